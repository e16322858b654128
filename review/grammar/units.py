"""Cuts a draft into sentence units and gives every item of an enumeration its lead-in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from review.model import Block, Document, Span

_NUMBER = "[零〇一二三四五六七八九十百千0-9０-９]+"
_DOT = r"\.(?:(?![0-9])|(?=[0-9]{1,3}周?岁|(?:19|20)[0-9]{2}年))"  # 「1.80周岁」 is point 1, 「1.5米」 a decimal
_LABELS = (
    (0, re.compile(rf"\s*第\s*{_NUMBER}\s*[编章节条]")),
    (1, re.compile(r"\s*[一二三四五六七八九十]+、")),
    (2, re.compile(r"\s*[（(][一二三四五六七八九十]+[）)]")),
    (3, re.compile(rf"\s*[0-9０-９]{{1,2}}(?:[．、](?![0-9])|{_DOT})")),
    (4, re.compile(r"\s*[（(][0-9０-９]{1,2}[）)]")),
    (5, re.compile(r"\s*[①-⑳]")),
)
_END = re.compile(r"[。；;！？!?]+[”’」』）)]*")
_COLON = re.compile(
    r"[：:](?=\s*(?:[（(][一二三四五六七八九十0-9０-９]{1,3}[）)]|[0-9０-９]{1,2}[.．、](?![0-9])|[①-⑳]|$))"
)
_TITLE = re.compile(r"《([^《》]{1,80})》")
_CELL_LIMIT = 60  # characters
_LEAD_LIMIT = 300  # characters; a longer lead-in is no lead-in but a text that happens to end in a colon


@dataclass(frozen=True, slots=True)
class Unit:
    """One sentence unit: its place, its masked words, the lead-ins above it (outermost first)."""

    span: Span
    text: str
    leads: tuple["Unit", ...]


_Leads = list[tuple[int, Unit]]  # the open lead-ins with the rank of the label each stands under


def mask(text: str) -> str:
    """The text with the inside of 《…》 replaced by 「□」, letter for letter."""
    return _TITLE.sub(lambda match: f"《{'□' * len(match[1])}》", text)


def label_rank(text: str) -> int | None:
    """The rank of the label a text begins with (0 第X条 … 5 ①), None without one."""
    return next((rank for rank, pattern in _LABELS if pattern.match(text)), None)


def label_length(text: str) -> int:
    """How many characters of a unit are its label and the blanks behind it."""
    match = next((found for _, pattern in _LABELS if (found := pattern.match(text))), None)
    return len(text) - len(text[match.end() :].lstrip()) if match else 0


def units(doc: Document) -> Iterator[Unit]:
    """The units of the draft in reading order; every character but separators and blanks is in exactly one.

    A table row of short cells is one unit (「卫生费 每户每月 60元」 says something only together), under the lead-in before
    the table.
    """
    leads: _Leads = []
    ended = ""
    for row, group in groupby(doc.blocks, key=_row):
        blocks = list(group)
        if row is not None and _is_short(doc, blocks):
            yield _row_unit(doc, blocks, leads)
            continue
        for block in blocks:
            text = mask(doc.quote(block.span))
            if label_rank(text) is None and block.cell is None and not ended.endswith(("：", ":", "；", ";")):
                leads = []  # a plain paragraph ends every enumeration, unless the sentence before is still open
            for start, end in _pieces(text):
                leads, unit = _place(block, text, Span(start, end), leads)
                yield unit
            ended = text.rstrip()


def _row(block: Block) -> tuple[int, int] | None:
    return (block.cell.table, block.cell.row) if block.cell else None


def _is_short(doc: Document, blocks: list[Block]) -> bool:
    """A row whose cells are entries, not sentences."""
    return all(len(doc.quote(block.span)) <= _CELL_LIMIT and "。" not in doc.quote(block.span) for block in blocks)


def _row_unit(doc: Document, blocks: list[Block], leads: _Leads) -> Unit:
    span = Span(blocks[0].span.start, blocks[-1].span.end)
    words = mask(doc.quote(span)).replace("\n", "　")
    return Unit(span, words, tuple(lead for _, lead in leads))


def _place(block: Block, text: str, piece: Span, leads: _Leads) -> tuple[_Leads, Unit]:
    words = text[piece.start : piece.end]
    rank = label_rank(words)
    if rank is not None:
        leads = [(above, lead) for above, lead in leads if above < rank]
    span = Span(block.span.start + piece.start, block.span.start + piece.end)
    unit = Unit(span, words, tuple(lead for _, lead in leads))
    if words.rstrip().endswith(("：", ":")) and len(words) <= _LEAD_LIMIT:
        leads = [*leads, (rank if rank is not None else _rank_of_last(leads), unit)]
    return leads, unit


def _rank_of_last(leads: _Leads) -> int:
    """A lead-in without a label of its own stands right below the one above it."""
    return max(0, leads[-1][0]) if leads else 0


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each unit inside one block, without blanks at its borders."""
    start = 0
    cuts = sorted({match.end() for match in _END.finditer(text)} | {match.end() for match in _COLON.finditer(text)})
    for end in [*cuts, len(text)]:
        words = text[start:end]
        inner = words.strip()
        if inner:
            begin = start + words.index(inner[0])
            yield begin, begin + len(inner)
        start = end
