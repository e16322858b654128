"""Which rule said what about a text: findings traced back to item and rule, for those who maintain the rules."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from review.checklist import load_profile
from review.engine.assess import build_case, problems
from review.engine.merging import Raw
from review.laws import LawStore
from review.model import Category, Document, Severity, Span, locate

_WHOLE_TEXT = "全文"


class Readers(StrEnum):
    """Who reads: the rules, the second reader, or the second reader after the rules as in a review."""

    RULES = "rules"
    SECOND = "second"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Trace:
    """One finding with the rule behind it (`SECOND_READER` for a doubt of the second reader).

    `labels` are all its labels; `also` the items whose rules objected to the same words; `span` is None and `quote` ""
    for an absence.
    """

    item: str
    rule: str
    labels: tuple[str, ...]
    severity: Severity
    place: str
    span: Span | None
    quote: str
    also: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Item and rule in one word, as tables name them."""
        return f"{self.item}/{self.rule}"

    @property
    def grave(self) -> bool:
        """High or medium."""
        return self.severity in (Severity.HIGH, Severity.MEDIUM)


def trace(
    doc: Document,
    category: Category,
    day: date,
    *,
    store: LawStore | None = None,
    fragment: bool = False,
    readers: Readers = Readers.BOTH,
) -> tuple[Trace, ...]:
    """The findings of a review of `doc` as of `day`, in their order, each with its rule.

    `fragment`: only sentences are screened, so nothing can be absent. Raises ChecklistError as `assess` does.
    """
    case = build_case(doc, day, store=store, fragment=fragment)
    profile = load_profile(category, day)
    raws = problems(profile, case, rules=readers is not Readers.SECOND, second=readers is not Readers.RULES)
    return tuple(_trace(raw, doc, locate(doc, case.extraction, raw.hit.span) if raw.hit.span else "") for raw in raws)


def _trace(raw: Raw, doc: Document, place: str) -> Trace:
    return Trace(
        item=raw.item.id,
        rule=raw.rule.name,
        labels=tuple(dict.fromkeys((raw.rule.label, *(rule.label for rule in raw.more)))),
        severity=raw.rule.severity,
        place=place or _WHOLE_TEXT,
        span=raw.hit.span,
        quote=doc.quote(raw.hit.span) if raw.hit.span else "",
        also=raw.others,
    )


def labels_of(traces: Iterable[Trace]) -> frozenset[str]:
    """All labels that were given."""
    return frozenset(label for one in traces for label in one.labels)
