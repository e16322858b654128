"""What only the words of the law can tell: quotations that differ, paragraphs that do not exist, the wrong article."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from review.detectors.base import Case, Hit
from review.laws import ArticleText, LawStore, QuoteResult, QuoteStatus, better_article, check_paragraphs, compare_quote
from review.model import Citation, Span

NAME = "law-text"
WHOLE = False
_QUOTED = re.compile(r"(?:的)?(?:明确|明文)?(?:规定|要求|载明)?[，,：:]?[“「『](?P<words>[^”」』]{6,600})[”」』]")
_SHOWN = 120  # characters of the law shown in a message


def _quotations(case: Case, store: LawStore) -> Iterator[Hit]:
    """A quotation that claims to be an article and is not, character by character."""
    for citation in case.extraction.citations:
        match = _QUOTED.match(case.doc.text, citation.span.end)
        article = _only_article(citation, store, case) if match else None
        if match is None or article is None:
            continue
        result = compare_quote(match["words"], article.paragraph or article.text)
        if result.status in (QuoteStatus.DIFFERENT, QuoteStatus.NOT_FOUND):
            span = Span(*match.span("words"))
            yield Hit(span, _values(article, result), sure=result.status is QuoteStatus.DIFFERENT)


def _only_article(citation: Citation, store: LawStore, case: Case) -> ArticleText | None:
    if len(citation.points) != 1 or not citation.title:
        return None
    return store.article(citation.title, citation.points[0].value, case.day)


def _values(article: ArticleText, result: QuoteResult) -> dict[str, str]:
    whole = article.paragraph or article.text
    words = whole[result.original.start : result.original.end] if result.original else whole
    shown = " ".join(words.split())
    return {"law": article.title, "article": article.label, "original": shown[:_SHOWN]}


def _paragraphs(case: Case, store: LawStore) -> Iterator[Hit]:
    """A 款 or 项 that the cited article does not have."""
    for citation in case.extraction.citations:
        for check in check_paragraphs(citation, store, case.day):
            yield Hit(check.span or citation.span, {"fact": check.message.rstrip("。")}, sure=check.sure)


def _other_articles(case: Case, store: LawStore) -> Iterator[Hit]:
    """A sentence that restates another article of the law than the one it cites."""
    for citation in case.extraction.citations:
        better = better_article(case.doc.text, citation, store, case.day)
        if better is not None:
            why = "所引条号是该法上次修订前的条号" if better.moved else "所引条号可能有误"
            words = " ".join(better.text.split())[:_SHOWN]
            values = {"law": better.title, "article": better.label, "original": words, "why": why}
            yield Hit(citation.points[0].span, values, sure=False)


_CHECKS: dict[str, Callable[[Case, LawStore], Iterator[Hit]]] = {
    "quotations": _quotations,
    "paragraphs": _paragraphs,
    "other-article": _other_articles,
}
OPTIONS: dict[str, Any] = {
    "type": "object",
    "properties": {"check": {"enum": sorted(_CHECKS)}},
    "required": ["check"],
    "additionalProperties": False,
}


def detect(case: Case, options: Mapping[str, Any]) -> Iterator[Hit]:
    """What one of the checks objects to; nothing without a full-text store."""
    if case.store is not None:
        yield from _CHECKS[options["check"]](case, case.store)
