"""Lengths of time as written: 30日, 十五个工作日, 三个月, 半年, 24小时; calendar dates and ordinals are none."""

import re
from collections.abc import Sequence

from review.extraction.numbers import number
from review.model import Period, SeenDate, Span

_C = "零〇○一二三四五六七八九十百两"
_D = "0-9０-９"
_UNITS = {"天": "日", "星期": "周", "钟头": "小时"}
_PERIOD = re.compile(
    rf"(?<![{_D}.．,月年{_C}第号千万])(?:(?P<number>[{_D}]{{1,4}}(?:[.．][{_D}]{{1,2}})?|[一二三四五六七八九十两][{_C}]{{0,7}}|半)"
    rf"\s{{0,2}}(?:个\s{{0,2}})?(?P<half>半)?(?P<unit>工作日|小时|星期|(?<=个)月|(?<=个半)月|年|天|日|周))(?P<rest>半(?!年|月))?"
)
_ANOTHER = re.compile(r"(?:最后|[上下前])$")
_HALVES = ("上", "下", "前", "后")
_AGE = re.compile(r"周(?:岁|年|边|围|末|密|转|期)")
_AFTER_YEAR = re.compile(r"(?:级|度|代|份|底|初|末|\s?\d{1,2}\s?月|[一二三四五六七八九十]{1,2}月)")
_CALENDAR_YEAR = re.compile(r"(?:19|20)[0-9]{2}|[一二][〇零○九一二三四五六七八]{3}")
_BEFORE = re.compile(r"(?:每月|当月|次月|本月|上月|下月|月|第|周|礼拜)\s?$")


def find_periods(text: str, dates: Sequence[SeenDate] = ()) -> tuple[Period, ...]:
    """All periods in order, those inside a written date left out."""
    taken = _mask(len(text), dates)
    found: list[Period] = []
    for match in _PERIOD.finditer(text):
        if taken[match.start()] or not _is_period(text, match):
            continue
        value = number(match["number"])
        if value is not None and (match["half"] or match["rest"]):
            value += number("半") or 0
        unit = _UNITS.get(match["unit"], match["unit"])
        found.append(Period(match[0], value, unit, Span(*match.span())))
    return tuple(found)


def _mask(length: int, dates: Sequence[SeenDate]) -> bytearray:
    mask = bytearray(length + 1)
    for seen in dates:
        mask[seen.span.start : seen.span.end] = b"\1" * (seen.span.end - seen.span.start)
    return mask


def _is_period(text: str, match: re.Match[str]) -> bool:
    if match["number"] == "半" and text[max(0, match.start() - 1) : match.start()] in _HALVES:
        return False
    if match["number"] == "一" and _ANOTHER.search(text[max(0, match.start() - 2) : match.start()]):
        return text.startswith(("内", "以内"), match.end())
    unit, words = match["unit"], match["number"].translate(str.maketrans("０１２３４５６７８９", "0123456789"))
    if unit == "年" and (_CALENDAR_YEAR.fullmatch(words) or _AFTER_YEAR.match(text, match.end("unit"))):
        return False
    if unit == "周" and _AGE.match(text, match.start("unit")):
        return False
    return _BEFORE.search(text[max(0, match.start() - 3) : match.start()]) is None
