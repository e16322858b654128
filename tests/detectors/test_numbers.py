"""Numbers of the draft against those of the law."""

from typing import Any

import pytest
from detector_cases import hits, words

APPEAL: dict[str, Any] = {
    "measure": "period",
    "unit": "日",
    "least": 60,
    "limit": "六十日",
    "say": ["(?P<n>#+)(?:之)?内[^。；#]{0,20}申请行政复议"],
}
ANSWER: dict[str, Any] = {
    "measure": "period",
    "unit": "工作日",
    "most": 20,
    "limit": "20个工作日",
    "say": ["(?P<n>#+)内[^，。；#]{0,8}答复"],
}


@pytest.mark.parametrize("period", ["30日", "三十日", "10个工作日", "一个月", "一周", "48小时"])
def test_shorter_period_than_the_law_grants_is_found(period: str) -> None:
    [hit] = hits("numbers", f"当事人可以在{period}内申请行政复议。", APPEAL)
    assert hit.values["found"] == period
    assert hit.values["limit"] == "六十日"


@pytest.mark.parametrize("period", ["60日", "六十日", "90日", "三个月", "一年"])
def test_period_as_long_as_the_law_or_longer_is_left_alone(period: str) -> None:
    assert not hits("numbers", f"当事人可以在{period}内申请行政复议。", APPEAL)


@pytest.mark.parametrize("period", ["两个月", "45个工作日"])
def test_period_that_may_agree_is_left_alone(period: str) -> None:
    assert not hits("numbers", f"当事人可以在{period}内申请行政复议。", APPEAL)


@pytest.mark.parametrize(
    ("period", "found"), [("20个工作日", 0), ("30日", 0), ("25个工作日", 0), ("60日", 1), ("三个月", 1)]
)
def test_calendar_days_are_compared_with_working_days_only_as_far_as_sure(period: str, found: int) -> None:
    assert len(hits("numbers", f"自收到申请之日起{period}内书面答复。", ANSWER)) == found


def test_fixed_number_tells_working_days_from_days() -> None:
    fixed = {**ANSWER, "least": 15, "most": 15}
    assert hits("numbers", "自收到申请之日起15日内书面答复。", fixed)
    assert not hits("numbers", "自收到申请之日起15个工作日内书面答复。", fixed)


def test_number_nearest_to_the_words_is_the_one_compared() -> None:
    text = "当事人可以在六十日内申请行政复议，或者在三十日内补充材料。"
    assert not hits("numbers", text, APPEAL)


def test_each_wrong_number_of_a_sentence_is_reported_once() -> None:
    twice = {**APPEAL, "say": [*APPEAL["say"], "(?P<n>#+)内[^。；#]{0,20}复议"]}
    assert words("numbers", "可以在五日内申请行政复议。", twice) == ["五日内申请行政复议"]


def test_number_in_the_lead_in_is_not_taken_for_one_of_the_item() -> None:
    text = "当事人在30日内可以：\n（一）申请行政复议；\n（二）书面陈述意见。"
    assert not hits("numbers", text, APPEAL)


def test_words_around_decide_whether_the_row_applies() -> None:
    text = "对人事争议不服的，可以在五日内申请行政复议。"
    assert hits("numbers", text, APPEAL)
    assert not hits("numbers", text, {**APPEAL, "unless": ["人事争议"]})
    assert not hits("numbers", text, {**APPEAL, "with": ["土地"]})


def test_fine_is_compared_only_where_the_law_is_named() -> None:
    fine = {
        "measure": "amount",
        "least": 100,
        "most": 500,
        "limit": "100元以上500元以下",
        "law": ["烟花爆竹安全管理条例"],
        "say": ["处(?P<n>#+)", "以上(?P<n>#+)以下"],
    }
    cited = "依照《烟花爆竹安全管理条例》的规定处1000元以上2000元以下罚款。"
    assert [hit.values["found"] for hit in hits("numbers", cited, fine)] == ["1000元", "2000元"]
    assert not hits("numbers", "处1000元以上2000元以下罚款。", fine)
    assert not hits("numbers", "依照《烟花爆竹安全管理条例》的规定处100元以上500元以下罚款。", fine)


def test_daily_rate_must_be_the_one_of_the_law() -> None:
    rate = {"measure": "percent", "least": 3, "most": 3, "limit": "百分之三", "say": ["每日按[^。]{0,8}(?P<n>#+)加处"]}
    assert hits("numbers", "每日按罚款数额的5%加处罚款。", rate)
    assert hits("numbers", "每日按罚款数额的百分之一加处罚款。", rate)
    assert not hits("numbers", "每日按罚款数额的百分之三加处罚款。", rate)


def test_shares_and_counts_are_read_in_words() -> None:
    share = {"measure": "share", "least": 0.6666, "limit": "三分之二", "say": ["经(?P<n>#+)(?:以上)?代表同意"]}
    assert words("numbers", "经过半数代表同意。", share) == ["经过半数代表同意"]
    assert words("numbers", "经二分之一以上代表同意。", share) == ["经二分之一以上代表同意"]
    assert not hits("numbers", "经三分之二以上代表同意。", share)
    assert not hits("numbers", "经四分之三以上代表同意。", share)
    times = {"measure": "times", "least": 3, "limit": "连续三次", "say": ["连续(?P<n>#+)拒绝"]}
    assert hits("numbers", "连续两次拒绝介绍的工作。", times)
    assert not hits("numbers", "连续三次拒绝介绍的工作。", times)


def test_literal_hash_in_the_draft_is_no_number() -> None:
    assert not hits("numbers", "在##日内申请行政复议。", APPEAL)
