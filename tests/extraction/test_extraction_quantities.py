"""Dates, periods, sums and shares: values with their words, malformed ones kept."""

from datetime import date
from decimal import Decimal

import pytest
from extraction_drafts import draft

from review.extraction import extract


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026年3月10日", date(2026, 3, 10)),
        ("2026 年 3 月 10 日", date(2026, 3, 10)),
        ("２０２６年３月１０日", date(2026, 3, 10)),
        ("二〇二六年三月十日", date(2026, 3, 10)),
        ("二○二六年十二月三十一日", date(2026, 12, 31)),
        ("2026-03-10", date(2026, 3, 10)),
        ("2026.3.10", date(2026, 3, 10)),
        ("2026年2月30日", None),
        ("2026年13月1日", None),
    ],
)
def test_full_dates_are_read_and_impossible_ones_kept(text: str, day: date | None) -> None:
    doc = draft(f"于{text}前办结")
    (seen,) = extract(doc).dates
    assert (seen.value, doc.quote(seen.span)) == (day, text)


@pytest.mark.parametrize("text", ["2025年12月", "5月13日", "2025年度", "版本1.2.3", "2025-3.4", "编号2025-016"])
def test_partial_dates_and_look_alikes_are_no_dates(text: str) -> None:
    assert extract(draft(text)).dates == ()


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("30日", "30", "日"),
        ("十五个工作日", "15", "工作日"),
        ("5 个工作日", "5", "工作日"),
        ("三个月", "3", "月"),
        ("两年", "2", "年"),
        ("半年", "0.5", "年"),
        ("半个月", "0.5", "月"),
        ("一年半", "1.5", "年"),
        ("一个半月", "1.5", "月"),
        ("24小时", "24", "小时"),
        ("2个小时", "2", "小时"),
        ("六十日", "60", "日"),
        ("10天", "10", "日"),
        ("一周", "1", "周"),
    ],
)
def test_periods_have_number_and_unit(text: str, number: str, unit: str) -> None:
    (seen,) = extract(draft(f"应当在{text}内办结。")).periods
    assert (seen.text, seen.value, seen.unit) == (text, Decimal(number), unit)


@pytest.mark.parametrize(
    "text",
    [
        "2026年3月10日",
        "3月30日",
        "2025年度",
        "2025年4月",
        "第三日",
        "第5个工作日",
        "60周岁",
        "三年级",
        "每月5日",
        "上半年",
        "2025年",
    ],
)
def test_calendar_words_ordinals_and_ages_are_no_periods(text: str) -> None:
    assert extract(draft(f"{text}，照办。")).periods == ()


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("200元", "200"),
        ("5万元", "50000"),
        ("1.2亿元", "120000000"),
        ("20余万元", "200000"),
        ("3,000.00元", "3000"),
        ("￥5000", "5000"),
        ("¥2000.00元", "2000"),
        ("五百元", "500"),
        ("两万五千元", "25000"),
        ("一亿二千万元", "120000000"),
        ("人民币伍万元整", "50000"),
        ("人民币壹佰壹拾伍万贰仟元整", "1152000"),
        ("壹仟零伍元伍角整", "1005.5"),
        ("叁佰元肆角贰分", "300.42"),
    ],
)
def test_sums_are_read_in_yuan(text: str, number: str) -> None:
    (seen,) = extract(draft(f"缴纳{text}。")).amounts
    assert (seen.text, seen.value) == (text, Decimal(number))


@pytest.mark.parametrize("text", ["1,00元", "伍万万拾元", "二百三百元", "五佰元", "××元", "＿＿＿元"])
def test_malformed_sums_are_kept_without_a_value(text: str) -> None:
    (seen,) = extract(draft(f"缴纳{text}。")).amounts
    assert (seen.text, seen.value) == (text, None)


def test_both_ends_of_a_range_are_read_with_their_qualifiers() -> None:
    seen = extract(draft("处二百元以上五百元以下罚款，或者200至500元，最高不超过3千元。")).amounts
    assert [(a.text, int(a.value or 0), a.qualifier) for a in seen] == [
        ("二百元", 200, "以上"),
        ("五百元", 500, "以下"),
        ("200", 200, ""),
        ("500元", 500, ""),
        ("3千元", 3000, "不超过"),
    ]


def test_figures_and_words_of_one_sum_stay_two_facts() -> None:
    words, figures = extract(draft("罚款人民币贰仟元整（¥20000.00元）。")).amounts
    assert (words.value, words.upper) == (Decimal(2000), True)
    assert (figures.value, figures.upper) == (Decimal(20000), False)


@pytest.mark.parametrize("text", ["一元化管理", "三单元", "元旦", "第三条", "万元", "5元件"])
def test_words_with_yuan_in_them_are_no_sums(text: str) -> None:
    assert extract(draft(text)).amounts == ()


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("30%", "30"),
        ("百分之三十", "30"),
        ("百分之一百一十", "110"),
        ("百分之二点五", "2.5"),
        ("千分之五", "0.5"),
        ("3‰", "0.3"),
        ("万分之三", "0.03"),
    ],
)
def test_shares_are_read_in_per_cent(text: str, number: str) -> None:
    (seen,) = extract(draft(f"按照{text}计算")).percentages
    assert (seen.text, seen.value) == (text, Decimal(number))
