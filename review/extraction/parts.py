"""The parts that one file binds together: notice of issue, body, attachments."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from review.extraction.attachments import Mentions
from review.extraction.labels import Rank, label_of
from review.extraction.lines import Line, squeeze
from review.extraction.marks import is_date
from review.extraction.titles import Title, find_title, is_title_line, without_draft
from review.model import Part, PartKind, Span

_NAMED = re.compile(r"《([^《》]{2,80})》")
_ISSUES = re.compile(r"(?:印发|发布|公布|颁布|转发|公开征求)")
_BARE_NAME = re.compile(r"(?:印发|发布|公布|颁布|转发)([^《》]{3,80}?)的(?:通知|公告|决定|通告)")
_LINES_OF_TITLE = 3
_SUFFIX = re.compile(r"[（(][^（）()]{1,10}[）)]$")


@dataclass(frozen=True, slots=True)
class PartLines:
    """A part with the indexes of its lines in the flow (end exclusive) and its title."""

    part: Part
    first: int
    stop: int
    title: Title | None


def split(lines: Sequence[Line], mentions: Mentions) -> tuple[PartLines, ...]:
    """Cut the flow into notice, body and attachments; a text that issues nothing is one body."""
    if not lines:
        return ()
    head_title = find_title(lines, 0, len(lines))
    body = _body_start(lines, mentions, head_title)
    cuts = [m.line for m in mentions.carried if m.line > max(body, 1) and m.line != body]
    bounds = [body, *cuts, len(lines)]
    parts = [_part(lines, PartKind.NOTICE, 0, body)] if body else []
    parts.append(_part(lines, PartKind.BODY, body, bounds[1]))
    titles = {m.line: m.title for m in mentions.carried}
    for first, stop in zip(cuts, bounds[2:], strict=True):
        parts.append(_attachment(lines, first, stop, titles[first]))
    return tuple(parts)


def _part(lines: Sequence[Line], kind: PartKind, first: int, stop: int) -> PartLines:
    title = find_title(lines, first, stop)
    span = Span(lines[first].start, lines[stop - 1].end)
    return PartLines(Part(kind, title.value if title else "", span), first, stop, title)


def _attachment(lines: Sequence[Line], first: int, stop: int, title: str) -> PartLines:
    span = Span(lines[first].start, lines[stop - 1].end)
    return PartLines(Part(PartKind.ATTACHMENT, squeeze(title), span), first, stop, None)


def _body_start(lines: Sequence[Line], mentions: Mentions, title: Title | None) -> int:
    """The line where the issued text begins, 0 if the file issues nothing."""
    limit = _first_article(lines)
    begin = title.last + 1 if title else 1
    carried = {m.line for m in mentions.carried}
    found = _named_title(lines, begin, limit, _names(lines, limit))
    if found is None and title and _ISSUES.search(title.value):
        found = _title_after_date(lines, begin, limit, carried)
    if found is None:
        return 0
    return found - 1 if found - 1 in carried else found


def _first_article(lines: Sequence[Line]) -> int:
    before = ""
    for index, line in enumerate(lines):
        label = label_of(line.text, before)
        if label and label.rank is Rank.ARTICLE:
            return index
        before = line.text
    return len(lines)


def _names(lines: Sequence[Line], limit: int) -> frozenset[str]:
    """The names in 《》 and after 印发 above the first article, as they would stand in a title."""
    text = "\n".join(line.text for line in lines[:limit])
    flat = text.replace("\n", "")
    found = [m[1] for m in _NAMED.finditer(flat)] + [m[1] for m in _BARE_NAME.finditer(flat)]
    return frozenset(_key(name) for name in found)


def _key(name: str) -> str:
    return _SUFFIX.sub("", without_draft(squeeze(name)))


def _named_title(lines: Sequence[Line], begin: int, limit: int, names: frozenset[str]) -> int | None:
    """The first line that, alone or joined with the next ones, is one of the names."""
    for index in range(begin, limit):
        if len(lines[index].text) > 80:
            continue
        joined = ""
        for line in lines[index : min(limit, index + _LINES_OF_TITLE)]:
            joined += line.text
            if len(joined) > 160:
                break
            if _key(joined) in names:
                return index
    return None


def _title_after_date(lines: Sequence[Line], begin: int, limit: int, carried: set[int]) -> int | None:
    """A title below the date of the notice: the issued text under a name that differs from the announced one."""
    last_date = None
    for index in range(begin, limit):
        if is_date(lines[index].text):
            last_date = index
        elif (
            last_date is not None
            and index - last_date <= 4
            and index not in carried
            and is_title_line(lines[index].text)
        ):
            return index
    return None
