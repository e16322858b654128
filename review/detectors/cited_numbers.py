"""Numbers of the draft against those of the very article that the sentence cites, where the law store has its words."""

import re
import weakref
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from review.detectors.base import Case, Hit
from review.laws import About, ArticleText, Figure, LawStore, contradicted, figures_of
from review.model import Citation, Clause, Point, Span
from review.model.numerals import to_chinese

NAME = "cited-numbers"
WHOLE = False
OPTIONS: dict[str, Any] = {
    "type": "object",
    "properties": {
        "about": {
            "type": "array",
            "items": {"enum": [about.value for about in About]},
            "minItems": 1,
            "description": "只核对这些数字",
        },
        "check": {
            "enum": ["differs", "absent"],
            "description": "differs：与所引条文的数字不一致；absent：所引条文没有罚款的规定",
        },
    },
    "required": ["about", "check"],
    "additionalProperties": False,
}
_SHOWN = 90  # characters of the law shown in a message
_WIDEST = 8  # articles cited at once; behind more of them no number can be tied to one
_AGAINST = re.compile(r"(?:违反|违背|触犯|不符合|不遵守|未依照|未按照?|未遵守)[^，。；：]{0,10}$")
_DEED = re.compile(
    r"(?:的)?(?:规定|所列)(?:的)?[^，。；]{0,4}(?:行为|情形|条件|义务|要求|违法(?!所得))|(?:的)?(?:行为|情形|违法(?!所得))"
    r"|[^，。；]{0,14}(?:以外|之外|罚外|理外|定外)(?:，|$)"
)
_NEW_SUBJECT = re.compile(r"的，[^，。；]{0,3}由")
_RELIED = re.compile(r"(?:依照|按照|根据|依据|适用|遵照|参照|执行|比照|援引)[^，。；：]{0,12}$")
_ATTRIBUTE = re.compile(r"(?:所)?(?:规定|称|列|指)的(?![，。；：、])")
_JOINED = re.compile(r"\s?(?:、|和|及|以及|与|或者|或)\s?《?$")
_UNITS = ("元", "倍")
_PUNISHES = re.compile(r"罚|处理|法律责任|(?:依照|按照|根据|适用|比照)[^，。；]{0,30}(?:规定|条)")
_ITEM = re.compile(r"^[（(][零〇一二三四五六七八九十百]+[）)]")


@dataclass(frozen=True, slots=True)
class _Article:
    """A cited article (or one 款, 项 of it): its law, its name, its words and its numbers."""

    title: str
    label: str
    words: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class _Stated:
    """A number of the draft, where it stands, and the articles it is said to come from; `unknown` are not stored.

    `carried` is True if the citation stands before a semicolon, `direct` if no other case is stated in between.
    """

    figure: Figure
    span: Span
    articles: tuple[_Article, ...]
    unknown: tuple[str, ...]
    carried: bool
    direct: bool


class _Library:
    """Articles read once each."""

    def __init__(self, store: LawStore | None, day: date) -> None:
        self._store = store
        self._day = day
        self._read: dict[tuple[str, int, int], tuple[ArticleText, tuple[Figure, ...]] | None] = {}

    def find(self, title: str, point: Point) -> _Article | None:
        """The article, or the 款 and 项 that are named; None if they are not stored or no longer in force."""
        key = (title, point.article, point.suffix)
        if key not in self._read:
            self._read[key] = self._fetch(title, point)
        known = self._read[key]
        return _narrowed(*known, point) if known else None

    def _fetch(self, title: str, point: Point) -> tuple[ArticleText, tuple[Figure, ...]] | None:
        asked = Point(point.article, suffix=point.suffix)
        article = self._store.article(title, asked, self._day) if self._store else None
        if article is None or (article.effective_to is not None and article.effective_to <= self._day):
            return None
        return article, figures_of(article.text)


