"""Characters of a PDF page sorted into printed lines, in reading order."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from review.reading.flow import is_wide
from review.reading.pdf_page import Glyph

_BASELINE = 0.4  # em: characters further apart in height stand on different lines
_TOUCH = 0.9  # em: stretches of one baseline closer than this are one line
_THIN_SPACE = 0.22  # em: a smaller gap between ideographs is justification
_AUTO_SPACE = 0.45  # em: a smaller gap between ideograph and Latin letter or digit is added by layout
_STRETCHED = 6  # so many pairs of ideographs show what justification added
_FULL_SPACE = 0.75  # em: from here on a gap counts in full-width spaces


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line in reading space: text, edges, baseline, size of its type, and its boxes in user space."""

    text: str
    left: float
    right: float
    y: float
    bottom: float
    top: float
    em: float
    page: int
    order: int
    box: tuple[float, float, float, float]

    @property
    def middle(self) -> float:
        """The middle between left and right edge."""
        return (self.left + self.right) / 2


def page_lines(glyphs: Sequence[Glyph], page: int) -> list[Line]:
    """The lines of a page in reading order: from the top down, but column after column where lines stand abreast."""
    lines = lines_of(glyphs, page)
    if abreast(lines):
        return lines
    return sorted(lines, key=lambda line: (-line.y, line.left))


def lines_of(glyphs: Sequence[Glyph], page: int) -> list[Line]:
    """Characters as lines, in the order in which the file draws them."""
    runs: list[list[Glyph]] = []
    for glyph in glyphs:
        if runs and _same_line(runs[-1][-1], glyph) and abs(glyph.x0 - runs[-1][-1].x1) < 40 * glyph.em:
            runs[-1].append(glyph)
        else:
            runs.append([glyph])
    lines = [_line(run, page) for run in _merged(runs)]
    return [line for line in lines if line is not None]


def _same_line(one: Glyph, other: Glyph) -> bool:
    return abs(one.y - other.y) <= _BASELINE * max(one.em, other.em) or (
        # a raised or lowered small character (footnote mark, m²) beside a large one
        min(one.top, other.top) - max(one.bottom, other.bottom) > 0.5 * min(one.em, other.em)
        and one.em != other.em
        and -0.2 * one.em < other.x0 - one.x1 < 0.3 * one.em
    )


def _merged(runs: list[list[Glyph]]) -> list[list[Glyph]]:
    """Runs on one baseline that interlock or touch are one line: a fallback font draws its characters apart."""
    merged: list[list[Glyph]] = []
    by_height: dict[int, list[int]] = {}
    for run in runs:
        key = round(run[0].y / 6)
        near = [i for k in (key - 1, key, key + 1) for i in by_height.get(k, ())]
        home = next((i for i in near if _interlock(merged[i], run)), None)
        if home is None:
            by_height.setdefault(key, []).append(len(merged))
            merged.append(list(run))
        else:
            merged[home] += run
    return merged


def _interlock(one: list[Glyph], other: list[Glyph]) -> bool:
    em = max(one[0].em, other[0].em)
    if abs(one[0].y - other[0].y) > _BASELINE * em:
        return False
    left, right = min(g.x0 for g in one), max(g.x1 for g in one)
    start, end = min(g.x0 for g in other), max(g.x1 for g in other)
    return start < right + _TOUCH * em and left < end + _TOUCH * em


def _line(run: list[Glyph], page: int) -> Line | None:
    glyphs = _once(sorted(run, key=lambda glyph: (glyph.x0, glyph.order)))
    printed = [glyph for glyph in glyphs if glyph.char not in " \u3000"]
    if not printed:
        return None
    em = _size(printed)
    boxes = [glyph.box for glyph in printed]
    return Line(
        text=_text(glyphs, em),
        left=printed[0].x0,
        right=max(glyph.x1 for glyph in printed),
        y=median(glyph.y for glyph in printed),
        bottom=min(glyph.bottom for glyph in printed),
        top=max(glyph.top for glyph in printed),
        em=em,
        page=page,
        order=min(glyph.order for glyph in printed),
        box=(min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes)),
    )


def _once(glyphs: list[Glyph]) -> list[Glyph]:
    """A character drawn twice at the same place (imitated bold) counts once."""
    kept: list[Glyph] = []
    for glyph in glyphs:
        twin = kept[-1] if kept else None
        if twin and twin.char == glyph.char and abs(twin.x0 - glyph.x0) < 0.15 * glyph.em and glyph.char != " ":
            continue
        kept.append(glyph)
    return kept


def _size(glyphs: list[Glyph]) -> float:
    """The em of a line: the advance of its ideographs, else the size of its font."""
    return median(glyph.em for glyph in glyphs)


def _text(glyphs: list[Glyph], em: float) -> str:
    """The characters with the spaces that are meant; those that layout put in are left out."""
    stretch = _stretch(glyphs)
    parts: list[str] = []
    last: Glyph | None = None
    blank = False
    for glyph in glyphs:
        if glyph.char == " ":
            blank = True
            continue
        if last is not None:
            parts.append(_gap(last, glyph, (glyph.x0 - last.x1 - stretch) / em, drawn=blank))
        parts.append(glyph.char)
        last, blank = glyph, False
    return "".join(parts).strip(" \u3000")


def _stretch(glyphs: list[Glyph]) -> float:
    """The gap that justification adds between any two characters of the line, in points."""
    gaps = sorted(b.x0 - a.x1 for a, b in pairwise(glyphs) if is_wide(a.char) and is_wide(b.char))
    return max(0.0, gaps[len(gaps) // 4]) if len(gaps) >= _STRETCHED else 0.0


def _gap(left: Glyph, right: Glyph, gap: float, *, drawn: bool) -> str:
    """What stands between two neighbours `gap` em apart; `drawn` if the file has a space there."""
    if left.char == "\u3000" or right.char == "\u3000":
        return ""
    wide = is_wide(left.char), is_wide(right.char)
    if gap >= _FULL_SPACE:
        return "\u3000" * max(1, round(gap)) if any(wide) else " "
    if drawn:
        return " " if gap >= 0.1 else ""
    threshold = _THIN_SPACE if all(wide) or not any(wide) else _AUTO_SPACE
    return " " if gap >= threshold else ""


def abreast(lines: Sequence[Line]) -> bool:
    """True if lines stand side by side, so that the page cannot be read straight down."""
    ordered = sorted(lines, key=lambda line: -line.y)
    return sum(abs(a.y - b.y) < 0.3 * min(a.em, b.em) for a, b in pairwise(ordered)) >= 2
