"""Small .docx files made from the XML of their body, and readings of the comments in them."""

from lxml import etree

from review.model import Document, Finding, Severity, Span, Verdict
from review.paperwork.zips import read_parts, write_parts
from review.reading.docx_walk import TEXT_TAGS, W, element_text, parser

SPACE = W.strip("{}")
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_NAMES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": SPACE,
        "r": _OFFICE,
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "v": "urn:schemas-microsoft-com:vml",
    }.items()
)


def run(text: str, properties: str = "") -> str:
    return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


def para(*content: str) -> str:
    return f"<w:p>{''.join(content)}</w:p>"


def part(tag: str, content: str) -> bytes:
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{tag} {_NAMES}>{content}</w:{tag}>'.encode()


def docx(*paragraphs: str, extra: dict[str, str] | None = None) -> bytes:
    """`extra` are further parts by the name of their root element: footnotes, comments, hdr, numbering."""
    parts = {"document": part("document", f"<w:body>{''.join(paragraphs)}<w:sectPr/></w:body>")}
    parts |= {tag: part(tag, content) for tag, content in (extra or {}).items()}
    kinds = {tag: {"document": "document.main", "hdr": "header"}.get(tag, tag) for tag in parts}
    overrides = "".join(
        f'<Override PartName="/word/{tag}.xml" ContentType="{_KIND}.{kind}+xml"/>' for tag, kind in kinds.items()
    )
    relations = "".join(
        f'<Relationship Id="rId{n}" Type="{_OFFICE}/{kind}" Target="{tag}.xml"/>'
        for n, (tag, kind) in enumerate(kinds.items())
        if tag != "document"
    )
    types = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    types += '<Default Extension="xml" ContentType="application/xml"/>' + overrides
    top = f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
    return write_parts(
        {
            "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">{types}</Types>'.encode(),
            "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{top}</Relationships>'.encode(),
            "word/_rels/document.xml.rels": (
                f'<Relationships xmlns="{_PACKAGE}/relationships">{relations}</Relationships>'
            ).encode(),
            **{f"word/{tag}.xml": content for tag, content in parts.items()},
        }
    )


def finding_on(doc: Document, quote: str, number: int = 1) -> Finding:
    start = doc.text.index(quote)
    return finding_at(doc, Span(start, start + len(quote)), number)


def finding_at(doc: Document, span: Span | None, number: int = 1) -> Finding:
    quote = doc.quote(span) if span else ""
    values = ("项目", "标题", "LABEL", Verdict.DOUBT, Severity.MEDIUM, "此处涉嫌违法", span, quote, "第一条", (), "")
    return Finding(number, *values, f"fp{number}")


def body(data: bytes) -> etree._Element:
    return etree.fromstring(read_parts(data)["word/document.xml"], parser())


def commented(data: bytes) -> dict[str, str]:
    """The words between the marks of each comment, by id; fails on marks that do not pair or are not referred to."""
    waiting: dict[str, str] = {}
    done: dict[str, str] = {}
    references = []
    for element in body(data).iter():
        number = element.get(f"{W}id", "")
        if element.tag == f"{W}commentRangeStart":
            assert number not in done
            waiting[number] = ""
        elif element.tag == f"{W}commentRangeEnd":
            done[number] = waiting.pop(number)
        elif element.tag == f"{W}commentReference":
            references.append(number)
        elif element.tag in TEXT_TAGS:
            for open_number in waiting:
                waiting[open_number] += element_text(element)
    assert not waiting
    assert sorted(references) == sorted(done)
    return done


def formatted(data: bytes) -> list[tuple[str, bytes, str]]:
    """Every character with its run formatting and the element its run stands in."""
    found = []
    for element in body(data).iter(*TEXT_TAGS):
        holder = element.getparent()
        assert holder is not None
        properties = holder.find(f"{W}rPr")
        look = etree.tostring(properties, with_tail=False) if properties is not None else b""
        outside = holder.getparent()
        found += [(char, look, str(outside.tag) if outside is not None else "") for char in element_text(element)]
    return found


def comment_texts(data: bytes) -> dict[str, str]:
    """The words of each comment in comments.xml, by id."""
    root = etree.fromstring(read_parts(data)["word/comments.xml"], parser())
    return {c.get(f"{W}id", ""): "".join(t.text or "" for t in c.iter(f"{W}t")) for c in root}
