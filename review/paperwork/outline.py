"""A .docx as lines to read and compare: one per paragraph with its style, one per table row."""

from lxml import etree

from review.paperwork.house import W
from review.paperwork.zips import read_parts
from review.reading.docx_walk import Element

_W = f"{{{W}}}"


def outline(data: bytes) -> list[str]:
    """The paragraphs 「[样式] 文字」 and table rows 「| 格 | 格」 of a .docx in order; line breaks are printed 「⏎」."""
    parts = read_parts(data)
    names = _style_names(etree.fromstring(parts["word/styles.xml"])) if "word/styles.xml" in parts else {}
    body = etree.fromstring(parts["word/document.xml"]).find(f"{_W}body")
    lines: list[str] = []
    for block in body if body is not None else ():
        if block.tag == f"{_W}p":
            lines.append(f"[{names.get(_style(block), 'Normal')}] {_text(block)}".rstrip())
        elif block.tag == f"{_W}tbl":
            lines += ["| " + " | ".join(_text(cell) for cell in row.iter(f"{_W}tc")) for row in block.iter(f"{_W}tr")]
    return lines


def _style_names(styles: Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for style in styles.iter(f"{_W}style"):
        name = style.find(f"{_W}name")
        if name is not None:
            found[style.get(f"{_W}styleId", "")] = name.get(f"{_W}val", "")
    return found


def _style(paragraph: Element) -> str:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return style.get(f"{_W}val", "") if style is not None else ""


def _text(element: Element) -> str:
    """The words of an element; paragraphs of a cell are joined by 「⏎」."""
    paragraphs = [element] if element.tag == f"{_W}p" else list(element.iter(f"{_W}p"))
    return "⏎".join("".join(_words(node) for node in paragraph.iter()) for paragraph in paragraphs)


def _words(node: Element) -> str:
    if node.tag == f"{_W}t":
        return node.text or ""
    if node.tag == f"{_W}br":
        return "⏎"
    return "\t" if node.tag == f"{_W}tab" and node.getparent().tag == f"{_W}r" else ""  # type: ignore[union-attr]
