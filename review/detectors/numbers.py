"""Numbers that the law fixes: periods, sums, shares and counts of the draft against the law's least and most."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, TypeVar

from review.detectors.base import Case, Hit
from review.detectors.guards import GUARDS
from review.detectors.patterns import compiled
from review.laws.agreement import UNITS_OF_TIME, WORKING_DAY, days
from review.model import Amount, Clause, Percentage, Period, Span
from review.model.numerals import from_chinese

NAME = "numbers"
WHOLE = False
_PATTERNS: dict[str, Any] = {"type": "array", "items": {"type": "string", "minLength": 1}, "minItems": 1}
_SHARE = re.compile(
    r"(?P<below>[一二三四五六七八九十0-9]{1,3})分之(?P<above>[一二三四五六七八九十0-9]{1,3})|(?P<half>过?半数)"
)
_TIMES = re.compile(r"(?<![第0-9])(?P<count>[一二两三四五六七八九十0-9]{1,3})次")
OPTIONS: dict[str, Any] = {
    "type": "object",
    "properties": {
        "measure": {"enum": ["period", "amount", "percent", "share", "times"]},
        "unit": {
            "enum": [*(unit for unit in UNITS_OF_TIME if unit != "分钟"), WORKING_DAY],
            "description": "期限的单位；金额以元、比例以百分数计，不写",
        },
        "least": {"type": "number", "description": "上位法的下限：小于它即报"},
        "most": {"type": "number", "description": "上位法的上限：大于它即报；与 least 相同即必须等于"},
        "limit": {"type": "string", "minLength": 1, "description": "上位法的规定，写进意见"},
        "say": {
            "type": "array",
            "items": {"type": "string", "pattern": r"\(\?P<n>#\+\)"},
            "minItems": 1,
            "description": "数字在匹配时逐字写作 #；(?P<n>#+) 是要核对的那一个",
        },
        "with": {**_PATTERNS, "description": "各条都须在本句（含引导句）出现"},
        "unless": {**_PATTERNS, "description": "任一在本句（含引导句）出现则不报"},
        "law": {**_PATTERNS, "description": "任一须在本句原文（含书名号内）出现"},
        "guards": {"type": "array", "items": {"enum": sorted(GUARDS)}},
    },
    "required": ["measure", "limit", "say"],
    "anyOf": [{"required": ["least"]}, {"required": ["most"]}],
    "dependencies": {"unit": {"properties": {"measure": {"const": "period"}}}},
    "additionalProperties": False,
}


@dataclass(frozen=True, slots=True)
class _Number:
    """A number as written: the smallest and greatest it can mean (days, yuan, per cent, parts of one, times)."""

    span: Span
    text: str
    low: Decimal
    high: Decimal
    unit: str = ""


_Placed = TypeVar("_Placed", Period, Amount, Percentage)
_Read = Callable[[Case, Clause], Iterator[_Number]]


def detect(case: Case, options: Mapping[str, Any]) -> Iterator[Hit]:
    """Numbers beside the words of a row that are surely outside the law's range; {found} and {limit} are printed.

    A number that may agree is left alone: 「两个月」 for 六十日, 「30日」 for 20个工作日. Where the law names one
    number (least = most), working days and days are not the same.
    """
    read = _READERS[options["measure"]]
    for clause in case.clauses:
        numbers = list(read(case, clause)) if _concerns(case, clause, options) else []
        if numbers:
            yield from _hits(clause, numbers, options)


def _concerns(case: Case, clause: Clause, options: Mapping[str, Any]) -> bool:
    full = clause.full
    if not all(compiled(pattern).search(full) for pattern in options.get("with", ())):
        return False
    if any(compiled(pattern).search(full) for pattern in options.get("unless", ())):
        return False
    raw = case.doc.quote(clause.span)
    return "law" not in options or any(compiled(pattern).search(raw) for pattern in options["law"])


def _hits(clause: Clause, numbers: list[_Number], options: Mapping[str, Any]) -> Iterator[Hit]:
    """At most one hit for each number, on the words from the row's first to its last."""
    hashed = _hashed(clause, numbers)
    shift = clause.span.start - len(clause.lead)
    seen: set[Span] = set()
    for pattern in options["say"]:
        for match in compiled(pattern).finditer(hashed):
            place = match.start("n") + shift
            number = next((n for n in numbers if n.span.start <= place < n.span.end), None)
            if number is None or number.span in seen or not _outside(number, options):
                continue
            span = clause.to_span(*match.span())
            guards = (GUARDS[name] for name in options.get("guards", ()))
            if span is not None and not any(guard(clause, match.start("n"), match.end("n")) for guard in guards):
                seen.add(number.span)
                yield Hit(span, {"found": number.text, "limit": options["limit"]})