def _narrowed(article: ArticleText, figures: tuple[Figure, ...], point: Point) -> _Article | None:
    """The numbers of the lines that the point names: a 款 with its items, an item with the words that lead to it."""
    number, item, start = 0, 0, 0
    kept: list[Figure] = []
    lines: list[str] = []
    for line in article.text.split("\n"):
        is_item = number > 0 and _ITEM.match(line) is not None
        number, item = (number, item + 1) if is_item else (number + 1, 0)
        if (not point.paragraph or number == point.paragraph) and not (point.item and is_item and item != point.item):
            kept += [figure for figure in figures if start <= figure.quantity.span.start < start + len(line)]
            lines.append(line)
        start += len(line) + 1
    label = article.label + (f"第{to_chinese(point.paragraph)}款" if point.paragraph else "")
    return _Article(article.title, label, "\n".join(lines), tuple(kept)) if lines else None


def detect(case: Case, options: Mapping[str, Any]) -> Iterator[Hit]:
    """Numbers that the cited articles do not bear out; nothing without a full-text store.

    The values give {found} (the draft's number), {fixed} (the law's), {law}, {article} and {original} (its words). A
    sentence that cites several articles is objected to only if all of them are stored and none agrees.
    """
    wanted = {About(value) for value in options["about"]}
    judge = _differing if options["check"] == "differs" else _absent
    for stated in _stated(case):
        if stated.figure.about in wanted and stated.articles and not stated.unknown:
            yield from judge(stated)


def explain(case: Case, options: Mapping[str, Any]) -> str:
    """How many numbers were compared with cited articles, and which could not be; "" if the draft cites none."""
    del options
    stated = _stated(case)
    if not stated:
        return ""
    looked = f"查全文{len(case.clauses)}句，机器未见线索。其中{len(stated)}处数字引用了具体条文"
    if case.store is None:
        return f"{looked}，因未安装法规全文库，没有与条文原文逐一比对"
    unknown = tuple(dict.fromkeys(name for one in stated for name in one.unknown))
    compared = sum(not one.unknown for one in stated)
    missing = f"；全文库没有{'、'.join(unknown[:5])}的现行条文，所涉数字未比对" if unknown else ""
    return f"{looked}，{compared}处已与条文原文比对{missing}"


def _differing(stated: _Stated) -> Iterator[Hit]:
    law = contradicted(stated.figure, [figure for one in stated.articles for figure in one.figures])
    if law is not None:
        home = next(one for one in stated.articles if law in one.figures)
        yield Hit(stated.span, _values(stated.figure, home, law.written, law.words), sure=False)


def _absent(stated: _Stated) -> Iterator[Hit]:
    """A fine of so many yuan 「under」 an article that knows none, or only one by multiples of something else."""
    unit = stated.figure.quantity.unit
    fines = [(f, one) for one in stated.articles for f in one.figures if f.about is stated.figure.about]
    if (
        stated.carried
        or not stated.direct
        or unit not in _UNITS
        or any(fine.quantity.unit == unit for fine, _ in fines)
    ):
        return
    if fines:
        fine, home = fines[0]
        yield Hit(stated.span, _values(stated.figure, home, fine.written, fine.words), sure=False)
    elif not any(_PUNISHES.search(one.words) for one in stated.articles):
        first = stated.articles[0]
        yield Hit(stated.span, _values(stated.figure, first, "", first.words), sure=False)


def _values(draft: Figure, article: _Article, fixed: str, words: str) -> dict[str, str]:
    shown = " ".join(words.split())
    return {
        "found": draft.written,
        "fixed": fixed,
        "law": article.title,
        "article": article.label,
        "original": shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]}……",
    }


_last: tuple[weakref.ref[Case], tuple[_Stated, ...]] | None = None


def _stated(case: Case) -> tuple[_Stated, ...]:
    """The numbers of a case with their articles; remembered for the next rule that asks about the same case."""
    global _last
    last = _last
    if last is not None and last[0]() is case:
        return last[1]
    found = tuple(_read(case))
    _last = (weakref.ref(case), found)
    return found


