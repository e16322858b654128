"""What rules on wording and on statements share: patterns over sentence, article and title, and what is quoted."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from review.detectors.base import Case, titles
from review.detectors.guards import GUARDS, restrained
from review.detectors.patterns import compiled, may_match
from review.grammar import label_length
from review.model import Clause, Found, Span

PATTERNS: dict[str, Any] = {"type": "array", "items": {"type": "string", "minLength": 1}, "minItems": 1}
SURROUNDINGS: dict[str, Any] = {
    "unless": {**PATTERNS, "description": "任一在本句（含引导句）出现则不报"},
    "article": {**PATTERNS, "description": "任一须在所在条文出现"},
    "article_unless": {**PATTERNS, "description": "任一在所在条文出现则不报"},
    "title": {**PATTERNS, "description": "任一须在文件题目出现"},
    "title_unless": {**PATTERNS, "description": "任一在文件题目出现则不报"},
    "issuer_unless": {**PATTERNS, "description": "任一在制定机关名称出现则不报"},
    "guards": {"type": "array", "items": {"enum": sorted(GUARDS)}, "description": "适用哪些排除情形，默认全部"},
    "quote": {"enum": ["clause", "match", "sentence"], "description": "引用逗号之间的话（默认）、命中的词，或者整句"},
}
_ALL_GUARDS = tuple(GUARDS)
_COMMA = re.compile(r"[，,。；;：:！？!?]")


def any_match(patterns: Sequence[str], text: str) -> bool:
    """True if one of the patterns is found in the text."""
    return any(may_match(pattern, text) and compiled(pattern).search(text) for pattern in patterns)


def excused(clause: Clause, start: int, end: int, options: Mapping[str, Any]) -> bool:
    """True if a guard of the rule excuses the words at these offsets of `Clause.full`, or the administration is restrained."""
    return restrained(clause, start, end) or any(
        GUARDS[name](clause, start, end) for name in options.get("guards", _ALL_GUARDS)
    )


def context_fits(case: Case, clause: Clause, options: Mapping[str, Any]) -> bool:
    """`article` and `article_unless` against the article around a clause, or its block if there is none."""
    if "article" not in options and "article_unless" not in options:
        return True
    article = case.extraction.article_at(clause.span.start)
    text = case.doc.quote(article.span) if article else case.doc.quote(case.doc.block_at(clause.span.start).span)
    if "article" in options and not any_match(options["article"], text):
        return False
    return not any_match(options.get("article_unless", ()), text)


def title_fits(case: Case, options: Mapping[str, Any]) -> bool:
    """`title` and `title_unless` against the titles of the draft, `issuer_unless` against the body that issues it."""
    title = titles(case)
    if "issuer_unless" in options and any_match(options["issuer_unless"], _issuer(case)):
        return False
    if "title" in options and not any_match(options["title"], title):
        return False
    return not any_match(options.get("title_unless", ()), title)


def _issuer(case: Case) -> str:
    """The body named at the head or the foot, "" if there is none."""
    bodies = (case.extraction.issuer, case.extraction.signature)
    return next((body.value for body in bodies if isinstance(body, Found)), "")


def widened(clause: Clause, span: Span, quote: str) -> Span:
    """What is quoted for a place: the words between commas around it, itself, or the sentence without its label."""
    if quote == "match":
        return span
    if quote == "sentence":
        return Span(clause.span.start + label_length(clause.text), clause.span.end)
    text, shift = clause.text, clause.span.start
    before = [match.end() for match in _COMMA.finditer(text, 0, span.start - shift)]
    after = _COMMA.search(text, span.end - shift)
    start = shift + (before[-1] if before else label_length(text))
    return Span(start, shift + after.start() if after else clause.span.end)
