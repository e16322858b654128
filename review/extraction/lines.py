"""The lines of a draft, trimmed and with their places: the common ground of all extractors."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from review.model import Block, BlockKind, Document, Span

_BREAK = re.compile(r"[^\n\r\v\f\x85\u2028\u2029]+")
_FLOW = frozenset({BlockKind.PARAGRAPH})
_HEAD = frozenset({BlockKind.PARAGRAPH, BlockKind.TEXTBOX, BlockKind.CELL})
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line of a block that is not blank."""

    text: str
    start: int
    kind: BlockKind
    centred: bool = False

    @property
    def end(self) -> int:
        """The offset behind the last character."""
        return self.start + len(self.text)

    @property
    def span(self) -> Span:
        """The place of the trimmed line in `Document.text`."""
        return Span(self.start, self.end)

    def part(self, start: int, end: int) -> Span:
        """A stretch of the line, counted inside the line, as a span of the document."""
        return Span(self.start + start, self.start + end)


def lines_of(doc: Document) -> tuple[Line, ...]:
    """All lines that are not blank, in reading order; a block with manual line breaks gives several."""
    return tuple(line for block in doc.blocks for line in _lines_of_block(doc, block))


def flow(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines of the running text: only they can open parts and outline nodes."""
    return tuple(line for line in lines if line.kind in _FLOW)


def head(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Flow, text boxes and table cells: where letterheads stand."""
    return tuple(line for line in lines if line.kind in _HEAD)


def squeeze(words: str) -> str:
    """The words without any white space, to compare names that were spread or broken over lines."""
    return _SPACE.sub("", words)


def _lines_of_block(doc: Document, block: Block) -> Iterator[Line]:
    for match in _BREAK.finditer(doc.text, block.span.start, block.span.end):
        text = match[0].strip()
        if text:
            start = match.start() + match[0].index(text[0])
            yield Line(text, start, block.kind, block.centred)
