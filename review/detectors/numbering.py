"""Gaps, repetitions and disorder in the numbers of chapters, articles, items and outline points."""

from collections.abc import Iterator, Mapping
from typing import Any

from review.detectors.base import Case, Hit
from review.model import Node, NodeKind, PartKind, Span
from review.model.numerals import to_chinese

NAME = "numbering"
WHOLE = True
OPTIONS: dict[str, Any] = {
    "type": "object",
    "properties": {"kinds": {"type": "array", "items": {"enum": [k.value for k in NodeKind]}, "minItems": 1}},
    "required": ["kinds"],
    "additionalProperties": False,
}
_RUNNING = {NodeKind.ARTICLE, NodeKind.CHAPTER, NodeKind.PART}  # counted through the whole text, not per parent


def detect(case: Case, options: Mapping[str, Any]) -> Iterator[Hit]:
    """Each place where a number is not the one after its predecessor; {before}, {now} and {expected} are printed.

    Articles run through chapters; chapters through parts; everything else starts anew under its parent, or goes on from
    the last number of its kind (「一、（一）（二）二、（三）（四）」).
    """
    newest: dict[tuple[NodeKind, int], Node] = {}
    last: dict[tuple[NodeKind, int, int], Node] = {}
    for node in case.extraction.nodes:
        if node.kind.value not in options["kinds"] or case.extraction.parts[node.part].kind is PartKind.ATTACHMENT:
            continue
        series = (node.kind, node.part, -1 if node.kind in _RUNNING else node.parent)
        before = last.get(series)
        last[series] = node
        goes_on = before is None and _next(newest.get((node.kind, node.part)), node)
        newest[node.kind, node.part] = node
        if not goes_on and not _follows(before, node):
            yield Hit(_label(node), _values(before, node))


def _next(before: Node | None, node: Node) -> bool:
    return before is not None and node.number == before.number + 1


def _follows(before: Node | None, node: Node) -> bool:
    if before is None:
        return node.number <= 1
    if node.number == 1 and node.kind not in _RUNNING:
        return True
    if node.number == before.number:
        return node.suffix == before.suffix + 1
    return node.number == before.number + 1


def _label(node: Node) -> Span:
    return node.heading if node.heading.end > node.heading.start else Span(node.span.start, node.span.start + 1)


def _values(before: Node | None, node: Node) -> dict[str, str]:
    expected = before.number + 1 if before else 1
    return {
        "before": before.label if before else "开头",
        "now": node.label,
        "expected": node.label.replace(_digits(node.label), to_chinese(expected)) if _digits(node.label) else "",
    }


def _digits(label: str) -> str:
    return "".join(c for c in label if c in "零〇一二三四五六七八九十百千")
