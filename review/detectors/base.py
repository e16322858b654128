"""What a detector is given and what it gives back."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, Protocol

from review.detectors.patterns import Places
from review.laws import LawStore, Registry
from review.model import Absent, Clause, Document, Extraction, Span


@dataclass(frozen=True)
class Case:
    """One draft, read and parsed, with the law as of a day: all that a detector may look at.

    `fragment` is True when only some sentences are screened: then nothing can be called absent.
    """

    doc: Document
    extraction: Extraction
    clauses: tuple[Clause, ...]
    registry: Registry
    day: date
    store: LawStore | None = None
    fragment: bool = False

    @cached_property
    def places(self) -> Places:
        """In which clauses the words of a pattern stand."""
        return Places([clause.full for clause in self.clauses])


@dataclass(frozen=True, slots=True)
class Hit:
    """A place that a rule objects to, or an absence (`span` None).

    `sure` False asks for 存疑 even in a `machine` item. `values` fill the placeholders of the rule's message and
    suggestion (besides {quote} and {place}, which the engine knows). `basis` adds provisions found at run time.
    """

    span: Span | None
    values: Mapping[str, str] = field(default_factory=dict)
    sure: bool = True


class Detector(Protocol):
    """A module with these three names is a detector; it is listed in `review.detectors.DETECTORS`."""

    NAME: str
    OPTIONS: dict[str, Any]
    WHOLE: bool  # True: looks at the whole document, so it is left out when only sentences are screened

    def detect(self, case: Case, options: Mapping[str, Any]) -> Iterator[Hit]:
        """The hits in reading order; pure: same case and options, same hits."""


def titles(case: Case) -> str:
    """Title and notice title of the draft, for rules that ask what the document is about."""
    return " ".join(t.value for t in (case.extraction.title, case.extraction.notice_title) if not isinstance(t, Absent))


def own_titles(case: Case) -> frozenset[str]:
    """The names of the draft and its parts: naming itself in 《》 is no citation."""
    found = (t.value for t in (case.extraction.title, case.extraction.notice_title) if not isinstance(t, Absent))
    return frozenset({*found, *(part.title for part in case.extraction.parts if part.title)})
