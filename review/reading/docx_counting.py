"""How Word writes a counter: the number formats (`w:numFmt`) that occur in Chinese documents."""

from collections.abc import Callable

from review.model.numerals import to_chinese

_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_IDEOGRAPHS = str.maketrans("0123456789", "〇一二三四五六七八九")
_LEGAL = str.maketrans("零一二三四五六七八九十百千万", "零壹贰叁肆伍陆柒捌玖拾佰仟万")
_LEGAL_TRADITIONAL = str.maketrans("零一二三四五六七八九十百千万", "零壹貳參肆伍陸柒捌玖拾佰仟萬")
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)
_MAX_CHINESE = 99_999
_MAX_REPEAT = 780  # letters repeat (z, aa, bb …) thirty times, then Word too starts to look odd
_MAX_ROMAN = 3_999


def format_number(number: int, style: str) -> str | None:
    """The counter in a `w:numFmt`, e.g. (12, "chineseCounting") → 十二; None if the format is not known."""
    if style in ("bullet", "none"):
        return ""
    write = _FORMATS.get(style)
    if write is None:
        return None
    return write(number) if number >= 0 else str(number)


def _chinese(number: int) -> str:
    return to_chinese(number) if number <= _MAX_CHINESE else str(number)


def _legal(table: dict[int, int]) -> Callable[[int], str]:
    def write(number: int) -> str:
        words = _chinese(number)
        return ("一" + words if words.startswith("十") else words).translate(table)

    return write


def _circled(number: int) -> str:
    if number == 0:
        return "⓪"
    for first, last, base in ((1, 20, 0x2460), (21, 35, 0x3251), (36, 50, 0x32B1)):
        if first <= number <= last:
            return chr(base + number - first)
    return str(number)


def _enclosed(base: int, last: int) -> Callable[[int], str]:
    """A run of ready-made characters (⑴, ⒈, ㈠): plain digits beyond the last."""
    return lambda number: chr(base + number - 1) if 1 <= number <= last else str(number)


def _series(signs: str) -> Callable[[int], str]:
    """One sign after the other: plain digits beyond the last."""
    return lambda number: signs[number - 1] if 1 <= number <= len(signs) else str(number)


def _sexagenary(number: int) -> str:
    """甲子, 乙丑 … 癸亥, then plain digits."""
    if not 1 <= number <= 60:
        return str(number)
    return _STEMS[(number - 1) % 10] + _BRANCHES[(number - 1) % 12]


def _letters(first: str) -> Callable[[int], str]:
    def write(number: int) -> str:
        if not 1 <= number <= _MAX_REPEAT:
            return str(number)
        return chr(ord(first) + (number - 1) % 26) * ((number - 1) // 26 + 1)

    return write


def _roman(number: int) -> str:
    if not 1 <= number <= _MAX_ROMAN:
        return str(number)
    words = ""
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        words += sign * count
    return words


def _zero_padded(width: int) -> Callable[[int], str]:
    return lambda number: f"{number:0{width}d}"


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalHalfWidth": str,
    "numberInDash": lambda number: f"- {number} -",
    "decimalZero": _zero_padded(2),
    "ordinal": str,
    "decimalFullWidth": lambda number: str(number).translate(_FULL_WIDTH),
    "decimalFullWidth2": lambda number: str(number).translate(_FULL_WIDTH),
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedParen": _enclosed(0x2474, 20),
    "decimalEnclosedFullstop": _enclosed(0x2488, 20),
    "ideographEnclosedCircle": _enclosed(0x3220, 10),
    "chineseCounting": _chinese,
    "chineseCountingThousand": _chinese,
    "taiwaneseCounting": _chinese,
    "taiwaneseCountingThousand": _chinese,
    "japaneseCounting": _chinese,
    "koreanCounting": _chinese,
    "ideographDigital": lambda number: str(number).translate(_IDEOGRAPHS),
    "japaneseDigitalTenThousand": lambda number: str(number).translate(_IDEOGRAPHS),
    "taiwaneseDigital": lambda number: str(number).translate(_IDEOGRAPHS),
    "chineseLegalSimplified": _legal(_LEGAL),
    "ideographLegalTraditional": _legal(_LEGAL_TRADITIONAL),
    "ideographTraditional": _series(_STEMS),
    "ideographZodiac": _series(_BRANCHES),
    "ideographZodiacTraditional": _sexagenary,
    "upperLetter": _letters("A"),
    "lowerLetter": _letters("a"),
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
}
_FORMATS.update({f"decimalZero{width}": _zero_padded(width) for width in (3, 4, 5)})
