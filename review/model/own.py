"""An objection of the officer's own, beside what the tool found."""

from dataclasses import dataclass

from review.model.review import Severity


@dataclass(frozen=True, slots=True)
class OwnPoint:
    """One objection in the officer's words: `quote` are words copied from the draft ("" for the draft as a whole),
    `place` is needed only without them, `basis` is written 《名称》第几条."""

    severity: Severity
    problem: str
    quote: str = ""
    place: str = ""
    basis: str = ""
    suggestion: str = ""
