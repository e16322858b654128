"""Ruled tables of a PDF page: the boxes of their cells (by pdfplumber) and the characters inside them."""

import io
import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

from review.reading import flow
from review.reading.pdf_lines import Line, lines_of
from review.reading.pdf_page import Glyph, Page, turn_box
from review.reading.pdf_paragraphs import CELL_PADDING, is_full

Box = tuple[float, float, float, float]

_SNAP = 4.0  # points: edges closer than this are one
_MIN_COLUMNS = 3  # in a table of fewer columns a row with one filled cell is nothing odd
_BROKEN = (
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    ArithmeticError,
    AssertionError,
    RecursionError,
    EOFError,
)
_MIN_CELLS = 2  # a single box is a frame round text, not a table


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell by row and column from 1 (a merged cell by its first), its box in reading space, its lines."""

    row: int
    column: int
    box: Box
    lines: tuple[Line, ...]

    @property
    def text(self) -> str:
        """The words of the cell without line breaks."""
        return "".join(line.text for line in self.lines)


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table on one page: edges of its columns, its cells row by row, its box, its place in the file."""

    page: int
    columns: tuple[float, ...]
    rows: int
    cells: tuple[TableCell, ...]
    box: Box
    order: int

    @property
    def y(self) -> float:
        """The upper edge."""
        return self.box[3]

    @property
    def left(self) -> float:
        """The left edge."""
        return self.box[0]


class TableError(Exception):
    """The ruled lines of a page could not be read; the reader falls back to plain lines and says so."""