def _read(case: Case) -> Iterator[_Stated]:
    library = _Library(case.store, case.day)
    citations = case.extraction.citations
    starts = [citation.span.start for citation in citations]
    before: tuple[Clause, tuple[Citation, ...]] | None = None
    for clause in case.clauses:
        own = _bases(case, citations[bisect_left(starts, clause.span.start) : bisect_left(starts, clause.span.end)])
        lead = clause.lead_span
        led = citations[bisect_left(starts, lead.start) : bisect_left(starts, lead.end)] if lead else ()
        cited = own or _bases(case, led)
        carried = not cited and before is not None and _continues(case, before[0], clause)
        if carried and before is not None:
            cited = before[1]
        before = (clause, cited)
        points = tuple((c.title, found.value) for c in cited for found in c.points)
        if 0 < len(points) <= _WIDEST:
            yield from _numbers(case, clause, library, points, carried=carried)


def _continues(case: Case, before: Clause, clause: Clause) -> bool:
    """After a semicolon the same articles are meant."""
    return case.doc.text[max(before.span.start, before.span.end - 1) : clause.span.start] == "；"


def _bases(case: Case, citations: Sequence[Citation]) -> tuple[Citation, ...]:
    """Those that the sentence relies on; 「违反《…》第五条」 names the deed, not what follows from it."""
    kept: list[Citation] = []
    last: tuple[int, bool] = (-1, False)
    for citation in citations:
        before = case.doc.text[max(0, citation.span.start - 14) : citation.span.start]
        joined = last[0] >= 0 and _JOINED.fullmatch(case.doc.text, last[0], citation.span.start) is not None
        relied = last[1] if joined else _AGAINST.search(before) is None
        relied = relied and _DEED.match(case.doc.text, citation.span.end) is None
        if relied and not joined and _RELIED.search(before) is None:
            relied = _ATTRIBUTE.match(case.doc.text, citation.span.end) is None
        last = (citation.span.end, relied)
        if relied and citation.title and citation.points:
            kept.append(citation)
    return tuple(kept)


def _numbers(
    case: Case, clause: Clause, library: _Library, points: tuple[tuple[str, Point], ...], *, carried: bool
) -> Iterator[_Stated]:
    blanked = _blanked(case, clause)
    figures = [figure for figure in figures_of(blanked) if not _quoted(clause, figure)]
    found = [library.find(title, point) for title, point in points] if figures else []
    unknown = tuple(
        f"《{title}》" for (title, _), article in zip(points, found, strict=bool(figures)) if article is None
    )
    for figure in figures:
        span = clause.to_span(figure.quantity.span.start, figure.quantity.span.end)
        start = figure.quantity.span.start
        sanction = figure.about in (About.FINE, About.DETENTION)
        if span is not None and (sanction or not carried):
            direct = _NEW_SUBJECT.search(blanked, max(0, blanked.rfind("□", 0, start)), start) is None
            yield _Stated(figure, span, tuple(article for article in found if article), unknown, carried, direct)


def _blanked(case: Case, clause: Clause) -> str:
    """Lead-in and own words without the citations, whose article numbers are no numbers of the sentence."""
    letters = list(clause.full)
    citations = case.extraction.citations
    shift = len(clause.lead) - clause.span.start
    first = bisect_left(citations, clause.span.start, key=lambda citation: citation.span.start)
    for citation in citations[first:]:
        if citation.span.start >= clause.span.end:
            break
        start, end = citation.span.start + shift, min(citation.span.end, clause.span.end) + shift
        letters[start:end] = "□" * (end - start)
    return "".join(letters)


def _quoted(clause: Clause, figure: Figure) -> bool:
    """Inside “…”: quotations are compared with the article letter by letter elsewhere."""
    before = clause.full[: figure.quantity.span.start]
    return before.count("“") > before.count("”")
