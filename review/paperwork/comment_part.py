"""The comments part of a .docx: found or added, with new comments behind the ones already there."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from posixpath import dirname, join, normpath, relpath

from lxml import etree

from review.errors import UnreadableFileError
from review.paperwork.forms import clean
from review.reading.docx_walk import W_STRICT, Element, W, parser

_PACKAGE_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_OFFICE_STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_CONTENT_TYPES_PART = "[Content_Types].xml"


@dataclass(frozen=True, slots=True)
class Signature:
    """Who comments, and on which day."""

    author: str
    initials: str
    dated: date


class CommentPart:
    """The comments of one package, given as a changeable dictionary of parts; `save` writes them back into it."""

    def __init__(self, parts: dict[str, bytes], main: str, root: Element) -> None:
        self._parts = parts
        self._main = main
        self._space = W_STRICT if root.tag.startswith(W_STRICT) else W
        self._name = _target(parts, main, "comments")
        self._existing = bool(self._name) and self._name in parts
        self._root = _parse(parts, self._name) if self._existing else self._empty()
        self._next = self._first_free(root)

    def add(self, lines: Iterable[str], signature: Signature) -> str:
        """Append a comment of these paragraphs and give its id."""
        number = str(self._next)
        self._next += 1
        comment = etree.SubElement(self._root, self._space + "comment")
        values = {"id": number, "author": signature.author, "initials": signature.initials}
        values["date"] = f"{signature.dated.isoformat()}T00:00:00Z"
        for key, value in values.items():
            comment.set(self._space + key, clean(value))
        for index, line in enumerate(lines):
            comment.append(self._paragraph(line, first=index == 0))
        return number

    def save(self) -> None:
        """Write the part, and for a new one its relationship and content type."""
        if not self._existing:
            self._name = self._register()
        self._parts[self._name] = serialise(self._root)

    def _paragraph(self, line: str, *, first: bool) -> Element:
        space = self._space
        paragraph = etree.Element(space + "p")
        properties = etree.SubElement(paragraph, space + "pPr")
        indent = etree.SubElement(properties, space + "ind")
        for key in ("left", "firstLineChars", "firstLine"):
            indent.set(space + key, "0")
        etree.SubElement(properties, space + "jc").set(space + "val", "left")
        if first:
            etree.SubElement(etree.SubElement(paragraph, space + "r"), space + "annotationRef")
        run = etree.SubElement(paragraph, space + "r")
        size = etree.SubElement(etree.SubElement(run, space + "rPr"), space + "sz")
        size.set(space + "val", "20")
        text = etree.SubElement(run, space + "t")
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        text.text = clean(line)
        return paragraph

    def _empty(self) -> Element:
        return etree.Element(self._space + "comments", nsmap={"w": self._space.strip("{}")})

    def _first_free(self, root: Element) -> int:
        names = ("comment", "commentRangeStart", "commentRangeEnd", "commentReference")
        tags = [self._space + name for name in names]
        used = [e.get(self._space + "id", "") for tree in (self._root, root) for e in tree.iter(*tags)]
        return max((int(number) for number in used if number.isdigit()), default=-1) + 1

    def _register(self) -> str:
        folder = dirname(self._main)
        name = _free_name(self._parts, join(folder, "comments"))
        rels_name = rels_of(self._main)
        rels = _parse(self._parts, rels_name) if rels_name in self._parts else _new_rels()
        taken = {rel.get("Id") for rel in rels}
        row = etree.SubElement(rels, f"{{{_PACKAGE_RELS}}}Relationship")
        row.set("Id", next(f"rIdComments{n}" for n in range(len(taken) + 1) if f"rIdComments{n}" not in taken))
        row.set("Type", f"{_OFFICE_STRICT if self._space == W_STRICT else _OFFICE}/comments")
        row.set("Target", relpath(name, folder or "."))
        self._parts[rels_name] = serialise(rels)
        types = _parse(self._parts, _CONTENT_TYPES_PART)
        override = etree.SubElement(types, f"{{{_TYPES}}}Override")
        override.set("PartName", f"/{name}")
        override.set("ContentType", _CONTENT_TYPE)
        self._parts[_CONTENT_TYPES_PART] = serialise(types)
        return name


def main_part(parts: dict[str, bytes]) -> str:
    """The name of the main document part, as the reader finds it: what the package names, else word/document.xml.

    Raises UnreadableFileError if there is neither.
    """
    for name in (_target(parts, "", "officeDocument"), "word/document.xml"):
        if name and name in parts:
            return name
    raise UnreadableFileError("文件里没有 Word 正文，不能加批注")


def rels_of(part: str) -> str:
    """The name of the relationships part that belongs to a part ("" = the package)."""
    folder, _, base = part.rpartition("/")
    return f"{folder}/_rels/{base}.rels" if folder else f"_rels/{base}.rels"


def parse_part(parts: dict[str, bytes], name: str) -> Element:
    """A part as a tree for the shared walk."""
    return _parse(parts, name)


def serialise(root: Element) -> bytes:
    """A tree as the bytes of a part."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _parse(parts: dict[str, bytes], name: str) -> Element:
    try:
        return etree.fromstring(parts[name], parser())
    except (KeyError, etree.XMLSyntaxError) as exc:
        raise UnreadableFileError("文件结构损坏，不能加批注", where=name) from exc


def _target(parts: dict[str, bytes], part: str, kind: str) -> str:
    rels_name = rels_of(part)
    rows: Sequence[Element] = list(_parse(parts, rels_name)) if rels_name in parts else []
    for row in rows:
        if row.get("Type") in (f"{_OFFICE}/{kind}", f"{_OFFICE_STRICT}/{kind}"):
            target = row.get("Target", "")
            return target.lstrip("/") if target.startswith("/") else normpath(join(dirname(part), target))
    return ""


def _free_name(parts: dict[str, bytes], stem: str) -> str:
    numbers = [""] + [str(n) for n in range(1, len(parts) + 1)]
    return next(f"{stem}{n}.xml" for n in numbers if f"{stem}{n}.xml" not in parts)


def _new_rels() -> Element:
    return etree.fromstring(f'<Relationships xmlns="{_PACKAGE_RELS}"/>', parser())
