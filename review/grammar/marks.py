"""Where the words of modality and of consequences stand in a sentence: each class is looked up once per unit."""

import re
from dataclasses import dataclass

from review.grammar.vocabulary import Vocabulary
from review.model import Effect, Force


@dataclass(frozen=True, slots=True)
class Marks:
    """The matches of every class in text order, as (start, end, what)."""

    forces: tuple[tuple[int, int, Force], ...]
    effects: tuple[tuple[int, int, Effect], ...]

    def force_in(self, start: int, end: int) -> tuple[int, int, Force] | None:
        """The force that is named first between two offsets; a definition wherever it is named."""
        found = [mark for mark in self.forces if start <= mark[0] and mark[1] <= end]
        if not found:
            return None
        defined = next((mark for mark in found if mark[2] is Force.DEFINE), None)
        return defined or min(found, key=lambda mark: (mark[0], -mark[1]))

    def effects_in(self, start: int, end: int) -> tuple[tuple[int, int, Effect], ...]:
        """The effects between two offsets, the first of each kind."""
        seen: dict[Effect, tuple[int, int, Effect]] = {}
        for mark in self.effects:
            if start <= mark[0] and mark[1] <= end:
                seen.setdefault(mark[2], mark)
        return tuple(seen.values())

    def acts(self, start: int, end: int) -> bool:
        """True if anything is commanded or imposed between two offsets."""
        return self.force_in(start, end) is not None or bool(self.effects_in(start, end))


def marks(text: str, words: Vocabulary) -> Marks:
    """All marks of a text."""
    forces = [(*m.span(), force) for force, pattern in words.forces.items() for m in _matches(pattern, text)]
    effects = [(*m.span(), effect) for effect, pattern in words.effects.items() for m in _matches(pattern, text)]
    return Marks(tuple(sorted(forces)), tuple(sorted(effects)))


def _matches(pattern: re.Pattern[str], text: str) -> list[re.Match[str]]:
    return list(pattern.finditer(text))