def _hashed(clause: Clause, numbers: list[_Number]) -> str:
    """Lead-in and own words with each number of the measured kind written as # letter by letter."""
    letters = list(clause.full)
    shift = len(clause.lead) - clause.span.start
    for number in numbers:
        letters[number.span.start + shift : number.span.end + shift] = "#" * len(number.text)
    return "".join(letters)


def _outside(number: _Number, options: Mapping[str, Any]) -> bool:
    unit = options.get("unit", "")
    least, most = options.get("least"), options.get("most")
    if least is not None and number.high < days(Decimal(str(least)), unit)[0]:
        return True
    if most is not None and number.low > days(Decimal(str(most)), unit)[1]:
        return True
    if not number.unit or least is None:
        return False
    if least != most:
        return number.unit == unit and number.low < Decimal(str(least))
    return (number.unit == WORKING_DAY) is not (unit == WORKING_DAY)


def _inside(found: Sequence[_Placed], clause: Clause) -> Sequence[_Placed]:
    """Those that begin in the clause; they stand in reading order."""
    first = bisect_left(found, clause.span.start, key=lambda item: item.span.start)
    return found[first : bisect_left(found, clause.span.end, key=lambda item: item.span.start)]


def _periods(case: Case, clause: Clause) -> Iterator[_Number]:
    for period in _inside(case.extraction.periods, clause):
        if period.value is not None:
            low, high = days(period.value, period.unit)
            yield _Number(period.span, period.text, low, high, period.unit)


def _amounts(case: Case, clause: Clause) -> Iterator[_Number]:
    for amount in _inside(case.extraction.amounts, clause):
        if amount.value is not None:
            yield _Number(amount.span, amount.text, amount.value, amount.value)


def _percentages(case: Case, clause: Clause) -> Iterator[_Number]:
    for share in _inside(case.extraction.percentages, clause):
        if share.value is not None:
            yield _Number(share.span, share.text, share.value, share.value)


def _shares(case: Case, clause: Clause) -> Iterator[_Number]:
    """「三分之二」「过半数」, as parts of one."""
    del case
    for match in _SHARE.finditer(clause.text):
        below, above = (from_chinese(match[name] or "") for name in ("below", "above"))
        if match["half"]:
            yield _written(clause, match, Decimal("0.5"))
        elif below and above is not None:
            yield _written(clause, match, Decimal(above) / Decimal(below))


def _times(case: Case, clause: Clause) -> Iterator[_Number]:
    """「三次」."""
    del case
    for match in _TIMES.finditer(clause.text):
        count = from_chinese(match["count"])
        if count is not None:
            yield _written(clause, match, Decimal(count))


def _written(clause: Clause, match: re.Match[str], value: Decimal) -> _Number:
    span = Span(clause.span.start + match.start(), clause.span.start + match.end())
    return _Number(span, match[0], value, value)


_READERS: dict[str, _Read] = {
    "period": _periods,
    "amount": _amounts,
    "percent": _percentages,
    "share": _shares,
    "times": _times,
}
