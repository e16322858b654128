"""Title, number and issuing body at head and foot."""

import pytest
from detector_cases import hits, words

BODY = "\n第一条 商户应当保持门前整洁。\n第二条 本办法自2026年7月1日起施行。"
FOOT = "\n青石镇人民政府\n2026年6月10日"


def found(check: str, head: str, foot: str = FOOT) -> list[str]:
    """What one check points at."""
    return words("headline", f"{head}{BODY}{foot}", {"check": check})


@pytest.mark.parametrize("title", ["青石镇养犬管理条例", "青石镇市容管理条例（试行）", "青石镇垃圾处理法"])
def test_title_of_a_statute_is_found(title: str) -> None:
    assert found("lawlike-title", title) == [title]


@pytest.mark.parametrize(
    "title",
    ["青石镇市容管理办法", "青石镇积分管理方法", "青石镇贯彻《信访工作条例》实施细则", "青石镇市容管理办法（试行）"],
)
def test_ordinary_titles_are_not_statutes(title: str) -> None:
    assert found("lawlike-title", title) == []


@pytest.mark.parametrize("title", ["关于做好有关工作的通知", "青石镇人民政府关于加强当前重点工作的意见"])
def test_title_without_subject_is_found(title: str) -> None:
    assert found("empty-subject", title) != []


@pytest.mark.parametrize("title", ["关于做好秸秆禁烧工作的通知", "关于加强集镇停车管理的通知"])
def test_title_with_a_subject_is_left_alone(title: str) -> None:
    assert found("empty-subject", title) == []


def test_missing_title_is_an_absence_and_not_sure() -> None:
    [hit] = hits("headline", "商户应当保持门前整洁。", {"check": "no-title"})
    assert hit.span is None
    assert not hit.sure


@pytest.mark.parametrize(
    ("number", "good"),
    [
        ("青政规[2026]3号", "青政规〔2026〕3号"),
        ("青政规（2026）3号", "青政规〔2026〕3号"),
        ("青政规【2026】3号", "青政规〔2026〕3号"),
    ],
)
def test_wrong_brackets_are_found_with_the_right_ones(number: str, good: str) -> None:
    text = f"青石镇人民政府文件\n{number}\n青石镇市容管理办法{BODY}{FOOT}"
    [hit] = hits("headline", text, {"check": "bracket"})
    assert hit.values["good"] == good


def test_right_number_is_left_alone() -> None:
    head = "青石镇人民政府文件\n青政规〔2026〕3号\n青石镇市容管理办法"
    assert found("bracket", head) == []
    assert found("padded", head) == []


@pytest.mark.parametrize("number", ["青政规〔2026〕第3号", "青政规〔2026〕03号", "青政规〔2026〕003号"])
def test_padded_serial_is_found(number: str) -> None:
    text = f"青石镇人民政府文件\n{number}\n青石镇市容管理办法{BODY}{FOOT}"
    [hit] = hits("headline", text, {"check": "padded"})
    assert hit.values["good"] == "青政规〔2026〕3号"


def test_round_serial_is_not_padded() -> None:
    assert found("padded", "青石镇人民政府文件\n青政规〔2026〕10号\n青石镇市容管理办法") == []


@pytest.mark.parametrize(
    "body", ["青石镇人居环境整治领导小组", "青石镇创建文明城市指挥部", "青石镇安全生产委员会办公室"]
)
def test_temporary_body_as_issuer_is_found(body: str) -> None:
    assert found("temporary-issuer", "青石镇市容管理办法", f"\n{body}\n2026年6月10日") == [body]


@pytest.mark.parametrize("body", ["青石镇综合执法大队", "青石镇李家村村民委员会", "青石镇党政办公室", "青石镇财政所"])
def test_subordinate_body_as_issuer_is_found(body: str) -> None:
    assert found("subordinate-issuer", "青石镇市容管理办法", f"\n{body}\n2026年6月10日") == [body]


@pytest.mark.parametrize("body", ["青石镇人民政府", "临江街道办事处"])
@pytest.mark.parametrize("check", ["temporary-issuer", "subordinate-issuer"])
def test_township_itself_is_no_office_of_its_own(check: str, body: str) -> None:
    assert found(check, "青石镇市容管理办法", f"\n{body}\n2026年6月10日") == []


def test_head_and_foot_of_different_townships_contradict() -> None:
    head = "青石镇人民政府文件\n青政规〔2026〕3号\n青石镇市容管理办法"
    assert found("different-issuers", head, "\n云溪镇人民政府\n2026年6月10日") == ["云溪镇人民政府"]


def test_county_before_the_name_is_no_contradiction() -> None:
    head = "云溪县青石镇人民政府文件\n青政规〔2026〕3号\n青石镇市容管理办法"
    assert found("different-issuers", head) == []


def test_notice_that_calls_the_document_otherwise_is_found() -> None:
    head = "青石镇人民政府关于印发《青石镇茶市管理规定》的通知\n各村：\n现予印发。" + FOOT + "\n青石镇茶市管理办法"
    assert found("renamed", head) == ["青石镇人民政府关于印发《青石镇茶市管理规定》的通知"]


@pytest.mark.parametrize("name", ["青石镇茶市管理办法", "茶市管理办法", "云溪县茶叶产业规划"])
def test_notice_with_the_same_or_another_documents_name_is_left_alone(name: str) -> None:
    head = f"青石镇人民政府关于印发《{name}》的通知\n各村：\n现予印发。{FOOT}\n青石镇茶市管理办法"
    assert found("renamed", head) == []
