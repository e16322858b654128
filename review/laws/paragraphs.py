"""Paragraphs and items of cited articles against the full text, where the store has it."""

import re
from collections.abc import Iterator
from datetime import date

from review.laws.names import cite
from review.laws.store import ArticleText, LawStore
from review.laws.texts import article_label
from review.model.extraction import Citation, Found, Point
from review.model.numerals import from_chinese, to_chinese
from review.model.review import CitationCheck, CitationStatus

_ITEM = re.compile(r"^[（(]([零〇一二三四五六七八九十百]+)[）)]", re.MULTILINE)


def check_paragraphs(citation: Citation, store: LawStore, day: date) -> tuple[CitationCheck, ...]:
    """One check for each cited 款 or 项 that the article does not have in the version of `day`.

    Nothing is said where the store has no text of the law in force on `day`, or not that article.
    """
    return tuple(check for point in citation.points for check in _check(citation, point, store, day))


def _check(citation: Citation, point: Found[Point], store: LawStore, day: date) -> Iterator[CitationCheck]:
    if not (point.value.paragraph or point.value.item):
        return
    article = store.article(citation.title, point.value, day)
    if article is None or (article.effective_to is not None and article.effective_to <= day):
        return
    said = _objection(article, point.value)
    if said:
        message = f"{cite(article.title)}{article_label(point.value)}{said}，请核对。"
        status = CitationStatus.ARTICLE_MISSING
        yield CitationCheck(citation, status, article.title, message, article.version, span=point.span)


def _objection(article: ArticleText, point: Point) -> str:
    """What the article lacks of the point, or ""."""
    if point.paragraph > article.paragraphs:
        return f"只有{article.paragraphs}款，没有第{to_chinese(point.paragraph)}款"
    if not point.item:
        return ""
    part = article.paragraph if point.paragraph else article.text
    last = max((from_chinese(label) or 0 for label in _ITEM.findall(part)), default=0)
    where = f"第{to_chinese(point.paragraph)}款" if point.paragraph else ""
    if not last:
        return f"{where}没有分项"
    return f"{where}只有{last}项，没有第（{to_chinese(point.item)}）项" if point.item > last else ""
