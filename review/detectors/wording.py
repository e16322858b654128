"""Finds what a sentence does by its wording, unless the sentence itself excuses it."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from review.detectors.base import Case, Hit, titles
from review.detectors.guards import GUARDS
from review.detectors.patterns import compiled, may_match
from review.grammar import label_length
from review.model import Actor, Clause, Force, Span

NAME = "wording"
WHOLE = False
_PATTERNS: dict[str, Any] = {"type": "array", "items": {"type": "string", "minLength": 1}, "minItems": 1}
OPTIONS: dict[str, Any] = {
    "type": "object",
    "properties": {
        "say": {**_PATTERNS, "description": "任一出现即触发（可跨引导句，但须落在本句）"},
        "with": {**_PATTERNS, "description": "各条都须在本句（含引导句）出现"},
        "unless": {**_PATTERNS, "description": "任一在本句（含引导句）出现则不报"},
        "article": {**_PATTERNS, "description": "任一须在所在条文出现"},
        "article_unless": {**_PATTERNS, "description": "任一在所在条文出现则不报"},
        "title": {**_PATTERNS, "description": "任一须在文件题目出现"},
        "title_unless": {**_PATTERNS, "description": "任一在文件题目出现则不报"},
        "force": {"type": "array", "items": {"enum": [force.value for force in Force]}, "minItems": 1},
        "actor": {"type": "array", "items": {"enum": [actor.value for actor in Actor]}, "minItems": 1},
        "guards": {"type": "array", "items": {"enum": sorted(GUARDS)}},
        "quote": {"enum": ["clause", "match", "sentence"]},
    },
    "required": ["say"],
    "additionalProperties": False,
}
_ALL_GUARDS = tuple(GUARDS)
_COMMA = re.compile(r"[，,。；;：:！？!?]")


def detect(case: Case, options: Mapping[str, Any]) -> Iterator[Hit]:
    """One hit for each sentence with a phrase of `say` that nothing excuses.

    `quote` says what is quoted: the part of the sentence between commas (default), the phrase, or the sentence.
    """
    text = case.doc.text
    live = [pattern for pattern in options["say"] if may_match(pattern, text)]
    if not live or not all(may_match(pattern, text) for pattern in options.get("with", ())):
        return
    if not _title_fits(case, options):
        return
    barred = [pattern for pattern in options.get("unless", ()) if may_match(pattern, text)]
    for clause in case.clauses:
        span = _first(clause, live, barred, options)
        if span is not None and _context_fits(case, clause, options):
            yield Hit(span)


def _first(clause: Clause, live: list[str], barred: list[str], options: Mapping[str, Any]) -> Span | None:
    """The first unexcused phrase of the clause, widened to what is quoted."""
    full = clause.full
    for pattern in live:
        if not may_match(pattern, full):
            continue
        for match in compiled(pattern).finditer(full):
            span = clause.to_span(*match.span())
            if span is None or _excused(clause, match, options):
                continue
            if not _fits(full, barred, options) or not _people_fit(clause, options):
                return None
            return _widened(clause, span, options.get("quote", "clause"))
    return None


def _excused(clause: Clause, match: re.Match[str], options: Mapping[str, Any]) -> bool:
    return any(GUARDS[name](clause, match.start(), match.end()) for name in options.get("guards", _ALL_GUARDS))


def _fits(full: str, barred: list[str], options: Mapping[str, Any]) -> bool:
    if any(not compiled(pattern).search(full) for pattern in options.get("with", ())):
        return False
    return not _any(barred, full)


def _people_fit(clause: Clause, options: Mapping[str, Any]) -> bool:
    if "force" in options and clause.force.value not in options["force"]:
        return False
    return "actor" not in options or any(actor.value in options["actor"] for actor in clause.actors)


def _context_fits(case: Case, clause: Clause, options: Mapping[str, Any]) -> bool:
    if "article" not in options and "article_unless" not in options:
        return True
    article = case.extraction.article_at(clause.span.start)
    text = case.doc.quote(article.span) if article else case.doc.quote(case.doc.block_at(clause.span.start).span)
    if "article" in options and not _any(options["article"], text):
        return False
    return not _any(options.get("article_unless", ()), text)


def _title_fits(case: Case, options: Mapping[str, Any]) -> bool:
    title = titles(case)
    if "title" in options and not _any(options["title"], title):
        return False
    return not _any(options.get("title_unless", ()), title)


def _widened(clause: Clause, span: Span, quote: str) -> Span:
    if quote == "match":
        return span
    if quote == "sentence":
        return Span(clause.span.start + label_length(clause.text), clause.span.end)
    text, shift = clause.text, clause.span.start
    before = [match.end() for match in _COMMA.finditer(text, 0, span.start - shift)]
    after = _COMMA.search(text, span.end - shift)
    start = shift + (before[-1] if before else label_length(text))
    return Span(start, shift + after.start() if after else clause.span.end)


def _any(patterns: tuple[str, ...] | list[str], text: str) -> bool:
    return any(may_match(pattern, text) and compiled(pattern).search(text) for pattern in patterns)
