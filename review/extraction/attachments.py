"""Attachments: those a draft announces (附件：1.…) and those it carries (a heading 附件1 of their own)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from review.extraction.labels import NUM
from review.extraction.lines import Line, squeeze
from review.extraction.marks import has_punctuation, is_body, is_date, is_imprint
from review.model import Attachment, Part, PartKind, Span
from review.model.numerals import from_chinese

_HEAD = re.compile(rf"附\s*[件表录]\s*(?P<number>{NUM})?\s*(?P<colon>[：:])?\s*[.．、]?\s*(?P<title>.{{0,60}})$")
_SENTENCE = re.compile(r"[。；，]")
_NO_TITLE = re.compile(r"(?:所|的|中|和|与|及|是|为|包括|一并|规定|由|应|与本|同|内|里|上|以|作为|[）)、])")
_ENTRY = re.compile(r"(?<![0-9])([0-9]{1,2})\s*(?:[．、]|\.(?![0-9]))\s*")
_FURTHER = 30
_SUFFIX = re.compile(r"[（(][^（）()]{1,10}[）)]$")


@dataclass(frozen=True, slots=True)
class Mention:
    """One attachment as announced or as headed; `line` is the index of its line in the flow."""

    number: int
    title: str
    span: Span
    line: int


@dataclass(frozen=True, slots=True)
class Mentions:
    """The attachments that the flow announces and those it carries; `listed` are the lines of announcements."""

    announced: tuple[Mention, ...]
    carried: tuple[Mention, ...]
    listed: frozenset[int]


def find_mentions(lines: Sequence[Line]) -> Mentions:
    """Tell announcements (before the signature) from headings (before their own text)."""
    announced: list[Mention] = []
    carried: list[Mention] = []
    listed: set[int] = set()
    for index, line in enumerate(lines):
        match = _HEAD.match(line.text) if line.text[0] == "附" else None
        if match is None or not _is_heading(match):
            continue
        block = _list_block(lines, index, match)
        if _announces(lines, match, block):
            listed.update(block)
            announced.extend(_entries(lines, index, match, block))
        else:
            carried.append(_headed(lines, index, match))
    return Mentions(tuple(announced), tuple(carried), frozenset(listed))


def attachments_of(mentions: Mentions, parts: Sequence[Part]) -> tuple[Attachment, ...]:
    """One entry each: announced ones at the announcement, unannounced ones at their heading (inside their part)."""
    bound = {squeeze(part.title) for part in parts if part.kind is PartKind.BODY}
    titles = {_key(m.title) for m in mentions.carried if m.title} | {_key(t) for t in bound if t}
    numbers = {m.number for m in mentions.carried}
    result = [
        Attachment(m.number, m.title, m.span, _key(m.title) in titles or m.number in numbers)
        for m in mentions.announced
    ]
    known = {_key(m.title) for m in mentions.announced} | {str(m.number) for m in mentions.announced}
    starts = [part.span for part in parts if part.kind is PartKind.ATTACHMENT]
    inside = {span.start for span in starts}
    result += [
        Attachment(m.number, m.title, m.span, True)
        for m in mentions.carried
        if m.span.start in inside and _key(m.title) not in known and str(m.number) not in known
    ]
    return tuple(sorted(result, key=lambda a: a.span.start))


def _key(title: str) -> str:
    return _SUFFIX.sub("", squeeze(title).strip("《》"))


def _is_heading(match: re.Match[str]) -> bool:
    title = match["title"]
    if _SENTENCE.search(title) or (title and not match["colon"] and _NO_TITLE.match(title)):
        return False
    return bool(match["colon"] or match["number"] or not title or match[0][match.start("title") - 1].isspace())


def _list_block(lines: Sequence[Line], index: int, match: re.Match[str]) -> range:
    """The lines of an announcement: its own and the numbered ones below."""
    stop = index + 1
    if match["colon"] and not match["number"]:
        while stop < len(lines) and _ENTRY.match(lines[stop].text) and not _SENTENCE.search(lines[stop].text):
            stop += 1
    return range(index, stop)


def _announces(lines: Sequence[Line], match: re.Match[str], block: range) -> bool:
    if not match["colon"]:
        return False
    if len(block) > 1 or _ENTRY.match(match["title"]):
        return True
    after = block.stop
    while after < min(len(lines), block.stop + _FURTHER) and _continues_list(lines[after].text):
        after += 1
    return (
        after >= len(lines) or is_date(lines[after].text) or is_body(lines[after].text) or is_imprint(lines[after].text)
    )


def _continues_list(text: str) -> bool:
    match = _HEAD.match(text) if text[0] == "附" else None
    return match is not None and bool(match["colon"]) and bool(match["title"])


def _entries(lines: Sequence[Line], index: int, match: re.Match[str], block: range) -> Iterator[Mention]:
    for at in block:
        line = lines[at]
        begin = match.start("title") if at == index else 0
        marks = list(_ENTRY.finditer(line.text, begin))
        if not marks and line.text[begin:]:
            number = from_chinese(match["number"] or "") or 1
            yield Mention(number, line.text[begin:].strip(), line.span, at)
        for mark, following in zip(marks, [*marks[1:], None][: len(marks)], strict=True):
            stop = following.start() if following else len(line.text)
            title = line.text[mark.end() : stop].strip().rstrip("；;，,")
            yield Mention(int(mark[1]), title, line.part(mark.start(), mark.end() + len(title)), at)


def _headed(lines: Sequence[Line], index: int, match: re.Match[str]) -> Mention:
    title = match["title"].strip()
    if not title and index + 1 < len(lines):
        below = lines[index + 1].text
        title = below if len(below) <= 60 and not has_punctuation(below) else ""
    return Mention(from_chinese(match["number"] or "") or 1, title, lines[index].span, index)
