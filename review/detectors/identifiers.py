"""Identity numbers, credit codes and telephone numbers whose own check fails."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from review.detectors.base import Case, Hit
from review.model import Span

NAME = "identifiers"
WHOLE = False
_LABELLED = {
    "identity": re.compile(
        r"(?:身份证(?:件)?(?:号码|号)?|公民身份号码)[为：:\s]{0,4}([0-9Xx*＊]{10,20})(?![0-9A-Za-z])"
    ),
    "credit-code": re.compile(r"(?:统一社会)?信用代码[为：:\s]{0,4}([0-9A-Za-z*＊]{10,22})(?![0-9A-Za-z])"),
    "phone": re.compile(r"(?:手机|电话)(?:号码|号)?[为：:\s]{0,4}(1[3-9][0-9]{6,12})(?![0-9\-－])"),
}
_ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CODE_SET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_CODE_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
OPTIONS: dict[str, Any] = {
    "type": "object",
    "properties": {"kind": {"enum": sorted(_LABELLED)}},
    "required": ["kind"],
    "additionalProperties": False,
}


def valid_identity(number: str) -> bool:
    """GB 11643: 17 digits and a check character."""
    if not re.fullmatch(r"\d{17}[\dXx]", number):
        return False
    total = sum(int(digit) * weight for digit, weight in zip(number, _ID_WEIGHTS, strict=False))
    return "10X98765432"[total % 11] == number[17].upper()


def valid_credit_code(code: str) -> bool:
    """GB 32100: 18 characters, the last one a check character."""
    plain = code.upper()
    if len(plain) != 18 or any(c not in _CODE_SET for c in plain):
        return False
    total = sum(_CODE_SET.index(c) * weight for c, weight in zip(plain, _CODE_WEIGHTS, strict=False))
    return _CODE_SET[(31 - total % 31) % 31] == plain[17]


_VALID: dict[str, Callable[[str], bool]] = {
    "identity": valid_identity,
    "credit-code": valid_credit_code,
    "phone": lambda number: len(number) == 11,
}


def detect(case: Case, options: Mapping[str, Any]) -> Iterator[Hit]:
    """Labelled numbers that fail their check; masked ones (with *) are left alone. The number itself is not repeated."""
    kind = options["kind"]
    for match in _LABELLED[kind].finditer(case.doc.text):
        number = match[1]
        if not re.search(r"[*＊]|[Xx]{3,}", number) and not _VALID[kind](number):
            yield Hit(Span(*match.span(1)), {"length": str(len(number))})
