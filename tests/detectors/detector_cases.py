"""Drafts as the detectors see them, and what they find in them."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from review.detectors import DETECTORS, Case, Hit
from review.engine import build_case
from review.reading import text_document

DAY = date(2026, 11, 21)


def case_of(text: str, *, day: date = DAY) -> Case:
    """A draft of plain lines."""
    return build_case(text_document(text, "草案.txt"), day)


def hits(detector: str, text: str, options: Mapping[str, Any] | None = None) -> list[Hit]:
    """What one detector reports."""
    return list(DETECTORS[detector].detect(case_of(text), options or {}))


def words(detector: str, text: str, options: Mapping[str, Any] | None = None) -> list[str]:
    """The words it points at; "" for an absence."""
    case = case_of(text)
    found = DETECTORS[detector].detect(case, options or {})
    return [case.doc.quote(hit.span) if hit.span else "" for hit in found]
