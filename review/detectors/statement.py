"""Asks the parsed sentence: who, how strongly, with what consequence and burden, if what, on what basis."""

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Any

from review.detectors.base import Case, Hit
from review.detectors.context import PATTERNS, SURROUNDINGS, any_match, context_fits, excused, title_fits, widened
from review.grammar import mask
from review.model import Burden, Clause, Effect, Force, Measure, Party, Span, Statement

NAME = "statement"
WHOLE = False


def _choice(kind: type[StrEnum], description: str) -> dict[str, Any]:
    return {
        "type": "array",
        "items": {"enum": [one.value for one in kind]},
        "minItems": 1,
        "description": description,
    }


OPTIONS: dict[str, Any] = {
    "type": "object",
    "properties": {
        "party": _choice(Party, "说的是谁，任一即可；不写则不问"),
        "force": _choice(Force, "语气，任一即可"),
        "effect": _choice(Effect, "后果，任一即可；句子自己否掉的（「不收取押金」）不算"),
        "burden": _choice(Burden, "对相对人的负担，任一即可；官员、村（居）组织自己的事没有负担"),
        "condition": {**PATTERNS, "description": "任一须在条件（「逾期未清理的」）里出现"},
        "act": {**PATTERNS, "description": "任一须在所作规定（谓语）里出现"},
        "basis": {"enum": ["none", "stated", "any"], "description": "none 没写依据才报，stated 写了依据才报，默认 any"},
        "quantity": _choice(Measure, "须有这类数量，任一即可"),
        **SURROUNDINGS,
    },
    "anyOf": [{"required": [name]} for name in ("effect", "burden", "force", "act")],
    "additionalProperties": False,
}


def detect(case: Case, options: Mapping[str, Any]) -> Iterator[Hit]:
    """One hit for each sentence with a statement that fits every option asked and that nothing excuses."""
    if not title_fits(case, options):
        return
    for clause in case.clauses:
        place = _first(case, clause, options)
        if place is not None and context_fits(case, clause, options):
            yield Hit(widened(clause, place, options.get("quote", "clause")))


def _first(case: Case, clause: Clause, options: Mapping[str, Any]) -> Span | None:
    """The place of the first statement that fits; the sentence is searched for `unless` only then."""
    for statement in clause.statements:
        if not _fits(case, statement, options):
            continue
        place = _place(clause, statement, options)
        if place is None or any_match(options.get("unless", ()), clause.full):
            continue
        shift = len(clause.lead) - clause.span.start
        if not excused(clause, place.start + shift, place.end + shift, options):
            return place
    return None


def _fits(case: Case, statement: Statement, options: Mapping[str, Any]) -> bool:
    subject = statement.subject.party.value if statement.subject else ""
    stated = bool(statement.basis)
    return (
        _one_of(options, "party", [subject])
        and _one_of(options, "force", [statement.force.value])
        and _one_of(options, "effect", [c.effect.value for c in statement.consequences if not c.denied])
        and _one_of(options, "burden", [burden.value for burden in statement.burdens])
        and _one_of(options, "quantity", [quantity.measure.value for quantity in statement.quantities])
        and options.get("basis", "any") in ("any", "stated" if stated else "none")
        and _says(case, statement.condition, options.get("condition"))
        and _says(case, statement.act, options.get("act"))
    )


def _one_of(options: Mapping[str, Any], name: str, seen: Sequence[str]) -> bool:
    return name not in options or any(value in options[name] for value in seen)


def _says(case: Case, span: Span | None, patterns: Sequence[str] | None) -> bool:
    if patterns is None:
        return True
    return span is not None and any_match(patterns, mask(case.doc.quote(span)))


def _place(clause: Clause, statement: Statement, options: Mapping[str, Any]) -> Span | None:
    """The words of the consequence asked for, else of the act from its modal word on; None if they stand in the lead-in only."""
    wanted = [c.span for c in statement.consequences if not c.denied and c.effect.value in options.get("effect", ())]
    start = min(statement.act.start, statement.force_span.start if statement.force_span else statement.act.start)
    whole = Span(start, statement.act.end)
    return next((span for span in (*wanted, whole) if clause.span.contains(span)), None)
