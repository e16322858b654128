"""What rules hit, and how hits on one problem become one finding."""

from dataclasses import dataclass, replace

from review.checklist import Item, Rule
from review.detectors import Hit
from review.model import Severity

_SEVERITIES = tuple(Severity)


@dataclass(frozen=True)
class Raw:
    """A hit with the item and rule it came from, and what was merged into it."""

    item: Item
    rule: Rule
    hit: Hit
    others: tuple[str, ...] = ()
    more: tuple[Rule, ...] = ()


def merged(raws: list[Raw]) -> list[Raw]:
    """One finding per problem: overlapping hits of one label, or of one item, become one; the gravest stays in front."""
    kept: list[Raw] = []
    for raw in sorted(raws, key=order):
        twin = next((k for k, other in enumerate(kept) if _same_problem(raw, other)), None)
        if twin is None:
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
    if raw.hit.span is None or other.hit.span is None or not raw.hit.span.overlaps(other.hit.span):
        return False
    if raw.item.id == other.item.id:
        return raw.rule.label != "OTHER" or raw.rule.name == other.rule.name
    return raw.rule.label == other.rule.label != "OTHER"


def _joined(first: Raw, second: Raw) -> Raw:
    if second.item.id != first.item.id:
        return first if second.item.id in first.others else replace(first, others=(*first.others, second.item.id))
    labels = {first.rule.label, *(rule.label for rule in first.more)}
    return first if second.rule.label in labels else replace(first, more=(*first.more, second.rule))
