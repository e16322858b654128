"""Citations: what stands in 《》 or under a defined short name, with the points and numbers that follow it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from review.extraction.points import read_points
from review.model import Citation, Found, Point, Span

_SIGNS = re.compile(r"[《》\n]")
_ASIDE = re.compile(r"\s?[（(]((?:[^（）()\n]|[（(][^（）()\n]{0,20}[）)]){1,100})[）)]")
_VERSION = re.compile(
    r"^\s?((?:19|20)\d{2})\s?年?(?:\d{1,2}月)?(?:\d{1,2}日)?(?:第[一二三四五]次)?(?:修订|修正|修改|公布|施行|版|本)*$"
)
_SHORT = re.compile(r"以下(?:统称|简称|称)(?:为|作)?\s?[:：]?\s?[“\"『「‘《〈]*([^”\"』」’》〉，。、（）()\s]{2,20})")
_NUMBER = re.compile(r"[\u3400-\u9fffA-Za-z]{1,14}[〔\[【﹝［（(]\d{4}[〕\]】﹞］）)]第?\d{1,5}号")
_OPEN_NUMBER = re.compile(r"(?<=[\u3400-\u9fffA-Za-z])[〔\[【﹝［]\d{4}[〕\]】﹞］]第?\d{1,5}号")
_TO_POINTS = re.compile(r"[”\"]?\s{0,3}(?:中的?|的)?\s{0,3}(?:第[一二三四五六七八九十0-9]{1,3}[编章节]\s?){0,2}(?=第)")
_LAW = r"法|条例|办法|规定|细则|规则|决定|意见|通知|解释|标准|准则|规范"
_SAME = re.compile(rf"(?:该|同|上述|前述)(?P<kind>{_LAW})(?:中的?|的)?(?=第)")
_BARE_LAW = re.compile(
    r"(?<=[法例定则典])第(?=\s{0,3}[0-9０-９零〇一二三四五六七八九十百]{1,6}\s{0,3}条)|(?<=办法)第(?=\s{0,3}[0-9０-９零〇一二三四五六七八九十百]{1,6}\s{0,3}条)"
)
_LAW_END = re.compile(r"(?:法|法典|条例|办法|规定|细则|规则)$")
_WORDS_BEFORE = re.compile(r"[\u3400-\u9fff]{2,40}$")
_BORDER = re.compile(
    r".*(?:依照|按照|根据|依据|违反|适用|参照|遵守|执行|符合|对照|触犯|构成|按|应当|可以|以及|或者|规定的|因|是|属于|删去|修改|具有|认定为|视为|作为|履行|未尽|引用|将|在|关于|产生|存在|"
    r"(?<=法)[和与及]|(?<=条例)[和与及]|(?<=办法)[和与及]|(?<=规定)[和与及]|(?<=[条款项])[和与及])"
)
_NOT_LAW = re.compile(
    r"(?:本|该|此|其|同|前述|上述|有关|相关|国家|原|旧|新)(?:法|条例|办法|规定|细则|规则)$|^(?:法|条例|办法|规定|细则|规则)$|法律法规|下列"
)
_CODE = re.compile(r"[\u3400-\u9fffA-Za-z]{1,12}$")
_LEFT_OF_NUMBER = re.compile(
    r".*(?:依照|按照|根据|依据|违反|参照|执行|贯彻|落实|按|见|和|及|与|即|由|的|关于|印发|废止|号)"
)
_SHORTEST = ("刑法", "宪法")
_MANY_SHORT = 64
_LONGEST = 120


@dataclass(slots=True)
class _Names:
    """What the text has named so far: defined short names and the last law of each kind."""

    short: dict[str, str] = field(default_factory=dict)
    last: list[tuple[int, str]] = field(default_factory=list)


def find_citations(text: str, own: Sequence[Span] = ()) -> tuple[Citation, ...]:
    """All citations in order. `own` are places that are no citations (the document's own number).

    `title` is the full name even where a short name or 「该法」 stands in the text; `title_span` covers the words
    that stand there. A document number without a name has the title "".
    """
    names = _Names()
    named: list[Citation] = []
    for span in _quoted(text):
        if not named or span.start >= named[-1].span.end:  # a name inside （以下简称《…》） defines, it does not cite
            named.append(_named(text, span, names))
    covered = _Cover(len(text), [*(c.span for c in named), *own])
    others: list[Citation] = []
    for finder in (_by_short_name(text, names), _by_same(text, named), _by_bare_name(text), _by_number(text)):
        for citation in finder:
            if not covered.overlaps(citation.span):
                others.append(citation)
                covered.add(citation.span)
    return tuple(sorted([*named, *others], key=lambda c: c.span))


class _Cover:
    """A set of characters already spoken for."""

    def __init__(self, length: int, spans: Sequence[Span]) -> None:
        self._taken = bytearray(length)
        for span in spans:
            self.add(span)

    def add(self, span: Span) -> None:
        self._taken[span.start : span.end] = b"\1" * (span.end - span.start)

    def overlaps(self, span: Span) -> bool:
        return any(self._taken[span.start : span.end])


def _quoted(text: str) -> Iterator[Span]:
    """The outermost 《…》 of each line (names may be nested); an unclosed 《 is passed over."""
    stack: list[int] = []
    closed: list[Span] = []
    for match in _SIGNS.finditer(text):
        if match[0] == "《":
            stack.append(match.start())
        elif match[0] == "》" and stack:
            start = stack.pop()
            while closed and closed[-1].start > start:
                closed.pop()
            closed.append(Span(start, match.end()))
        elif match[0] == "\n":
            yield from _short_enough(closed)
            stack.clear()
            closed = []
    yield from _short_enough(closed)


def _short_enough(spans: Sequence[Span]) -> Iterator[Span]:
    return (span for span in spans if 3 <= span.end - span.start <= _LONGEST + 2)


def _named(text: str, quoted: Span, names: _Names) -> Citation:
    title_span = Span(quoted.start + 1, quoted.end - 1)
    words = text[title_span.start : title_span.end]
    title = names.short.get(words, words)
    at, version, number = quoted.end, 0, ""
    for _ in range(3):
        aside = _ASIDE.match(text, at)
        if aside is None or not _is_aside(aside[1]):
            break
        stated = _VERSION.match(aside[1])
        version = int(stated[1]) if stated else version
        numbered = _NUMBER.search(aside[1])
        number = numbered[0] if numbered else number
        short = _SHORT.search(aside[1])
        if short and not short[1].startswith("本") and len(names.short) < _MANY_SHORT:
            names.short.setdefault(short[1], title)
        at = aside.end()
    points, end = _points(text, at)
    return Citation(title, Span(quoted.start, end), title_span, points, version, number)


def _is_aside(words: str) -> bool:
    return bool(_VERSION.match(words) or _NUMBER.search(words) or _SHORT.search(words))


def _points(text: str, at: int) -> tuple[tuple[Found[Point], ...], int]:
    gap = _TO_POINTS.match(text, at)
    points, end = read_points(text, gap.end()) if gap else ((), at)
    return (points, end) if points else ((), at)


def _by_short_name(text: str, names: _Names) -> Iterator[Citation]:
    """Short names outside 《》: long ones anywhere, short ones (「条例」) only with an article behind them."""
    if not names.short:
        return
    pattern = re.compile("|".join(re.escape(name) for name in sorted(names.short, key=len, reverse=True)))
    for match in pattern.finditer(text):
        points, end = _points(text, match.end())
        before = text[max(0, match.start() - 1) : match.start()]
        if before in ("本", "该", "《", "“", "同") or (len(match[0]) < 4 and not points):
            continue
        yield Citation(names.short[match[0]], Span(match.start(), end), Span(*match.span()), points)


def _by_same(text: str, named: Sequence[Citation]) -> Iterator[Citation]:
    """「该法第八条」「同法第九条」: the last law of that kind cited before."""
    last: dict[str, str] = {}
    index = 0
    for match in _SAME.finditer(text):
        while index < len(named) and named[index].span.start < match.start():
            _remember(last, named[index].title)
            index += 1
        points, end = _points(text, match.end("kind"))
        title = last.get(match["kind"])
        if title and points:
            yield Citation(title, Span(match.start(), end), Span(match.start(), match.end("kind")), points)


def _remember(last: dict[str, str], title: str) -> None:
    kind = re.search(rf"({_LAW})(?:[（(][^（）()]{{1,12}}[）)])?$", title)
    if kind:
        last[kind[1]] = title


def _by_bare_name(text: str) -> Iterator[Citation]:
    """「依照行政处罚法第十六条」: a law without 《》 directly before its article."""
    for match in _BARE_LAW.finditer(text):
        words = _WORDS_BEFORE.search(text, max(0, match.start() - 40), match.start())
        if words is None:
            continue
        border = _BORDER.match(words[0])
        name = words[0][border.end() :] if border else words[0]
        points, end = read_points(text, match.start())
        if (len(name) >= 3 or name in _SHORTEST) and _LAW_END.search(name) and not _NOT_LAW.search(name) and points:
            title_span = Span(match.start() - len(name), match.start())
            yield Citation(name, Span(title_span.start, end), title_span, points)


def _by_number(text: str) -> Iterator[Citation]:
    """「国办发〔2018〕37号」 without a name."""
    for match in _OPEN_NUMBER.finditer(text):
        words = _CODE.search(text, max(0, match.start() - 12), match.start())
        if words is None:
            continue
        border = _LEFT_OF_NUMBER.match(words[0])
        prefix = words[0][border.end() :] if border else words[0]
        if prefix:
            span = Span(match.start() - len(prefix), match.end())
            yield Citation("", span, span, (), 0, text[span.start : span.end])
