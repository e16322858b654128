"""The grammar of points: 第十二条第一款、第三款, 第五条至第七条, 第九条第（一）、（三）项, 第十七条之一."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from review.extraction.labels import NUM
from review.model import Found, Point, Span
from review.model.numerals import from_chinese

_ONE = rf"[（(]?\s?{NUM}\s?[）)]?"
_RANGE = "至到—－~～-"
_INNER = r"\s?(?:、|至|到|和|及|或者?|以及|与|[—－~～-]{1,2})\s?(?:第\s?)?"
_ELEMENT = re.compile(
    rf"第\s{{0,3}}(?P<nums>{_ONE}(?:{_INNER}{_ONE}){{0,60}}+)\s{{0,3}}(?P<unit>[条款项目])(?:\s?之\s?(?P<suffix>[一二三四五六七八九十]{{1,3}}))?"
)
_BARE = re.compile(
    rf"(?P<nums>{_ONE})\s{{0,3}}(?P<unit>[条款项目])(?:\s?之\s?(?P<suffix>[一二三四五六七八九十]{{1,3}}))?"
)
_JOIN = re.compile(r"\s{0,3}(?:(?P<to>至|到|—{1,2}|～|~|-)|(?:、|和|及|以及|与|或者|或|、以及|，以及)\s?)?\s{0,3}")
_NUMBERS = re.compile(rf"(?P<range>[{_RANGE}]\s?(?:第\s?)?)?[（(]?\s?(?P<number>{NUM})")
_WIDEST = 300


@dataclass(frozen=True, slots=True)
class _Element:
    """One 第…条/款/项/目 with its numbers; `to` if it ends a range, `joined` if a sign of a list stands before it."""

    unit: str
    numbers: tuple[int, ...]
    suffix: int
    span: Span
    to: bool
    joined: bool


def read_points(text: str, at: int) -> tuple[tuple[Found[Point], ...], int]:
    """The points that begin exactly at `at`, and where they end; ranges are spelt out."""
    elements, end = _elements(text, at)
    points: list[Found[Point]] = []
    for element in elements:
        _add(points, element)
    return tuple(points), end


def _elements(text: str, at: int) -> tuple[Sequence[_Element], int]:
    elements: list[_Element] = []
    end, to, joined = at, False, False
    while True:
        match = _ELEMENT.match(text, at) or (_BARE.match(text, at) if joined and elements else None)
        if match is None or not _continues(elements, match["unit"], joined=joined):
            return elements, end
        elements.append(_element(match, to=to, joined=joined))
        end = match.end()
        join = _JOIN.match(text, end)
        at = join.end() if join else end
        to = bool(join and join["to"])
        joined = bool(join and join[0].strip())


def _continues(elements: Sequence[_Element], unit: str, *, joined: bool) -> bool:
    """A smaller unit may follow directly; the same or a greater one only after a sign of a list."""
    if not elements:
        return True
    order = "条款项目"
    return joined or order.index(unit) > order.index(elements[-1].unit)


def _element(match: re.Match[str], *, to: bool, joined: bool) -> _Element:
    numbers: list[int] = []
    for found in _NUMBERS.finditer(match["nums"]):
        number = from_chinese(found["number"]) or 0
        if found["range"] and numbers:
            numbers.extend(_between(numbers[-1], number))
        numbers.append(number)
    suffix = from_chinese(match["suffix"]) if match["suffix"] else 0
    return _Element(match["unit"], tuple(numbers), suffix or 0, Span(*match.span()), to, joined)


def _between(first: int, last: int) -> range:
    return range(first + 1, last) if last - first <= _WIDEST else range(0)


def _add(points: list[Found[Point]], element: _Element) -> None:
    if element.to and points:
        points.extend(_filled(points[-1].value, element, points[-1].span.start))
    base = points[-1] if points else None
    extend = base is not None and element.unit != "条" and not _names(base.value, element.unit)
    if extend and base is not None:
        points.pop()
        start = Span(base.span.start, element.span.end)
        points.append(Found(_set(base.value, element, element.numbers[0]), start))
    else:
        points.append(Found(_set(base.value if base else Point(0), element, element.numbers[0]), element.span))
    points.extend(Found(_set(points[-1].value, element, number), element.span) for number in element.numbers[1:])


def _filled(last: Point, element: _Element, start: int) -> list[Found[Point]]:
    """The points between the last one and the end of a range of the same unit."""
    have = {"条": last.article, "款": last.paragraph, "项": last.item, "目": last.subitem}[element.unit]
    if not have:
        return []
    span = Span(start, element.span.end)
    return [Found(_set(last, element, n, plain=True), span) for n in _between(have, element.numbers[0])]


def _names(point: Point, unit: str) -> bool:
    match unit:
        case "款":
            return bool(point.paragraph or point.item or point.subitem)
        case "项":
            return bool(point.item or point.subitem)
        case _:
            return bool(point.subitem)


def _set(point: Point, element: _Element, number: int, *, plain: bool = False) -> Point:
    match element.unit:
        case "条":
            return Point(number, suffix=0 if plain else element.suffix)
        case "款":
            return Point(point.article, number, suffix=point.suffix)
        case "项":
            return Point(point.article, point.paragraph, number, suffix=point.suffix)
        case _:
            return replace(point, subitem=number)
