"""Slips of the pen: doubled characters and punctuation, half-width marks, open brackets, known misspellings."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from review.detectors.base import Case, Hit
from review.model import Block, Span

NAME = "slips"
WHOLE = True  # a single sentence is screened for what it does, not for its spelling
_DOUBLED_WORD = re.compile(
    r"(?<![目标的])的的(?!确)|了了(?![解结却])|是是(?![否非])|在在(?![建册读职岗校编场线途籍产地网营用库押役外])|和和(?![气睦解谐平美])|对对(?![外方象手账比应口立策称照接话联])|由由|应应当|不不|(?:应当){2}|(?:不得){2}|(?:进行){2}|(?:规定){2}"
)
_DOUBLED_MARK = re.compile(r"[，,]{2,}|[。]{2}(?!。)|[；;]{2,}|[：:]{2,}|[，、；：][。，、；：]|。[，、；：]")
_HALF_WIDTH = re.compile(
    r"(?<=[\u4e00-\u9fa5》”）])[,;:?!](?=[\u4e00-\u9fa5《“（])|(?<=[\u4e00-\u9fa5])\((?=[\u4e00-\u9fa5])[^()\n]{0,20}\)"
)
_PAIRS = {"《": "》", "（": "）", "“": "”", "〔": "〕", "【": "】"}


def _doubled_words(block: str, options: Mapping[str, Any]) -> Iterator[tuple[int, int, str]]:
    """「的的」."""
    del options
    for match in _DOUBLED_WORD.finditer(block):
        yield *match.span(), match[0][: len(match[0]) // 2] or match[0]


def _doubled_marks(block: str, options: Mapping[str, Any]) -> Iterator[tuple[int, int, str]]:
    """「。。」."""
    del options
    for match in _DOUBLED_MARK.finditer(block):
        yield *match.span(), match[0][-1]


def _half_width(block: str, options: Mapping[str, Any]) -> Iterator[tuple[int, int, str]]:
    """A half-width comma or bracket between Chinese characters."""
    del options
    for match in _HALF_WIDTH.finditer(block):
        yield *match.span(), match[0].translate(str.maketrans(",;:?!()", "，；：？！（）"))


def _open_brackets(block: str, options: Mapping[str, Any]) -> Iterator[tuple[int, int, str]]:
    """A bracket or quotation mark without its partner in the paragraph."""
    del options
    stack: list[tuple[str, int]] = []
    closers = {close: opening for opening, close in _PAIRS.items()}
    for index, char in enumerate(block):
        if char in _PAIRS:
            stack.append((char, index))
        elif char in closers:
            if stack and stack[-1][0] == closers[char]:
                stack.pop()
            elif not _is_list_mark(block, index):
                yield index, index + 1, f"补上「{closers[char]}」"
    for char, index in stack:
        yield index, index + 1, f"补上「{_PAIRS[char]}」"


def _is_list_mark(block: str, index: int) -> bool:
    """「1）」 and 「一）」 close what was never opened."""
    return re.search(r"(?:^|[，。；：、\s])[0-9一二三四五六七八九十]{1,3}$", block[:index]) is not None


def _misspellings(block: str, options: Mapping[str, Any]) -> Iterator[tuple[int, int, str]]:
    """The pairs of the option `pairs`: 「按装=安装」."""
    for pair in options.get("pairs", ()):
        wrong, right = pair.split("=")
        for match in re.finditer(re.escape(wrong), block):
            yield *match.span(), right


_CHECKS: dict[str, Callable[[str, Mapping[str, Any]], Iterator[tuple[int, int, str]]]] = {
    "doubled-words": _doubled_words,
    "doubled-marks": _doubled_marks,
    "half-width": _half_width,
    "open-brackets": _open_brackets,
    "misspellings": _misspellings,
}
OPTIONS: dict[str, Any] = {
    "type": "object",
    "properties": {
        "check": {"enum": sorted(_CHECKS)},
        "pairs": {"type": "array", "items": {"type": "string", "pattern": "^[^=]+=[^=]+$"}},
    },
    "required": ["check"],
    "additionalProperties": False,
}


def detect(case: Case, options: Mapping[str, Any]) -> Iterator[Hit]:
    """Every slip of one kind, with {good}: what should stand there."""
    check = _CHECKS[options["check"]]
    for block in case.doc.blocks:
        for start, end, good in check(case.doc.quote(block.span), options):
            yield Hit(_span(block, start, end), {"good": good})


def _span(block: Block, start: int, end: int) -> Span:
    return Span(block.span.start + start, block.span.start + end)
