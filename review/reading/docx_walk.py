"""The one walk over WordprocessingML that the docx reader and the annotator share: paragraphs and their text elements.

Both sides must call these functions on a tree parsed with `parser()`, else `DocxSource.paragraph` and `Piece.node`
do not fit. Every name exists in two namespaces, transitional (ISO/IEC 29500-4) and strict (29500-1).
"""

from typing import TypeAlias

from lxml import etree

Element: TypeAlias = etree._Element
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
M_STRICT = "{http://purl.oclc.org/ooxml/officeDocument/math}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
R_STRICT = "{http://purl.oclc.org/ooxml/officeDocument/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

_TEXT_NAMES = ("t", "delText", "tab", "ptab", "br", "cr", "noBreakHyphen", "softHyphen", "sym")


def w_tags(*names: str) -> tuple[str, ...]:
    """The qualified tags of WordprocessingML names, in both namespaces."""
    return tuple(space + name for space in (W, W_STRICT) for name in names)


PARAGRAPH_TAGS = w_tags("p")
TEXT_TAGS = (*w_tags(*_TEXT_NAMES), M + "t", M_STRICT + "t")
_TAB_TAGS = frozenset(w_tags("tab"))
_RUN_TAGS = frozenset(w_tags("r"))
_LITERAL_TAGS = frozenset((*w_tags("t", "delText"), M + "t", M_STRICT + "t"))
_FIXED = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}
_BOXES = {0xF0A8: "□", 0xF06F: "□", 0xF071: "□", 0xF0FE: "☑", 0xF052: "☑", 0xF0FC: "√", 0xF0FD: "☒"}
UNKNOWN_SYMBOL = "〓"


def parser() -> etree.XMLParser:
    """A parser that resolves no entities, opens no files or sockets, and keeps no comments inside the text."""
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )


def local_name(element: Element) -> str:
    """The tag without its namespace."""
    return str(element.tag).rpartition("}")[2]


def paragraphs(root: Element) -> list[Element]:
    """Every `w:p` of a part in document order, also those in tables, text boxes and unused alternatives."""
    return list(root.iter(*PARAGRAPH_TAGS))


def text_elements(paragraph: Element) -> list[Element]:
    """The text-bearing elements of a paragraph itself in document order.

    Those of paragraphs nested in it (text boxes) are left out; deleted, hidden and otherwise unread ones are counted.
    """
    return [e for e in paragraph.iter(*TEXT_TAGS) if _is_own(e, paragraph)]


def element_text(element: Element) -> str:
    """The characters an element stands for: `w:t` its words, `w:br` and `w:cr` a line feed, `w:sym` one character."""
    if element.tag in _LITERAL_TAGS:
        return element.text or ""
    name = local_name(element)
    return symbol(element) if name == "sym" else _FIXED[name]


def symbol(element: Element) -> str:
    """The character of a `w:sym`: ballot boxes and ticks of Wingdings by their look, other private codes as 「〓」."""
    try:
        code = int(attribute(element, "char"), 16)
    except ValueError:
        return UNKNOWN_SYMBOL
    if code in _BOXES:
        return _BOXES[code]
    return UNKNOWN_SYMBOL if code < 0x20 or code > 0xFFFF or 0xD800 <= code <= 0xF8FF else chr(code)


def attribute(element: Element, name: str) -> str:
    """A `w:` attribute in either namespace, "" if it is not there."""
    return element.get(W + name) or element.get(W_STRICT + name) or ""


def _is_own(element: Element, paragraph: Element) -> bool:
    parent = element.getparent()
    if element.tag in _TAB_TAGS and (parent is None or parent.tag not in _RUN_TAGS):
        return False  # a tab stop in w:tabs, not a tab
    while parent is not None and parent.tag not in PARAGRAPH_TAGS:
        parent = parent.getparent()
    return parent is paragraph
