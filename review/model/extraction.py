"""The legal facts of a draft, each a value with its place or an absence that says what was looked for."""

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import Generic, TypeVar

from review.model.document import Span

T = TypeVar("T", covariant=True)


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """A value and the words it was read from."""

    value: T
    span: Span


@dataclass(frozen=True, slots=True)
class Absent:
    """Nothing usable was found: what was looked for, and the odd words seen instead, if any."""

    what: str
    seen: Span | None = None


class PartKind(StrEnum):
    """The parts one file may bind together."""

    NOTICE = "notice"  # 印发通知
    BODY = "body"  # 正文
    ATTACHMENT = "attachment"  # 附件


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the file that is one text of its own; articles are numbered anew in each."""

    kind: PartKind
    title: str
    span: Span


class NodeKind(StrEnum):
    """The levels of a draft; the values are the words of the trade."""

    PART = "编"
    CHAPTER = "章"
    SECTION = "节"
    ARTICLE = "条"
    PARAGRAPH = "款"
    ITEM = "项"
    SUBITEM = "目"
    LEVEL1 = "一、"
    LEVEL2 = "（一）"
    LEVEL3 = "1."
    LEVEL4 = "（1）"


@dataclass(frozen=True, slots=True)
class Node:
    """One numbered (or, for 款, unnumbered) unit of the outline.

    `number` is its ordinal, `suffix` the 之N of 「第十七条之一」 (0 = none), `label` the printed label ("" for 款),
    `span` everything that belongs to it, `heading` the label's place, `parent` the index of the enclosing node
    in `Extraction.nodes` (-1 = none), `part` the index in `Extraction.parts`.
    """

    kind: NodeKind
    number: int
    label: str
    span: Span
    heading: Span
    parent: int
    part: int
    suffix: int = 0


@dataclass(frozen=True, slots=True)
class Point:
    """One place in a law: article and, if named, paragraph, item and sub-item; 0 = not named. `suffix`: 之N."""

    article: int
    paragraph: int = 0
    item: int = 0
    subitem: int = 0
    suffix: int = 0


@dataclass(frozen=True, slots=True)
class Citation:
    """A law or document named in 《》 (or by a defined short name), with the articles that follow it.

    `title` is the name as written, without 《》; `points` the articles cited, ranges spelt out; `span` covers
    name and articles; `title_span` the name inside 《》; `version` a year written behind it (「（1995年）」), or 0;
    `number` a document number written behind it (「（国发〔2021〕26号）」), or "".
    """

    title: str
    span: Span
    title_span: Span
    points: tuple[Found[Point], ...] = ()
    version: int = 0
    number: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference inside the draft: 「本办法第三条第二款」「前款」「附件2」.

    `kind` is one of 条 款 项 附件 前条 前款 本条 前项; `point` its target where numbers are named; `part` the
    index of the part it stands in.
    """

    kind: str
    point: Point | None
    span: Span
    part: int


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """发文字号, as printed and in its parts: 「石政规〔2025〕1号」."""

    text: str
    prefix: str
    year: int
    serial: int
    bracket: str


@dataclass(frozen=True, slots=True)
class SeenDate:
    """A date as written. `value` is None when the day does not exist (2月30日): kept as seen, never corrected."""

    text: str
    value: date | None
    span: Span


@dataclass(frozen=True, slots=True)
class Period:
    """A length of time as written: `unit` is one of 年 月 周 日 工作日 小时; `value` None if not a number (半 = 0.5)."""

    text: str
    value: Decimal | None
    unit: str
    span: Span


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum of money as written: `value` in yuan, None if malformed; `upper` for 大写; `qualifier` 以上/以下/不超过 …"""

    text: str
    value: Decimal | None
    span: Span
    upper: bool = False
    qualifier: str = ""


@dataclass(frozen=True, slots=True)
class Percentage:
    """A share as written; `value` in per cent."""

    text: str
    value: Decimal | None
    span: Span


@dataclass(frozen=True, slots=True)
class Organisation:
    """The name of a body or company as written."""

    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class Attachment:
    """An attachment that the draft announces or carries; `title` may be empty."""

    number: int
    title: str
    span: Span
    present: bool


@dataclass(frozen=True, slots=True)
class Validity:
    """How long the document is to be in force: years and/or months, a last day, or open-ended."""

    text: str
    months: int = 0
    until: date | None = None
    open_ended: bool = False


@dataclass(frozen=True)
class Extraction:
    """All that was read out of one draft. Spans point into the text of the `Document` it was made from."""

    title: Found[str] | Absent
    notice_title: Found[str] | Absent
    issuer: Found[str] | Absent
    doc_number: Found[DocumentNumber] | Absent
    addressee: Found[str] | Absent
    issued_on: Found[date] | Absent
    effective_from: Found[date] | Absent
    effective_clause: Found[str] | Absent
    validity: Found[Validity] | Absent
    valid_until: Found[date] | Absent
    signature: Found[str] | Absent
    parts: tuple[Part, ...] = ()
    nodes: tuple[Node, ...] = ()
    citations: tuple[Citation, ...] = ()
    references: tuple[Reference, ...] = ()
    dates: tuple[SeenDate, ...] = ()
    periods: tuple[Period, ...] = ()
    amounts: tuple[Amount, ...] = ()
    percentages: tuple[Percentage, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    attachments: tuple[Attachment, ...] = ()

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(node.span.start for node in self.nodes)

    def node_at(self, offset: int) -> int:
        """The index of the innermost node that holds the character at `offset`, or -1."""
        index = bisect_right(self._starts, offset) - 1
        while index >= 0 and not self.nodes[index].span.start <= offset < self.nodes[index].span.end:
            index = self.nodes[index].parent
        return index

    @cached_property
    def _family(self) -> Counter[tuple[int, NodeKind]]:
        return Counter((node.parent, node.kind) for node in self.nodes)

    def is_only_child(self, node: Node) -> bool:
        """True if no other node of the same kind stands under the same parent: a single 款 is cited without number."""
        return self._family[node.parent, node.kind] == 1

    def ancestors(self, index: int) -> tuple[int, ...]:
        """The node and the nodes around it, outermost first."""
        chain: list[int] = []
        while index >= 0:
            chain.append(index)
            index = self.nodes[index].parent
        return tuple(reversed(chain))

    def article_at(self, offset: int) -> Node | None:
        """The article (第X条) that holds the character at `offset`."""
        chain = (self.nodes[i] for i in self.ancestors(self.node_at(offset)))
        return next((node for node in chain if node.kind is NodeKind.ARTICLE), None)

    def article_count(self) -> int:
        """The number of articles of the body (attachments are not counted)."""
        counted = {i for i, part in enumerate(self.parts) if part.kind is not PartKind.ATTACHMENT}
        return sum(node.kind is NodeKind.ARTICLE and node.part in counted for node in self.nodes)
