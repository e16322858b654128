"""Chinese ordinals of articles: 一百零一 ↔ 101; numbers in runs. Amounts of money are read in `review.extraction`."""

from collections.abc import Iterable

_DIGITS = "零一二三四五六七八九"
_UNITS = {"十": 10, "百": 100, "千": 1000, "万": 10000}
_VALUES = {**{d: i for i, d in enumerate(_DIGITS)}, "〇": 0, "○": 0, "两": 2}
_FULL_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")


def to_chinese(number: int) -> str:
    """0..99999 as article numbers are written: 10 → 十, 101 → 一百零一, 110 → 一百一十."""
    if not 0 <= number <= 99999:
        raise ValueError(f"not an article number: {number}")
    if number < 10:
        return _DIGITS[number]
    if number < 20:
        return "十" + (_DIGITS[number - 10] if number > 10 else "")
    words, gap = "", False
    for unit, name in ((10000, "万"), (1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, unit)
        if digit:
            words += ("零" if gap else "") + _DIGITS[digit] + name
            gap = False
        elif words and number:
            gap = True
    return words


def from_chinese(words: str) -> int | None:
    """「一百零一」「二〇二五」「12」「１２」 → int; None if the words are no number."""
    plain = words.translate(_FULL_WIDTH)
    if plain.isascii() and plain.isdigit():
        return int(plain)
    if not plain or any(c not in _VALUES and c not in _UNITS for c in plain):
        return None
    if not any(c in _UNITS for c in plain):
        return int("".join(str(_VALUES[c]) for c in plain))
    total = section = digit = 0
    for char in plain:
        if char == "万":
            total, section, digit = (total + section + digit) * 10000, 0, 0
        elif char in _UNITS:
            section, digit = section + (digit or 1) * _UNITS[char], 0
        else:
            digit = _VALUES[char]
    return total + section + digit


def in_runs(numbers: Iterable[int]) -> str:
    """「1、3至6」."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return "、".join(f"{run[0]}至{run[-1]}" if len(run) > 2 else "、".join(map(str, run)) for run in runs)
