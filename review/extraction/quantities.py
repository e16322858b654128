"""Amounts, periods, ages, ratios and counts with both their ends: 五百元以上二千元以下, 不超过三十日, 一至五倍, 三分之二以上."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from review.extraction.money import find_amounts, find_percentages
from review.extraction.numbers import number
from review.extraction.periods import find_periods
from review.model import Measure, Quantity, SeenDate, Span

TIMES = "倍"
_C = "零〇○一二三四五六七八九十百千万两"
_D = "0-9０-９"
_N = rf"(?:[{_D}][{_D},]{{0,9}}(?:[.．][{_D}]{{1,4}})?[十百千万]?|[{_C}]{{1,8}}(?:点[{_C}]{{1,3}})?)"
_LEFT = rf"(?<![{_D}{_C}.．,第点])"
_UNITS = {
    "名": "人",
    "位": "人",
    "㎡": "平方米",
    "平米": "平方米",
    "m²": "平方米",
    "千米": "公里",
    "千克": "公斤",
    "个百分点": "百分点",
}
_COUNTED = (
    r"平方公里|平方千米|平方米|平米|㎡|m²|立方米|公里|千米|厘米|毫米|米(?!其林|粉|面|线|酒)|公顷|亩|公斤|千克|毫克|克(?![服隆扣])|吨|毫升|升(?![级学旗降值])"
    r"|分贝|千瓦时|千瓦|兆瓦|(?:个)?百分点|人(?:次)?(?!民|大|均|员|工|身|才|事|一票)|名(?![称义录单])|位(?![置于数])|户(?!一宅|籍|口|主)|次(?!性|序|数)"
    r"|只|头|匹|羽|株|棵|辆|艘|台|架|套(?![取用])|件|份(?!额)|张|间(?![的接隔])|层(?![级面次])|处(?![罚理以分置于方])|家(?![庭长属])|票(?!据)"
    r"|(?<=[0-9０-９])分(?![之钟别类为公期])"
)
_AGES = re.compile(rf"{_LEFT}(?P<number>{_N})\s?(?:周岁|岁)")
_TIMES = re.compile(rf"{_LEFT}(?P<number>{_N})\s?倍")
_MINUTES = re.compile(rf"{_LEFT}(?P<number>{_N})\s?分钟")
_COUNTS = re.compile(rf"{_LEFT}(?P<number>{_N})\s?(?P<unit>{_COUNTED})")
_POINTS = re.compile(r"(?<=[扣加减记])(?P<number>[一二三四五六七八九十]{1,3})分(?![之钟别类])")
_SHARES = re.compile(
    r"(?<![第百千万0-9])(?P<below>[二三四五六七八九十]{1,2}|[0-9]{1,2})分之(?P<above>[一二三四五六七八九十]{1,2}|[0-9]{1,2})|(?P<half>(?:过|超过)?半数(?!以下|以内))"
)
_ELIDED = re.compile(rf"{_LEFT}(?P<number>{_N})(?P<joint>\s?(?:至|到|[-－—~～]{{1,2}}|以上(?P<above>[、，,]?))\s?)$")
_LONGEST = 20  # characters looked at before a number for 「五百至」

_BETWEEN = re.compile(
    r"\s?(?P<least>及?以上|起|[（(]含[）)]以上|[（(]含本数[）)]以上)?\s?[，、,]?\s?(?:且|并且|但|但是)?"
    r"(?P<to>至|到|[-－—~～]{1,2}|不满|未满|不足|低于|少于|(?:最高|最多|最长)?不得?(?:超过|超出|高于|多于|大于))?\s?(?:人民币\s?)?"
)
_AFTER = re.compile(
    r"\s?(?:[（(](?:不?含)(?:本数|[0-9一二三四五六七八九十百千万元日]{1,8})?[）)])?\s?"
    r"(?:(?P<low>及?以上|之?前(?=[^款项条]|$)|起步)|(?P<high>及?以下|及?以内|之内|内(?!容|部|外|蒙|设|地|江)))"
    r"(?:[（(]不?含[^（）()\n]{1,10}[）)])?"
)
_BEFORE = re.compile(
    r"(?:(?P<low>不低于|不得低于|不少于|不得少于|不短于|不得短于|不小于|不得小于|最低|最少|至少|起码|已?年?满|达到?|高于|超过|大于|多于|提前)"
    r"|(?P<high>不超过|不得超过|不超出|不得超出|不高于|不得高于|不多于|不得多于|不大于|不得大于|不长于|不得长于|最高|最多|最长(?:可以?)?(?:延长)?|至多|不满|未满|不足|低于|少于|小于|短于))"
    r"(?:为|额|的)?\s?(?:人民币\s?)?$"
)
_BEFORE_LENGTH = 12
_SCALES = {"百": 100, "千": 1000, "万": 10000, "亿": 100000000}


@dataclass(frozen=True, slots=True)
class _Number:
    """One number as written, before its ends are known."""

    measure: Measure
    start: int
    end: int
    value: Decimal
    unit: str


def find_quantities(text: str, dates: Sequence[SeenDate] = ()) -> tuple[Quantity, ...]:
    """All quantities in order, none overlapping another; numbers without a readable value are left out.

    Money is in 元; shares are fractions of 1 with the unit ""; multiples (「违法所得一倍以上五倍以下」) are ratios with
    the unit 「倍」; periods are in 年 月 周 日 工作日 小时 分钟, ages in 周岁, counts in their own unit (人 次 平方米 …).
    `span` covers the number and the words that bound it (「不超过三十日」, 「五百元以上二千元以下」). 「六十日内」 has no
    least, 「十日前」 and 「满十八周岁」 no greatest; a bare number is both. A range with two units (「十五日以上六个月以下」)
    gives two quantities. Reversed ends stay as written (low > high). Written `dates` hold no periods.
    """
    numbers = _separate(_numbers(text, dates))
    found: list[Quantity] = []
    taken = 0
    for index, one in enumerate(numbers):
        if one.start < taken:
            continue
        after = numbers[index + 1] if index + 1 < len(numbers) else None
        quantity = _pair(text, one, after) or _elided(text, one, taken) or _single(text, one, taken)
        taken = quantity.span.end
        found.append(quantity)
    return tuple(found)


def reversed_ends(quantity: Quantity) -> bool:
    """「五千元以上二千元以下」: the least is more than the greatest."""
    return quantity.low is not None and quantity.high is not None and quantity.low > quantity.high


def _numbers(text: str, dates: Sequence[SeenDate]) -> Iterator[_Number]:
    for amount in find_amounts(text):
        if amount.value is not None:
            yield _Number(Measure.MONEY, amount.span.start, amount.span.end, amount.value, "元")
    for share in find_percentages(text):
        if share.value is not None:
            yield _Number(Measure.RATIO, share.span.start, share.span.end, share.value / 100, "")
    for period in find_periods(text, dates):
        if period.value is not None:
            yield _Number(Measure.PERIOD, period.span.start, period.span.end, period.value, period.unit)
    yield from _matched(text, _AGES, Measure.AGE, "周岁")
    yield from _matched(text, _TIMES, Measure.RATIO, TIMES)
    yield from _matched(text, _MINUTES, Measure.PERIOD, "分钟")
    yield from _matched(text, _POINTS, Measure.COUNT, "分")
    yield from _matched(text, _COUNTS, Measure.COUNT, "")
    yield from _parts_of_one(text)


def _matched(text: str, pattern: re.Pattern[str], measure: Measure, unit: str) -> Iterator[_Number]:
    for match in pattern.finditer(text):
        value = _scaled(match["number"])
        if value is not None:
            written = unit or match["unit"]
            yield _Number(measure, match.start(), match.end(), value, _UNITS.get(written, written))


def _parts_of_one(text: str) -> Iterator[_Number]:
    """「三分之二」「过半数」."""
    for match in _SHARES.finditer(text):
        below, above = (number(match[name]) if match[name] else None for name in ("below", "above"))
        if match["half"]:
            yield _Number(Measure.RATIO, match.start(), match.end(), Decimal("0.5"), "")
        elif below and above is not None:
            yield _Number(Measure.RATIO, match.start(), match.end(), above / below, "")


def _scaled(words: str) -> Decimal | None:
    """「3万」 besides what is Arabic or Chinese throughout."""
    tail = words[-1]
    if words[0] in "0123456789０１２３４５６７８９" and tail in "十百千万":
        head = number(words[:-1])
        return head * (10 if tail == "十" else _SCALES[tail]) if head is not None else None
    return number(words)


def _separate(numbers: Iterator[_Number]) -> list[_Number]:
    """In reading order; of two that overlap the first, and of two that begin together the longer."""
    kept: list[_Number] = []
    for one in sorted(numbers, key=lambda n: (n.start, -n.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def _pair(text: str, one: _Number, other: _Number | None) -> Quantity | None:
    """「一千元以上五千元以下」「十四周岁以上不满十八周岁」「200元至500元」."""
    if other is None or not _same_kind(one, other) or other.start - one.end > 12:
        return None
    match = _BETWEEN.fullmatch(text, one.end, other.start)
    after = _AFTER.match(text, other.end)
    bounded = bool(after and after["high"]) or bool(match and match["to"])
    if match is None or not (match["least"] or match["to"]) or not bounded or (after and after["low"]):
        return None
    end = after.end() if after else other.end
    return _quantity(other, (_first(text, one.start), end), one.value, other.value)


def _same_kind(one: _Number, other: _Number) -> bool:
    """「百分之五十以上三倍以下」 is a range as well."""
    if one.measure is Measure.RATIO and other.measure is Measure.RATIO:
        return one.unit == other.unit or other.unit == TIMES
    return (one.measure, one.unit) == (other.measure, other.unit)


def _first(text: str, start: int) -> int:
    """Where the quantity begins: 「已满」 before 「十四周岁不满十八周岁」 belongs to it."""
    before = _BEFORE.search(text, max(0, start - _BEFORE_LENGTH), start)
    return before.start() if before and before["low"] else start


def _elided(text: str, one: _Number, taken: int) -> Quantity | None:
    """「五百至二千元」「三至五倍」: the first number has no unit of its own."""
    match = _ELIDED.search(text, max(taken, one.start - _LONGEST), one.start)
    low = _scaled(match["number"]) if match else None
    if match is None or low is None:
        return None
    after = _AFTER.match(text, one.end)
    bounded = after is not None and after["high"] is not None
    if match["above"] is not None and not bounded:
        return None
    end = after.end() if after and bounded else one.end
    scaled = low * _inherited(match["number"], text[one.start : one.end])
    low = scaled if scaled <= one.value else low
    return _quantity(one, (match.start(), end), low, one.value)


def _inherited(low: str, high: str) -> int:
    """The 万 of 「三至五万元」, which counts for both ends."""
    scales = [char for char in high if char in _SCALES]
    if not scales or any(char in _SCALES for char in low):
        return 1
    plain = len(low) == 1 or low[0].isdigit()
    return _SCALES[scales[-1]] if plain or scales[-1] in "万亿" else 1


def _single(text: str, one: _Number, taken: int) -> Quantity:
    """One number with the words that make it a least or a greatest; 「过半数」 is a least."""
    if text[one.start : one.end].endswith("半数"):
        return _quantity(one, (one.start, one.end), one.value, None)
    after = _AFTER.match(text, one.end)
    if after is not None and _bounds(one, after):
        span = (one.start, after.end())
        return _quantity(one, span, one.value if after["low"] else None, one.value if after["high"] else None)
    before = _BEFORE.search(text, max(taken, one.start - _BEFORE_LENGTH), one.start)
    if before is not None:
        span = (before.start(), one.end)
        return _quantity(one, span, one.value if before["low"] else None, one.value if before["high"] else None)
    return _quantity(one, (one.start, one.end), one.value, one.value)


def _bounds(one: _Number, after: re.Match[str]) -> bool:
    """「前」 and 「内」 bound a period only: 「三百元前」 is no least."""
    words = after["low"] or after["high"]
    return one.measure is Measure.PERIOD or ("前" not in words and words not in ("内", "之内"))


def _quantity(one: _Number, place: tuple[int, int], low: Decimal | None, high: Decimal | None) -> Quantity:
    least, greatest = (float(value) if value is not None else None for value in (low, high))
    return Quantity(one.measure, Span(*place), least, greatest, one.unit)
