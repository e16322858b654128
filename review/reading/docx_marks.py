"""Which text elements of a part are left out of the text, which are read with a reservation, and what else is there.

Found once per part from the elements that cause it (`w:del`, `w:vanish`, field characters, …) downwards.
"""

from collections.abc import Callable

from review.reading.docx_fields import scan_fields
from review.reading.docx_styles import Styles, child, integer, properties_of, switched_on, value
from review.reading.docx_unread import Kind
from review.reading.docx_walk import (
    MC,
    PARAGRAPH_TAGS,
    TEXT_TAGS,
    Element,
    attribute,
    element_text,
    local_name,
    w_tags,
)

_RUN_TAGS = w_tags("r")
_WORD_TAGS = w_tags("t", "delText")
MARK = "段落标记"
_MICROSOFT = "http://schemas.microsoft.com/office/"
_DRAWING = ("http://schemas.openxmlformats.org/", "http://purl.oclc.org/ooxml/")
_TRACKED = {"del": Kind.DELETED, "moveFrom": Kind.MOVED_OUT, "ins": Kind.INSERTED, "moveTo": Kind.MOVED_IN}
_GONE = (Kind.DELETED, Kind.MOVED_OUT)
_FORM_BOXES = ("ddList", "checkBox")
_COUNTED = {
    "pic": Kind.PICTURE,
    "imagedata": Kind.PICTURE,
    "OLEObject": Kind.OBJECT,
    "control": Kind.OBJECT,
    "subDoc": Kind.INSERTED_FILE,
    "altChunk": Kind.INSERTED_FILE,
    "dayLong": Kind.AUTOTEXT,
    "dayShort": Kind.AUTOTEXT,
    "monthLong": Kind.AUTOTEXT,
    "monthShort": Kind.AUTOTEXT,
    "yearLong": Kind.AUTOTEXT,
    "yearShort": Kind.AUTOTEXT,
    "pgNum": Kind.AUTOTEXT,
    "oMath": Kind.FORMULA,
}


