"""The automatic numbers Word prints before paragraphs, computed by ECMA-376 part 1, 17.9.

Counters belong to the abstract list; a level starts anew after any higher level unless `lvlRestart` says otherwise;
`startOverride` takes effect at a list instance's first use; a style or its bases may carry the numbering; numId 0
switches it off.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from review.reading.docx_counting import format_number
from review.reading.docx_styles import Properties, StyleFacts, Styles, integer, switched_on, value
from review.reading.docx_walk import Element, attribute, local_name, w_tags

_PLACEHOLDER = re.compile(r"%([1-9])")
_NUM_FORMAT = w_tags("numFmt")
_SPACED = ("条", "章", "节", "编")
_OFF = "0"


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: `restart` is the `w:lvlRestart` value (None = after any higher level)."""

    start: int
    style: str
    text: str
    suffix: str
    restart: int | None
    legal: bool
    paragraph_style: str


@dataclass(frozen=True, slots=True)
class Instance:
    """One `w:num`: its abstract list, the levels it redefines and the starts it overrides."""

    abstract: str
    levels: dict[int, Level]
    starts: dict[int, int]


@dataclass(frozen=True, slots=True)
class Label:
    """A computed number, and what stands between it and the words (「　」 or nothing)."""

    text: str
    gap: str


class Numbering:
    """The counters of one story. `unknown` collects formats that were written as plain digits for want of better."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._instances: dict[str, Instance] = {}
        self._abstracts: dict[str, dict[int, Level]] = {}
        self._links: dict[str, str] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._used: set[str] = set()
        self.unknown: dict[str, int] = {}
        for element in () if root is None else root:
            self._load(element)

    def advance(self, own: Properties) -> Label | None:
        """Count a paragraph and give its number; None if it has none. Call once per paragraph, in order."""
        found = self._place(own)
        if found is None:
            return None
        num_id, depth = found
        instance = self._instances[num_id]
        abstract, levels = self._levels(instance)
        if depth not in levels:
            return None
        counts = self._counts.setdefault(abstract, {})
        self._count(num_id, depth, levels, counts)
        text = self._write(levels, depth, counts, instance)
        spaced = levels[depth].suffix != "nothing" and text.endswith(_SPACED)
        return Label(text, "　" if spaced else "") if text.strip() else None

    def _load(self, element: Element) -> None:
        name = local_name(element)
        if name == "abstractNum":
            key = attribute(element, "abstractNumId")
            self._abstracts[key] = dict(_levels(element))
            if link := value(element, "numStyleLink"):
                self._links[key] = link
        elif name == "num":
            self._instances[attribute(element, "numId")] = _instance(element)

    def _place(self, own: Properties) -> tuple[str, int] | None:
        """(numId, level) of a paragraph: its own properties first, then its style's."""
        facts = self._styles.of(own)
        num_id = own.num_id or facts.num_id
        if not num_id or num_id == _OFF or num_id not in self._instances:
            return None
        if own.level is not None:
            return num_id, integer(own.level, 0)
        return num_id, self._style_level(num_id, facts)

    def _style_level(self, num_id: str, facts: StyleFacts) -> int:
        """The level that names the style (or a base of it) in `w:pStyle`; else the style's own `w:ilvl`."""
        _, levels = self._levels(self._instances[num_id])
        for style in facts.chain:
            linked = next((depth for depth, level in levels.items() if level.paragraph_style == style), None)
            if linked is not None:
                return linked
        return facts.level or 0

    def _levels(self, instance: Instance) -> tuple[str, dict[int, Level]]:
        """The abstract list behind an instance, numbering styles followed, with the instance's own levels laid over."""
        key, seen = instance.abstract, set[str]()
        while key in self._links and key not in seen:
            seen.add(key)
            target = self._instances.get(self._styles.named(self._links[key]).num_id or "")
            key = target.abstract if target else key
        levels = self._abstracts.get(key, {})
        return key, {**levels, **instance.levels} if instance.levels else levels

    def _count(self, num_id: str, depth: int, levels: dict[int, Level], counts: dict[int, int]) -> None:
        starts = self._instances[num_id].starts
        if num_id not in self._used:
            self._used.add(num_id)
            for overridden in starts:
                counts.pop(overridden, None)
        first = starts.get(depth, levels[depth].start)
        counts[depth] = counts.get(depth, first - 1) + 1
        for deeper, level in levels.items():
            if deeper > depth and (level.restart is None or depth < level.restart):
                counts.pop(deeper, None)

    def _write(self, levels: dict[int, Level], depth: int, counts: dict[int, int], instance: Instance) -> str:
        level = levels[depth]
        if level.style == "bullet":
            return ""

        def counter(match: re.Match[str]) -> str:
            index = int(match[1]) - 1
            shown = levels.get(index, level)
            number = max(0, counts.get(index, instance.starts.get(index, shown.start)))
            return self._format(number, "decimal" if level.legal else shown.style)

        return _PLACEHOLDER.sub(counter, level.text)

    def _format(self, number: int, style: str) -> str:
        if style.startswith("custom:"):
            return str(number).zfill(len(style) - len("custom:"))
        words = format_number(number, style)
        if words is None:
            self.unknown[style] = self.unknown.get(style, 0) + 1
            return str(number)
        return words


def _levels(element: Element) -> Iterator[tuple[int, Level]]:
    for level in element:
        if local_name(level) == "lvl":
            yield integer(attribute(level, "ilvl"), 0), _level(level)


def _instance(element: Element) -> Instance:
    levels: dict[int, Level] = {}
    starts: dict[int, int] = {}
    for override in (e for e in element if local_name(e) == "lvlOverride"):
        depth = integer(attribute(override, "ilvl"), 0)
        if (start := value(override, "startOverride")) is not None:
            starts[depth] = integer(start, 1)
        levels.update((depth, level) for _, level in _levels(override))
    return Instance(value(element, "abstractNumId") or "", levels, starts)


def _level(element: Element) -> Level:
    restart = value(element, "lvlRestart")
    return Level(
        start=integer(value(element, "start"), 0),
        style=_style(element),
        text=value(element, "lvlText") or "",
        suffix=value(element, "suff") or "tab",
        restart=None if restart is None else integer(restart, 0),
        legal=bool(switched_on(element, "isLgl")),
        paragraph_style=value(element, "pStyle") or "",
    )


def _style(level: Element) -> str:
    """The number format; Word 2010 wraps its own (`w:format="001, 002, …"`) in an alternative, read as custom:001."""
    found = next(level.iter(*_NUM_FORMAT), None)
    if found is None:
        return "decimal"
    custom = attribute(found, "format").partition(",")[0].strip()
    return f"custom:{custom}" if custom else attribute(found, "val") or "decimal"
