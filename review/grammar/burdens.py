"""Says how a statement weighs on someone outside the administration; in doubt it weighs."""

from dataclasses import dataclass

from review.grammar.vocabulary import Vocabulary
from review.model import Actor, Burden, Consequence, Effect, Force, Statement

_BY_EFFECT = {
    Effect.FINE: Burden.SANCTION,
    Effect.MEASURE: Burden.MEASURE,
    Effect.LOSS: Burden.LOSS,
    Effect.CUT_OFF: Burden.LOSS,
    Effect.FEE: Burden.FEE,
    Effect.DEPOSIT: Burden.FEE,
    Effect.PROOF: Burden.PROOF,
    Effect.APPROVAL: Burden.CONDITION,
    Effect.EXPOSURE: Burden.SANCTION,
    Effect.BLACKLIST: Burden.SANCTION,
    Effect.BURDEN_ON_KIN: Burden.LOSS,
    Effect.REDRESS: Burden.DUTY,
    Effect.REFERRED: Burden.SANCTION,
}
HARSH = frozenset(set(_BY_EFFECT) - {Effect.PROOF, Effect.APPROVAL})  # falls on somebody other than the one who acts
_BY_FORCE = {Force.MUST: Burden.DUTY, Force.MUST_NOT: Burden.PROHIBITION}
_STAFF = ("人员", "干部", "员", "领导", "负责人", "成员", "责任人")


def is_staff(name: str) -> bool:
    """Members of staff bear discipline; an organ only imposes."""
    return name.endswith(_STAFF)


@dataclass(frozen=True, slots=True)
class Bearer:
    """How the subject came to be: named in the predicate itself, a member of staff, in a sentence on discipline."""

    near: bool = False
    staff: bool = False
    discipline: bool = False


def burdens(statement: Statement, text: str, words: Vocabulary, bearer: Bearer) -> tuple[Burden, ...]:
    """The burdens of a statement whose own words, with its conditions, are `text`; in the order of `Burden`."""
    if statement.force is Force.DEFINE or bearer.staff or bearer.discipline or words.opening.search(text):
        return ()
    office = words.office.search(text) is not None
    gives = words.giving.search(text) is not None
    chore = words.chore.search(text) is not None and not bearer.near
    people = statement.condition is not None and statement.subject is None
    inside = not _outside(statement) if statement.subject else office and not people
    found = {
        _BY_EFFECT[c.effect]
        for c in statement.consequences
        if _felt(c, inside=inside or chore, office=office, gives=gives)
    }
    if not inside and not chore and statement.force in _BY_FORCE and not (gives and statement.force is Force.MUST):
        found.add(_BY_FORCE[statement.force])
    if not inside and not chore and statement.force is not Force.ENCOURAGE and words.gate.search(text):
        found.add(Burden.CONDITION)
    return tuple(burden for burden in Burden if burden in found)


def _outside(statement: Statement) -> bool:
    return statement.subject is not None and statement.subject.party.side is Actor.OUTSIDER


def _felt(consequence: Consequence, *, inside: bool, office: bool, gives: bool) -> bool:
    """What an organ imposes falls on somebody outside, named or not; what it asks or pays itself does not."""
    effect = consequence.effect
    if consequence.denied or effect not in _BY_EFFECT:
        return False
    if effect in (Effect.FEE, Effect.DEPOSIT):
        return not gives and not (inside and office)
    return effect in HARSH or not inside
