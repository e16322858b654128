"""Printed labels of outline units: 第三章, 第十二条之一, 一、, （一）, 1., （1）."""

import re
from dataclasses import dataclass
from enum import IntEnum

from review.model.numerals import from_chinese

NUM = r"(?:[0-9０-９]{1,4}|[零〇○一二三四五六七八九十百千两]{1,9})"
_CN = r"[零〇○一二三四五六七八九十百]{1,5}"

_DIVISION = re.compile(rf"第\s*({NUM})\s*(编|分编|章|节)(?=\s|$|[：:、]|[\u3400-\u9fff])")
_ARTICLE = re.compile(rf"第\s*({NUM})\s*条(?:\s*之\s*({_CN})(?![\u3400-\u9fff]))?")
_LEVEL1 = re.compile(rf"({_CN})\s*[、．.]")
_LEVEL2 = re.compile(rf"[（(]\s*({_CN})\s*[）)]")
_DOT = r"\.(?:(?![0-9０-９])|(?=[0-9]{1,3}周?岁|(?:19|20)[0-9]{2}年))"  # 「1.80周岁」 is point 1, 「1.5米」 a decimal
_LEVEL3 = re.compile(rf"([0-9０-９]{{1,3}})\s*(?:[．、]|{_DOT})")
_LEVEL4 = re.compile(r"[（(]\s*([0-9０-９]{1,3})\s*[）)]")
_INLINE = re.compile(
    rf"(?<=[：:；;。，,])\s*(?:[（(]\s*(?P<l2>{_CN})\s*[）)]|(?P<l3>[0-9]{{1,2}})\s*(?:[．、]|\.(?![0-9]))"
    r"|[（(]\s*(?P<l4>[0-9]{1,2})\s*[）)])"
)
_INLINE_RANK = {"l2": 6, "l3": 7, "l4": 8}

_REFERS = re.compile(
    r"(?:规定|所|的|至|到|和|或|及|以及|与|第|中|之规定|之外|款|项|情形|执行|处理|处罚|除外|要求|约定|等|[，。；,;）)]"
    r"|、\s*第|、\s*" + NUM + r"\s*条)"
)
_OPEN_END = re.compile(
    r"(?:依照|按照|根据|依据|违反|适用|参照|符合|执行|遵守|本(?:办法|规定|细则|条例|法|通告|决定|意见|协议|合同)"
    r"|》|[、，,（(]|和|及|或|或者|以及|与|至)$"
)
_SENTENCE = re.compile(r"[。；！？]")


class Rank(IntEnum):
    """How deep a label stands; smaller numbers enclose greater ones."""

    PART = 0
    CHAPTER = 1
    SECTION = 2
    ARTICLE = 3
    LEVEL1 = 4
    PARAGRAPH = 5
    LEVEL2 = 6
    LEVEL3 = 7
    LEVEL4 = 8


_DIVISION_RANK = {"编": Rank.PART, "分编": Rank.PART, "章": Rank.CHAPTER, "节": Rank.SECTION}


@dataclass(frozen=True, slots=True)
class Label:
    """A label inside a line: its rank, ordinal and 之N, and where it begins and ends in the line."""

    rank: Rank
    number: int
    start: int
    end: int
    suffix: int = 0


def label_of(text: str, before: str = "", expected: int = 1) -> Label | None:
    """The label that opens a line, or None.

    `before` is the line above: after a sentence left open there 「第三条」 goes on with it, unless it is the article
    `expected` next.
    """
    match text[:1]:
        case "第":
            return _division(text) or _article(text, before, expected)
        case "（" | "(":
            return _first(text, ((_LEVEL2, Rank.LEVEL2), (_LEVEL4, Rank.LEVEL4)))
        case _:
            return _first(text, ((_LEVEL1, Rank.LEVEL1), (_LEVEL3, Rank.LEVEL3)))


def inline_labels(text: str, own: Label | None) -> tuple[Label, ...]:
    """Items that stand inside a paragraph (「：（一）…；（二）…」): consecutive from 1, at least two of them."""
    found = [_inline(match) for match in _INLINE.finditer(text, own.end if own else 0)]
    last = {(label.rank, label.number): label.start for label in found}
    expected = dict.fromkeys((Rank.LEVEL2, Rank.LEVEL3, Rank.LEVEL4), 1)
    if own and own.rank in expected:
        expected[own.rank] = own.number + 1
    kept: list[Label] = []
    for label in found:
        if label.number != expected[label.rank]:
            continue
        if label.number == 1 and last.get((label.rank, 2), -1) < label.start:
            continue
        expected[label.rank] += 1
        expected.update({rank: 1 for rank in expected if rank > label.rank})
        kept.append(label)
    return tuple(kept)


def _inline(match: re.Match[str]) -> Label:
    name = match.lastgroup or "l2"
    start = match.end() - len(match[0].lstrip())
    return Label(Rank(_INLINE_RANK[name]), from_chinese(match[name]) or 0, start, match.end())


def _first(text: str, choices: tuple[tuple[re.Pattern[str], Rank], ...]) -> Label | None:
    for pattern, rank in choices:
        match = pattern.match(text)
        if match:
            return Label(rank, from_chinese(match[1]) or 0, 0, match.end())
    return None


def _division(text: str) -> Label | None:
    match = _DIVISION.match(text)
    if match is None or len(text) > 45 or _SENTENCE.search(text) or _REFERS.match(text, match.end()):
        return None
    return Label(_DIVISION_RANK[match[2]], from_chinese(match[1]) or 0, 0, match.end())


def _left_open(before: str) -> bool:
    """True if the line above is a sentence that goes on; headings and short lines are none."""
    return len(before) >= 15 and _OPEN_END.search(before) is not None and _division(before) is None


def _article(text: str, before: str, expected: int) -> Label | None:
    match = _ARTICLE.match(text)
    if match is None:
        return None
    number = from_chinese(match[1]) or 0
    if number != expected and _left_open(before):
        return None
    rest = text[match.end() :]
    if _REFERS.match(rest) or re.match(rf"\s+第\s*{NUM}\s*[款项]", rest):
        return None
    suffix = from_chinese(match[2]) if match[2] else 0
    return Label(Rank.ARTICLE, number, 0, match.end(), suffix or 0)
