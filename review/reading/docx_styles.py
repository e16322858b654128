"""What styles say of a paragraph: numbering, alignment, outline level, hidden text; the basedOn chain followed."""

import re
from dataclasses import dataclass, field, replace
from functools import cache

from review.errors import UnreadableFileError
from review.reading.docx_package import Package
from review.reading.docx_walk import Element, attribute, local_name, w_tags

_STYLE_TAGS = w_tags("style")
_HEADING = re.compile(r"^(?:heading|标题)\s*([1-9])$", re.IGNORECASE)
_PROPERTY_TAGS = {tag: local for local in ("pStyle", "numPr", "jc", "outlineLvl", "rPr") for tag in w_tags(local)}
_OFF = frozenset(("0", "false", "off"))
_LARGE = 1 << 16  # bytes; below this, cutting costs more than parsing


@cache
def _tags(name: str) -> tuple[str, ...]:
    return w_tags(name)


def child(element: Element | None, *path: str) -> Element | None:
    """The first descendant along a path of WordprocessingML names; None if a step is missing."""
    for name in path:
        if element is None:
            return None
        element = next(element.iterchildren(*_tags(name)), None)
    return element


def value(element: Element | None, *path: str) -> str | None:
    """The `w:val` at the end of a path of local names; None if the path or the attribute is missing."""
    found = child(element, *path)
    return None if found is None else attribute(found, "val") or None


def switched_on(element: Element | None, *path: str) -> bool | None:
    """An on/off property (`<w:vanish/>`): None if it is not there."""
    found = child(element, *path)
    return None if found is None else attribute(found, "val") not in _OFF


def integer(text: str | None, default: int) -> int:
    """A whole number in an attribute, or the default where there is none or nonsense."""
    try:
        return int(text) if text else default
    except ValueError:
        return default


@dataclass(frozen=True, slots=True)
class Properties:
    """What a paragraph itself says (`w:pPr`): style, numbering, alignment, outline level.

    `mark` names the on/off properties of its paragraph mark (`del`, `moveFrom`, `vanish` …).
    """

    style: str | None = None
    num_id: str | None = None
    level: str | None = None
    alignment: str | None = None
    outline: str | None = None
    mark: frozenset[str] = frozenset()


def properties_of(paragraph: Element) -> Properties:
    """Read `w:pPr` in one go: asking for its children one by one is what costs most in a long draft."""
    found = child(paragraph, "pPr")
    parts = {} if found is None else {_PROPERTY_TAGS[e.tag]: e for e in found if e.tag in _PROPERTY_TAGS}
    if not parts:
        return _PLAIN
    numbers = parts.get("numPr")
    plain = {name: attribute(e, "val") or None for name, e in parts.items()}
    return Properties(
        style=plain.get("pStyle"),
        num_id=value(numbers, "numId"),
        level=value(numbers, "ilvl"),
        alignment=plain.get("jc"),
        outline=plain.get("outlineLvl"),
        mark=frozenset(local_name(e) for e in parts.get("rPr", ()) if attribute(e, "val") not in _OFF),
    )


_PLAIN = Properties()


@dataclass(frozen=True, slots=True)
class StyleFacts:
    """What a style (with those it is based on) says. `num_style` is the style that brought the numbering."""

    num_id: str | None = None
    num_style: str = ""
    level: int | None = None
    centred: bool | None = None
    outline: int | None = None
    hidden: bool | None = None
    chain: tuple[str, ...] = field(default=())


class Styles:
    """The styles of one document, resolved when asked for."""

    def __init__(self, root: Element | None) -> None:
        self._styles: dict[str, Element] = {}
        self._facts: dict[str, StyleFacts] = {}
        self.default = ""
        self.any_hidden = False
        self.hidden = False
        if root is None:
            return
        for style in root.iter(*_STYLE_TAGS):
            name = attribute(style, "styleId")
            self._styles.setdefault(name, style)
            if attribute(style, "type") == "paragraph" and attribute(style, "default") not in ("", *_OFF):
                self.default = self.default or name
        self.any_hidden = next(root.iter(*_tags("vanish")), None) is not None
        self.hidden = bool(switched_on(child(root, "docDefaults", "rPrDefault", "rPr"), "vanish"))

    def of(self, properties: Properties) -> StyleFacts:
        """The facts of the style a paragraph wears, the default style if it names none."""
        return self.named(properties.style or self.default)

    def named(self, style: str) -> StyleFacts:
        """The facts of a style by its id; empty facts for an unknown one."""
        if style not in self._facts:
            self._facts[style] = self._resolve(style)
        return self._facts[style]

    def _resolve(self, style: str) -> StyleFacts:
        facts, chain = StyleFacts(), []
        while style in self._styles and style not in chain:
            chain.append(style)
            facts = _inherit(facts, _own_facts(self._styles[style], style))
            style = value(self._styles[style], "basedOn") or ""
        return replace(facts, chain=tuple(chain))


def load_styles(package: Package, part: str) -> Styles:
    """The styles part of a package; no styles if there is none or it is damaged beyond reading."""
    if not part:
        return Styles(None)
    data = package.read(part)
    try:
        return Styles(package.parse(_without_table_styles(data), part))
    except UnreadableFileError:
        return Styles(package.parse(data, part))


def _without_table_styles(data: bytes) -> bytes:
    """Table styles say nothing we need and fill most of a styles part (measured: 349 KB → 29 KB)."""
    if len(data) < _LARGE:
        return data
    kept, position = [], 0
    while (start := data.find(b"<w:style ", position)) >= 0:
        end = data.find(b"</w:style>", start)
        if end < 0:
            break
        end += len(b"</w:style>")
        table = b'w:type="table"' in data[start : data.find(b">", start)]
        kept.append(data[position : start if table else end])
        position = end
    return b"".join((*kept, data[position:]))


def _own_facts(style: Element, name: str) -> StyleFacts:
    num_id, jc = value(style, "pPr", "numPr", "numId"), value(style, "pPr", "jc")
    level, outline = value(style, "pPr", "numPr", "ilvl"), value(style, "pPr", "outlineLvl")
    heading = _HEADING.match(value(style, "name") or "")
    return StyleFacts(
        num_id=num_id,
        num_style=name if num_id else "",
        level=integer(level, 0) if level else None,
        centred=jc == "center" if jc else None,
        outline=integer(outline, 9) if outline else int(heading[1]) - 1 if heading else None,
        hidden=switched_on(style, "rPr", "vanish"),
    )


def _inherit(facts: StyleFacts, base: StyleFacts) -> StyleFacts:
    return StyleFacts(
        num_id=facts.num_id or base.num_id,
        num_style=facts.num_style or base.num_style,
        level=base.level if facts.level is None else facts.level,
        centred=base.centred if facts.centred is None else facts.centred,
        outline=base.outline if facts.outline is None else facts.outline,
        hidden=base.hidden if facts.hidden is None else facts.hidden,
    )
