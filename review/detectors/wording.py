"""Finds what a sentence does by its wording, unless the sentence itself excuses it."""

from collections.abc import Iterator, Mapping
from typing import Any

from review.detectors.base import Case, Hit
from review.detectors.context import PATTERNS, SURROUNDINGS, any_match, context_fits, excused, title_fits, widened
from review.detectors.patterns import compiled, may_match
from review.model import Actor, Clause, Force, Span

NAME = "wording"
WHOLE = False
OPTIONS: dict[str, Any] = {
    "type": "object",
    "properties": {
        "say": {**PATTERNS, "description": "任一出现即触发（可跨引导句，但须落在本句）"},
        "with": {**PATTERNS, "description": "各条都须在本句（含引导句）出现"},
        "force": {"type": "array", "items": {"enum": [force.value for force in Force]}, "minItems": 1},
        "actor": {"type": "array", "items": {"enum": [actor.value for actor in Actor]}, "minItems": 1},
        **SURROUNDINGS,
    },
    "required": ["say"],
    "additionalProperties": False,
}


def detect(case: Case, options: Mapping[str, Any]) -> Iterator[Hit]:
    """One hit for each sentence with a phrase of `say` that nothing excuses.

    `quote` says what is quoted: the part of the sentence between commas (default), the phrase, or the sentence.
    """
    text = case.doc.text
    live = [(pattern, where) for pattern in options["say"] if (where := case.places.of(pattern))]
    if not live or not all(may_match(pattern, text) for pattern in options.get("with", ())):
        return
    if not title_fits(case, options):
        return
    barred = [pattern for pattern in options.get("unless", ()) if may_match(pattern, text)]
    for number in sorted(frozenset().union(*(where for _, where in live))):
        clause = case.clauses[number]
        span = _first(clause, [pattern for pattern, where in live if number in where], barred, options)
        if span is not None and context_fits(case, clause, options):
            yield Hit(span)


def _first(clause: Clause, live: list[str], barred: list[str], options: Mapping[str, Any]) -> Span | None:
    """The first unexcused phrase of the clause, widened to what is quoted."""
    full = clause.full
    for pattern in live:
        for match in compiled(pattern).finditer(full):
            span = clause.to_span(*match.span())
            if span is None or excused(clause, *match.span(), options):
                continue
            if not _fits(full, barred, options) or not _people_fit(clause, options):
                return None
            return widened(clause, span, options.get("quote", "clause"))
    return None


def _fits(full: str, barred: list[str], options: Mapping[str, Any]) -> bool:
    if any(not compiled(pattern).search(full) for pattern in options.get("with", ())):
        return False
    return not any_match(barred, full)


def _people_fit(clause: Clause, options: Mapping[str, Any]) -> bool:
    if "force" in options and clause.force.value not in options["force"]:
        return False
    return "actor" not in options or any(actor.value in options["actor"] for actor in clause.actors)
