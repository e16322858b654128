"""Amounts that contradict each other, the township's own name, numbers with check digits."""

import pytest
from detector_cases import hits, words

from review.detectors.identifiers import valid_credit_code, valid_identity

PAIRS = {"check": "words-and-figures"}
TOTALS = {"check": "parts-and-total"}


@pytest.mark.parametrize(
    "text", ["补偿款人民币伍万元整（¥5000元）。", "合计叁仟元（小写：30000元）。", "奖励1000元（大写：壹佰元整）。"]
)
def test_words_and_figures_that_differ_are_found(text: str) -> None:
    assert len(hits("sums", text, PAIRS)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "补偿款人民币伍万元整（¥50000元）。",
        "合计叁仟元（小写：3000.00元）。",
        "第一档伍万元，第二档3000元。",
        "补偿款5万元（伍万元整）。",
    ],
)
def test_words_and_figures_that_agree_or_stand_apart_are_left_alone(text: str) -> None:
    assert hits("sums", text, PAIRS) == []


def test_sum_of_the_parts_is_printed() -> None:
    [hit] = hits("sums", "项目总投资500万元，其中：县级补助300万元，镇级配套100万元。", TOTALS)
    assert (hit.values["total"], hit.values["sum"]) == ("500万元", "400万元")


@pytest.mark.parametrize(
    "text",
    [
        "项目总投资500万元，其中：县级补助300万元，镇级配套200万元。",
        "预算总额100万元，其中不超过60万元用于道路，不低于10万元用于绿化。",
        "补贴分为三档，分别为100元、200元、300元。",
        "合计500元，其中押金300元。",
    ],
)
def test_sums_that_agree_or_have_bounds_are_left_alone(text: str) -> None:
    assert hits("sums", text, TOTALS) == []


HEAD = "青石镇人民政府文件\n青政规〔2026〕3号\n青石镇市容管理办法\n"


def test_name_off_by_one_character_is_found() -> None:
    text = HEAD + "第一条 由清石镇人民政府负责。\n青石镇人民政府\n2026年6月10日"
    [hit] = hits("names", text)
    assert dict(hit.values) == {"own": "青石镇", "other": "清石镇"}


@pytest.mark.parametrize("other", ["云溪县青石镇人民政府", "白水镇人民政府", "青石镇人民政府", "临江街道办事处"])
def test_own_name_and_other_townships_are_left_alone(other: str) -> None:
    assert hits("names", f"{HEAD}第一条 由{other}负责。\n青石镇人民政府\n2026年6月10日") == []


def test_neighbour_that_is_named_more_often_is_no_slip() -> None:
    text = (
        HEAD + "第一条 与清石镇人民政府协商。\n第二条 清石镇人民政府配合。\n第三条 清石镇人民政府、清石镇人民政府同意。"
    )
    assert hits("names", text) == []


def test_draft_without_issuer_has_no_own_name() -> None:
    assert hits("names", "商户应当亮照经营。") == []


IDENTITY = "11010519491231002X"  # the worked example of the standard


def test_check_character_of_identity_numbers() -> None:
    assert valid_identity(IDENTITY)
    assert valid_identity(IDENTITY.lower())
    assert not valid_identity("110105194912310021")
    assert not valid_identity(IDENTITY[:-1])


def test_check_character_of_credit_codes() -> None:
    assert valid_credit_code("91350100M000100Y43")
    assert not valid_credit_code("91350100M000100Y44")
    assert not valid_credit_code("91350100M000100I43")
    assert not valid_credit_code("")


@pytest.mark.parametrize(
    ("kind", "text", "count"),
    [
        ("identity", f"身份证号码：{IDENTITY}", 0),
        ("identity", "身份证号码：110105194912310021", 1),
        ("identity", "身份证号：11010519491231002", 1),
        ("identity", "公民身份号码 110105********002X", 0),
        ("identity", "合同编号：110105194912310021", 0),
        ("credit-code", "统一社会信用代码：91350100M000100Y44", 1),
        ("credit-code", "统一社会信用代码：91350100M000100Y43", 0),
        ("phone", "联系电话：1380013800", 1),
        ("phone", "联系电话：13800138000", 0),
        ("phone", "联系电话：138001380001", 1),
        ("phone", "电话：0513-84512345", 0),
    ],
)
def test_only_labelled_numbers_that_fail_their_check_are_found(kind: str, text: str, count: int) -> None:
    assert len(hits("identifiers", text, {"kind": kind})) == count


def test_the_wrong_number_itself_is_not_repeated() -> None:
    [hit] = hits("identifiers", "身份证号码：110105194912310021", {"kind": "identity"})
    assert dict(hit.values) == {"length": "18"}
    assert words("identifiers", "身份证号码：110105194912310021", {"kind": "identity"}) == ["110105194912310021"]


def test_funds_set_aside_that_are_not_the_sum_of_their_parts_are_found() -> None:
    text = "镇财政安排巡护经费9万元，其中人员3万元、装备2万元、油料5万元。"
    assert words("sums", text, {"check": "parts-and-total"}) == ["9万元，其中人员3万元、装备2万元、油料5万元"]