class Marks:
    """The verdicts on one part. `left_out` and `reserved` say of a text element why it is not, or not plainly, read.

    `dead` are paragraphs that do not exist in the finished text (deleted rows, unused alternatives): they are not
    counted by the numbering. `things` are other contents, each with the paragraph around or before it.
    """

    def __init__(self, root: Element, styles: Styles) -> None:
        self.left_out: dict[Element, Kind] = {}
        self.reserved: dict[Element, Kind] = {}
        self.dead: set[Element] = set()
        self.things: list[tuple[Kind, Element | None, str]] = []
        self._styles = styles
        self._unused: set[Element] = set()
        handlers = self._handlers()
        for element in root.iter("{*}" + "AlternateContent"):
            self._alternate(element)
        for element in root.iter(*(f"{{*}}{name}" for name in handlers)):
            handlers[local_name(element)](element)
        for element in root.iter(*_WORD_TAGS):
            if paragraph_of(element) is None:
                self.note(Kind.STRAY, element, element.text or "")
        if styles.any_hidden:
            self._hide_by_style(root)
        scan_fields(root, self)

    def leave_out(self, container: Element, kind: Kind, *, dead: bool = False) -> None:
        """Leave everything inside a container out of the text; `dead` also takes its paragraphs out of the count."""
        for element in container.iter(*TEXT_TAGS):
            self.left_out.setdefault(element, kind)
        if dead:
            self.dead.update(container.iter(*PARAGRAPH_TAGS))

    def reserve(self, container: Element, kind: Kind) -> None:
        """Read everything inside a container, but declare it."""
        for element in container.iter(*TEXT_TAGS):
            self.reserved.setdefault(element, kind)

    def note(self, kind: Kind, element: Element, words: str = "") -> None:
        """Declare something that stands at an element, unless it stands in an unused alternative."""
        if not self.is_unused(element):
            before = next(element.itersiblings(*PARAGRAPH_TAGS, preceding=True), None)
            around = paragraph_of(element)
            self.things.append((kind, before if around is None else around, words))

    def is_unused(self, element: Element) -> bool:
        """True if the element stands in an alternative that is not read."""
        return bool(self._unused) and any(a in self._unused for a in element.iterancestors())

    def _handlers(self) -> dict[str, Callable[[Element], None]]:
        handlers: dict[str, Callable[[Element], None]] = dict.fromkeys(_COUNTED, self._thing)
        handlers |= dict.fromkeys(_TRACKED, self._tracked)
        handlers |= dict.fromkeys(_FORM_BOXES, self._form_box)
        return handlers | {
            "delText": self._deleted_text,
            "cellDel": self._deleted_cell,
            "vanish": self._vanish,
            "hidden": self._hidden_row,
            "rt": lambda e: self.leave_out(e, Kind.RUBY),
            "showingPlcHdr": self._placeholder,
            "sym": lambda e: self.reserve(e, Kind.SYMBOL),
            "textpath": self._word_art,
            "txBody": self._shape_text,
        }

    def _alternate(self, element: Element) -> None:
        branches = [e for e in element if local_name(e) in ("Choice", "Fallback")]
        used = next((b for b in branches if _understood(b)), branches[0] if branches else None)
        for branch in branches:
            if branch is not used and used is not None:
                same = _words(branch) == _words(used)
                self.leave_out(branch, Kind.DUPLICATE if same else Kind.ALTERNATE, dead=True)
                self._unused.add(branch)

    def _tracked(self, element: Element) -> None:
        kind, parent = _TRACKED[local_name(element)], element.getparent()
        name = "" if parent is None else local_name(parent)
        if name == "trPr" and parent is not None and (row := parent.getparent()) is not None:
            self._change(row, kind)
        elif name == "rPr" and kind in (Kind.INSERTED, Kind.MOVED_IN):
            self._inserted_mark(element, kind)
        else:
            self._change(element, kind)

    def _change(self, container: Element, kind: Kind) -> None:
        if kind in _GONE:
            self.leave_out(container, kind, dead=True)
        else:
            self.reserve(container, kind)

    def _inserted_mark(self, element: Element, kind: Kind) -> None:
        """A paragraph split in two by a revision: nothing to read, but a change all the same."""
        paragraph = paragraph_of(element)
        if paragraph is not None and next(paragraph.iter(*w_tags("ins", "moveTo")), None) is element:
            words = (e for e in paragraph.iter(*w_tags("ins", "moveTo")) if next(e.iter(*TEXT_TAGS), None) is not None)
            if next(words, None) is None:
                self.note(kind, element, MARK)

    def _deleted_text(self, element: Element) -> None:
        self.left_out.setdefault(element, Kind.DELETED)

    def _deleted_cell(self, element: Element) -> None:
        cell = next(element.iterancestors(*w_tags("tc")), None)
        if cell is not None:
            self.leave_out(cell, Kind.DELETED, dead=True)

    def _hidden_row(self, element: Element) -> None:
        row = next(element.iterancestors(*w_tags("tr")), None)
        if row is not None and switched_on(element.getparent(), "hidden"):
            self.leave_out(row, Kind.HIDDEN, dead=True)

    def _vanish(self, element: Element) -> None:
        run = element.getparent()
        run = None if run is None else run.getparent()
        if run is not None and local_name(run) == "r" and switched_on(run, "rPr", "vanish"):
            self.leave_out(run, Kind.HIDDEN)

    def _hide_by_style(self, root: Element) -> None:
        for run in root.iter(*_RUN_TAGS):
            if switched_on(run, "rPr", "vanish") is None and self._hidden_by_style(run):
                self.leave_out(run, Kind.HIDDEN)

    def _hidden_by_style(self, run: Element) -> bool:
        """Toggle properties cancel out when both the paragraph style and the character style set them."""
        paragraph = paragraph_of(run)
        by_paragraph = paragraph is not None and bool(self._styles.of(properties_of(paragraph)).hidden)
        style = value(run, "rPr", "rStyle")
        return self._styles.hidden or by_paragraph != (bool(style) and bool(self._styles.named(style or "").hidden))

    def _placeholder(self, element: Element) -> None:
        properties = element.getparent()
        if switched_on(properties, "showingPlcHdr") and properties is not None:
            content = child(properties.getparent(), "sdtContent")
            if content is not None:
                self.reserve(content, Kind.PLACEHOLDER)

    def _form_box(self, element: Element) -> None:
        entries = [attribute(e, "val") for e in element if local_name(e) == "listEntry"]
        chosen = integer(value(element, "result") or value(element, "default"), 0)
        shown = entries[chosen] if 0 <= chosen < len(entries) else ""
        self.note(Kind.FORM_FIELD, element, shown or "、".join(entries))

    def _word_art(self, element: Element) -> None:
        if words := element.get("string"):
            self.note(Kind.WORDART, element, words)

    def _shape_text(self, element: Element) -> None:
        self.note(Kind.SHAPE, element, "".join(e.text or "" for e in element.iter("{*}t")))

    def _thing(self, element: Element) -> None:
        if local_name(element) == "imagedata" and next(element.iterancestors(*w_tags("object")), None) is not None:
            return  # the preview of an embedded object, declared as such
        self.note(_COUNTED[local_name(element)], element)


def paragraph_of(element: Element) -> Element | None:
    """The nearest paragraph around an element."""
    return next(element.iterancestors(*PARAGRAPH_TAGS), None)


def _understood(branch: Element) -> bool:
    """A Choice is read if we know every namespace it requires, the Fallback if we come to it."""
    if branch.tag == MC + "Fallback":
        return True
    prefixes = (branch.get("Requires") or "").split()
    spaces = [branch.nsmap.get(prefix, "") for prefix in prefixes]
    return all(space.startswith((_MICROSOFT, *_DRAWING)) for space in spaces)


def _words(container: Element) -> str:
    return "".join("".join(element_text(e) for e in container.iter(*TEXT_TAGS)).split())
