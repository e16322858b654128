"""Comparing a quotation in a draft with the article it claims to quote, character by character."""

from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import accumulate

from review.model.document import Span

_ALIKE = str.maketrans(",;:?!()<>[]０１２３４５６７８９“”‘’「」『』", '，；：？！（）〈〉〔〕0123456789""\'\'""""')
_SPACE = frozenset(" \t\r\n\u3000\xa0\u200b")
_MARKS = frozenset("，。；：？！、（）《》〈〉〔〕\"'…—·.．-")
_ELLIPSIS = ("……", "…", "......")
_CLOSING = "。；，、："
_RELATED = 0.6
_ANCHOR = 4
_SLACK = 8


class QuoteStatus(StrEnum):
    """How a quotation stands to the article."""

    SAME = "一致"
    SAME_WORDS = "文字一致，标点或者空格不同"
    DIFFERENT = "与原文不一致"
    NOT_FOUND = "原文中没有"


@dataclass(frozen=True, slots=True)
class QuoteDifference:
    """A stretch of the quotation and the words of the law in its place; either may be empty."""

    quoted: Span
    original: Span
    quoted_words: str
    original_words: str


@dataclass(frozen=True, slots=True)
class QuoteResult:
    """The result of a comparison: spans are into the quotation and into the article text as given.

    `original` is the stretch of the article that was quoted (None if not found).
    """

    status: QuoteStatus
    original: Span | None = None
    differences: tuple[QuoteDifference, ...] = ()


def compare_quote(quoted: str, article_text: str) -> QuoteResult:
    """Compare `quoted` (without its quotation marks) with the words of the article.

    A quotation may begin and end anywhere in the article, and may leave words out with 「……」. Its closing mark may
    differ from that of the law. Line feeds and other spaces count as nothing.
    """
    if not _words(quoted, _SPACE | _MARKS)[0]:
        return QuoteResult(QuoteStatus.NOT_FOUND)
    for status, dropped in ((QuoteStatus.SAME, _SPACE & {"\n"}), (QuoteStatus.SAME_WORDS, _SPACE | _MARKS)):
        if (span := _locate(quoted, article_text, dropped)) is not None:
            return QuoteResult(status, span)
    return _nearest(quoted, article_text)


def _words(text: str, dropped: frozenset[str]) -> tuple[str, list[int]]:
    """The text without the dropped characters, and where each kept one stood."""
    folded = text.translate(_ALIKE) if dropped & _MARKS else text
    kept = [i for i, char in enumerate(folded) if char not in dropped]
    return "".join(folded[i] for i in kept), kept


def _locate(quoted: str, article_text: str, dropped: frozenset[str]) -> Span | None:
    """The stretch of the article that holds all pieces of the quotation in their order."""
    law, places = _words(article_text, dropped)
    first, after = -1, 0
    for piece in _pieces(quoted):
        words = _words(piece, dropped)[0]
        found = law.find(words, after)
        if found < 0:
            return None
        first, after = (found if first < 0 else first), found + len(words)
    return Span(places[first], places[after - 1] + 1) if first >= 0 else None


def _pieces(quoted: str) -> list[str]:
    """The parts between 「……」; the closing mark of the whole is the writer's."""
    for dots in _ELLIPSIS:
        quoted = quoted.replace(dots, "\0")
    pieces = [piece.strip().strip("\n") for piece in quoted.strip().rstrip(_CLOSING).split("\0")]
    return [piece for piece in pieces if _words(piece, _SPACE | _MARKS)[0]]


def _nearest(quoted: str, article_text: str) -> QuoteResult:
    """Where the quotation departs from the stretch of the article that it follows most closely."""
    ours, our_places = _words(quoted.strip().rstrip(_CLOSING), _SPACE | _MARKS)
    law, law_places = _words(article_text, _SPACE | _MARKS)
    blocks = _common(ours, law)
    if not blocks or sum(size for _, _, size in blocks) < _RELATED * len(ours):
        return QuoteResult(QuoteStatus.NOT_FOUND)
    lead, last = blocks[0], blocks[-1]
    slack = max(_SLACK, len(ours) // 4)
    start = max(0, lead[1] - lead[0] - slack)
    end = min(len(law), last[1] + len(ours) - last[0] + slack)
    codes = SequenceMatcher(None, ours, law[start:end], autojunk=False).get_opcodes()
    joints = _joints(quoted)
    codes = [c for c in codes if not (c[0] == "insert" and c[1] in joints)]
    start, end = start + codes[0][3], start + codes[-1][4]
    origin = codes[0][3]
    differences = tuple(
        _difference((quoted, our_places, i1, i2), (article_text, law_places, start + j1 - origin, start + j2 - origin))
        for tag, i1, i2, j1, j2 in codes
        if tag != "equal"
    )
    return QuoteResult(QuoteStatus.DIFFERENT, Span(law_places[start], law_places[end - 1] + 1), differences)


def _joints(quoted: str) -> set[int]:
    """Where, in kept characters, the law may go on without fault: at the ends and at each 「……」."""
    sizes = [len(_words(piece, _SPACE | _MARKS)[0]) for piece in _pieces(quoted)]
    return {0, *accumulate(sizes)}


def _common(ours: str, law: str) -> list[tuple[int, int, int]]:
    """Matching stretches (ours, law, size) long enough to mean something; all if the quotation is short."""
    blocks = SequenceMatcher(None, ours, law, autojunk=False).get_matching_blocks()
    least = min(_ANCHOR, max(1, len(ours) // 3))
    return [(b.a, b.b, b.size) for b in blocks if b.size >= least]


def _difference(ours: tuple[str, list[int], int, int], law: tuple[str, list[int], int, int]) -> QuoteDifference:
    quoted, original = _span(*ours[1:]), _span(*law[1:])
    return QuoteDifference(quoted, original, ours[0][quoted.start : quoted.end], law[0][original.start : original.end])


def _span(places: list[int], start: int, end: int) -> Span:
    """From positions among the kept characters to positions in the text; an empty stretch stands before `start`."""
    if start == end:
        at = places[start] if start < len(places) else places[-1] + 1
        return Span(at, at)
    return Span(places[start], places[end - 1] + 1)
