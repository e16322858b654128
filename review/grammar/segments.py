"""Cuts a sentence unit into its parts between commas and says what each is: condition, exception, basis or predicate."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from review.grammar.marks import Marks
from review.grammar.vocabulary import Vocabulary
from review.model import Effect, Span

_CUT = re.compile(r"[，,：:；;。！？!?\n\u3000]+")
_LONGEST = 240  # characters; without punctuation a part is cut, so that no pattern ever sees more
_BASIS = re.compile(r"(?:根据|依据|依照|按照|遵照|按)")
PREREQUISITES = frozenset({Effect.APPROVAL, Effect.PROOF, Effect.FEE, Effect.DEPOSIT})
_BRACKET = re.compile(r"[（(“‘「『]")
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


def segments(text: str, begin: int, words: Vocabulary, found: Marks) -> tuple[Segment, ...]:
    """The parts of `text[begin:]` in order; `found` are the marks of `text`."""
    pieces = list(_pieces(text, begin))
    last = len(pieces) - 1
    return tuple(
        Segment(_role(text, Span(*piece), words, found, last=index == last), *piece)
        for index, piece in enumerate(pieces)
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
    if not _BRACKET.search(text, begin):
        yield from (match.end() for match in _CUT.finditer(text, begin))
        return
    depth, at = 0, begin
    for match in _CUT.finditer(text, begin):
        depth = max(0, depth + _opened(text, at, match.start()))
        at = match.end()
        if depth == 0 or match.end() - begin > 4 * _LONGEST:
            yield match.end()


def _opened(text: str, start: int, end: int) -> int:
    return sum((char in _OPEN) - (char in _CLOSE) for char in text[start:end])


def _role(text: str, place: Span, words: Vocabulary, found: Marks, *, last: bool) -> Role:
    part = text[place.start : place.end]
    if words.exception.search(part):
        return Role.EXCEPTION
    if last:
        return Role.PREDICATE
    force = found.force_in(place.start, place.end)
    if words.condition_tail.search(part) and (force is None or _nominal(part)):
        return Role.CONDITION
    effects = {mark[2] for mark in found.effects_in(place.start, place.end)}
    if force is None and effects <= PREREQUISITES and words.strong_head.match(part):
        return Role.CONDITION
    if force is not None or effects:
        return Role.PREDICATE
    if _BASIS.match(part):
        return Role.BASIS
    return Role.CONDITION if words.condition_head.match(part) else Role.PREDICATE


def _nominal(part: str) -> bool:
    """「应当在十日内」 ends like a condition but commands; 「应当登记而未登记的」 never does."""
    return part.rstrip("”’」）)").endswith(("的", "者", "户", "家庭", "的话"))
