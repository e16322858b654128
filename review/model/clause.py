"""One normative sentence as the grammar reads it: who, modality, what it rests on, and its lead-in."""

from dataclasses import dataclass
from enum import StrEnum

from review.model.document import Span


class Actor(StrEnum):
    """Whom a sentence speaks of."""

    OUTSIDER = "行政相对人"  # 村民、居民、企业、经营者、申请人、任何单位和个人……
    OFFICIAL = "行政机关及其工作人员"
    VILLAGE = "村（居）组织"


class Force(StrEnum):
    """The modality of a sentence."""

    MUST = "应当"
    MUST_NOT = "不得"
    MAY = "可以"
    ENCOURAGE = "鼓励"
    DEFINE = "是指"
    STATE = "陈述"


@dataclass(frozen=True, slots=True)
class Clause:
    """One sentence unit (up to 。；！？ or the end of a block), with the lead-in of its enumeration.

    `span` covers its own words in `Document.text`; `text` are these words, letter by letter at the same offsets, with
    the inside of 《…》 masked by 「□」. `lead` is the masked lead-in (「有下列情形之一的，…：」), "" if none.
    `node` is the index of the innermost outline node. `actors` are those who are named or implied.
    `basis` are the stated bases (《…》 with article, 「依法」) inside the own words.
    """

    span: Span
    text: str
    lead: str = ""
    lead_span: Span | None = None
    node: int = -1
    force: Force = Force.STATE
    actors: tuple[Actor, ...] = ()
    basis: tuple[Span, ...] = ()

    @property
    def full(self) -> str:
        """Lead-in and own words as one text; own words begin at `len(lead)`."""
        return self.lead + self.text

    def to_span(self, start: int, end: int) -> Span | None:
        """A stretch of `full` as a span of the own words; None if it lies in the lead-in only."""
        shift = self.span.start - len(self.lead)
        if end <= len(self.lead):
            return None
        return Span(max(start, len(self.lead)) + shift, end + shift)
