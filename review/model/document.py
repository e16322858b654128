"""A draft as it was read: one canonical text, its blocks, and what was not read."""

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of `Document.text`, in characters, end exclusive."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def overlaps(self, other: "Span") -> bool:
        """True if the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        """True if every character of `other` lies inside this span."""
        return self.start <= other.start and other.end <= self.end


class BlockKind(StrEnum):
    """Where in the file a block stands."""

    PARAGRAPH = "paragraph"
    CELL = "cell"
    TEXTBOX = "textbox"
    FOOTNOTE = "footnote"
    ENDNOTE = "endnote"
    HEADER = "header"
    FOOTER = "footer"


@dataclass(frozen=True, slots=True)
class Cell:
    """The table cell of a block, counted from 1; a merged cell carries its first row and column."""

    table: int
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a docx block and the text element it came from.

    `node` is the index of that element among the text-bearing elements of its paragraph, in document
    order as the docx reader walks them; -1 marks computed text (an automatic number) without an element.
    `offset` is the index of the first character inside the element. `paragraph` is the index of the `w:p` that
    holds the element where it is not the block's own: two paragraphs joined by a deleted paragraph mark.
    """

    span: Span
    node: int
    offset: int
    paragraph: int | None = None


@dataclass(frozen=True, slots=True)
class DocxSource:
    """The way back into a .docx: the part, the index of the `w:p` in that part, and its pieces."""

    part: str
    paragraph: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class PdfLine:
    """One printed line: its characters, its page from 1, its box (left, bottom, right, top) in points."""

    span: Span
    page: int
    box: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class PdfSource:
    """The way back into a PDF: the lines that a block was joined from."""

    lines: tuple[PdfLine, ...]


@dataclass(frozen=True, slots=True)
class TextSource:
    """The way back into a plain text: the line, from 1."""

    line: int


Source = DocxSource | PdfSource | TextSource


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph or table cell of the draft.

    `place` is the physical place as an officer would say it (「第5段」「表2第4行第1格」「第3页第2段」).
    `number` is the automatic number that Word would print before the words; it is part of the text.
    `centred` and `level` (outline level from 1, 0 = body text) are what the file says of its look.
    """

    span: Span
    kind: BlockKind
    place: str
    source: Source
    number: Span | None = None
    cell: Cell | None = None
    centred: bool = False
    level: int = 0


@dataclass(frozen=True, slots=True)
class Unread:
    """Something in the file that is not in `Document.text`, or is there with a reservation.

    `what` names it (「删除的修订」), `where` its place ("" if everywhere), `count` how many, `advice` what
    the officer can do.
    """

    what: str
    where: str = ""
    count: int = 1
    advice: str = ""


@dataclass(frozen=True)
class Document:
    """The draft as fashen sees it. Blocks stand in reading order, joined by one line feed in `text`."""

    name: str
    kind: str
    sha256: str
    text: str
    blocks: tuple[Block, ...]
    unread: tuple[Unread, ...] = ()
    pages: int | None = None

    def quote(self, span: Span) -> str:
        """The words of a span."""
        return self.text[span.start : span.end]

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(block.span.start for block in self.blocks)

    def block_index(self, offset: int) -> int:
        """The index of the block that holds the character at `offset` (the separator belongs to the block before)."""
        if not self.blocks:
            raise IndexError("the document has no blocks")
        return max(0, bisect_right(self._starts, offset) - 1)

    def block_at(self, offset: int) -> Block:
        """The block that holds the character at `offset`."""
        return self.blocks[self.block_index(offset)]

    def locate(self, span: Span) -> str:
        """The physical place of the first character of a span."""
        return self.block_at(span.start).place
