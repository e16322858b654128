"""References inside the draft whose target does not exist."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from review.detectors.base import Case, Hit
from review.model import Extraction, NodeKind, PartKind, Point, Reference
from review.model.numerals import to_chinese

NAME = "references"
WHOLE = True
OPTIONS: dict[str, Any] = {
    "type": "object",
    "properties": {"targets": {"type": "array", "items": {"enum": ["条", "款", "项", "附件"]}, "minItems": 1}},
    "required": ["targets"],
    "additionalProperties": False,
}


@dataclass(frozen=True)
class _Outline:
    """What can be referred to: articles of each part, paragraphs of an article, items of a node."""

    articles: dict[int, dict[tuple[int, int], int]]
    paragraphs: dict[int, list[int]]
    items: dict[int, set[int]]
    bodies: tuple[int, ...]


def detect(case: Case, options: Mapping[str, Any]) -> Iterator[Hit]:
    """References to an article, paragraph, item or attachment that the draft does not have; {missing} names it."""
    outline = _outline(case.extraction)
    present = {attachment.number for attachment in case.extraction.attachments if attachment.present}
    for reference in case.extraction.references:
        missing = _missing(outline, present, reference)
        if missing and missing[0] in options["targets"]:
            yield Hit(reference.span, {"missing": missing[1]})


def _outline(extraction: Extraction) -> _Outline:
    articles: dict[int, dict[tuple[int, int], int]] = {}
    paragraphs: dict[int, list[int]] = {}
    items: dict[int, set[int]] = {}
    for index, node in enumerate(extraction.nodes):
        if node.kind is NodeKind.ARTICLE:
            articles.setdefault(node.part, {})[node.number, node.suffix] = index
        elif node.kind is NodeKind.PARAGRAPH:
            paragraphs.setdefault(node.parent, []).append(index)
        elif node.kind is NodeKind.ITEM:
            items.setdefault(node.parent, set()).add(node.number)
    bodies = tuple(i for i, part in enumerate(extraction.parts) if part.kind is PartKind.BODY)
    return _Outline(articles, paragraphs, items, bodies)


def _missing(outline: _Outline, present: set[int], reference: Reference) -> tuple[str, str] | None:
    """The level that fails and its name, or None."""
    point = reference.point
    if reference.kind == "附件":
        number = point.article if point else 0
        found = number in present or (not number and present)
        return None if found else ("附件", f"附件{number}" if number else "附件")
    if point is None or not point.article:
        return None
    articles = _articles(outline, reference.part)
    if not articles:
        return None
    article = articles.get((point.article, point.suffix))
    return ("条", f"第{to_chinese(point.article)}条") if article is None else _inside(outline, article, point)


def _articles(outline: _Outline, part: int) -> dict[tuple[int, int], int]:
    """The articles of the part; a notice speaks of the articles of the body."""
    places = (part, *outline.bodies)
    return next((outline.articles[place] for place in places if place in outline.articles), {})


def _inside(outline: _Outline, article: int, point: Point) -> tuple[str, str] | None:
    paragraphs = outline.paragraphs.get(article, [])
    label = f"第{to_chinese(point.article)}条"
    if paragraphs and point.paragraph > len(paragraphs):
        return "款", f"{label}第{to_chinese(point.paragraph)}款"
    if not point.item:
        return None
    homes = [paragraphs[point.paragraph - 1]] if point.paragraph and paragraphs else [article, *paragraphs]
    found = any(point.item in outline.items.get(home, ()) for home in homes)
    return None if found else ("项", f"{label}第（{to_chinese(point.item)}）项")
