"""Plain text and Markdown as a `Document`: decoding, lines, and lines cut at a fixed width joined again."""

import codecs
import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from review.errors import EmptyFileError, UnreadableFileError
from review.model import Block, BlockKind, Cell, Document, Span, TextSource, Unread
from review.reading import flow
from review.reading.markdown import clean_lines

_BREAK = re.compile(r"\r\n|[\r\n\f\v\x85\u2028\u2029]")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DAMAGE = 20  # at least this many good characters to one bad byte sequence: a damaged UTF-8 file, not another encoding
_JUNK = 0.05  # share of control characters above which bytes are no text
_FEW = 3  # so many control characters are a slip in any text
_MARGIN = 4  # half-width columns by which a full line may fall short of the width: punctuation and numbers move on
_MAX_WIDTH = 100  # a text cut at more columns than this was not cut at all
_MIN_CUT = 3  # so many lines must end in mid-sentence at the width


@dataclass(frozen=True, slots=True)
class Row:
    """One stretch of text that becomes a block: its words, its line from 1, the table cell, the heading level."""

    text: str
    line: int
    cell: Cell | None = None
    level: int = 0

    @property
    def place(self) -> str:
        """「第5行」, or 「表1第2行第1格」 inside a table."""
        if self.cell is None:
            return f"第{self.line}行"
        return f"表{self.cell.table}第{self.cell.row}行第{self.cell.column}格"


def read_text(data: bytes, name: str) -> Document:
    """Read .txt or .md: BOM, then strict UTF-8, then GB 18030; one block per line, cut lines joined again.

    Raises `UnreadableFileError` for bytes that are no text and `EmptyFileError` if nothing is printed.
    """
    decoded, unread = decode(data, name)
    hidden = flow.invisible(decoded)
    if hidden:
        unread += (Unread("不可见字符", count=hidden, advice="控制字符或零宽字符已略去，未计入审查文本，请核对原文"),)
    lines = _BREAK.split(flow.without_invisible(decoded.replace("\x85", "\n")))
    if PurePath(name).suffix.lower() in (".md", ".markdown"):
        rows, more = clean_lines(lines)
        return _document(name, "md", data, [Row(*row) for row in rows], unread + more)
    return _document(name, "txt", data, _plain(lines), unread)


def text_document(text: str, name: str = "输入文本") -> Document:
    """A text at hand as a document: one block per line that is not blank, characters untouched; it may be empty."""
    rows = [Row(line, number) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    return assemble(name, "txt", hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(), rows)


def decode(data: bytes, name: str) -> tuple[str, tuple[Unread, ...]]:
    """The characters of a text file, and a reservation if some bytes could not be read."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _strict(data[len(bom) :], encoding, name), ()
    if b"\x00" in data:
        raise UnreadableFileError("文件含有空字节，不是纯文本", where=name)
    try:
        return _no_junk(data.decode("utf-8"), name), ()
    except UnicodeDecodeError:
        return _not_utf8(data, name)


def _not_utf8(data: bytes, name: str) -> tuple[str, tuple[Unread, ...]]:
    mended = data.decode("utf-8", "replace")
    bad = mended.count("\ufffd")
    if sum(char > "\x7f" for char in mended) - bad >= _DAMAGE * bad:
        return mended, (Unread("损坏的字节", count=bad, advice="文件编码有损坏，文中以「\ufffd」代替，请核对原文"),)
    return _strict(data, "gb18030", name), ()


def _strict(data: bytes, encoding: str, name: str) -> str:
    try:
        return _no_junk(data.decode(encoding), name)
    except UnicodeDecodeError as error:
        raise UnreadableFileError("无法识别文字编码，或者文件不是纯文本", where=name) from error


def _no_junk(text: str, name: str) -> str:
    controls = sum(char < " " and char not in "\t\n\r\f\v" for char in text)
    if controls > max(_FEW, _JUNK * len(text)) or "\x00" in text:
        raise UnreadableFileError("文件内容不是纯文本", where=name)
    return text


def _plain(lines: Sequence[str]) -> list[Row]:
    width = cut_width(lines)
    rows: list[Row] = []
    joinable = False
    for number, line in enumerate(lines, 1):
        text = line.strip()
        if text and joinable and not line.startswith(tuple(" \t\u3000")) and not flow.starts_paragraph(text):
            last = rows.pop()
            rows.append(Row(last.text + flow.glue(last.text, text) + text, last.line))
        elif text:
            rows.append(Row(text, number))
        joinable = bool(text) and width > 0 and flow.columns(line.rstrip()) >= width - _MARGIN
    return rows


def cut_width(lines: Sequence[str]) -> int:
    """The width in half-width columns at which a text was clearly cut in mid-sentence; 0 if it was not."""
    filled = [(flow.columns(line.rstrip()), line) for line in lines if line.strip()]
    widest = max((columns for columns, _ in filled), default=0)
    near = Counter(columns for columns, _ in filled if columns >= widest - 2 * _MARGIN)  # punctuation may hang over
    width = max(near, key=lambda columns: (near[columns], columns), default=0)
    if not _MAX_WIDTH >= width >= 20:
        return 0
    full = [line for columns, line in filled if columns >= width - _MARGIN]
    cut = [line for line in full if not flow.ends_sentence(line)]
    return width if len(cut) >= max(_MIN_CUT, len(full) / 2) and len(full) * 4 >= len(filled) else 0


def assemble(name: str, kind: str, sha256: str, rows: Iterable[Row], unread: tuple[Unread, ...] = ()) -> Document:
    """Rows in reading order as one document."""
    blocks: list[Block] = []
    parts: list[str] = []
    start = 0
    for row in rows:
        end = start + len(row.text)
        block_kind = BlockKind.PARAGRAPH if row.cell is None else BlockKind.CELL
        source = TextSource(row.line)
        blocks.append(Block(Span(start, end), block_kind, row.place, source, cell=row.cell, level=row.level))
        parts.append(row.text)
        start = end + 1
    return Document(name, kind, sha256, "\n".join(parts), tuple(blocks), unread)


def _document(name: str, kind: str, data: bytes, rows: list[Row], unread: tuple[Unread, ...]) -> Document:
    if not rows:
        raise EmptyFileError("文件中没有文字", where=name)
    return assemble(name, kind, hashlib.sha256(data).hexdigest(), rows, unread)
