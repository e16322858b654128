"""Running headers, footers and page numbers of a PDF: found by what repeats in the margins, and left out."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from review.model import Unread
from review.reading.pdf_lines import Line

_DASH = r"[-－—–―─~～·•.]{1,2}"
_NUMBER = r"[0-9０-９]{1,4}"
_DRESSED = re.compile(
    rf"(?:{_DASH}\s*{_NUMBER}\s*{_DASH}"
    rf"|第\s*(?:{_NUMBER}|[一二三四五六七八九十百]{{1,4}})\s*页(?:[\s，,/／]*[（(]?共\s*(?:{_NUMBER}|[一二三四五六七八九十百]{{1,4}})\s*页[）)]?)?"
    rf"|共\s*{_NUMBER}\s*页[\s，,/／]*第\s*{_NUMBER}\s*页"
    rf"|{_NUMBER}\s*[/／]\s*{_NUMBER}(?:\s*页)?"
    rf"|[Pp]age\s*{_NUMBER}(?:\s*of\s*{_NUMBER})?|[Pp]\.?\s*{_NUMBER}|{_NUMBER}\s*页)"
)
_PLAIN = re.compile(_NUMBER)
_ZONE = 0.13  # share of the page height at head and foot where furniture stands (GB/T 9704: upper margin 37 of 297 mm)
_DEPTH = 3  # so many outermost lines of a page can be furniture
_SHARE = 0.4  # a header stands on at least this share of the pages (left and right pages may differ)
_LEVEL = 3.0  # points: the same height on two pages


@dataclass(frozen=True, slots=True)
class Sheet:
    """The lines of one page that stand in no table, and the page's height in points."""

    number: int
    height: float
    lines: tuple[Line, ...]


def strip_furniture(sheets: Sequence[Sheet]) -> tuple[list[Sheet], tuple[Unread, ...]]:
    """The pages without their furniture, and what was left out: how often, where, and one example."""
    numbers = _page_numbers(sheets)
    rest = [Sheet(s.number, s.height, tuple(x for x in s.lines if x not in numbers.get(s.number, ()))) for s in sheets]
    headers = _running(rest, top=True)
    footers = _running(rest, top=False)
    out = {page: {*headers.get(page, ()), *footers.get(page, ())} for page in {*headers, *footers}}
    kept = [Sheet(s.number, s.height, tuple(x for x in s.lines if x not in out.get(s.number, ()))) for s in rest]
    declared = (*_declare("页眉", headers), *_declare("页脚", footers), *_declare("页码", numbers))
    return kept, declared


def _declare(what: str, found: Mapping[int, Sequence[Line]]) -> list[Unread]:
    lines = [line for page in sorted(found) for line in found[page]]
    if not lines:
        return []
    pages = sorted(found)
    where = f"第{pages[0]}页" if len(pages) == 1 else f"第{pages[0]}页至第{pages[-1]}页"
    return [Unread(what, where, len(lines), f"例如「{lines[0].text}」；不属于正文，未纳入审查")]


def _edge_lines(sheet: Sheet, *, top: bool) -> list[Line]:
    """The outermost lines in the zone at head or foot, from outside in."""
    ordered = sorted(sheet.lines, key=lambda line: line.y, reverse=top)[:_DEPTH]
    if top:
        return [line for line in ordered if line.bottom >= sheet.height * (1 - _ZONE)]
    return [line for line in ordered if line.top <= sheet.height * _ZONE]


def _page_numbers(sheets: Sequence[Sheet]) -> dict[int, list[Line]]:
    """Dressed numbers count wherever they stand in the margin; bare ones only if they count with the pages."""
    found: dict[int, list[Line]] = defaultdict(list)
    bare: dict[tuple[bool, int], list[tuple[int, Line]]] = defaultdict(list)
    for sheet in sheets:
        for top in (True, False):
            for depth, line in enumerate(_edge_lines(sheet, top=top)):
                if _DRESSED.fullmatch(line.text.strip()):
                    found[sheet.number].append(line)
                elif depth == 0 and _PLAIN.fullmatch(line.text):
                    bare[top, int(line.text) - sheet.number].append((sheet.number, line))
    for (top, shift), lines in bare.items():
        if len(lines) >= 2 or (len(sheets) == 1 and shift == 0 and not top):
            for page, line in lines:
                found[page].append(line)
    return dict(found)


def _running(sheets: Sequence[Sheet], *, top: bool) -> dict[int, list[Line]]:
    """Lines that repeat at one height outside the body, in type no larger than the body's."""
    groups: dict[tuple[str, int], list[tuple[int, Line]]] = defaultdict(list)
    for sheet in sheets:
        for line in _edge_lines(sheet, top=top):
            groups[_pattern(line.text), round(line.y / _LEVEL)].append((sheet.number, line))
    need = max(2, _SHARE * len(sheets))
    body = _body_size(sheets)
    found: dict[int, list[Line]] = defaultdict(list)
    for members in groups.values():
        if len(members) >= need and all(line.em <= 1.1 * body for _, line in members):
            for page, line in members:
                found[page].append(line)
    return dict(found) if _outside_body(sheets, found, top=top) else {}


def _pattern(text: str) -> str:
    """The words with page counts made equal: 「青石镇人民政府 第3页」 repeats, 「附件1」「附件2」 do not."""
    dressed = re.sub(rf"第\s*{_NUMBER}\s*页|共\s*{_NUMBER}\s*页|{_NUMBER}\s*[/／]\s*{_NUMBER}", "#", text)
    return re.sub(rf"{_DASH}\s*{_NUMBER}\s*{_DASH}", "#", dressed)


def _body_size(sheets: Sequence[Sheet]) -> float:
    sizes: Counter[float] = Counter()
    for sheet in sheets:
        for line in sheet.lines:
            sizes[round(line.em, 1)] += len(line.text)
    return max(sizes, key=lambda size: (sizes[size], size), default=0.0)


def _outside_body(sheets: Sequence[Sheet], found: Mapping[int, Sequence[Line]], *, top: bool) -> bool:
    """True if the body of no page reaches the height of the supposed headers (or footers)."""
    heights = [line.y for lines in found.values() for line in lines]
    others = [line.y for sheet in sheets for line in sheet.lines if line not in found.get(sheet.number, ())]
    if not heights or not others:
        return False
    gap = median(line.em for lines in found.values() for line in lines) * 0.5
    return max(others) <= min(heights) - gap if top else min(others) >= max(heights) + gap
