"""Finds who is named in a sentence; of overlapping names the longer one counts (村民委员会 is no 村民)."""

from dataclasses import dataclass

from review.grammar.vocabulary import Vocabulary
from review.model import Party

_OBLIQUE = ("向", "报", "经", "送", "到", "给", "为", "从", "在", "与", "至", "交", "据")


@dataclass(frozen=True, slots=True)
class Named:
    """One name: whose, and where in the words of the unit."""

    party: Party
    start: int
    end: int


def named(text: str, words: Vocabulary) -> tuple[Named, ...]:
    """All names in reading order, none inside another."""
    found = [
        Named(party, *match.span())
        for party, pattern in words.parties.items()
        for match in pattern.finditer(text)
        if match.end() > match.start()
    ]
    kept: list[Named] = []
    for one in sorted(found, key=lambda n: (n.start, -n.end)):
        if not kept or one.end > kept[-1].end:
            kept.append(one)
    return tuple(kept)


def is_oblique(text: str, name: Named) -> bool:
    """「向镇人民政府申请」: somebody who is only addressed, not the one who acts."""
    return text[max(0, name.start - 1) : name.start] in _OBLIQUE or text[max(0, name.start - 2) : name.start] == "按照"
