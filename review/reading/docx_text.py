"""The words of a paragraph: its text elements cut into segments, joined over deleted marks, split at line breaks."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from review.reading.docx_marks import Marks
from review.reading.docx_unread import Kind
from review.reading.docx_walk import UNKNOWN_SYMBOL, Element, attribute, element_text, local_name, text_elements

# line feeds inside w:t, control characters, soft hyphen, zero width, direction marks, line separators
_SKIPPED = re.compile("[\n\r\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+")
BREAK = "\n"


@dataclass(frozen=True, slots=True)
class Segment:
    """Characters of one text element (node -1: computed), with the paragraph and the offset they start at."""

    text: str
    paragraph: int
    node: int
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Remark:
    """Something about a stretch of a paragraph that is to be declared."""

    kind: Kind
    words: str


def read_paragraph(paragraph: Element, index: int, marks: Marks) -> tuple[list[Segment], list[Remark]]:
    """The segments of a paragraph that are read, and remarks on what is not, or with a reservation."""
    segments: list[Segment] = []
    fates: list[tuple[Kind | None, str]] = []
    for node, element in enumerate(text_elements(paragraph)):
        text = element_text(element)
        left_out = marks.left_out.get(element)
        if left_out is None:
            segments.extend(_segments(element, text, index, node))
        fates.append((left_out or marks.reserved.get(element), _said(element, text)))
        fates.extend((Kind.STRAY, "".join(str(t) for t in extra.itertext())) for extra in element)
    return segments, list(_remarks(fates))


def split_lines(segments: Iterable[Segment]) -> Iterator[list[Segment]]:
    """The segments of each printed line break's line; lines without words are dropped."""
    line: list[Segment] = []
    for segment in segments:
        if segment.text == BREAK and segment.node >= 0:
            yield line
            line = []
        else:
            line.append(segment)
    yield line


def strip(line: list[Segment], *, keep_left: bool = False) -> list[Segment]:
    """The line without white space at its ends (indents made of blanks say nothing)."""
    kept = list(line)
    while kept and not keep_left:
        first = kept[0]
        text = first.text.lstrip()
        if text:
            kept[0] = Segment(text, first.paragraph, first.node, first.offset + len(first.text) - len(text))
            break
        kept.pop(0)
    while kept:
        last = kept[-1]
        if text := last.text.rstrip():
            kept[-1] = Segment(text, last.paragraph, last.node, last.offset)
            break
        kept.pop()
    return kept


def _segments(element: Element, text: str, paragraph: int, node: int) -> Iterator[Segment]:
    if local_name(element) in ("br", "cr"):
        yield Segment(BREAK, paragraph, node)
        return
    start = 0
    for gap in _SKIPPED.finditer(text):
        if gap.start() > start:
            yield Segment(text[start : gap.start()], paragraph, node, start)
        start = gap.end()
    if start < len(text):
        yield Segment(text[start:], paragraph, node, start)


def _said(element: Element, text: str) -> str:
    if local_name(element) == "sym" and text == UNKNOWN_SYMBOL:
        return f"{attribute(element, 'font')} {attribute(element, 'char')}".strip()
    return text


def _remarks(fates: list[tuple[Kind | None, str]]) -> Iterator[Remark]:
    for kind, group in groupby(fates, key=lambda fate: fate[0]):
        words = "".join(text for _, text in group)
        if kind is None:
            yield from (Remark(Kind.INVISIBLE, found[0]) for found in _SKIPPED.finditer(words) if found[0].strip())
        elif words:
            yield Remark(kind, words)