class Plumber:
    """Opens a file with pdfplumber when the first ruled page is met (in memory: nothing to close)."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._pdf: Any = None

    def find(self, page: Page) -> list[list[Box]]:
        """The cell boxes of every table of a page, in reading space; raises `TableError` if the page defeats it."""
        with self._sheet(page) as sheet:
            found = [[_user_box(cell, sheet.rotation, page.media) for cell in t.cells] for t in sheet.find_tables()]
        return [[_reading_box(cell, page) for cell in cells] for cells in found if len(cells) >= _MIN_CELLS]

    def characters(self, page: Page) -> list[tuple[str, Box, float, float]]:
        """(character, box in user space, baseline, em) of an upright page; raises `TableError` as `find` does."""
        with self._sheet(page) as sheet:
            return [
                (
                    char["text"],
                    _user_box((char["x0"], char["top"], char["x1"], char["bottom"]), 0, page.media),
                    char["matrix"][5] + page.media[1],
                    char["size"],
                )
                for char in sheet.chars
            ]

    @contextmanager
    def _sheet(self, page: Page) -> Iterator[Any]:
        import pdfplumber
        from pdfminer.psparser import PSException
        from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

        try:
            if self._pdf is None:
                logging.getLogger("pdfminer").setLevel(logging.ERROR)  # it warns of fonts, which are not used here
                self._pdf = pdfplumber.open(io.BytesIO(self._data))
            sheet = self._pdf.pages[page.number - 1]
            yield sheet
            sheet.close()
        except (PSException, PdfminerException, MalformedPDFException, *_BROKEN) as error:
            # pdfminer meets broken files with ordinary exceptions; nothing of fashen runs inside this block
            raise TableError(str(error)) from error


def _user_box(cell: Box, rotation: int, media: Box) -> Box:
    """A box measured from the upper left corner of the page as shown, in user space."""
    left, bottom, right, top = media
    xa, ya, xb, yb = cell
    if rotation == 90:
        return left + ya, bottom + xa, left + yb, bottom + xb
    if rotation == 180:
        return right - xb, bottom + ya, right - xa, bottom + yb
    if rotation == 270:
        return right - yb, top - xb, right - ya, top - xa
    return left + xa, top - yb, left + xb, top - ya


def _reading_box(box: Box, page: Page) -> Box:
    x0, y0, x1, y1 = turn_box(box, page.turn)
    return x0 - page.origin[0], y0 - page.origin[1], x1 - page.origin[0], y1 - page.origin[1]


def split_tables(page: Page, tables: Sequence[Sequence[Box]]) -> tuple[list[Table], list[Glyph]]:
    """The tables that hold words, and the characters that stand in no table."""
    owners: dict[tuple[int, int], list[Glyph]] = {}
    rest: list[Glyph] = []
    for glyph in page.glyphs:
        home = _home(glyph, tables)
        if home is None:
            rest.append(glyph)
        else:
            owners.setdefault(home, []).append(glyph)
    built = [_table(page, index, cells, owners) for index, cells in enumerate(tables)]
    return [table for table in built if table is not None], rest


def _home(glyph: Glyph, tables: Sequence[Sequence[Box]]) -> tuple[int, int] | None:
    x, y = (glyph.x0 + glyph.x1) / 2, (glyph.bottom + glyph.top) / 2
    for t, cells in enumerate(tables):
        for c, (left, bottom, right, top) in enumerate(cells):
            if left <= x <= right and bottom <= y <= top:
                return t, c
    return None


def _table(page: Page, index: int, boxes: Sequence[Box], owners: dict[tuple[int, int], list[Glyph]]) -> Table | None:
    held = {c: glyphs for (t, c), glyphs in owners.items() if t == index}
    if not any(glyph.char.strip() for glyphs in held.values() for glyph in glyphs):
        return None
    columns = _edges([box[0] for box in boxes])
    tops = _edges([-box[3] for box in boxes])
    cells = [
        TableCell(_rank(tops, -box[3]), _rank(columns, box[0]), box, _cell_lines(held.get(c, []), page.number))
        for c, box in enumerate(boxes)
    ]
    return Table(
        page=page.number,
        columns=columns,
        rows=len(tops),
        cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))),
        box=_around(boxes),
        order=min(glyph.order for glyphs in held.values() for glyph in glyphs),
    )


def _cell_lines(glyphs: list[Glyph], page: int) -> tuple[Line, ...]:
    return tuple(sorted(lines_of(glyphs, page), key=lambda line: (-line.y, line.left)))


def _around(boxes: Sequence[Box]) -> Box:
    return min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes)


def _edges(values: Sequence[float]) -> tuple[float, ...]:
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] > _SNAP:
            edges.append(value)
    return tuple(edges)


def _rank(edges: Sequence[float], value: float) -> int:
    return 1 + min(range(len(edges)), key=lambda index: abs(edges[index] - value))


def continues(last: Table, following: Table) -> bool:
    """True if a table at the head of the next page has the columns of the one at the foot of this page."""
    same = len(last.columns) == len(following.columns) and following.page == last.page + 1
    return same and all(abs(a - b) <= _SNAP for a, b in zip(last.columns, following.columns, strict=True))


def without_repeated_head(first: Table, following: Table) -> Table | None:
    """The continued table without the head row that is printed again on each page; None if it has no such row."""
    head = [(cell.column, cell.text) for cell in first.cells if cell.row == 1]
    again = [(cell.column, cell.text) for cell in following.cells if cell.row == 1]
    if following.rows < 2 or head != again or not any(text for _, text in head):
        return None
    cells = tuple(replace(cell, row=cell.row - 1) for cell in following.cells if cell.row > 1)
    return replace(following, cells=cells, rows=following.rows - 1)


def with_split_row(last: Table, following: Table) -> tuple[Table, Table] | None:
    """Both tables after a row cut by the page break is whole again on its first page; None if no row was cut.

    A cut row shows in three signs: its first column is empty on the next page though it was not before, no column
    gains words that had none, and either a full line stopped in mid-sentence or one column alone goes on.
    """
    above = {cell.column: cell for cell in last.cells if cell.row == last.rows}
    below = {cell.column: cell for cell in following.cells if cell.row == 1}
    filled = {column: cell for column, cell in below.items() if cell.lines}
    first = above.get(1)
    if 1 in filled or first is None or not first.lines or any(not _lines(above, column) for column in filled):
        return None
    alone = len(filled) == 1 and len(following.columns) >= _MIN_COLUMNS
    if not alone and not any(_cut(above[column], cell) for column, cell in filled.items()):
        return None
    joined = tuple(
        replace(cell, lines=cell.lines + _lines(below, cell.column)) if cell.row == last.rows else cell
        for cell in last.cells
    )
    rest = tuple(replace(cell, row=cell.row - 1) for cell in following.cells if cell.row > 1)
    return replace(last, cells=joined), replace(following, cells=rest, rows=following.rows - 1)


def _lines(cells: dict[int, TableCell], column: int) -> tuple[Line, ...]:
    return cells[column].lines if column in cells else ()


def _cut(above: TableCell, below: TableCell) -> bool:
    last = above.lines[-1]
    right = last.left + above.box[2] - above.box[0] - CELL_PADDING
    return not flow.ends_sentence(last.text) and is_full(last, below.lines[0], right)
