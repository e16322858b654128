"""What the numbers of an article are about, and for whom."""

import pytest

from review.laws import About, Figure, contradicted, figures_of
from review.laws.figures import Bearer, Tier


def only(text: str) -> Figure:
    (figure,) = figures_of(text)
    return figure


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("对个人处二百元以下的罚款。", About.FINE),
        ("处以罚款五百元。", About.FINE),
        ("予以罚款，罚款数额为五百元。", About.FINE),
        ("并处违法所得一倍以上五倍以下罚款。", About.FINE),
        ("处应缴补偿费三倍以下的罚款。", About.FINE),
        ("处五日以上十日以下拘留。", About.DETENTION),
        ("应当在十五日内缴纳罚款。", About.PERIOD),
        ("举报属实的奖励五百元。", About.MONEY),
        ("赔偿损失五百元。", About.MONEY),
        ("年满十八周岁的村民。", About.AGE),
        ("三分之二以上的代表出席。", About.RATIO),
        ("调查人员不得少于二人。", About.COUNT),
    ],
)
def test_number_is_read_with_what_it_is_about(text: str, about: About) -> None:
    assert only(text).about is about


def test_each_fine_has_its_own_bearer() -> None:
    text = "对个人处二百元以下罚款，对单位处一万元以下罚款，对直接负责的主管人员处五千元以下罚款。"
    assert [f.bearer for f in figures_of(text)] == [Bearer.PERSON, Bearer.UNIT, Bearer.RESPONSIBLE]


def test_people_and_bodies_named_in_one_breath_are_no_bearer() -> None:
    assert only("单位和个人违反规定的，处二百元以下罚款。").bearer is None


def test_grades_of_a_breach_are_told_apart() -> None:
    text = "处一千元以下罚款；逾期不改正的，处五千元以下罚款；情节严重的，处二万元以下罚款。"
    assert [f.tiers for f in figures_of(text)] == [frozenset(), {Tier.OVERDUE}, {Tier.SERIOUS}]


def test_grade_and_bearer_hold_for_the_sanctions_that_follow_in_the_sentence() -> None:
    figures = figures_of("个人情节较重的，处五日以上十日以下拘留，可以并处一千元以下罚款。")
    assert [(f.bearer, f.tiers) for f in figures] == [(Bearer.PERSON, frozenset({Tier.SERIOUS}))] * 2


def test_amount_that_says_when_a_rule_applies_is_a_condition() -> None:
    figures = figures_of("违法所得不足一万元的，处五万元以下罚款。")
    assert [f.condition for f in figures] == [True, False]
    assert figures[1].tiers == {Tier.NO_GAIN}


@pytest.mark.parametrize(
    ("text", "per"), [("处每平方米三十元罚款。", "平方米"), ("处30元/只罚款。", "只"), ("处三十元罚款。", "")]
)
def test_rate_names_its_unit(text: str, per: str) -> None:
    assert only(text).per == per


@pytest.mark.parametrize(
    ("draft", "law", "agrees"),
    [
        ("处二百元以上五百元以下罚款。", "处二百元以上一千元以下罚款。", True),
        ("处五百元以下罚款。", "处二百元以上一千元以下罚款。", False),
        ("对个人处五千元罚款。", "对个人处一千元以下罚款，对单位处一万元以下罚款。", False),
        ("对单位处五千元罚款。", "对个人处一千元以下罚款，对单位处一万元以下罚款。", True),
        ("情节严重的，处五百元罚款。", "处一千元以下罚款；情节严重的，处一千元以上五千元以下罚款。", False),
        ("逾期申请注销，三十日内提出申请。", "应当在十五日内提出申请注销。", True),
        ("登记机关十个工作日内作出是否登记的决定。", "登记机关应当在十日内作出是否登记的决定。", True),
        ("登记机关三十个工作日内作出是否登记的决定。", "登记机关应当在十日内作出是否登记的决定。", False),
        ("登记机关应当在两个月内作出是否登记的决定。", "登记机关应当在六十日内作出是否登记的决定。", True),
    ],
)
def test_like_is_compared_with_like(draft: str, law: str, *, agrees: bool) -> None:
    figure = figures_of(draft)[0]
    assert (contradicted(figure, figures_of(law)) is None) is agrees
