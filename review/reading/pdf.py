"""Text PDF as a `Document`: paragraphs and table cells in reading order, page furniture left out and declared."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import pypdfium2
import pypdfium2.raw as pdfium

from review.errors import (
    EmptyFileError,
    EncryptedFileError,
    OversizedFileError,
    ScannedFileError,
    UnreadableFileError,
)
from review.model import Block, BlockKind, Cell, Document, PdfLine, PdfSource, Span, Unread
from review.reading import flow
from review.reading.pdf_furniture import Sheet, strip_furniture
from review.reading.pdf_lines import Line, abreast, page_lines
from review.reading.pdf_lost import with_lost
from review.reading.pdf_page import LOCK, Page, read_page
from review.reading.pdf_paragraphs import Frame, Paragraph, cell_paragraphs, frames, paragraphs
from review.reading.pdf_tables import (
    Plumber,
    Table,
    TableError,
    continues,
    split_tables,
    with_split_row,
    without_repeated_head,
)
from review.reading.pdf_unread import page_notes

MAX_PAGES = 2000

_UNMAPPED_SHARE = 0.3  # share of characters without a code above which the text is no text


@dataclass(frozen=True, slots=True)
class _Content:
    """What was read from the pages: pages, their tables, the lines outside tables, and reservations."""

    pages: tuple[Page, ...]
    tables: dict[int, list[Table]]
    lines: dict[int, list[Line]]
    unread: tuple[Unread, ...]


@dataclass(slots=True)
class _Writer:
    """Blocks in the making."""

    blocks: list[Block] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    length: int = 0
    counts: dict[int, int] = field(default_factory=dict)

    def add(self, paragraph: Paragraph, place: str, cell: Cell | None) -> None:
        """Append a paragraph as one block."""
        start = self.length
        text = ""
        marks: list[PdfLine] = []
        for line in paragraph.lines:
            text += flow.glue(text, line.text)
            begin = start + len(text)
            text += line.text
            marks.append(PdfLine(Span(begin, start + len(text)), line.page, line.box))
        kind = BlockKind.PARAGRAPH if cell is None else BlockKind.CELL
        span = Span(start, start + len(text))
        source = PdfSource(tuple(marks))
        self.blocks.append(Block(span, kind, place, source, cell=cell, centred=paragraph.centred))
        self.parts.append(text)
        self.length = span.end + 1

    def body(self, found: Iterable[Paragraph]) -> None:
        """Append paragraphs, counted page by page."""
        for paragraph in found:
            page = paragraph.lines[0].page
            self.counts[page] = self.counts.get(page, 0) + 1
            self.add(paragraph, f"第{page}页第{self.counts[page]}段", None)


def read_pdf(data: bytes, name: str) -> Document:
    """Read a PDF with a text layer.

    Raises `EncryptedFileError`, `UnreadableFileError` (corrupt, or characters without codes), `OversizedFileError`
    (more than `MAX_PAGES` pages), `ScannedFileError` (pictures only) and `EmptyFileError`.
    """
    with LOCK:
        content = _read_content(data, name)
    _refuse_wordless(content.pages, name)
    sheets = [Sheet(page.number, page.height, tuple(content.lines[page.number])) for page in content.pages]
    kept, furniture = strip_furniture(sheets)
    items, repeated = _in_order(kept, content.tables)
    widths = {page.number: page.width for page in content.pages}
    writer = _write(items, frames([(widths[sheet.number], sheet.lines) for sheet in kept]))
    return Document(
        name=name,
        kind="pdf",
        sha256=hashlib.sha256(data).hexdigest(),
        text="\n".join(writer.parts),
        blocks=tuple(writer.blocks),
        unread=(*furniture, *repeated, *content.unread),
        pages=len(content.pages),
    )


def _read_content(data: bytes, name: str) -> _Content:
    document = _open(data, name)
    plumber = Plumber(data)
    try:
        pages = [with_lost(plumber, _page(document, index, name)) for index in range(len(document))]
        tables: dict[int, list[Table]] = {}
        lines: dict[int, list[Line]] = {}
        failed: list[int] = []
        for page in pages:
            boxes = _boxes(plumber, page, failed)
            tables[page.number], rest = split_tables(page, boxes)
            lines[page.number] = page_lines(rest, page.number)
        return _Content(tuple(pages), tables, lines, page_notes(pages, failed, document.count_attachments()))
    finally:
        document.close()


def _open(data: bytes, name: str) -> pypdfium2.PdfDocument:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY):
            raise EncryptedFileError("PDF 设有打开密码，无法读取", where=name) from error
        raise UnreadableFileError("PDF 文件已损坏，无法打开", where=name) from error
    pages = len(document)
    if 0 < pages <= MAX_PAGES:
        return document
    document.close()
    if pages == 0:
        raise EmptyFileError("PDF 中没有页面", where=name)
    raise OversizedFileError(f"PDF 共 {pages} 页，超过上限 {MAX_PAGES} 页", where=name)


def _page(document: pypdfium2.PdfDocument, index: int, name: str) -> Page:
    try:
        return read_page(document, index)
    except pypdfium2.PdfiumError as error:
        raise UnreadableFileError(f"PDF 第{index + 1}页已损坏，无法读取", where=name) from error


def _boxes(plumber: Plumber, page: Page, failed: list[int]) -> list[list[tuple[float, float, float, float]]]:
    if not page.facts.ruled or not page.glyphs:
        return []
    if page.facts.drawing:
        failed.append(page.number)
        return []
    try:
        return plumber.find(page)
    except TableError:
        failed.append(page.number)
        return []


def _refuse_wordless(pages: Sequence[Page], name: str) -> None:
    printed = sum(bool(glyph.char.strip()) for page in pages for glyph in page.glyphs)
    unmapped = sum(page.unmapped for page in pages)
    if unmapped > _UNMAPPED_SHARE * (printed + unmapped):
        raise UnreadableFileError("PDF 的文字没有编码，复制出来是乱码，机器无法读取", where=name)
    if printed:
        return
    if any(page.facts.images for page in pages):
        raise ScannedFileError(f"PDF 共 {len(pages)} 页，都是图片，没有文字层", where=name)
    raise EmptyFileError("PDF 中没有文字", where=name)


def _in_order(sheets: Sequence[Sheet], tables: dict[int, list[Table]]) -> tuple[list[Line | Table], list[Unread]]:
    """Lines and tables of all pages in reading order; heads of continued tables are left out and counted."""
    items: list[Line | Table] = []
    heads = 0
    for sheet in sheets:
        found = _interleave(sheet.lines, tables[sheet.number])
        before = items[-1] if items else None
        if found and isinstance(found[0], Table) and isinstance(before, Table) and continues(before, found[0]):
            shorter = without_repeated_head(_first_part(items), found[0])
            heads += shorter is not None
            whole = with_split_row(before, shorter or found[0])
            items[-1], found[0] = whole or (before, shorter or found[0])
        items += found
    return items, [Unread("跨页重复的表头", "", heads, "只保留第一次")] if heads else []


def _first_part(items: Sequence[Line | Table]) -> Table:
    """The part of the last table that stands on its first page."""
    index = len(items) - 1
    first = items[index]
    assert isinstance(first, Table)
    while index > 0:
        before = items[index - 1]
        if not isinstance(before, Table) or not continues(before, first):
            break
        first, index = before, index - 1
    return first


def _interleave(lines: Sequence[Line], tables: Sequence[Table]) -> list[Line | Table]:
    items: list[Line | Table] = [*lines, *tables]
    if abreast(lines):
        return sorted(items, key=lambda item: item.order)
    return sorted(items, key=lambda item: (-item.y, item.left))


def _write(items: Sequence[Line | Table], of: dict[int, Frame]) -> _Writer:
    writer = _Writer()
    pending: list[Line] = []
    number = rows = 0
    previous: Line | Table | None = None
    for item in items:
        if isinstance(item, Line):
            pending.append(item)
        else:
            writer.body(paragraphs(pending, of))
            pending.clear()
            if isinstance(previous, Table) and continues(previous, item):
                rows += previous.rows
            else:
                number, rows = number + 1, 0
            _write_table(writer, item, number, rows)
        previous = item
    writer.body(paragraphs(pending, of))
    return writer


def _write_table(writer: _Writer, table: Table, number: int, rows: int) -> None:
    for cell in table.cells:
        place = Cell(number, cell.row + rows, cell.column)
        words = f"第{table.page}页表{number}第{place.row}行第{place.column}格"
        for paragraph in cell_paragraphs(cell.lines, cell.box[2] - cell.box[0]):
            writer.add(paragraph, words, place)
