"""Ranges that cannot be applied: ends in the wrong order or the same, 以上 and 以下 mixed up, two units, unreadable sums."""

import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from itertools import pairwise
from typing import Any

from review.detectors.base import Case, Hit
from review.extraction import find_quantities, reversed_ends
from review.laws import days
from review.model import Clause, Measure, Quantity, Span

NAME = "ranges"
WHOLE = False
_RANGE_WORDS = re.compile(r"以上|以下|至|到|[-－—~～]|不足|不满|超过")
_TWO_ENDS = re.compile(r"以上.*(?:以下|以内|不满|不足|超过)|至|到|[-－—~～]")
_BETWEEN = re.compile(r"\s?[、，]?\s?")
_READABLE_BLANK = re.compile(r"[_＿×xX□]")


def _ends(case: Case) -> Iterator[Hit]:
    for clause in case.clauses:
        if _RANGE_WORDS.search(clause.text):
            quantities = find_quantities(clause.text)
            for quantity in quantities:
                yield from _one(clause, quantity)
            for one, other in pairwise(quantities):
                yield from _two(clause, one, other)


def _one(clause: Clause, quantity: Quantity) -> Iterator[Hit]:
    written = clause.text[quantity.span.start : quantity.span.end]
    falls = quantity.measure is Measure.MONEY or "以上" in written  # 「百分之六十至百分之五十」 is said of shares
    if reversed_ends(quantity) and falls:
        yield _hit(clause, quantity.span, "下限大于上限")
    elif quantity.low is not None and quantity.low == quantity.high and _TWO_ENDS.search(written):
        yield _hit(clause, quantity.span, "上限与下限相同")


def _two(clause: Clause, one: Quantity, other: Quantity) -> Iterator[Hit]:
    """「五百元以下二千元以上」「二百元以上五倍以下」: two ends that touch, but do not make a range."""
    if _BETWEEN.fullmatch(clause.text, one.span.end, other.span.start) is None:
        return
    words = clause.text[one.span.end - 2 : one.span.end], clause.text[other.span.end - 2 : other.span.end]
    touching = one.span.end == other.span.start  # 「十万元以上、五十万元以上的」 are two grades
    fault = _FAULTS.get(words, "") if touching else ""
    if not fault and words == ("以上", "以下"):
        fault = _units(one, other)
    if fault and (one.low is None) is not (one.high is None) and (other.low is None) is not (other.high is None):
        yield _hit(clause, Span(one.span.start, other.span.end), fault)


_FAULTS = {
    ("以下", "以上"): "“以上”“以下”用反",
    ("以上", "以上"): "两端都写作“以上”",
    ("以下", "以下"): "两端都写作“以下”",
}


def _units(one: Quantity, other: Quantity) -> str:
    """Days and months may make a range, if the first is not the longer; yuan and multiples may not."""
    if one.measure is Measure.PERIOD and other.measure is Measure.PERIOD and one.low and other.high:
        least, greatest = days(Decimal(str(one.low)), one.unit), days(Decimal(str(other.high)), other.unit)
        return "下限大于上限" if least[0] > greatest[1] else ""
    return "上限与下限的计量单位不同"


def _hit(clause: Clause, span: Span, fault: str) -> Hit:
    return Hit(Span(clause.span.start + span.start, clause.span.start + span.end), {"fault": fault})


def _unreadable(case: Case) -> Iterator[Hit]:
    """「五佰万拾元」「1,00元」: sums whose words or separators make no number; blanks are reported elsewhere."""
    for amount in case.extraction.amounts:
        if amount.value is None and _READABLE_BLANK.search(amount.text) is None:
            yield Hit(amount.span, {"fault": "数额写法有误，读不出确定的数"})


_CHECKS: dict[str, Callable[[Case], Iterator[Hit]]] = {"ends": _ends, "unreadable": _unreadable}
OPTIONS: dict[str, Any] = {
    "type": "object",
    "properties": {"check": {"enum": sorted(_CHECKS)}},
    "required": ["check"],
    "additionalProperties": False,
}


def detect(case: Case, options: Mapping[str, Any]) -> Iterator[Hit]:
    """Every range (or sum) of the kind asked for, with {fault}: what is wrong with it."""
    yield from _CHECKS[options["check"]](case)
