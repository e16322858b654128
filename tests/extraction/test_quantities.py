"""Quantities with both their ends: one reader for drafts and for laws."""

import time
from itertools import pairwise

import pytest

from review.extraction.quantities import find_quantities, reversed_ends
from review.model import Measure

MONEY, PERIOD, AGE, RATIO, COUNT = Measure.MONEY, Measure.PERIOD, Measure.AGE, Measure.RATIO, Measure.COUNT


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("五百元以上二千元以下", 500, 2000),
        ("200元以上、500元以下", 200, 500),
        ("2000元（含）以上5000元以下", 2000, 5000),
        ("二百以上五百元以下", 200, 500),
        ("200-500元", 200, 500),
        ("500元至2000元", 500, 2000),
        ("三至五万元", 30000, 50000),
        ("五百至二千元", 500, 2000),
        ("2万至10万元", 20000, 100000),
        ("不低于二百元且不高于五百元", 200, 500),
        ("十万元以上不足五十万元", 100000, 500000),
        ("人民币伍佰元以上贰仟元以下", 500, 2000),
        ("5000至1万元", 5000, 10000),
        ("五百元以下", None, 500),
        ("一万元以下（不含一万元）", None, 10000),
        ("不超过5万元", None, 50000),
        ("不满五百元", None, 500),
        ("一千元以上", 1000, None),
        ("不少于200元", 200, None),
        ("五十元", 50, 50),
    ],
)
def test_money_is_read_with_its_ends(words: str, low: float | None, high: float | None) -> None:
    text = f"对个人处{words}的罚款。"
    (seen,) = find_quantities(text)
    assert (seen.measure, seen.low, seen.high, seen.unit) == (MONEY, low, high, "元")
    assert text[seen.span.start : seen.span.end] == words


@pytest.mark.parametrize(
    ("words", "measure", "low", "high", "unit"),
    [
        ("六十日内", PERIOD, None, 60, "日"),
        ("不超过三十日", PERIOD, None, 30, "日"),
        ("七个工作日前", PERIOD, 7, None, "工作日"),
        ("提前十日", PERIOD, 10, None, "日"),
        ("不少于三十日", PERIOD, 30, None, "日"),
        ("3～5个工作日", PERIOD, 3, 5, "工作日"),
        ("三年以上五年以下", PERIOD, 3, 5, "年"),
        ("三十分钟", PERIOD, 30, 30, "分钟"),
        ("已满十四周岁不满十八周岁", AGE, 14, 18, "周岁"),
        ("年满十八周岁", AGE, 18, None, "周岁"),
        ("十四至十六周岁", AGE, 14, 16, "周岁"),
        ("60周岁以上", AGE, 60, None, "周岁"),
        ("一倍以上五倍以下", RATIO, 1, 5, "倍"),
        ("2-5倍", RATIO, 2, 5, "倍"),
        ("百分之五十以上三倍以下", RATIO, 0.5, 3, "倍"),
        ("最长可以延长三十日", PERIOD, None, 30, "日"),
        ("百分之十以上百分之二十以下", RATIO, 0.1, 0.2, ""),
        ("60%至80%", RATIO, 0.6, 0.8, ""),
        ("三分之二以上", RATIO, 2 / 3, None, ""),
        ("过半数", RATIO, 0.5, None, ""),
        ("二名以上", COUNT, 2, None, "人"),
        ("不少于50米", COUNT, 50, None, "米"),
        ("120平方米以内", COUNT, None, 120, "平方米"),
        ("5人以上10人以下", COUNT, 5, 10, "人"),
        ("三次", COUNT, 3, 3, "次"),
    ],
)
def test_every_measure_has_its_ends_and_unit(
    words: str, measure: Measure, low: float | None, high: float | None, unit: str
) -> None:
    text = f"按照规定{words}。"
    (seen,) = find_quantities(text)
    assert (seen.measure, seen.unit) == (measure, unit)
    assert (seen.low, seen.high) == (
        pytest.approx(low) if low is not None else None,
        pytest.approx(high) if high is not None else None,
    )
    assert text[seen.span.start : seen.span.end] == words


def test_two_ranges_of_one_sentence_stay_two() -> None:
    text = "处一千元以上五千元以下罚款；情节严重的，处五千元以上三万元以下罚款。"
    assert [(q.low, q.high) for q in find_quantities(text)] == [(1000, 5000), (5000, 30000)]


def test_ends_with_two_units_are_two_quantities() -> None:
    seen = find_quantities("处十五日以上六个月以下的限制。")
    assert [(q.low, q.high, q.unit) for q in seen] == [(15, None, "日"), (None, 6, "月")]


def test_ends_in_the_wrong_order_stay_as_written() -> None:
    (seen,) = find_quantities("处五千元以上二千元以下罚款。")
    assert (seen.low, seen.high, reversed_ends(seen)) == (5000, 2000, True)


@pytest.mark.parametrize("text", ["一次性告知", "第三十日", "一户一宅", "第二千元", "十分重要", "××元以下", "三单元"])
def test_idioms_ordinals_and_blanks_are_no_quantities(text: str) -> None:
    assert find_quantities(text) == ()


def test_quantities_never_overlap_and_stand_in_order() -> None:
    text = (
        "18周岁以上的村民二人以上，三日内缴纳200-500元，或者2倍至5倍，共三分之二以上，每平方米10元以上50元以下。" * 20
    )
    seen = find_quantities(text)
    assert all(one.span.end <= other.span.start for one, other in pairwise(seen))
    assert len(seen) == 7 * 20


def test_time_grows_with_the_text_and_not_faster() -> None:
    def seconds(text: str) -> float:
        start = time.perf_counter()
        find_quantities(text)
        return time.perf_counter() - start

    for piece in ("五百元以上二千元以下", "1", "一", "不超过" * 3, "以上"):
        short, long = seconds(piece * 2000), seconds(piece * 8000)
        assert long < 16 * max(short, 0.02), piece
