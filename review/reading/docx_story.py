"""From the paragraphs of one part to blocks: numbers put in front, deleted marks joined, places counted."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from review.model import Block, BlockKind, DocxSource, Piece, Span
from review.reading.docx_layout import Spot
from review.reading.docx_marks import MARK, Marks
from review.reading.docx_numbering import Label, Numbering
from review.reading.docx_styles import Properties, Styles, integer, properties_of
from review.reading.docx_text import Remark, Segment, read_paragraph, split_lines, strip
from review.reading.docx_unread import Kind, Notes
from review.reading.docx_walk import Element, paragraphs

_DELETED_MARKS = frozenset(("del", "moveFrom"))
_UNCOUNTED_MARKS = _DELETED_MARKS | {"vanish"}
_DELETIONS = (Kind.DELETED, Kind.MOVED_OUT)
_COUNTED = (BlockKind.PARAGRAPH, BlockKind.TEXTBOX)


@dataclass
class Draft:
    """The text as it grows: blocks in reading order, joined by one line feed."""

    blocks: list[Block] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    length: int = 0

    @property
    def text(self) -> str:
        """Everything so far."""
        return "\n".join(self.words)

    def open(self) -> int:
        """Where the next block begins."""
        return self.length + 1 if self.blocks else 0

    def add(self, block: Block, words: str) -> None:
        """Append a block whose span begins at `open()`."""
        self.blocks.append(block)
        self.words.append(words)
        self.length = block.span.end


@dataclass
class _Carry:
    """A paragraph whose mark is deleted: its words go on in the next paragraph of the same group."""

    spot: Spot
    own: Properties
    segments: list[Segment]
    remarks: list[Remark]
    joined: tuple[Element, ...] = ()


class Story:
    """Reads the paragraphs of one part into a draft. `places` says where each paragraph was found to stand."""

    def __init__(self, part: str, root: Element, marks: Marks, styles: Styles, numbering: Numbering) -> None:
        self.part = part
        self.marks = marks
        self.places: dict[Element, str] = {}
        self._styles = styles
        self._numbering = numbering
        self._index = {paragraph: index for index, paragraph in enumerate(paragraphs(root))}
        self._counts: dict[str, int] = {}

    @property
    def unknown_formats(self) -> dict[str, int]:
        """Number formats that were written as plain digits, with how often."""
        return self._numbering.unknown

    def read(self, spots: Iterable[Spot], draft: Draft, notes: Notes) -> None:
        """Read paragraphs in the order given; what is not read goes to `notes`."""
        carry: _Carry | None = None
        for spot in spots:
            if carry is not None and carry.spot.group != spot.group:
                self._emit(carry, draft, notes)
                carry = None
            carry = self._read_one(spot, carry)
            if not carry.own.mark & _DELETED_MARKS:
                self._emit(carry, draft, notes)
                carry = None
        if carry is not None:
            self._emit(carry, draft, notes)

    def _read_one(self, spot: Spot, before: _Carry | None) -> _Carry:
        segments, remarks = read_paragraph(spot.paragraph, self._index[spot.paragraph], self.marks)
        own = properties_of(spot.paragraph)
        if own.mark & _DELETED_MARKS and not any(r.kind in _DELETIONS for r in remarks):
            remarks.append(Remark(Kind.DELETED, MARK))
        if before is None:
            return _Carry(spot, own, segments, remarks)
        joined = (*before.joined, before.spot.paragraph)
        return _Carry(spot, own, [*before.segments, *segments], [*before.remarks, *remarks], joined)

    def unplaced(self, notes: Notes) -> None:
        """Declare the words of every paragraph that the reading order did not come by."""
        for paragraph, index in self._index.items():
            if paragraph not in self.places:
                segments, remarks = read_paragraph(paragraph, index, self.marks)
                notes.add(Kind.STRAY, "", words := "".join(s.text for s in segments), count=bool(words.strip()))
                _declare(remarks, "", notes)

    def _emit(self, read: _Carry, draft: Draft, notes: Notes) -> None:
        spot = read.spot
        lines = [line for line in map(list, split_lines(read.segments)) if any(s.text.strip() for s in line)]
        label = self._label(read, has_words=bool(lines))
        place = self._place(spot, counts=bool(lines or label))
        self.places.update(dict.fromkeys((*read.joined, spot.paragraph), place))
        if label is not None:
            lines = _numbered(lines, label, self._index[spot.paragraph])
        for number, line in enumerate(lines):
            keep_left = number == 0 and label is not None
            self._add(read, strip(line, keep_left=keep_left), label if keep_left else None, draft)
        _declare(read.remarks, place, notes)

    def _label(self, read: _Carry, *, has_words: bool) -> Label | None:
        """Deleted and hidden paragraphs are not counted; an empty one is, and shows its number."""
        if read.spot.paragraph in self.marks.dead or (not has_words and read.own.mark & _UNCOUNTED_MARKS):
            return None
        return self._numbering.advance(read.own)

    def _place(self, spot: Spot, *, counts: bool) -> str:
        if spot.kind not in _COUNTED:
            return spot.place
        number = self._counts[spot.place] = self._counts.get(spot.place, 0) + counts
        if counts:
            return f"{spot.place}第{number}段"
        return f"{spot.place}第{number}段之后" if number else f"{spot.place}开头" if spot.place else "文首"

    def _add(self, read: _Carry, line: list[Segment], label: Label | None, draft: Draft) -> None:
        spot, start = read.spot, draft.open()
        index = self._index[spot.paragraph]
        pieces: list[Piece] = []
        end = start
        for segment in line:
            span = Span(end, end + len(segment.text))
            other = None if segment.paragraph == index else segment.paragraph
            pieces.append(Piece(span, segment.node, segment.offset, other))
            end = span.end
        block = Block(
            span=Span(start, end),
            kind=spot.kind,
            place=self.places[spot.paragraph],
            source=DocxSource(self.part, index, tuple(pieces)),
            number=None if label is None else Span(start, start + len(label.text)),
            cell=spot.cell,
            centred=self._centred(read.own),
            level=self._level(read.own),
        )
        draft.add(block, "".join(segment.text for segment in line))

    def _centred(self, own: Properties) -> bool:
        return own.alignment == "center" if own.alignment else bool(self._styles.of(own).centred)

    def _level(self, own: Properties) -> int:
        outline = integer(own.outline, 9) if own.outline else self._styles.of(own).outline
        return 0 if outline is None or not 0 <= outline < 9 else outline + 1


def _numbered(lines: list[list[Segment]], label: Label, paragraph: int) -> list[list[Segment]]:
    """The number goes in front of the first line; alone if there are no words (「序号」 cells)."""
    if not lines:
        return [[Segment(label.text, paragraph, -1)]]
    first = strip(lines[0]) if label.gap else lines[0]
    return [[Segment(label.text + label.gap, paragraph, -1), *first], *lines[1:]]


def _declare(remarks: Iterable[Remark], place: str, notes: Notes) -> None:
    for remark in remarks:
        notes.add(remark.kind, place, remark.words)
