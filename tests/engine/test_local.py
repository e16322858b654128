"""A review by the standards of a place: its numbers are compared, its exceptions weigh, nothing is muted."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from review.checklist import Local, load_local
from review.engine import assess, build_case
from review.engine.local_rules import weighed
from review.model import Answer, Category, Finding, Review, Verdict
from review.reading import text_document

TODAY = date(2026, 11, 21)
HEAD = """青石镇公共晒场使用管理办法（试行）
第一条 为方便农户晾晒粮食，结合本镇实际，制定本办法。
第二条 农户可以免费使用公共晒场，按照到场先后使用。
第三条 使用人应当在使用后清扫场地。
第四条 本办法自2026年5月1日起施行，有效期{validity}。
青石镇人民政府
2026年4月20日"""
STANDARDS = {
    "standards.toml": 'code = "000000"\nname = "全国"\n',
    "yunling/standards.toml": """code = "990000"
name = "云岭省"
[[standard]]
key = "validity.general"
value = 5
unit = "年"
items = ["ND-TIME-03"]
[[standard]]
key = "validity.trial"
value = 2
unit = "年"
items = ["ND-TIME-03"]
[[standard]]
key = "commencement.gap"
value = 30
unit = "日"
items = ["ND-TIME-02"]
[[standard]]
key = "consultation.general"
value = 10
unit = "日"
items = ["ND-PROC-02"]
[[standard]]
key = "filing.superior"
value = 15
unit = "日"
items = ["ND-PROC-13"]
[[exception]]
name = "autumn-stubble"
items = ["ND-RIGHT-09"]
say = ["撂荒"]
note = "云岭省的法规另有规定，请核对。"
""",
}
_SOURCE = """since = 2020-01-01
law = "云岭省文件管理规定"
article = "第九条"
verified = true
seen = "原文"
checked_on = 2026-11-01
"""


@pytest.fixture
def yunling(tmp_path: Path) -> Local:
    for name, text in STANDARDS.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        lines = [line + "\n" + _SOURCE if line.startswith("items") else line for line in text.splitlines()]
        path.write_text("\n".join([*lines[:2], "checked_on = 2026-11-01", *lines[2:]]), "utf-8")
    return load_local("云岭省", TODAY, tmp_path)


def review(text: str, when: Local | date, *, fragment: bool = False) -> Review:
    return assess(text_document(text, "草案.txt"), Category.NORMATIVE, when, fragment=fragment, second=False)


def of(result: Review, item: str) -> list[Finding]:
    return [finding for finding in result.findings if finding.item == item]


def answer(result: Review, item: str) -> Answer:
    return next(one for one in result.answers if one.item == item)


def test_the_nation_alone_compares_no_validity_and_says_so() -> None:
    result = review(HEAD.format(validity="十年"), TODAY)
    assert of(result, "ND-TIME-03") == []
    reason = answer(result, "ND-TIME-03").reason
    assert "有效期的上限、暂行、试行文件有效期的上限：本地标准未配置，未核对" in reason.partition("。")[0]
    assert answer(result, "ND-TIME-03").verdict is Verdict.PASS


@pytest.mark.parametrize(
    ("validity", "found"),
    [
        ("二年", 0),
        ("至2028年4月30日", 0),
        ("三年", 1),
        ("至2028年5月31日", 1),
        ("十年", 1),
    ],
)
def test_validity_is_compared_with_the_local_limit_for_trial_documents(
    yunling: Local, validity: str, found: int
) -> None:
    result = review(HEAD.format(validity=validity), yunling)
    assert len(of(result, "ND-TIME-03")) == found


@pytest.mark.parametrize(
    ("validity", "found"), [("五年", 0), ("六年", 1), ("至2031年4月30日", 0), ("至2040年12月31日", 1)]
)
def test_other_documents_have_the_general_limit(yunling: Local, validity: str, found: int) -> None:
    result = review(HEAD.replace("（试行）", "").format(validity=validity), yunling)
    assert len(of(result, "ND-TIME-03")) == found


def test_the_finding_names_the_local_number_and_its_source_first(yunling: Local) -> None:
    (finding,) = of(review(HEAD.replace("（试行）", "").format(validity="六年"), yunling), "ND-TIME-03")
    assert "超过本地上限5年（《云岭省文件管理规定》第九条）" in finding.message
    assert finding.basis[0].cite() == "《云岭省文件管理规定》第九条"
    assert finding.verdict is Verdict.DOUBT


def test_too_short_a_gap_before_commencement_is_said_where_a_gap_is_configured(yunling: Local) -> None:
    text = HEAD.format(validity="二年")
    (finding,) = of(review(text, yunling), "ND-TIME-02")
    assert "只有11日，少于本地规定的30日" in finding.message
    assert of(review(text, TODAY), "ND-TIME-02") == []
    at_once = text.replace("自2026年5月1日起施行", "自公布之日起施行")
    assert "只有0日" in of(review(at_once, yunling), "ND-TIME-02")[0].message
    exact = text.replace("2026年5月1日", "2026年5月20日")
    assert of(review(exact, yunling), "ND-TIME-02") == []


def test_consultation_of_any_document_is_compared_where_the_place_has_a_number(yunling: Local) -> None:
    text = "第三条 晒场轮换方案应当公开征求意见，期限为五日。"
    assert of(review(text, TODAY, fragment=True), "ND-PROC-02") == []
    (finding,) = of(review(text, yunling, fragment=True), "ND-PROC-02")
    assert "一般不少于10日（《云岭省文件管理规定》第九条）" in finding.message


def test_national_consultation_periods_keep_their_own_source() -> None:
    text = "第三条 涉及经营者的草案向社会公开征求意见，期限为七日。"
    (finding,) = of(review(text, TODAY, fragment=True), "ND-PROC-02")
    assert "一般不少于30日（《优化营商环境条例》第六十二条）" in finding.message


def test_an_item_about_materials_says_the_local_number_or_that_there_is_none(yunling: Local) -> None:
    text = HEAD.format(validity="二年")
    assert (
        "向上一级行政机关备案的期限：15日（《云岭省文件管理规定》第九条）"
        in answer(review(text, yunling), "ND-PROC-13").reason
    )
    assert "向上一级行政机关备案的期限：本地标准未配置（请按" in answer(review(text, TODAY), "ND-PROC-13").reason


def test_a_local_exception_adds_its_words_and_basis_and_mutes_nothing(yunling: Local) -> None:
    text = "第五条 承包地撂荒满一年的，停发农业补贴。\n第六条 农户乱倒垃圾的，停发农业补贴。"
    plain, local = review(text, TODAY, fragment=True), review(text, yunling, fragment=True)
    kept = [(f.item, f.severity, f.label, f.span, f.fingerprint) for f in local.findings]
    assert kept == [(f.item, f.severity, f.label, f.span, f.fingerprint) for f in plain.findings]
    told = [f for f in local.findings if f.message.endswith("云岭省的法规另有规定，请核对。")]
    assert [(f.item, f.place) for f in told] == [("ND-RIGHT-09", "第五条")]
    assert told[0].basis[-1].cite() == "《云岭省文件管理规定》第九条"
    assert told[0].verdict is Verdict.DOUBT


def test_an_exception_speaks_only_of_the_items_it_names(yunling: Local) -> None:
    result = review("第五条 承包地撂荒满一年的，停发农业补贴，并处五百元罚款。", yunling, fragment=True)
    told = {"ND-RIGHT-09" in (f.item, *f.also) for f in result.findings if "云岭省的法规另有规定" in f.message}
    silent = {"ND-RIGHT-09" in (f.item, *f.also) for f in result.findings if "云岭省的法规另有规定" not in f.message}
    assert (told, silent) == ({True}, {False})


def test_what_an_exception_speaks_of_is_no_longer_certain(yunling: Local) -> None:
    text = "第五条 承包地撂荒满一年的，停发农业补贴。"
    case = build_case(text_document(text, "草案.txt"), TODAY, fragment=True)
    sure = tuple(replace(finding, verdict=Verdict.FAIL) for finding in review(text, TODAY, fragment=True).findings)
    assert {finding.verdict for finding in weighed(sure, yunling, case) if finding.item == "ND-RIGHT-09"} == {
        Verdict.DOUBT
    }


def test_a_review_carries_whose_standards_applied(yunling: Local) -> None:
    applied = review("第一条 为了方便群众，制定本办法。", yunling).jurisdiction
    assert applied is not None
    assert applied.words() == "全国＋云岭省（数据日期2026年11月1日）"
    assert [one.words() for one in applied.standards if one.key == "filing.superior"] == ["15日"]


@pytest.mark.parametrize(
    ("name", "text", "item"),
    [
        ("浙江省", "乡村违法建筑当事人逾期不拆除的，由镇人民政府组织强制拆除。", "ND-AUTH-06"),
        ("浙江省", "以违法建筑作为经营场所的，镇便民服务中心不得办理营业执照、备案手续。", "ND-AUTH-03"),
        ("浙江省/宁波市", "村规民约应当规定酒席不得超过十桌。", "ND-TOPIC-11"),
        ("广东省", "撂荒满一年的，停发农业补贴。", "ND-RIGHT-09"),
    ],
)
def test_shipped_exceptions_reach_the_findings_they_are_meant_for(name: str, text: str, item: str) -> None:
    result = review(text, load_local(name, TODAY), fragment=True)
    meant = [finding for finding in result.findings if item in (finding.item, *finding.also)]
    assert any("地方性法规另有规定" in finding.message for finding in meant)
    assert not any("地方性法规另有规定" in finding.message for finding in review(text, TODAY, fragment=True).findings)


def test_a_filing_says_who_receives_it() -> None:
    reason = answer(review("第一条 为了方便群众，制定本办法。", load_local("北京市", TODAY)), "ND-PROC-13").reason
    assert "向人大备案的期限：30日（《北京市各级人民代表大会常务委员会规范性文件备案审查条例》第十一条第一款" in reason
    assert "；接收：乡镇人民代表大会" in reason
