"""The reading order of a part: its paragraphs, each with the place where it stands (body, cell, text box, note)."""

from collections.abc import Iterator
from dataclasses import dataclass

from review.model import BlockKind, Cell
from review.reading.docx_marks import Marks, paragraph_of
from review.reading.docx_styles import child, integer, value
from review.reading.docx_unread import Kind
from review.reading.docx_walk import PARAGRAPH_TAGS, Element, attribute, local_name, w_tags

_BOX_TAGS = w_tags("txbxContent")
_TABLE_TAGS = w_tags("tbl")


@dataclass(frozen=True, slots=True)
class Spot:
    """One paragraph in reading order. `group` tells apart the texts a paragraph can be joined within.

    `place` is final for cells; for other kinds it is what stands before the paragraph's number (「文本框2」).
    """

    paragraph: Element
    kind: BlockKind
    group: int
    place: str = ""
    cell: Cell | None = None


@dataclass(frozen=True, slots=True)
class _Home:
    kind: BlockKind
    group: int
    place: str = ""
    cell: Cell | None = None


class Layout:
    """Walks the containers of one part; tables and text boxes are counted from 1 over the whole part."""

    def __init__(self, marks: Marks) -> None:
        self._marks = marks
        self._tables = 0
        self._boxes = 0
        self._groups = 0

    def spots(self, container: Element, kind: BlockKind, place: str = "") -> Iterator[Spot]:
        """Every paragraph of a container in reading order; a text box follows the paragraph it hangs on."""
        yield from self._walk(container, self._home(kind, place))

    def _home(self, kind: BlockKind, place: str = "", cell: Cell | None = None) -> _Home:
        self._groups += 1
        return _Home(kind, self._groups, place, cell)

    def _walk(self, container: Element, home: _Home) -> Iterator[Spot]:
        for element in container:
            if element.tag in PARAGRAPH_TAGS:
                yield Spot(element, home.kind, home.group, home.place, home.cell)
                yield from self._boxes_of(element)
            elif element.tag in _TABLE_TAGS:
                yield from self._table(element, home)
            elif len(element):
                yield from self._walk(element, home)

    def _boxes_of(self, paragraph: Element) -> Iterator[Spot]:
        for box in paragraph.iter(*_BOX_TAGS):
            if paragraph_of(box) is paragraph and not self._marks.is_unused(box):
                self._boxes += 1
                place = "文本框" if self._boxes == 1 else f"文本框{self._boxes}"
                yield from self._walk(box, self._home(BlockKind.TEXTBOX, place))

    def _table(self, table: Element, home: _Home) -> Iterator[Spot]:
        self._tables += 1
        number = self._tables
        kind = home.kind if home.kind in (BlockKind.FOOTNOTE, BlockKind.ENDNOTE) else BlockKind.CELL
        above: dict[int, int] = {}  # column → first row of the merged cell that reaches down through it
        for row, element in enumerate(_wrapped(table, "tr"), 1):
            column = 1 + max(0, integer(value(element, "trPr", "gridBefore"), 0))
            origin = column
            for cell in _wrapped(element, "tc"):
                width = max(1, integer(value(cell, "tcPr", "gridSpan"), 1))
                merged = _continues(cell, "vMerge") and column in above
                beside = _continues(cell, "hMerge") and column > 1
                first_row = above[column] if merged else row
                if merged or beside:
                    self._marks.leave_out(cell, Kind.COVERED, dead=True)
                if not beside:
                    origin = column
                above.update(dict.fromkeys(range(column, column + min(width, 64)), first_row))
                spot = Cell(number, first_row, origin)
                place = f"表{number}第{first_row}行第{origin}格"
                yield from self._walk(cell, self._home(kind, place, spot))
                column += width


def _continues(cell: Element, name: str) -> bool:
    merge = child(cell, "tcPr", name)
    return merge is not None and attribute(merge, "val") != "restart"


def _wrapped(container: Element, name: str) -> Iterator[Element]:
    """Rows or cells, also those inside content controls and custom markup."""
    for element in container:
        local = local_name(element)
        if local == name:
            yield element
        elif local not in ("tc", "tr", "p", "tbl") and len(element):
            yield from _wrapped(element, name)
