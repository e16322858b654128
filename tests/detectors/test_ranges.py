"""Ranges that nobody can apply."""

import pytest
from detector_cases import hits, words

ENDS, SUMS = {"check": "ends"}, {"check": "unreadable"}


@pytest.mark.parametrize(
    ("text", "range_", "fault"),
    [
        ("处五千元以上二千元以下罚款。", "五千元以上二千元以下", "下限大于上限"),
        ("每户补助500元至200元。", "500元至200元", "下限大于上限"),
        ("违约金为五百元以上五百元以下。", "五百元以上五百元以下", "上限与下限相同"),
        ("每亩补助五百元以下二千元以上。", "五百元以下二千元以上", "“以上”“以下”用反"),
        ("劳务费三百元以上八百元以上。", "三百元以上八百元以上", "两端都写作“以上”"),
        ("劳务费三百元以下八百元以下。", "三百元以下八百元以下", "两端都写作“以下”"),
        ("违约金为二百元以上五倍以下。", "二百元以上五倍以下", "上限与下限的计量单位不同"),
        ("试用期为三个月以上三十日以下。", "三个月以上三十日以下", "下限大于上限"),
        ("五人以上三人以下。", "五人以上三人以下", "下限大于上限"),
    ],
)
def test_range_that_cannot_be_applied_is_found(text: str, range_: str, fault: str) -> None:
    (hit,) = hits("ranges", text, ENDS)
    assert words("ranges", text, ENDS) == [range_]
    assert hit.values["fault"] == fault


@pytest.mark.parametrize(
    "text",
    [
        "处二千元以上五千元以下罚款。",
        "试用期为十五日以上三个月以下。",
        "处货值金额百分之五十以上三倍以下罚款。",
        "五百万元以下或者二千万元以上的项目，分别审核。",
        "损失十万元以上、五十万元以上的，分别报告。",
        "承担百分之六十至百分之五十的费用。",
        "奖励5000至1万元。",
        "三人以上。",
    ],
)
def test_range_that_can_be_applied_is_left_alone(text: str) -> None:
    assert hits("ranges", text, ENDS) == []


@pytest.mark.parametrize("text", ["保证金为五佰万拾元。", "补助1,00元。"])
def test_sum_that_makes_no_number_is_found(text: str) -> None:
    assert len(hits("ranges", text, SUMS)) == 1


@pytest.mark.parametrize("text", ["保证金为伍仟元整。", "补助____元。", "补助××元。", "补助1,000元。"])
def test_readable_sums_and_blanks_are_left_alone(text: str) -> None:
    assert hits("ranges", text, SUMS) == []
