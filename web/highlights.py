"""The text of a draft for the page: blocks cut into segments at the ends of the findings, cells put back into tables."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from review.model import Block, BlockKind, Finding, Review, Severity, Span, locate

_GRAVITY = tuple(Severity)
_NAMES = {
    BlockKind.TEXTBOX: "文本框",
    BlockKind.FOOTNOTE: "脚注",
    BlockKind.ENDNOTE: "尾注",
    BlockKind.HEADER: "页眉",
    BlockKind.FOOTER: "页脚",
}


@dataclass(frozen=True, slots=True)
class Segment:
    """Words that the same findings cover; `starts` begin here; both have the gravest first."""

    text: str
    findings: tuple[Finding, ...] = ()
    starts: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One block: `anchor` is made of its offset, `place` is how an officer cites it, `physical` where it stands."""

    anchor: str
    place: str
    physical: str
    segments: tuple[Segment, ...]
    note: str = ""
    centred: bool = False
    level: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells of lines; a cell that a merged one covers is empty."""

    number: int
    rows: tuple[tuple[tuple[Line, ...], ...], ...]


def parts(review: Review) -> tuple[Line | Table, ...]:
    """The whole draft in reading order."""
    placed = sorted((f for f in review.findings if f.span), key=lambda f: f.span or Span(0, 0))
    blocks = review.doc.blocks
    return tuple(_parts(review, blocks, placed))


def _parts(review: Review, blocks: Sequence[Block], placed: Sequence[Finding]) -> Iterator[Line | Table]:
    for table, group in groupby(blocks, key=lambda block: block.cell.table if block.cell else 0):
        if table:
            yield _table(review, table, tuple(group), placed)
        else:
            yield from (_line(review, block, placed) for block in group)


def _table(review: Review, number: int, blocks: Sequence[Block], placed: Sequence[Finding]) -> Table:
    cells: dict[tuple[int, int], list[Line]] = {}
    for block in blocks:
        if block.cell:
            cells.setdefault((block.cell.row, block.cell.column), []).append(_line(review, block, placed))
    columns = range(1, max(column for _, column in cells) + 1)
    rows = sorted({row for row, _ in cells})
    return Table(number, tuple(tuple(tuple(cells.get((row, column), ())) for column in columns) for row in rows))


def _line(review: Review, block: Block, placed: Sequence[Finding]) -> Line:
    here = [f for f in placed if f.span and _touches(f.span, block.span)]
    return Line(
        anchor=f"b{block.span.start}",
        place=locate(review.doc, review.extraction, block.span),
        physical=block.place,
        segments=tuple(_segments(review, block.span, here)),
        note=_NAMES.get(block.kind, ""),
        centred=block.centred,
        level=block.level,
    )


def _touches(span: Span, block: Span) -> bool:
    """True if the words share a character, or an empty span lies in the block."""
    return span.overlaps(block) or (span.start == span.end and block.start <= span.start <= block.end)


def _segments(review: Review, block: Span, here: Sequence[Finding]) -> Iterator[Segment]:
    spans = [(max(f.span.start, block.start), min(f.span.end, block.end)) for f in here if f.span]
    cuts = sorted({block.start, block.end, *(edge for span in spans for edge in span)})
    for start, end in pairwise(cuts):
        covering = _gravest(f for f in here if f.span and f.span.start < end and start < f.span.end)
        begun = _gravest(f for f in here if f.span and f.span.start == start)
        yield Segment(review.doc.text[start:end], covering, begun)
    late = _gravest(f for f in here if f.span == Span(block.end, block.end))
    if late:
        yield Segment("", (), late)


def _gravest(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda f: (_GRAVITY.index(f.severity), f.number)))
