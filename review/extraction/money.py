"""Sums of money and shares as written: 5万元, ￥3,000.00, 人民币伍万元整, 五百元, 30%, 百分之三十, 千分之五."""

import re
from collections.abc import Iterator
from decimal import Decimal

from review.extraction.numbers import CHINESE, UPPER, arabic, chinese
from review.model import Amount, Percentage, Span

_D = r"[0-9０-９]"
_SCALES = {
    "十": 10,
    "百": 100,
    "千": 1000,
    "万": 10**4,
    "十万": 10**5,
    "百万": 10**6,
    "千万": 10**7,
    "亿": 10**8,
    "万亿": 10**12,
}
_SCALE = r"(?:万亿|千万|百万|十万|亿|万|千|百)"
_ARABIC = rf"{_D}[0-9０-９,]{{0,24}}(?:[.．]{_D}{{1,8}})?"
_NOT_MONEY = r"(?!化|旦|月|宵|素|结构|件|老|首|气|凶|年|方程|勋|帅|配)"
_DIGITS = re.compile(
    rf"(?<![0-9０-９,.．])(?:人民币\s?)?(?P<sign>[￥¥]\s?)?(?:人民币\s?)?(?P<number>{_ARABIC})\s?(?:余|多)?(?P<scale>{_SCALE})?"
    rf"(?P<more>[0-9]{{1,4}}万)?(?:余|多)?\s?(?P<unit>元{_NOT_MONEY}|圆{_NOT_MONEY}|块钱)?"
)
_RANGE = re.compile(
    rf"(?<![0-9０-９,.．])(?P<low>{_ARABIC})\s?(?P<scale>{_SCALE})?\s?(?:至|到|[-－—~～]{{1,2}})\s?(?=(?P<high>{_ARABIC})\s?(?P<hscale>{_SCALE})?\s?元)"
)
_FIRST = "零〇○一二三四五六七八九十两壹贰叁肆伍陆柒捌玖拾"
_WORDS = re.compile(
    rf"(?<![{CHINESE}{UPPER}点0-9０-９第])(?:人民币\s?)?(?P<number>[{_FIRST}][{CHINESE}{UPPER}]{{0,29}}(?:点[{CHINESE}]{{1,4}})?)(?:余|多)?\s?(?:元{_NOT_MONEY}|圆{_NOT_MONEY}|块钱)"
    rf"(?:(?P<jiao>[{CHINESE}{UPPER}]{{1,2}})角)?(?:零?(?P<fen>[一二三四五六七八九壹贰叁肆伍陆柒捌玖])分)?(?P<whole>整|正)?"
)
_BLANK = re.compile(r"(?:人民币\s?)?[_＿×xX□]{2,20}\s?(?:万|亿)?元(?!化|旦)")
_AFTER = re.compile(r"\s?(?P<words>及以上|及以下|以上|以下|以内|以外)")
_BEFORE = re.compile(
    r"(?P<words>不超过|不得超过|不低于|不得低于|不少于|不得少于|不高于|不足|不满|最高|最低|至少|至多|超过|低于|高于|少于|达到|满)(?:为|额)?(?:人民币)?$"
)
_UPPER_ONLY = frozenset("壹贰叁肆伍陆柒捌玖拾佰仟")
_SIMPLER = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟", "一二三四五六七八九十百千")
_PERCENT = re.compile(
    rf"(?<![0-9.])(?P<number>{_D}{{1,9}}(?:[.．]{_D}{{1,6}})?)\s?(?P<sign>[%％‰])"
    rf"|(?P<base>百|千|万)分之(?P<words>[{CHINESE}]{{1,8}}(?:点[{CHINESE}]{{1,4}})?|{_D}{{1,6}}(?:[.．]{_D}{{1,4}})?)"
)


def find_amounts(text: str) -> tuple[Amount, ...]:
    """All sums in order; malformed ones (「1,00元」「伍万万拾元」「××元」) are kept with the value None."""
    found = [*_arabic_amounts(text), *_lower_ends(text), *_word_amounts(text)]
    found += [Amount(m[0], None, Span(*m.span())) for m in _BLANK.finditer(text)]
    return tuple(sorted(found, key=lambda amount: amount.span))


def find_percentages(text: str) -> tuple[Percentage, ...]:
    """All shares in order, in per cent: 「千分之五」 is 0.5."""
    return tuple(_percentage(match) for match in _PERCENT.finditer(text))


def _percentage(match: re.Match[str]) -> Percentage:
    span = Span(*match.span())
    if match["sign"]:
        value = arabic(match["number"])
        shift = 10 if match["sign"] == "‰" else 1
    else:
        words = match["words"]
        value = Decimal(100) if words == "百" else arabic(words) if words[0].isdigit() else chinese(words)
        shift = {"百": 1, "千": 10, "万": 100}[match["base"]]
    return Percentage(match[0], value / shift if value is not None else None, span)


def _arabic_amounts(text: str) -> Iterator[Amount]:
    for match in _DIGITS.finditer(text):
        if not (match["unit"] or match["sign"]):
            continue
        value = _scaled(match["number"], match["scale"])
        if value is not None and match["more"]:
            value += _scaled(match["more"][:-1], "万") or 0
        span = Span(*match.span())
        yield Amount(match[0], value, span, qualifier=_qualifier(text, span))


def _lower_ends(text: str) -> Iterator[Amount]:
    """「200至500元」「3—5万元」: the first number has no unit of its own."""
    for match in _RANGE.finditer(text):
        low, high = match.span("low")[0], match.end("scale") if match["scale"] else match.end("low")
        value, top = _scaled(match["low"], match["scale"]), _scaled(match["high"], match["hscale"])
        shared = None if match["scale"] else _scaled(match["low"], match["hscale"])
        if shared is not None and top is not None and shared <= top:
            value = shared  # the 万 of 「3—5万元」 counts for both ends, that of 「5000至1万元」 does not
        yield Amount(text[low:high], value, Span(low, high))


def _word_amounts(text: str) -> Iterator[Amount]:
    for match in _WORDS.finditer(text):
        words = match["number"]
        upper = any(c in _UPPER_ONLY for c in words)
        span = Span(*match.span())
        yield Amount(match[0], _words_value(match, upper=upper), span, upper, _qualifier(text, span))


def _words_value(match: re.Match[str], *, upper: bool) -> Decimal | None:
    words = match["number"]
    if upper and any(c in "一二三四五六七八九十百千" for c in words):
        return None  # mixed spellings are a mistake: shown, not guessed
    value = chinese(words.translate(_SIMPLER))
    if value is None:
        return None
    for name, part in (("jiao", Decimal("0.1")), ("fen", Decimal("0.01"))):
        if match[name]:
            digit = chinese(match[name].translate(_SIMPLER).lstrip("零"))
            value = value + digit * part if digit is not None else value
    return value


def _scaled(words: str, scale: str | None) -> Decimal | None:
    value = arabic(words)
    return value * _SCALES[scale] if value is not None and scale else value


def _qualifier(text: str, span: Span) -> str:
    after = _AFTER.match(text, span.end)
    if after:
        return after["words"]
    before = _BEFORE.search(text[max(0, span.start - 8) : span.start])
    return before["words"] if before else ""
