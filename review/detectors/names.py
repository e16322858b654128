"""The township's own name, written in two ways."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from review.detectors.base import Case, Hit
from review.model import Found, Span

NAME = "names"
WHOLE = True
OPTIONS: dict[str, Any] = {"type": "object", "properties": {}, "additionalProperties": False}
_TOWN = re.compile(r"([\u4e00-\u9fa5]{2,4})(镇|乡|街道)(?=人民政府|办事处)")


def detect(case: Case, options: Mapping[str, Any]) -> Iterator[Hit]:
    """Names that differ by one character from the issuing township's and stand before 人民政府 or 办事处.

    {own} is the issuer's name, {other} the deviating one.
    """
    del options
    issuer = case.extraction.issuer
    own = _TOWN.search(issuer.value) if isinstance(issuer, Found) else None
    if own is None:
        return
    matches = list(_TOWN.finditer(case.doc.text))
    seen = Counter(_tail(match[1], own[1]) + match[2] for match in matches)
    mine = own[1][-2:] + own[2]
    for match in matches:
        other = _tail(match[1], own[1]) + match[2]
        if other != mine and _one_off(other, mine) and seen[other] <= seen[mine]:
            yield Hit(Span(match.end() - len(other), match.end()), {"own": mine, "other": other})


def _tail(name: str, own: str) -> str:
    """Only as many characters as the township's own short name has: the county may stand before it."""
    return name[-len(own[-2:]) :]


def _one_off(one: str, other: str) -> bool:
    return len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) == 1
