"""The outline of a draft: 编章节条款项目 and 一、（一）1.（1）, nested, each with its stretch of text."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from review.extraction.labels import Label, Rank, inline_labels, label_of
from review.extraction.lines import Line, squeeze
from review.extraction.marks import has_punctuation, is_body, is_date, is_imprint
from review.extraction.parts import PartLines
from review.model import BlockKind, Node, NodeKind, Span

_KINDS = {
    Rank.PART: NodeKind.PART,
    Rank.CHAPTER: NodeKind.CHAPTER,
    Rank.SECTION: NodeKind.SECTION,
    Rank.ARTICLE: NodeKind.ARTICLE,
    Rank.LEVEL1: NodeKind.LEVEL1,
    Rank.PARAGRAPH: NodeKind.PARAGRAPH,
    Rank.LEVEL2: NodeKind.LEVEL2,
    Rank.LEVEL3: NodeKind.LEVEL3,
    Rank.LEVEL4: NodeKind.LEVEL4,
}
_IN_ARTICLE = {Rank.LEVEL2: NodeKind.ITEM, Rank.LEVEL3: NodeKind.SUBITEM, Rank.LEVEL4: NodeKind.SUBITEM}
_INSIDE = frozenset({BlockKind.PARAGRAPH, BlockKind.CELL, BlockKind.TEXTBOX})
_CLOSING = frozenset({"特此通知", "特此公告", "特此通告", "特此决定", "特此函复", "特此报告", "特此批复"})
_HEADING_LONGEST = 20


@dataclass(slots=True)
class _Open:
    """A node in the making."""

    rank: Rank
    kind: NodeKind
    label: Label | None
    start: int
    heading: Span
    printed: str
    parent: int
    part: int
    end: int = 0


@dataclass(frozen=True)
class Outline:
    """The nodes in reading order; looking up a place takes a bisection and a few steps outwards."""

    nodes: tuple[Node, ...]

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(node.span.start for node in self.nodes)

    def around(self, offset: int) -> dict[NodeKind, Node]:
        """The nodes that hold a character, by kind (the innermost of each)."""
        index = bisect_right(self._starts, offset) - 1
        found: dict[NodeKind, Node] = {}
        while index >= 0:
            node = self.nodes[index]
            if node.span.start <= offset < node.span.end:
                found.setdefault(node.kind, node)
            index = node.parent
        return found


def build(lines: Sequence[Line], flow: Sequence[Line], parts: Sequence[PartLines], listed: frozenset[int]) -> Outline:
    """The outline of all parts. `lines` are all lines, `flow` those that may open nodes, `listed` announcements."""
    builder = _Builder(_ends(lines, flow))
    for number, part in enumerate(parts):
        skip = listed | _tail(flow, part) | _contents(flow, part)
        builder.part(number, flow, part, skip)
    return Outline(builder.nodes())


def _ends(lines: Sequence[Line], flow: Sequence[Line]) -> list[int]:
    """For each flow line, where the content up to the next flow line ends (tables and text boxes included)."""
    ends = [line.end for line in flow]
    index = -1
    for line in lines:
        if index + 1 < len(flow) and line.start == flow[index + 1].start:
            index += 1
        elif index >= 0 and line.kind in _INSIDE:
            ends[index] = max(ends[index], line.end)
    return ends


def _tail(flow: Sequence[Line], part: PartLines) -> set[int]:
    """The closing lines of a part that belong to no node: 特此通知, signature, date, distribution list."""
    tail: set[int] = set()
    start = part.title.last + 1 if part.title else part.first
    for index in range(part.stop - 1, start - 1, -1):
        text = flow[index].text
        closes = is_date(text) or is_imprint(text) or squeeze(text).rstrip("。！!") in _CLOSING
        below_is_date = index + 1 < part.stop and (is_date(flow[index + 1].text) or index + 1 in tail)
        if closes or (below_is_date and _signs(text)):
            tail.add(index)
        elif index + 1 in tail or not _short(text):
            break
    return tail


def _signs(text: str) -> bool:
    return is_body(text) or (len(text) <= 30 and not label_of(text) and not text.endswith(("。", "；", "：")))


def _short(text: str) -> bool:
    return len(text) <= 40 and not label_of(text) and not has_punctuation(text)


def _contents(flow: Sequence[Line], part: PartLines) -> set[int]:
    """The lines of a table of contents (目录): headings that come again further down."""
    for index in range(part.first, min(part.stop, part.first + 30)):
        if squeeze(flow[index].text).strip("#") == "目录":
            return _contents_lines(flow, index, part.stop)
    return set()


def _contents_lines(flow: Sequence[Line], index: int, stop: int) -> set[int]:
    skip, first = {index}, ""
    for at in range(index + 1, stop):
        label = label_of(flow[at].text)
        words = squeeze(flow[at].text)
        if (label is None and len(words) > 30) or (label and label.rank is Rank.ARTICLE) or words == first:
            break
        if label and not first:
            first = words
        skip.add(at)
    else:
        return set()
    return skip


@dataclass(slots=True)
class _Builder:
    """Opens and closes nodes line by line; `stack` holds the open ones, outermost first."""

    ends: list[int]
    drafts: list[_Open] = field(default_factory=list)
    stack: list[int] = field(default_factory=list)
    last_end: int = 0
    number: int = 0
    article: int = 0

    def part(self, number: int, flow: Sequence[Line], part: PartLines, skip: set[int] | frozenset[int]) -> None:
        """Read the lines of one part; every part begins anew."""
        self.number, self.article = number, 0
        first = part.title.last + 1 if part.title else part.first
        before = ""
        for index in range(first, part.stop):
            line = flow[index]
            if index in skip:
                self._close(Rank.PART, self.last_end)
            else:
                self._line(line, label_of(line.text, before, self.article + 1))
                self.last_end = self.ends[index]
            before = line.text
        self._close(Rank.PART, self.last_end)

    def nodes(self) -> tuple[Node, ...]:
        """The finished nodes."""
        return tuple(
            Node(
                kind=draft.kind,
                number=draft.label.number if draft.label else int(draft.printed),
                label="" if draft.kind is NodeKind.PARAGRAPH else draft.printed,
                span=Span(draft.start, max(draft.start, draft.end)),
                heading=draft.heading,
                parent=draft.parent,
                part=draft.part,
                suffix=draft.label.suffix if draft.label else 0,
            )
            for draft in self.drafts
        )

    def _line(self, line: Line, label: Label | None) -> None:
        if label is None:
            if self._has(Rank.ARTICLE) and not self._has(Rank.LEVEL1):
                self._paragraph(line.start)
        else:
            self._labelled(line, label)
        if label is None or label.rank >= Rank.ARTICLE:
            for inner in inline_labels(line.text, label):
                self._open(line, inner, line.start + inner.start)

    def _labelled(self, line: Line, label: Label) -> None:
        if label.rank is Rank.LEVEL2:
            self._take_back(label)
        self._open(line, label, self.last_end)
        if label.rank is Rank.ARTICLE:
            self.article = label.number
            words = line.text[label.end :]
            text = words.lstrip(" \t　、：:")
            titled = len(text) <= _HEADING_LONGEST and not has_punctuation(text)
            if text and not titled:
                self._paragraph(line.start + label.end + len(words) - len(text))

    def _open(self, line: Line, label: Label, end: int) -> None:
        self._close(label.rank, end)
        inside = self._has(Rank.ARTICLE) and not self._has(Rank.LEVEL1)
        kind = _KINDS[label.rank]
        if inside and label.rank in _IN_ARTICLE and not (label.rank is Rank.LEVEL4 and self._has(Rank.LEVEL3)):
            kind = _IN_ARTICLE[label.rank]
        start = line.start + label.start
        printed = line.text[label.start : label.end].strip()
        self._push(_Open(label.rank, kind, label, start, line.part(label.start, label.end), printed, -1, self.number))

    def _paragraph(self, start: int) -> None:
        """Open the next 款 of the current article; `printed` carries its ordinal."""
        self._close(Rank.PARAGRAPH, self.last_end)
        article = self.stack[-1]
        count = 0
        for draft in reversed(self.drafts):
            if draft.kind is NodeKind.ARTICLE:
                break
            if draft.kind is NodeKind.PARAGRAPH and draft.parent == article:
                count = int(draft.printed)
                break
        self._push(
            _Open(Rank.PARAGRAPH, NodeKind.PARAGRAPH, None, start, Span(start, start), str(count + 1), -1, self.number)
        )

    def _push(self, draft: _Open) -> None:
        draft.parent = self.stack[-1] if self.stack else -1
        self.drafts.append(draft)
        self.stack.append(len(self.drafts) - 1)

    def _close(self, rank: Rank, end: int) -> None:
        """Close every open node as deep as `rank` or deeper."""
        while self.stack and self.drafts[self.stack[-1]].rank >= rank:
            self.drafts[self.stack.pop()].end = end

    def _has(self, rank: Rank) -> bool:
        return any(self.drafts[index].rank is rank for index in self.stack)

    def _take_back(self, label: Label) -> None:
        """Plain paragraphs between （一） and （二） belong to （一）: undo them when （二） goes on counting."""
        index = len(self.drafts)
        while index and self.drafts[index - 1].kind is NodeKind.PARAGRAPH:
            index -= 1
        taken = self.drafts[index:]
        if not taken or not self.stack or self.stack[-1] != len(self.drafts) - 1:
            return
        last = self._last_item(index)
        if last is None or label.number != self._number(last) + 1 or int(taken[0].printed) == 1:
            return
        self.stack.pop()
        del self.drafts[index:]
        chain: list[int] = []
        while last >= 0 and last not in self.stack:
            chain.append(last)
            last = self.drafts[last].parent
        self.stack.extend(reversed(chain))

    def _last_item(self, index: int) -> int | None:
        at = index - 1
        while at >= 0 and self.drafts[at].rank > Rank.LEVEL2:
            at = self.drafts[at].parent
        return at if at >= 0 and self.drafts[at].kind is NodeKind.ITEM else None

    def _number(self, index: int) -> int:
        label = self.drafts[index].label
        return label.number if label else 0
