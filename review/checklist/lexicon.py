"""Word classes that rules name in patterns: 「{外地}{经营者}」."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from review.checklist.files import read_toml, root
from review.checklist.schemas import LEXICON
from review.errors import ChecklistError

_NAME = re.compile(r"\{([一-龥][一-龥A-Z0-9]*)\}")


class Lexicon:
    """Named word classes; `expand` puts them into a pattern as one group each."""

    def __init__(self, classes: Mapping[str, tuple[str, ...]]) -> None:
        """`classes` maps a name to its alternatives, each a regular expression that may name other classes."""
        self._classes = dict(classes)
        self._ready: dict[str, str] = {}

    def expand(self, pattern: str, seen: tuple[str, ...] = ()) -> str:
        """The pattern with every 「{名}」 replaced; ChecklistError for an unknown or circular name."""
        return _NAME.sub(lambda match: self._group(match[1], seen), pattern)

    def pattern(self, name: str) -> re.Pattern[str]:
        """One class as a compiled pattern."""
        return re.compile(self._group(name, ()))

    def names(self) -> tuple[str, ...]:
        """All classes."""
        return tuple(self._classes)

    def _group(self, name: str, seen: tuple[str, ...]) -> str:
        if name in seen:
            raise ChecklistError(f"词类「{name}」循环引用：{'→'.join((*seen, name))}", where="lexicon")
        if name not in self._classes:
            raise ChecklistError(f"没有词类「{name}」", where="lexicon")
        if name not in self._ready:
            words = (self.expand(word, (*seen, name)) for word in self._classes[name])
            self._ready[name] = f"(?:{'|'.join(words)})"
        return self._ready[name]

    def expand_all(self, value: Any) -> Any:
        """Every string inside lists and tables expanded; for the options of a rule."""
        if isinstance(value, str):
            return self.expand(value)
        if isinstance(value, list):
            return [self.expand_all(part) for part in value]
        if isinstance(value, dict):
            return {key: self.expand_all(part) for key, part in value.items()}
        return value


@cache
def load_lexicon(folder: Path | None = None) -> Lexicon:
    """The word classes of checklists/lexicon/*.toml; a name may be defined once."""
    classes: dict[str, tuple[str, ...]] = {}
    for path in sorted((folder or root() / "lexicon").glob("*.toml")):
        for name, entry in read_toml(path, LEXICON).items():
            if name in classes:
                raise ChecklistError(f"词类「{name}」重复定义", where=path.name)
            words = sorted(entry.get("words", ()), key=len, reverse=True)
            classes[name] = (*map(re.escape, words), *entry.get("patterns", ()))
    return Lexicon(classes)
