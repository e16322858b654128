"""Titles: which lines form the name of a text, joined over line breaks, without draft markers."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from review.extraction.labels import label_of
from review.extraction.lines import Line, squeeze
from review.extraction.marks import has_punctuation, is_date, is_front, is_imprint
from review.model import Span

_KINDS = (
    "通知书|决定书|告知书|答复书|意见书|承诺书|责任书|倡议书|确认书|协议书|合同书|通知|通告|公告|公示|通报|决定|决议|意见|办法|规定"
    "|细则|规则|规程|规范|方案|制度|条例|章程|公约|守则|指引|指南|标准|措施|规划|计划|批复|复函|函|报告|请示|纪要|协议|合同"
    "|预案|要点|安排|补充规定|解释|法|手册|清单|目录"
)
_TITLE = re.compile(rf"(?:{_KINDS})(?:\s*[（(][^（）()]{{1,16}}[）)]){{0,2}}$")
_ATTACHMENT = re.compile(r"附\s*[件表]\s*[0-9一二三四五六七八九十]{0,3}\s*[：:]?$")
_DRAFT = re.compile(r"\s*[（(][^（）()]{0,8}(?:草案|稿)[^（）()]{0,8}[）)]$")
_TAIL = re.compile(r"的?(?:通知|通告|公告|决定|意见|函)(?:[（(][^（）()]{1,12}[）)])?$|[（(][^（）()]{1,16}[）)]$")
_ENDS_ZONE = re.compile(r"[。；]|[：:]$")
_LONGEST, _LINE_LONGEST, _ZONE = 160, 90, 25


@dataclass(frozen=True, slots=True)
class Title:
    """A title: its words joined, its place, and the indexes of its first and last line."""

    value: str
    span: Span
    first: int
    last: int


def find_title(lines: Sequence[Line], start: int, stop: int) -> Title | None:
    """The title in the head of `lines[start:stop]`: the line that names a kind of text, else the first plain line."""
    zone = _zone(lines, start, min(stop, start + _ZONE))
    for index in zone:
        if is_title_line(lines[index].text):
            return _grow(lines, index, start, stop)
    plain = [i for i in zone if _is_plain(lines[i].text)]
    chosen = next((i for i in plain if lines[i].centred), plain[0] if plain else None)
    if chosen is None or chosen + 1 >= stop:
        return None
    return _title(lines, chosen, chosen)


def is_title_line(text: str) -> bool:
    """True if the line ends in a kind of text and looks like no sentence, label, date or letterhead."""
    if len(text) > _LINE_LONGEST or has_punctuation(text) or text.count("《") > text.count("》"):
        return False
    return _TITLE.search(_DRAFT.sub("", text)) is not None and _is_plain(text)


def without_draft(words: str) -> str:
    """「……办法（征求意见稿）」 → 「……办法」; （试行） belongs to the name and stays."""
    return _DRAFT.sub("", words)


def _zone(lines: Sequence[Line], start: int, stop: int) -> list[int]:
    zone: list[int] = []
    for index in range(start, stop):
        text = lines[index].text
        if label_of(text) or (_ENDS_ZONE.search(text) and not is_front(text) and not _ATTACHMENT.match(text)):
            break
        zone.append(index)
    return zone


def _is_plain(text: str) -> bool:
    if len(text) > _LINE_LONGEST or has_punctuation(text) or label_of(text):
        return False
    return not (is_front(text) or is_date(text) or is_imprint(text) or squeeze(text)[:2] in ("附件", "附表", "目录"))


def _grow(lines: Sequence[Line], index: int, start: int, stop: int) -> Title:
    first = last = index
    while first > start and index - first < 3 and _leads(lines[first - 1].text):
        first -= 1
    while last + 1 < stop and last - index < 2 and _TAIL.match(lines[last + 1].text):
        last += 1
    return _title(lines, first, last)


def _leads(text: str) -> bool:
    """True if a line can be the beginning of the title in the next line."""
    return _is_plain(text) and len(text) <= 45 and not (_TITLE.search(text) and text.count("《") == text.count("》"))


def _title(lines: Sequence[Line], first: int, last: int) -> Title:
    words = [line.text for line in lines[first : last + 1]]
    while len(words) > 1 and not without_draft(words[-1]):
        words.pop()
        last -= 1
    kept = without_draft(words[-1]) or words[-1]
    end = lines[last].start + len(kept)
    value = squeeze("".join([*words[:-1], kept]))[:_LONGEST]
    return Title(value, Span(lines[first].start, end), first, last)
