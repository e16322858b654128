"""Commencement, validity and dates: missing, impossible, contradictory."""

import calendar
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from review.detectors.base import Case, Hit, titles
from review.model import Absent, Found, Span
from review.model.numerals import from_chinese

NAME = "dating"
WHOLE = True
_ONE_DAY = timedelta(days=1)
_TRIAL = re.compile("试行|暂行")
_AT_ONCE = re.compile(r"(?:公布|发布|印发|下发|签发|通过)之日起(?:正式)?(?:施行|实施|执行|生效)")
_OF_A_PAPER = re.compile(r"(?:证|证书|卡|照|牌|许可|资格|合同|协议|标志|登记|备案)》?[，,]?的?$")
_VALIDITY = re.compile(
    r"有效期(?:限)?(?:为)?(?:(?P<years>[一二三四五六七八九十]+|\d{1,2})年|(?:截)?至(?P<y>\d{4})年(?P<m>\d{1,2})月(?P<d>\d{1,2})日)"
)


def _no_commencement(case: Case) -> Iterator[Hit]:
    """No 施行 clause at all."""
    if isinstance(case.extraction.effective_clause, Absent):
        yield Hit(None)


def _before_issue(case: Case) -> Iterator[Hit]:
    """The document is to take effect before it is issued."""
    start, issued = case.extraction.effective_from, case.extraction.issued_on
    if isinstance(start, Found) and isinstance(issued, Found) and start.value < issued.value:
        yield Hit(start.span, {"issued": _say(issued.value), "start": _say(start.value)})


def _impossible(case: Case) -> Iterator[Hit]:
    """A date that the calendar does not have (2月30日)."""
    for seen in case.extraction.dates:
        if seen.value is None:
            yield Hit(seen.span, {"date": seen.text})


def _no_validity(case: Case) -> Iterator[Hit]:
    """No word on how long the document is to be in force; shown at the commencement clause, where it belongs."""
    validity, start = case.extraction.validity, case.extraction.effective_clause
    if isinstance(validity, Absent) and validity.seen is None:
        yield Hit(start.span if isinstance(start, Found) else None)


def _open_ended(case: Case) -> Iterator[Hit]:
    """长期有效."""
    validity = case.extraction.validity
    if isinstance(validity, Found) and validity.value.open_ended:
        yield Hit(validity.span, {"validity": validity.value.text})


def _contradictory_validity(case: Case) -> Iterator[Hit]:
    """Years and last day are both given and do not agree: the last day is the day before the anniversary."""
    start, validity = case.extraction.effective_from, case.extraction.validity
    if not isinstance(start, Found) or not isinstance(validity, Found):
        return
    value = validity.value
    if value.until is None:
        return
    if value.until <= start.value:
        yield Hit(validity.span, {"expected": f"晚于施行日{_say(start.value)}"})
    elif value.months:
        last = last_day(start.value, value.months)
        if abs((last - value.until).days) > 1:
            yield Hit(validity.span, {"expected": f"截止日应为{_say(last)}"})


def last_day(start: date, months: int) -> date:
    """The last day of a validity of so many months from `start`: the day before the anniversary."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    day = min(start.day, calendar.monthrange(year, month + 1)[1])
    return date(year, month + 1, day) - timedelta(days=1)


def _several_validities(case: Case) -> Iterator[Hit]:
    """Notice and body, or two clauses, give different last days; shown at the later one."""
    start = case.extraction.effective_from
    if not isinstance(start, Found):
        return
    seen: list[tuple[date, Span]] = []
    for match in _VALIDITY.finditer(case.doc.text):
        if _OF_A_PAPER.search(case.doc.text, max(0, match.start() - 12), match.start()):
            continue
        last = _last_day_of(match, start.value)
        if last is not None:
            seen.append((last, Span(*match.span())))
    for last, span in seen[1:]:
        if abs((last - seen[0][0]).days) > 1:
            yield Hit(span, {"other": case.doc.quote(seen[0][1])})


def _last_day_of(match: re.Match[str], start: date) -> date | None:
    if match["years"]:
        years = from_chinese(match["years"])
        return last_day(start, years * 12) if years else None
    try:
        return date(int(match["y"]), int(match["m"]), int(match["d"]))
    except ValueError:
        return None


def _number_year(case: Case) -> Iterator[Hit]:
    """The year of the document number is not that of the date."""
    number, issued = case.extraction.doc_number, case.extraction.issued_on
    if not isinstance(number, Found) or not isinstance(issued, Found) or not number.value.bracket:
        return
    if number.value.year != issued.value.year:
        yield Hit(number.span, {"number": number.value.text, "issued": _say(issued.value)})


def _validity_beyond(case: Case, limit: float) -> Iterator[Hit]:
    """In force for more than `limit` years."""
    start, validity = case.extraction.effective_from, case.extraction.validity
    if not isinstance(validity, Found) or validity.value.open_ended:
        return
    months, until = validity.value.months, validity.value.until
    most = int(limit * 12)
    too_late = isinstance(start, Found) and until is not None and until > last_day(start.value, most) + _ONE_DAY
    if months > most or too_late:
        yield Hit(validity.span, {"validity": validity.value.text})


def _trial_validity_beyond(case: Case, limit: float) -> Iterator[Hit]:
    """The same for a document that its title calls 试行 or 暂行."""
    if _TRIAL.search(titles(case)):
        yield from _validity_beyond(case, limit)


def _commencement_too_soon(case: Case, limit: float) -> Iterator[Hit]:
    """In force less than `limit` days after issue, or at once."""
    clause, start, issued = (
        case.extraction.effective_clause,
        case.extraction.effective_from,
        case.extraction.issued_on,
    )
    if isinstance(clause, Found) and _AT_ONCE.search(clause.value):
        yield Hit(clause.span, {"found": "0日"})
    elif isinstance(start, Found) and isinstance(issued, Found):
        days = (start.value - issued.value).days
        if 0 <= days < limit:
            yield Hit(start.span, {"found": f"{days}日"})


_LIMITED: dict[str, Callable[[Case, float], Iterator[Hit]]] = {
    "validity-beyond": _validity_beyond,
    "trial-validity-beyond": _trial_validity_beyond,
    "commencement-too-soon": _commencement_too_soon,
}
_CHECKS: dict[str, Callable[[Case], Iterator[Hit]]] = {
    "no-commencement": _no_commencement,
    "before-issue": _before_issue,
    "impossible": _impossible,
    "no-validity": _no_validity,
    "open-ended": _open_ended,
    "contradictory-validity": _contradictory_validity,
    "several-validities": _several_validities,
    "number-year": _number_year,
}
OPTIONS: dict[str, Any] = {
    "type": "object",
    "properties": {
        "check": {"enum": sorted([*_CHECKS, *_LIMITED])},
        "limit": {"type": "number", "description": "年限（有效期）或者天数（公布到施行的间隔）"},
    },
    "required": ["check"],
    "if": {"properties": {"check": {"enum": sorted(_LIMITED)}}},
    "then": {"required": ["limit"]},
    "else": {"not": {"required": ["limit"]}},
    "additionalProperties": False,
}


def detect(case: Case, options: Mapping[str, Any]) -> Iterator[Hit]:
    """What one of the checks objects to. Dates are calendar days."""
    check = options["check"]
    yield from _LIMITED[check](case, options["limit"]) if check in _LIMITED else _CHECKS[check](case)


def _say(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
