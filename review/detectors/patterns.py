"""Patterns of rules: compiled once, and only when the draft holds words without which they cannot match.

A checklist has a thousand patterns; compiling them all takes longer than reading a draft. Most name words that a given
draft does not contain. `may_match` finds that out by plain substring tests; `Places` knows in which of many texts the
words of a pattern stand.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

_META = set(".^$*+?{}[]\\|()□")  # 「□」 masks the inside of 《…》 in clauses, so it is no word of the draft
_OPTIONAL = re.compile(r"[*?]|\{0?,|\{0\}")
_QUANTIFIER = re.compile(r"(?:[*+?]|\{\d*(?:,\d*)?\})[?+]?")


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """The pattern, compiled once per process: the library's own cache is too small for a checklist."""
    return re.compile(pattern)


def may_match(pattern: str, text: str) -> bool:
    """False only if the pattern certainly matches nowhere in the text."""
    return all(any(word in text for word in words) for words in anchors(pattern))


class Places:
    """Which of the texts a pattern may match: each word is looked up once for all of them."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._joined = "\0".join(texts)
        self._ends: list[int] = []
        end = -1
        for text in texts:
            end += len(text) + 1
            self._ends.append(end)
        self._all = frozenset(range(len(texts)))
        self._with: dict[str, frozenset[int]] = {}

    def of(self, pattern: str) -> frozenset[int]:
        """The numbers of the texts that hold the words without which the pattern cannot match."""
        found = self._all
        for words in anchors(pattern):
            found &= frozenset().union(*map(self._holding, words))
            if not found:
                break
        return found

    def _holding(self, word: str) -> frozenset[int]:
        known = self._with.get(word)
        if known is None:
            known = self._with[word] = frozenset(self._numbers(word)) if word else self._all
        return known

    def _numbers(self, word: str) -> list[int]:
        numbers: list[int] = []
        start = self._joined.find(word)
        while start >= 0:
            numbers.append(bisect_right(self._ends, start))
            start = self._joined.find(word, self._ends[numbers[-1]])
        return numbers


@cache
def anchors(pattern: str) -> tuple[tuple[str, ...], ...]:
    """Sets of words of which each match contains at least one from every set; () if nothing is certain."""
    alternatives = _split(pattern)
    if len(alternatives) > 1:
        words = [_longest(part) for part in alternatives]
        return (tuple(words),) if all(words) else ()
    found: list[tuple[str, ...]] = []
    literal, index = "", 0
    while index < len(pattern):
        token, after = _token(pattern, index)
        quantifier = _QUANTIFIER.match(pattern, after)
        optional = quantifier is not None and _OPTIONAL.match(quantifier[0]) is not None
        if len(token) == 1 and token not in _META:
            literal = literal if optional else literal + token
            if quantifier is not None:
                literal = _keep(found, literal)
        else:
            literal = _keep(found, literal)
            if not optional and (group := _group_words(token)):
                found.append(group)
        index = quantifier.end() if quantifier else after
    _keep(found, literal)
    return tuple(found)


def _keep(found: list[tuple[str, ...]], literal: str) -> str:
    if literal:
        found.append((literal,))
    return ""


def _token(pattern: str, index: int) -> tuple[str, int]:
    """One character, escape, class or group, and the index behind it."""
    char = pattern[index]
    if char == "\\":
        return pattern[index : index + 2], index + 2
    if char == "[":
        end = _class_end(pattern, index)
        return pattern[index:end], end
    if char == "(":
        end = _group_end(pattern, index)
        return pattern[index:end], end
    return char, index + 1


def _class_end(pattern: str, index: int) -> int:
    """The index behind a class; a 「]」 that comes first in it is a member."""
    end = index + (2 if pattern.startswith("[^", index) else 1)
    end += pattern.startswith("]", end)
    while end < len(pattern) and pattern[end] != "]":
        end += 2 if pattern[end] == "\\" else 1
    return end + 1


def _group_end(pattern: str, index: int) -> int:
    depth, end = 0, index
    while end < len(pattern):
        char = pattern[end]
        if char == "\\":
            end += 2
            continue
        if char == "[":
            end = _class_end(pattern, end)
            continue
        depth += (char == "(") - (char == ")")
        end += 1
        if depth == 0:
            return end
    return end


def _group_words(group: str) -> tuple[str, ...]:
    """One word for each alternative of a plain group; () for look-arounds and groups with an open alternative."""
    if not group.startswith("("):
        return ()
    if group.startswith("(?") and not group.startswith("(?:"):
        return ()
    inner = group[3:-1] if group.startswith("(?:") else group[1:-1]
    words = [_longest(part) for part in _split(inner)]
    return tuple(words) if all(words) else ()


def _split(pattern: str) -> list[str]:
    """The alternatives of a pattern, outside groups and classes."""
    parts, start, index = [], 0, 0
    while index < len(pattern):
        if pattern[index] == "|":
            parts.append(pattern[start:index])
            start = index + 1
        index = _token(pattern, index)[1]
    return [*parts, pattern[start:]]


def _longest(pattern: str) -> str:
    """The longest run of characters that every match of the pattern contains; "" if there is none."""
    best, run, index = "", "", 0
    while index < len(pattern):
        token, after = _token(pattern, index)
        quantifier = _QUANTIFIER.match(pattern, after)
        plain = len(token) == 1 and token not in _META
        if plain and not (quantifier and _OPTIONAL.match(quantifier[0])):
            run += token
        best = max(best, run, key=len)
        if not plain or quantifier:
            run = ""
        index = quantifier.end() if quantifier else after
    return best
