"""Printed lines joined to paragraphs again, over line, column and page breaks, by the geometry of Chinese documents."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from review.reading import flow
from review.reading.pdf_lines import Line, abreast

CELL_PADDING = 11.0  # points: Word sets 5.4 on each side
_FLUSH = 0.7  # em: a line that begins nearer to the left edge is not indented
_INDENT = (1.5, 2.6)  # em: the usual indent of a first line is two characters
_SHORT = 1.1  # em: what a full line may lack at the right edge (a punctuation mark that moved on)
_RIGHT_SIDE = 8.0  # em: a line that begins further in is a signature, a date, a number on the right
_HANG = 3.5  # em: the widest number that lines hang from
_ALIGNED = 0.3  # em: lines that begin at the same place
_HALF = 0.5  # share of the frame that a line cut in mid-sentence fills at least
_FIELD_NAME = 12  # characters: a colon within them makes a line a field of its own
_SAME_SIZE = 0.08  # share by which the type of one paragraph may differ
_WIDE_GAP = 1.45  # usual line pitches: a larger gap parts paragraphs
_TITLE_SIZE = 1.15  # times the body size
_ORGAN_END = ("局", "政府", "委员会", "办公室", "所", "中心", "公司", "法院", "大队", "党委", "文件")
_TYPE_END = ("通知", "决定", "办法", "规定", "方案", "细则", "意见", "公告", "通告", "协议书", "合同", "决定书", "文件")
_FIELD = re.compile(r"[：:]|[〔\[［]\d{4}[〕\]］]|\d{4}年|[○〇零一二三四五六七八九]{4}年")


@dataclass(frozen=True, slots=True)
class Frame:
    """The type area that a line stands in: its edges in points, usual pitch and size, whether first lines indent."""

    left: float
    right: float
    pitch: float
    size: float
    indented: bool


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The lines of one paragraph."""

    lines: tuple[Line, ...]
    centred: bool


def frames(pages: Sequence[tuple[float, Sequence[Line]]]) -> dict[int, Frame]:
    """The frame of every line, by `id`; `pages` are (page width, lines). One frame per width and per column."""
    size = _body_size(lines for _, lines in pages)
    groups: dict[tuple[int, str], list[Line]] = {}
    for width, lines in pages:
        columnar = abreast(lines)
        for line in lines:
            part = f"{line.page}{_column(line, lines)}" if columnar else ""
            groups.setdefault((round(width), part), []).append(line)
    result: dict[int, Frame] = {}
    for group in groups.values():
        frame = _frame(group, size)
        result.update((id(line), frame) for line in group)
    return result


def _column(line: Line, lines: Sequence[Line]) -> str:
    """Left (a) or right (b) of the gutter, or across it (c)."""
    beside = [
        (min(a.right, b.right) + max(a.left, b.left)) / 2
        for a, b in pairwise(sorted(lines, key=lambda other: -other.y))
        if abs(a.y - b.y) < 0.3 * a.em and (a.right < b.left or b.right < a.left)
    ]
    if not beside:
        return ""
    gutter = median(beside)
    if line.left < gutter - line.em and line.right > gutter + line.em:
        return "c"
    return "a" if line.middle < gutter else "b"


def _body_size(pages: object) -> float:
    sizes: Counter[float] = Counter()
    for lines in pages:  # type: ignore[attr-defined]
        for line in lines:
            sizes[round(line.em, 1)] += len(line.text)
    return max(sizes, key=lambda size: (sizes[size], size), default=10.5)


def _frame(lines: Sequence[Line], size: float) -> Frame:
    left = _edge([-line.left for line in lines], size) * -1
    right = _edge([line.right for line in lines], size)
    steps = [a.y - b.y for a, b in pairwise(lines) if a.page == b.page and 0 < a.y - b.y < 5 * size]
    indents = sum(_INDENT[0] * size <= line.left - left <= _INDENT[1] * size for line in lines)
    return Frame(left, right, median(steps) if steps else 1.75 * size, size, indents >= max(1, len(lines) / 12))


def _edge(values: Sequence[float], size: float) -> float:
    """The outermost edge that more than one line reaches; of few lines, the outermost."""
    ordered = sorted(values, reverse=True)
    if len(ordered) < 12:
        return ordered[0]
    need = max(2.0, 0.03 * len(ordered))
    for value in ordered:
        if sum(abs(value - other) <= 0.6 * size for other in ordered) >= need:
            return value
    return ordered[0]


def paragraphs(lines: Sequence[Line], of: dict[int, Frame]) -> list[Paragraph]:
    """The lines, in reading order, as paragraphs."""
    groups: list[list[Line]] = []
    for line in lines:
        if groups and _joins(groups[-1], line, of):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [Paragraph(tuple(group), all(_centred(line, of[id(line)]) for line in group)) for group in groups]


