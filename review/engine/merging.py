"""What rules hit, and how hits on one problem become one finding."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from review.checklist import Item, Rule
from review.detectors import Hit
from review.model import Severity, Span

_SEVERITIES = tuple(Severity)
_STRETCH = 256  # characters that share a drawer of `Places`: about a long sentence


@dataclass(frozen=True)
class Raw:
    """A hit with the item and rule it came from, and what was merged into it."""

    item: Item
    rule: Rule
    hit: Hit
    others: tuple[str, ...] = ()
    more: tuple[Rule, ...] = ()


class Places:
    """Numbered spans, found again by place, so that a draft of ten times the findings takes ten times as long."""

    def __init__(self) -> None:
        self._drawers: dict[int, list[tuple[int, Span]]] = {}

    def add(self, number: int, span: Span) -> None:
        """Remember a span under a number."""
        for drawer in _drawers(span):
            self._drawers.setdefault(drawer, []).append((number, span))

    def overlapping(self, span: Span) -> list[int]:
        """The numbers of all spans that share a character with this one, in rising order."""
        near = (entry for drawer in _drawers(span) for entry in self._drawers.get(drawer, ()))
        return sorted({number for number, other in near if other.overlaps(span)})


def _drawers(span: Span) -> Iterable[int]:
    return range(span.start // _STRETCH, max(span.start, span.end - 1) // _STRETCH + 1)


def merged(raws: list[Raw]) -> list[Raw]:
    """One finding per problem: overlapping hits of one label, or of one item, become one; the gravest stays in front."""
    kept: list[Raw] = []
    places = Places()
    for raw in sorted(raws, key=order):
        span = raw.hit.span
        near = places.overlapping(span) if span else ()
        twin = next((k for k in near if _same_problem(raw, kept[k])), None)
        if twin is None:
            if span:
                places.add(len(kept), span)
            kept.append(raw)
        else:
            kept[twin] = _joined(kept[twin], raw)
    return kept


def order(raw: Raw) -> tuple[int, bool, int, int, str]:
    """Severity first, then the place in the text; absences come after places."""
    span = raw.hit.span
    place = (span is None, span.start if span else 0, span.end if span else 0)
    return (_SEVERITIES.index(raw.rule.severity), *place, raw.item.id)


def _same_problem(raw: Raw, other: Raw) -> bool:
    """True if two hits that overlap object to the same thing."""
    if raw.item.id == other.item.id:
        return raw.rule.label != "OTHER" or raw.rule.name == other.rule.name
    return raw.rule.label == other.rule.label != "OTHER"


def _joined(first: Raw, second: Raw) -> Raw:
    if second.item.id != first.item.id:
        return first if second.item.id in first.others else replace(first, others=(*first.others, second.item.id))
    labels = {first.rule.label, *(rule.label for rule in first.more)}
    return first if second.rule.label in labels else replace(first, more=(*first.more, second.rule))
