"""Written numbers to decimals: Arabic with separators, Chinese and 大写 numerals (cn2an behind a normaliser)."""

import re
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from review.model.numerals import from_chinese, to_chinese

CHINESE = "零〇○一二三四五六七八九十百千万亿两"
UPPER = "零〇壹贰叁肆伍陆柒捌玖拾佰仟万亿"
_FULL = str.maketrans("０１２３４５６７８９．，", "0123456789.,")
_SIMPLE = str.maketrans("〇○两", "零零二")
_GROUPED = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?")
_SMALL = 99999
_LONGEST = 30


def arabic(words: str) -> Decimal | None:
    """「3,000.50」 → 3000.50; None if the separators are wrong (「1,00,0」)."""
    plain = words.translate(_FULL)
    if _GROUPED.fullmatch(plain) is None:
        return None
    try:
        return Decimal(plain.replace(",", ""))
    except InvalidOperation:
        return None


@lru_cache(maxsize=4096)
def chinese(words: str) -> Decimal | None:
    """「一百一十」「二点五」「壹拾万零伍佰」 → a number; None if malformed (「二百三百」): kept, not corrected."""
    plain = words.translate(_SIMPLE)
    if not plain or len(plain) > _LONGEST:
        return None
    small = from_chinese(plain)
    if small is not None and small <= _SMALL and plain in _spellings(small):
        return Decimal(small)
    return _by_cn2an(plain)


def number(words: str) -> Decimal | None:
    """Arabic or Chinese, 半 = 0.5."""
    plain = words.strip()
    if plain == "半":
        return Decimal("0.5")
    return arabic(plain) if plain[:1].translate(_FULL).isdigit() else chinese(plain)


def _spellings(value: int) -> tuple[str, ...]:
    words = to_chinese(value)
    return (words, f"一{words}") if words.startswith("十") else (words,)


def _by_cn2an(plain: str) -> Decimal | None:
    import cn2an  # 0.3 s to import: only for texts that need it

    try:
        return Decimal(str(cn2an.cn2an(plain, "strict")))
    except (ValueError, KeyError, IndexError, InvalidOperation):
        return None
