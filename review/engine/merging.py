"""What rules hit, and how hits on one problem become one finding."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from review.checklist import Item, Rank, Rule
from review.detectors import Hit
from review.model import Severity, Span

_SEVERITIES = tuple(Severity)
_STRETCH = 256  # characters that share a drawer of `Places`: about a long sentence
_SEGMENT_END = re.compile("[，。；：！？,;:!?\n]")
_SECOND_ACT = re.compile("(?<=[^，。；：、])(?:并(?!非|不|未|网|购|入)|同时)")


@dataclass(frozen=True)
class Raw:
    """A hit with the item and rule it came from, and what was merged into it.

    `like` are the places of further hits of the same rule that this one stands for.
    """

    item: Item
    rule: Rule
    hit: Hit
    others: tuple[str, ...] = ()
    more: tuple[Rule, ...] = ()
    like: tuple[Span, ...] = ()


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


def merged(raws: list[Raw], ranks: Mapping[str, Rank] | None = None, text: str = "") -> list[Raw]:
    """One finding per problem: overlapping hits of one label, of one item, or on one act become one.

    The most specific leads by its rank, with the gravest severity of all; the others are listed, their labels and bases
    kept. Items without a rank merge with their own kind only. `text` is the text the hits point into.
    """
    kept: list[Raw] = []
    places = Places()
    judge = _Judge(ranks or {}, text)
    for raw in sorted(raws, key=order):
        span = raw.hit.span
        near = places.overlapping(span) if span else ()
        twin = next((k for k in near if judge.same_problem(raw, kept[k])), None)
        if twin is None:
            if span:
                places.add(len(kept), span)
            kept.append(raw)
            continue
        lead = kept[twin] = judge.joined(kept[twin], raw)
        if lead.hit.span == span and span is not None:
            places.add(twin, span)
    return sorted(kept, key=order)


def order(raw: Raw) -> tuple[int, bool, int, int, str]:
    """Severity first, then the place in the text; absences come after places."""
    span = raw.hit.span
    place = (span is None, span.start if span else 0, span.end if span else 0)
    return (_SEVERITIES.index(raw.rule.severity), *place, raw.item.id)


@dataclass(frozen=True)
class _Judge:
    """What counts as one problem, and who speaks for it."""

    ranks: Mapping[str, Rank]
    text: str

    def same_problem(self, raw: Raw, other: Raw) -> bool:
        """True if two hits object to the same thing."""
        if raw.hit.span is None or other.hit.span is None or not raw.hit.span.overlaps(other.hit.span):
            return False
        if raw.item.id == other.item.id:
            return raw.rule.label != "OTHER" or raw.rule.name == other.rule.name
        if raw.rule.label != "OTHER" and raw.rule.label in _labels(other):
            return True
        return self._one_act(raw, other, raw.hit.span, other.hit.span)

    def _one_act(self, raw: Raw, other: Raw, span: Span, place: Span) -> bool:
        """True if both items have a rank and one is about the whole sentence, or both end in the same predicate."""
        one, two = self.ranks.get(raw.item.id), self.ranks.get(other.item.id)
        if one is None or two is None:
            return False
        if one.absorbed or two.absorbed:
            return True
        first, last = sorted((span.end, place.end))
        shared = self.text[max(span.start, place.start) : first]
        return not _SEGMENT_END.search(self.text, first, last) and not _SECOND_ACT.search(shared)

    def joined(self, first: Raw, second: Raw) -> Raw:
        """The two as one. Of one item, the first leads; of two, the more specific, as grave as the graver."""
        if second.item.id == first.item.id:
            return replace(first, more=_added(first, second.rule))
        lead, other = sorted((first, second), key=self._specific)
        graver = min(first.rule.severity, second.rule.severity, key=_SEVERITIES.index)
        others = [lead.others, (other.item.id,), other.others]
        ids = dict.fromkeys(item for part in others for item in part if item != lead.item.id)
        rule = lead.rule if lead.rule.severity is graver else replace(lead.rule, severity=graver)
        more = lead.more
        for one in (other.rule, *other.more):
            more = _added(replace(lead, more=more), one)
        return replace(lead, rule=rule, others=tuple(ids), more=more)

    def _specific(self, raw: Raw) -> int:
        rank = self.ranks.get(raw.item.id)
        return rank.tier if rank else len(self.ranks)


def _labels(raw: Raw) -> set[str]:
    return {raw.rule.label, *(rule.label for rule in raw.more)}


def _added(raw: Raw, rule: Rule) -> tuple[Rule, ...]:
    """The further rules of a hit with one more, if it brings a label or a basis that is not there yet."""
    bases = {basis for one in (raw.rule, *raw.more) for basis in one.basis}
    known = rule.label in _labels(raw) and bases.issuperset(rule.basis)
    return raw.more if known else (*raw.more, rule)
