"""Calendar days as written: Arabic, Chinese numerals, ISO and dotted; impossible days are kept without a value."""

import re
from calendar import monthrange
from datetime import date, timedelta

from review.model import SeenDate, Span
from review.model.numerals import from_chinese

_D = r"0-9０-９〇零○一二三四五六七八九十"
_WORDS = re.compile(
    rf"(?<![{_D}])([0-9０-９]{{4}}|[〇零○一二三四五六七八九]{{4}})\s{{0,3}}年\s{{0,3}}([{_D}]{{1,3}})\s{{0,3}}月\s{{0,3}}([{_D}]{{1,3}})\s{{0,3}}[日号]"
)
_SIGNS = re.compile(r"(?<![0-9.\-/])([0-9]{4})([-./])([0-9]{1,2})\2([0-9]{1,2})(?![0-9]|[-./][0-9])")


def seen_dates(text: str, start: int = 0, stop: int | None = None) -> tuple[SeenDate, ...]:
    """All full dates of `text[start:stop]` in order; 「2026年2月30日」 has the value None."""
    end = len(text) if stop is None else stop
    found = [_seen(match, (1, 2, 3)) for match in _WORDS.finditer(text, start, end)]
    found += [_seen(match, (1, 3, 4)) for match in _SIGNS.finditer(text, start, end)]
    return tuple(sorted(found, key=lambda seen: seen.span))


def add_months(day: date, months: int) -> date | None:
    """The same day of a later month (its last day if it is shorter); None beyond the calendar."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not 1 <= year <= 9999:
        return None
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def last_day(start: date, months: int) -> date | None:
    """The last day of a term: the day before the same day `months` later."""
    end = add_months(start, months)
    return end - timedelta(days=1) if end else None


def _seen(match: re.Match[str], groups: tuple[int, int, int]) -> SeenDate:
    year, month, day = (from_chinese(match[group]) for group in groups)
    return SeenDate(match[0], _day(year, month, day), Span(*match.span()))


def _day(year: int | None, month: int | None, day: int | None) -> date | None:
    if year is None or month is None or day is None:
        return None
    try:
        return date(year, month, day)
    except ValueError:  # 2月30日: shown to the officer, never guessed
        return None
