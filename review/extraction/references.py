"""References inside the draft: 本办法第三条, 第十二条第二款, 前款, 前条, 本条第一款, 附件2."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from review.extraction.labels import NUM
from review.extraction.outline import Outline
from review.extraction.points import read_points
from review.model import Found, Node, NodeKind, Part, Point, Reference, Span
from review.model.numerals import from_chinese

_OWN = "办法|规定|细则|规则|通知|通告|公告|决定|意见|方案|制度|条例|规范|标准|措施|文件|协议|合同|规程|章程|计划|预案|指引|法|纪要|须知"
_STARTS = re.compile(
    rf"本(?:{_OWN})(?:中的?|的)?\s?(?P<own>(?=第))|(?P<this>本条)(?![例件款])|(?<![之以此先目提])前(?P<many>[一二两三四五六])?(?P<before>条(?!件|例|款)|款(?!项|待)|项(?!目))"
    rf"|(?P<bare>(?=第\s?[（(]?\s?{NUM}))|附\s?[件表录图]\s?(?P<number>{NUM})?(?P<attached>)"
)
_FOLLOWS = re.compile(
    r"\s?(?:规定|所|的|中|至|和|及|或|以及|与|情形|约定|标准|要求|之|条件|执行|处理|处罚|除外|确定|列|实施|办理|[，。；、）)：\n]|$)"
)
_LEADS = re.compile(r"(?:违反|依照|按照|根据|依据|符合|适用|参照|执行|除|见|因|与|和|或|及|遵守|履行|达到|对)$")
_ITEM_FOLLOWS = re.compile(r"\s?(?:规定|所列|所规定|情形|的规定|之规定|、第|至第)")
_UNITS_COUNTED = re.compile(r"\s?(?:份|张|个|页|套)")
_SEES = re.compile(rf"(?:见|参见|详见|按|按照|依照|如|以|照|本(?:{_OWN})的?)$")
_SEEN = re.compile(r"(?:所列|规定|所示|载明|要求)")
_OTHERS = re.compile(r"(?:[法典则释》章节编]|条例|规定|办法|决定|协议|合同)$")
_LIST_SIGNS = frozenset("、和及与或者")
_SENTENCE = 120
CITED = 2
_WAYS = {"条": "前条", "款": "前款", "项": "前项"}


@dataclass(frozen=True)
class Surroundings:
    """What a reference is read against: the outline, the parts, and the characters that are spoken for.

    `taken` holds 0 for free characters, `CITED` inside citations, 1 inside other labels and titles.
    """

    outline: Outline
    parts: Sequence[Part]
    taken: bytearray

    def part_at(self, offset: int) -> int:
        """The index of the part that holds a character."""
        return max(0, bisect_right(self._starts, offset) - 1)

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(part.span.start for part in self.parts)


def find_references(text: str, around: Surroundings) -> tuple[Reference, ...]:
    """All references in order, one per target.

    Where the article is not named it is the one the words stand in. 前款 and 前条 carry their target if it can be
    counted (None: there is none before). For 附件, `point.article` is the number of the attachment.
    """
    found: list[Reference] = []
    end = 0
    for match in _STARTS.finditer(text):
        if match.start() < end or around.taken[match.start()]:
            continue
        references = tuple(_read(text, match, around))
        found.extend(references)
        end = max((reference.span.end for reference in references), default=match.end())
        if match["bare"] is not None and not references:
            end = read_points(text, match.end())[1]  # points of something else: none of its list is a reference
    return tuple(found)


def _read(text: str, match: re.Match[str], around: Surroundings) -> Iterator[Reference]:
    if match["attached"] is not None:
        return _attachment(text, match, around)
    if match["before"]:
        return _backwards(text, match, around)
    if match["this"]:
        return _this_article(text, match, around)
    return _points(text, match, around)


def _points(text: str, match: re.Match[str], around: Surroundings) -> Iterator[Reference]:
    points, end = read_points(text, match.end())
    if not points:
        return
    if match["own"] is None and (
        not _stands_alone(text, match.start(), end, points[0]) or _goes_on(text, match.start(), around.taken)
    ):
        return
    article = _article(around, match.start())
    for index, point in enumerate(points):
        target = point.value if point.value.article else _inside(point.value, article)
        span = Span(match.start(), point.span.end) if index == 0 and match["own"] is not None else point.span
        yield Reference(_kind(target), target, span, around.part_at(match.start()))


def _stands_alone(text: str, start: int, end: int, first: Found[Point]) -> bool:
    """True if bare words such as 「第一条」 are a reference: 「第一条生产线」 is none."""
    point = first.value
    if text[start - 1 : start] in ("", "\n") and text[end : end + 1] in ("", "\n"):
        return False  # alone in a table cell
    if _OTHERS.search(text[max(0, start - 2) : start]):
        return False
    if not point.article and not point.paragraph and text[start + 1 : start + 3].lstrip()[:1] not in ("（", "("):
        return _ITEM_FOLLOWS.match(text, end) is not None
    return bool(_FOLLOWS.match(text, end) or _LEADS.search(text[max(0, start - 4) : start]))


def _goes_on(text: str, start: int, taken: bytearray) -> bool:
    """True for the second half of 「《甲法》第三条规定的……、第五条规定的……」: it may still be the law."""
    if text[start - 1 : start] not in _LIST_SIGNS:
        return False
    begin = max(0, start - _SENTENCE)
    words = text[begin:start]
    begin += max(words.rfind(sign) for sign in "。；\n") + 1
    return CITED in taken[begin:start]


def _this_article(text: str, match: re.Match[str], around: Surroundings) -> Iterator[Reference]:
    article = _article(around, match.start())
    points, _ = read_points(text, match.end())
    part = around.part_at(match.start())
    if not points:
        point = Point(article.number, suffix=article.suffix) if article else None
        yield Reference("本条", point, Span(match.start(), match.end()), part)
    for index, point_found in enumerate(points):
        span = Span(match.start(), point_found.span.end) if index == 0 else point_found.span
        yield Reference("本条", _inside(point_found.value, article), span, part)


def _backwards(text: str, match: re.Match[str], around: Surroundings) -> Iterator[Reference]:
    unit = match["before"]
    steps = (from_chinese(match["many"]) or 1) if match["many"] else 1
    target = _target(around, match.start(), unit, steps)
    points, _ = read_points(text, match.end())
    part = around.part_at(match.start())
    if not points:
        yield Reference(_WAYS[unit], target, Span(match.start(), match.end()), part)
    for index, point in enumerate(points):
        span = Span(match.start(), point.span.end) if index == 0 else point.span
        yield Reference(_WAYS[unit], _joined(target, point.value), span, part)


def _target(around: Surroundings, offset: int, unit: str, steps: int) -> Point | None:
    """The point so many units before the place, None if there are not so many."""
    nodes = around.outline.around(offset)
    article = nodes.get(NodeKind.ARTICLE)
    if article is None:
        return None
    if unit == "条":
        return Point(article.number - steps) if article.number > steps else None
    paragraph = nodes.get(NodeKind.PARAGRAPH)
    if unit == "款":
        if paragraph is None or paragraph.number <= steps:
            return None
        return Point(article.number, paragraph.number - steps, suffix=article.suffix)
    item = nodes.get(NodeKind.ITEM)
    if item is None or item.number <= steps:
        return None
    return Point(article.number, paragraph.number if paragraph else 0, item.number - steps, suffix=article.suffix)


def _joined(target: Point | None, named: Point) -> Point | None:
    if target is None:
        return None
    paragraph = named.paragraph or target.paragraph
    return replace(target, paragraph=paragraph, item=named.item or target.item, subitem=named.subitem)


def _attachment(text: str, match: re.Match[str], around: Surroundings) -> Iterator[Reference]:
    before = text[max(0, match.start() - 4) : match.start()]
    if match["number"]:
        if _UNITS_COUNTED.match(text, match.end()):
            return
        point = Point(from_chinese(match["number"]) or 0)
        yield Reference("附件", point, Span(*match.span()), around.part_at(match.start()))
    elif _SEES.search(before) or _SEEN.match(text, match.end()):
        yield Reference("附件", None, Span(*match.span()), around.part_at(match.start()))


def _article(around: Surroundings, offset: int) -> Node | None:
    return around.outline.around(offset).get(NodeKind.ARTICLE)


def _inside(point: Point, article: Node | None) -> Point:
    if point.article or article is None:
        return point
    return replace(point, article=article.number, suffix=article.suffix)


def _kind(point: Point) -> str:
    if point.item or point.subitem:
        return "项"
    return "款" if point.paragraph else "条"
