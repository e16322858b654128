"""Finds what a sentence lets happen to somebody, and whether it rules it out."""

import re

from review.grammar.marks import Marks
from review.grammar.vocabulary import Vocabulary
from review.model import Consequence, Span

_TAKEN_BACK = re.compile(r"的[，,]|[，,；;：:]|否则|违者|一经|拒绝|拒不|逃避|无故|擅自|未|的$|并|不得不")
_CLOSE = 10
_REACH = 24  # characters between 不得 and what it forbids
_EXCUSE = re.compile(r"为(?:由|条件|前提|名)")


def consequences(text: str, part: Span, shift: int, found: Marks, words: Vocabulary) -> tuple[Consequence, ...]:
    """The effects of one part of a sentence in text order, one of each kind; spans are moved by `shift`."""
    return tuple(
        Consequence(effect, Span(shift + start, shift + end), denied=_denied(text, part.start, (start, end), words))
        for start, end, effect in found.effects_in(part.start, part.end)
    )


def _denied(text: str, begin: int, place: tuple[int, int], words: Vocabulary) -> bool:
    """「不收取押金」「不得以…为由停发」「…费一律停收」; not 「取消补贴，处罚款」, where the denial is over."""
    start, end = place
    if words.undoing.match(text, end) or words.close_denial.search(text, max(begin, start - _CLOSE), start):
        return True
    before = text[max(begin, start - _REACH) : start]
    denials = list(words.denial.finditer(before))
    if not denials:
        return False
    between = before[denials[0].end() :]
    return _EXCUSE.search(between) is not None or _TAKEN_BACK.search(before, denials[-1].end()) is None
