"""Blanks and placeholders that a final draft may not carry."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from review.detectors.base import Case, Hit
from review.model import Span

_MASKED = re.compile(r"[XxＸｘ×]{2,}")  # in a single sentence such marks hide a name; in a draft they are a blank
NAME = "blanks"
WHOLE = False
OPTIONS: dict[str, Any] = {
    "type": "object",
    "properties": {"attachments": {"type": "boolean", "description": "true：也查附件和表格（通常是待填的空表，不查）"}},
    "additionalProperties": False,
}
_BLANK = re.compile(
    r"(?<![A-Za-z0-9])[XxＸｘ×]{2,}(?![A-Za-z0-9])|_{3,}|＿{2,}|[（(]\s{2,}[）)]|【[^】]{0,12}】|\[[^\]]{0,12}(?:填|待|名称|日期)[^\]]{0,8}\]"
    r"|待定|待补充|此处填|[（(](?:待|另)?(?:填写|补充|确定)[）)]|(?<!\d)\s?年\s{1,4}月\s{1,4}日|〔20[XxＸ×\s]{1,4}〕|〕\s{1,4}号|〕[XxＸ×]+号"
)


def detect(case: Case, options: Mapping[str, Any]) -> Iterator[Hit]:
    """The first run of placeholder characters of each paragraph outside tables; {words} is the text around it."""
    for block in case.doc.blocks:
        if block.cell is not None and not options.get("attachments", False):
            continue
        text = case.doc.quote(block.span)
        match = next((m for m in _BLANK.finditer(text) if not _excused(case, text, m)), None)
        if match is not None:
            around = text[max(0, match.start() - 10) : match.end() + 10]
            yield Hit(Span(block.span.start + match.start(), block.span.start + match.end()), {"words": around})


def _excused(case: Case, text: str, match: re.Match[str]) -> bool:
    """Inside “…” a run of ×× is a pattern for names (“××区颐康中心”), in a screened sentence a hidden name."""
    if _MASKED.fullmatch(match[0]) and case.fragment:
        return True
    return text.count("“", 0, match.start()) > text.count("”", 0, match.start())