def _joins(group: Sequence[Line], line: Line, of: dict[int, Frame]) -> bool:
    first, last = group[0], group[-1]
    frame, new = of[id(last)], of[id(line)]
    if abs(last.em - line.em) > _SAME_SIZE * last.em:
        return False
    middle = _centred(last, frame), _centred(line, new)
    if any(middle) and (all(middle) or line.em >= _TITLE_SIZE * new.size or flow.ends_sentence(last.text)):
        return all(middle) and _one_title(last, line, frame)
    insets = _inset(first, of), _inset(last, of), _inset(line, of)
    if insets[0] > _RIGHT_SIDE or _parted(last, line, frame):
        return False
    if not is_full(last, line, frame.right):
        return _goes_on(group, line, insets, frame)
    if insets[2] > _FLUSH:
        return _hangs(group, line, insets)
    return not (flow.starts_paragraph(line.text) and flow.ends_sentence(last.text))


def _inset(line: Line, of: dict[int, Frame]) -> float:
    """How far a line begins from the left edge of its frame, in em."""
    return (line.left - of[id(line)].left) / line.em


def _parted(last: Line, line: Line, frame: Frame) -> bool:
    """True if more than the usual pitch lies between two lines of one page."""
    step = last.y - line.y
    return last.page == line.page and step > max(_WIDE_GAP * frame.pitch, 1.6 * last.em)


def is_full(last: Line, following: Line, right: float) -> bool:
    """True if the head of the following line would not have found room at the end of the last one."""
    token = flow.first_token(following.text)
    return right - last.right < _SHORT * last.em + flow.columns(token[1:]) * last.em / 2


def _goes_on(group: Sequence[Line], line: Line, insets: tuple[float, float, float], frame: Frame) -> bool:
    """True if a line that had room left was still cut in mid-sentence: ragged text, or a block set narrower."""
    last = group[-1]
    if last.right - last.left < _HALF * (frame.right - frame.left) or flow.starts_paragraph(line.text):
        return False
    if flow.ends_sentence(last.text) or "：" in line.text[:_FIELD_NAME]:
        return False
    step = insets[2] - insets[0]
    aligned = len(group) > 1 and abs(insets[2] - insets[1]) < _ALIGNED
    return step < -_FLUSH or aligned or (flow.is_unfinished(last.text) and step < _FLUSH)


def _hangs(group: Sequence[Line], line: Line, insets: tuple[float, float, float]) -> bool:
    """True for the further lines of a paragraph that is indented as a whole or hangs from its number."""
    if flow.starts_paragraph(line.text):
        return False
    if len(group) == 1:
        return bool(flow.label_length(group[0].text)) and _FLUSH < insets[2] - insets[0] < _HANG
    return abs(insets[2] - insets[1]) < _ALIGNED


def _centred(line: Line, frame: Frame) -> bool:
    """True if both margins agree; a full line in large type is a title too."""
    left, right = (line.left - frame.left) / line.em, (frame.right - line.right) / line.em
    large = line.em >= _TITLE_SIZE * frame.size
    if abs(left - right) > 0.9:
        return False
    if large:
        return not line.text.endswith(("。", "；"))
    if left < 1.0 or line.text.endswith(("。", "；", "，", "、")):
        return False
    return left > _INDENT[1] or abs(left - right) < 0.2


def _one_title(last: Line, line: Line, frame: Frame) -> bool:
    """True if two centred lines are one title: set tight in one size, and the words do not end with the first."""
    if _FIELD.search(last.text) or _FIELD.search(line.text) or flow.starts_paragraph(line.text):
        return False
    tight = last.page == line.page and last.y - line.y <= max(2.0 * last.em, 1.2 * frame.pitch)
    if not tight or flow.starts_paragraph(last.text):
        return False
    if frame.right - last.right < _SHORT * last.em or line.text.startswith(("关于", "的", "（", "(")):
        return True
    return last.em >= _TITLE_SIZE * frame.size and not last.text.endswith((*_ORGAN_END, *_TYPE_END))


def cell_paragraphs(lines: Sequence[Line], width: float) -> list[Paragraph]:
    """The lines of a table cell as paragraphs: a line that had room for the next word ends one; `width` in points."""
    inner = max([width - CELL_PADDING, *(line.right - line.left for line in lines)])
    groups: list[list[Line]] = []
    for line in lines:
        last = groups[-1][-1] if groups else None
        if last is not None and is_full(last, line, last.left + inner):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [Paragraph(tuple(group), centred=False) for group in groups]
