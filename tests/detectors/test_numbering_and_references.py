"""Numbers of articles and items, and references to them."""

import pytest
from detector_cases import hits, words

ARTICLES = {"kinds": ["编", "章", "条"]}
ITEMS = {"kinds": ["项", "一、", "（一）"]}
TITLE = "青石镇市容管理办法\n"


def articles(*numbers: str) -> str:
    """A draft of articles with these numbers."""
    return TITLE + "\n".join(f"第{number}条 商户应当保持门前整洁。" for number in numbers)


@pytest.mark.parametrize(
    ("numbers", "wrong"),
    [
        (("一", "二", "四"), ["第四条"]),
        (("一", "二", "二", "三"), ["第二条"]),
        (("二", "三"), ["第二条"]),
        (("九", "十", "十一"), ["第九条"]),
        (("一", "二", "三"), []),
    ],
)
def test_articles_that_do_not_follow_are_found(numbers: tuple[str, ...], wrong: list[str]) -> None:
    assert words("numbering", articles(*numbers), ARTICLES) == wrong


def test_expected_number_is_printed() -> None:
    [hit] = hits("numbering", articles("一", "二", "四"), ARTICLES)
    assert (hit.values["before"], hit.values["now"], hit.values["expected"]) == ("第二条", "第四条", "第三条")


def test_inserted_article_follows_its_own() -> None:
    text = TITLE + "第一条 为了规范管理，制定本办法。\n第一条之一 本镇适用本办法。\n第二条 商户应当保持整洁。"
    assert words("numbering", text, ARTICLES) == []


def test_articles_run_through_chapters() -> None:
    text = TITLE + "第一章 总则\n第一条 为了规范管理，制定本办法。\n第二章 管理\n第二条 商户应当保持整洁。"
    assert words("numbering", text, ARTICLES) == []
    again = text.replace("第二条", "第一条")
    assert words("numbering", again, ARTICLES) == ["第一条"]


def test_items_start_anew_under_each_article() -> None:
    text = (
        TITLE
        + "第一条 商户应当：\n（一）亮照经营；\n（二）明码标价。\n第二条 商户不得：\n（一）出店经营；\n（二）乱倒垃圾。"
    )
    assert words("numbering", text, ITEMS) == []
    assert words("numbering", text.replace("（二）乱倒", "（三）乱倒"), ITEMS) == ["（三）"]


def test_attachment_counts_for_itself() -> None:
    text = articles("一", "二") + "\n附件\n摊位登记须知\n第一条 填表须用黑色笔。\n第二条 一式两份。"
    assert words("numbering", text, ARTICLES) == []


TARGETS = {"targets": ["条", "款", "项", "附件"]}
DRAFT = (
    TITLE
    + "第一条 商户应当遵守下列规定：\n（一）亮照经营；\n（二）明码标价。\n摊位不得转租。\n第二条 违反{reference}的，予以劝导。"
)


@pytest.mark.parametrize(
    ("reference", "missing"),
    [
        ("本办法第九条", "第九条"),
        ("本办法第一条第五款", "第一条第五款"),
        ("本办法第一条第（六）项", "第一条第（六）项"),
    ],
)
def test_reference_to_nothing_is_found(reference: str, missing: str) -> None:
    [hit] = hits("references", DRAFT.format(reference=reference), TARGETS)
    assert hit.values["missing"] == missing


@pytest.mark.parametrize(
    "reference",
    ["本办法第一条", "本办法第一条第二款", "本办法第一条第（二）项", "前条规定", "《中华人民共和国消防法》第六十条"],
)
def test_reference_to_something_is_left_alone(reference: str) -> None:
    assert hits("references", DRAFT.format(reference=reference), TARGETS) == []


def test_attachment_that_is_not_there_is_found() -> None:
    text = articles("一") + "\n第二条 收费项目见附件2。\n附件1\n摊位登记表\n姓名"
    assert [hit.values["missing"] for hit in hits("references", text, TARGETS)] == ["附件2"]


def test_only_the_wanted_targets_are_checked() -> None:
    text = DRAFT.format(reference="本办法第九条")
    assert hits("references", text, {"targets": ["附件"]}) == []


def test_draft_without_articles_has_nothing_to_refer_to() -> None:
    assert hits("references", "关于清运垃圾的通知\n按照第三条办理。", TARGETS) == []


def test_point_that_begins_with_an_age_is_a_point() -> None:
    text = TITLE + "第一条 补贴对象：\n（一）第一类。\n1.特困人员；\n2.80周岁以上的；\n3.孤儿。\n（二）第二类。"
    assert words("numbering", text, {"kinds": ["项", "目", "（一）", "1."]}) == []
