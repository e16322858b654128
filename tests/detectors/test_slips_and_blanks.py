"""Slips of the pen, blanks and placeholders."""

import pytest
from detector_cases import hits, words

SPELLING = {"check": "misspellings", "pairs": ["布署=部署", "按装=安装"]}


@pytest.mark.parametrize(
    ("text", "slip"),
    [
        ("各村应当应当按时上报。", "应当应当"),
        ("镇政府的的规定。", "的的"),
        ("商户不得不得出店经营。", "不得不得"),
        ("由由镇政府负责。", "由由"),
        ("应应当公示。", "应应当"),
    ],
)
def test_doubled_words_are_found(text: str, slip: str) -> None:
    assert words("slips", text, {"check": "doubled-words"}) == [slip]


@pytest.mark.parametrize(
    "text",
    [
        "目的的确定应当合法。",
        "为了了解情况。",
        "按照标的的价格计算。",
        "邻里和和气气。",
        "情况不得不报。",
        "村民应当对对外贸易调查给予配合。",
        "要看的是是否公开。",
        "调解和和解协议一并存档。",
        "存在在建项目的。",
    ],
)
def test_lawful_doubles_are_left_alone(text: str) -> None:
    assert words("slips", text, {"check": "doubled-words"}) == []


@pytest.mark.parametrize(
    "text", ["自公布之日起施行。。", "经营户，，应当亮照。", "下列规定：：", "按月上报，。", "做到：；"]
)
def test_doubled_marks_are_found(text: str) -> None:
    assert len(words("slips", text, {"check": "doubled-marks"})) == 1


@pytest.mark.parametrize(
    "text", ["以下简称“三包”）。", "……。", "做到“应收尽收”，按月上报。", "（一）亮照经营；（二）明码标价。"]
)
def test_ordinary_marks_are_left_alone(text: str) -> None:
    assert words("slips", text, {"check": "doubled-marks"}) == []


@pytest.mark.parametrize(
    ("text", "good"),
    [("商户应当亮照,明码标价。", "，"), ("下列材料:身份证。", "："), ("商户(含摊贩)应当亮照。", "（含摊贩）")],
)
def test_half_width_marks_between_characters_are_found(text: str, good: str) -> None:
    [hit] = hits("slips", text, {"check": "half-width"})
    assert hit.values["good"] == good


@pytest.mark.parametrize(
    "text", ["标准为GB 7258-2017。", "共1,200元。", "网址http://example.cn公布。", "比例为1:500。", "时间为8:30。"]
)
def test_half_width_marks_among_figures_are_left_alone(text: str) -> None:
    assert words("slips", text, {"check": "half-width"}) == []


@pytest.mark.parametrize(
    "text",
    ["根据《信访工作条例的规定。", "商户（含摊贩应当亮照。", "做到“应收尽收，按月上报。", "根据信访工作条例》的规定。"],
)
def test_open_brackets_are_found(text: str) -> None:
    assert len(words("slips", text, {"check": "open-brackets"})) == 1


@pytest.mark.parametrize(
    "text",
    [
        "1）亮照经营。",
        "一）亮照经营。",
        "包括：1）身份证；2）户口簿。",
        "《关于印发〈办法〉的通知》（青政发〔2026〕3号）。",
    ],
)
def test_list_marks_and_nested_brackets_are_left_alone(text: str) -> None:
    assert words("slips", text, {"check": "open-brackets"}) == []


def test_quotation_over_two_paragraphs_is_found_in_each() -> None:
    assert len(words("slips", "他说“第一段。\n第二段”。", {"check": "open-brackets"})) == 2


def test_misspellings_come_with_the_right_word() -> None:
    found = hits("slips", "按照县里布署按装监控。", SPELLING)
    assert [hit.values["good"] for hit in found] == ["部署", "安装"]


@pytest.mark.parametrize(
    "text",
    [
        "××××年施行。",
        "收费标准为＿＿＿元。",
        "由【待定】负责。",
        "本办法自    年  月  日起施行。",
        "青政规〔20××〕3号",
        "联系电话：XXX",
        "标准待定。",
        "收费（待填写）元。",
    ],
)
def test_placeholders_are_found(text: str) -> None:
    assert len(hits("blanks", text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "型号为XXL码。",
        "使用“××区颐康中心”的名称。",
        "本办法自2026年7月1日起施行。",
        "长度为3×5米。",
        "编号A_1。",
        "依照规定（另行公布）。",
    ],
)
def test_what_only_looks_blank_is_left_alone(text: str) -> None:
    assert hits("blanks", text) == []


def test_one_placeholder_for_each_paragraph() -> None:
    assert len(hits("blanks", "由××局、××所负责。\n标准为××元。")) == 2


def test_words_around_the_blank_are_given() -> None:
    [hit] = hits("blanks", "垃圾清运费每户每月＿＿＿元。")
    assert "每户每月＿＿＿元" in hit.values["words"]
