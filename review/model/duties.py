"""The table of duties and consequences: what a draft asks of people outside the administration, and on what basis."""

from dataclasses import dataclass
from enum import StrEnum

from review.model.clause import Burden
from review.model.document import Span


class Standing(StrEnum):
    """How a row's basis stands in the draft."""

    STATED = "写明依据"  # 《…》 in the sentence or its lead-in
    NEARBY = "邻句写明"  # 「依照《…》」 in the sentence before or after, within the same article
    VAGUE = "依据笼统"  # only 「依法」「按照有关规定」
    NONE = "无依据"


class BasisPlace(StrEnum):
    """Where a stated basis stands, seen from the row."""

    OWN = "本句"
    LEAD = "引导句"
    BEFORE = "前一句"
    AFTER = "后一句"


@dataclass(frozen=True, slots=True)
class DutyBasis:
    """One stated basis: the words of the draft, and what they point to.

    `law` is the registered full title, `article` the place cited, `text` the article's own words; each "" if not named,
    not registered or not at hand. `note` says what is wrong with the citation on the day of the review.
    """

    words: str
    span: Span
    where: BasisPlace
    law: str = ""
    article: str = ""
    text: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class DutyRow:
    """One sentence unit that burdens someone outside the administration.

    `number` counts from 1 in text order; `span` and `quote` are its words without 「第三条」 or 「（一）」; `lead` are the
    words of the lead-in if the unit is an item of an enumeration. `who` are the words that name whom it burdens, "" if
    the draft does not say. `findings` are the numbers of the findings on its words. `fingerprint` stays the same while
    the words stay the same.
    """

    number: int
    place: str
    span: Span
    quote: str
    who: str
    burdens: tuple[Burden, ...]
    standing: Standing
    bases: tuple[DutyBasis, ...]
    fingerprint: str
    findings: tuple[int, ...] = ()
    lead: str = ""
    lead_span: Span | None = None


class DutyVerdict(StrEnum):
    """What the officer makes of a row."""

    GROUNDED = "有依据"
    UNGROUNDED = "无依据"
    TO_SUPPLY = "需补充依据"
    NOT_APPLICABLE = "不适用"


@dataclass(frozen=True, slots=True)
class DutyAnswer:
    """The officer's answer to one row (by fingerprint), with a note."""

    fingerprint: str
    verdict: DutyVerdict
    note: str = ""
