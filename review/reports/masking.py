"""Hides identity numbers and mobile numbers in what is shown to people; offsets stay true."""

import re

_IDENTITY = re.compile(
    r"(?<![0-9A-Za-z])[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![0-9A-Za-z])"
)
_MOBILE = re.compile(r"(?<!\d)1[3-9]\d(?P<gap>[- ]?)\d{4}(?P=gap)\d{4}(?!\d)")
_FULL_WIDTH = str.maketrans("０１２３４５６７８９Ｘｘ", "0123456789Xx")


def mask(text: str) -> str:
    """The text with the birth date of 18-digit identity numbers and the middle of mobile numbers starred.

    The length never changes, so spans into the text stay right. Numbers without a possible birth date (social credit
    codes, accounts) are left alone. Full-width digits count as digits.
    """
    plain = text.translate(_FULL_WIDTH)
    hidden = [(found.start() + 6, found.start() + 14) for found in _IDENTITY.finditer(plain)]
    hidden += [(found.start() + 3, found.end() - 4) for found in _MOBILE.finditer(plain)]
    for start, end in hidden:
        text = text[:start] + re.sub(r"\d", "*", text[start:end]) + text[end:]
    return text
