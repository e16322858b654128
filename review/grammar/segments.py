"""Cuts a sentence unit into its parts between commas and says what each is: condition, exception, basis or predicate."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from review.grammar.vocabulary import Vocabulary

_CUT = re.compile(r"[，,：:；;。！？!?\n\u3000]+")
_LONGEST = 240  # characters; without punctuation a part is cut, so that no pattern ever sees more
_BASIS = re.compile(r"(?:根据|依据|依照|按照|遵照|按)")
_OPEN, _CLOSE = "（(“‘「『", "）)”’」』"


class Role(Enum):
    """What a part does in its sentence."""

    CONDITION = auto()
    EXCEPTION = auto()
    BASIS = auto()
    PREDICATE = auto()


@dataclass(frozen=True, slots=True)
class Segment:
    """One part between commas, as offsets into the words of its unit, blanks and punctuation left out."""

    role: Role
    start: int
    end: int

    def holds(self, offset: int) -> bool:
        """True if the character at `offset` is in this part."""
        return self.start <= offset < self.end


def segments(text: str, begin: int, words: Vocabulary) -> tuple[Segment, ...]:
    """The parts of `text[begin:]` in order."""
    pieces = list(_pieces(text, begin))
    return tuple(
        Segment(_role(text[start:end], words, last=index == len(pieces) - 1), start, end)
        for index, (start, end) in enumerate(pieces)
    )


def _pieces(text: str, begin: int) -> Iterator[tuple[int, int]]:
    start = begin
    for cut in [*_cuts(text, begin), len(text)]:
        end = cut
        while start < end and (text[start].isspace() or _CUT.match(text[start])):
            start += 1
        while end > start and (text[end - 1].isspace() or _CUT.match(text[end - 1])):
            end -= 1
        for left in range(start, end, _LONGEST):
            yield left, min(left + _LONGEST, end)
        start = cut


def _cuts(text: str, begin: int) -> Iterator[int]:
    """Where the parts end: punctuation outside brackets and quotation marks."""
    depth, at = 0, begin
    for match in _CUT.finditer(text, begin):
        depth = max(0, depth + _opened(text, at, match.start()))
        at = match.end()
        if depth == 0 or match.end() - begin > 4 * _LONGEST:
            yield match.end()


def _opened(text: str, start: int, end: int) -> int:
    return sum((char in _OPEN) - (char in _CLOSE) for char in text[start:end])


def _role(text: str, words: Vocabulary, *, last: bool) -> Role:
    if words.exception.search(text):
        return Role.EXCEPTION
    if words.condition_tail.search(text) and not last and not _commands(text, words):
        return Role.CONDITION
    if last or _acts(text, words):
        return Role.PREDICATE
    if _BASIS.match(text):
        return Role.BASIS
    return Role.CONDITION if words.condition_head.match(text) else Role.PREDICATE


def _commands(text: str, words: Vocabulary) -> bool:
    """「应当在十日内」 ends like a condition but commands; 「未按规定…的」 never does."""
    if text.rstrip("”’」）)").endswith(("的", "者", "户", "家庭", "的话")):
        return False
    return any(pattern.search(text) for pattern in words.forces.values())


def _acts(text: str, words: Vocabulary) -> bool:
    return any(pattern.search(text) for pattern in (*words.forces.values(), *words.effects.values()))
