"""Says how a statement weighs on someone outside the administration; in doubt it weighs."""

from review.grammar.vocabulary import Vocabulary
from review.model import Actor, Burden, Effect, Force, Statement

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
# what an office does is felt outside even if nobody outside is named
_ALWAYS_FELT = frozenset({Effect.FINE, Effect.MEASURE, Effect.CUT_OFF, Effect.DEPOSIT, Effect.BURDEN_ON_KIN})
_BY_FORCE = {Force.MUST: Burden.DUTY, Force.MUST_NOT: Burden.PROHIBITION}


def burdens(statement: Statement, text: str, words: Vocabulary) -> tuple[Burden, ...]:
    """The burdens of a statement whose own words, with its conditions, are `text`; in the order of `Burden`."""
    if statement.force is Force.DEFINE:
        return ()
    side = statement.subject.party.side if statement.subject else None
    inside = side in (Actor.OFFICIAL, Actor.VILLAGE) or (side is None and words.office.search(text) is not None)
    found = {_BY_EFFECT[c.effect] for c in statement.consequences if _felt(c.effect, inside, c.denied)}
    if not inside and statement.force in _BY_FORCE:
        found.add(_BY_FORCE[statement.force])
    if not inside and statement.force is not Force.ENCOURAGE and words.gate.search(text):
        found.add(Burden.CONDITION)
    return tuple(burden for burden in Burden if burden in found)


def _felt(effect: Effect, inside: bool, denied: bool) -> bool:
    return not denied and effect in _BY_EFFECT and (not inside or effect in _ALWAYS_FELT)
