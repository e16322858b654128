"""Builds .docx files in memory from snippets of WordprocessingML, so that a test shows exactly what it reads."""

import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from io import BytesIO

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT = {
    W: "http://purl.oclc.org/ooxml/wordprocessingml/main",
    R: "http://purl.oclc.org/ooxml/officeDocument/relationships",
}
NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": W,
        "r": R,
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
        "x": "urn:example:unknown",
    }.items()
)
PACKAGE_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


def xml(name: str, content: str) -> str:
    """A whole part with root `w:name` and every prefix declared."""
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{name} {NAMESPACES}>{content}</w:{name}>'


def t(words: str) -> str:
    """A run's text element."""
    return f'<w:t xml:space="preserve">{words}</w:t>'


def r(words: str, properties: str = "") -> str:
    """A run."""
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{t(words)}</w:r>"


def p(words: str = "", properties: str = "", after: str = "") -> str:
    """A paragraph of one run, with paragraph properties, and raw XML behind the run."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{r(words) if words else ''}{after}</w:p>"


def num(num_id: int, level: int = 0) -> str:
    """The numbering properties of a paragraph."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num_id}"/></w:numPr>'


def lvl(depth: int, style: str, text: str, extra: str = "", start: int = 1) -> str:
    """One level of an abstract list; `extra` holds lvlRestart, pStyle, isLgl, suff … in schema order."""
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{style}"/>{extra}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def numbering(abstracts: Mapping[int, str], nums: Mapping[int, tuple[int, str]]) -> str:
    """A numbering part: abstract lists by id, and instances by id as (abstract id, overrides)."""
    lists = "".join(f'<w:abstractNum w:abstractNumId="{i}">{levels}</w:abstractNum>' for i, levels in abstracts.items())
    uses = "".join(
        f'<w:num w:numId="{i}"><w:abstractNumId w:val="{abstract}"/>{overrides}</w:num>'
        for i, (abstract, overrides) in nums.items()
    )
    return lists + uses


def style(name: str, properties: str, kind: str = "paragraph", attributes: str = "") -> str:
    """A style; `properties` is raw XML (basedOn, pPr, rPr)."""
    return f'<w:style w:type="{kind}" w:styleId="{name}" {attributes}><w:name w:val="{name}"/>{properties}</w:style>'


def table(*rows: str) -> str:
    """A table of rows made by `row`."""
    return f"<w:tbl><w:tblPr/>{''.join(rows)}</w:tbl>"


def row(*cells: str, properties: str = "") -> str:
    """A table row."""
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def cell(content: str, properties: str = "") -> str:
    """A table cell; plain words become one paragraph."""
    inner = content if content.startswith("<") else p(content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def text_box(content: str) -> str:
    """A run that carries a VML text box."""
    return f"<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{content}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"


@dataclass
class Docx:
    """A .docx in the making: the body, other parts by relationship kind, raw parts by name."""

    body: str = ""
    parts: dict[str, str] = field(default_factory=dict)
    raw: dict[str, bytes] = field(default_factory=dict)
    main: str = "word/document.xml"
    strict: bool = False

    def build(self) -> bytes:
        """The file."""
        folder, _, base = self.main.rpartition("/")
        relation = STRICT[R] if self.strict else R
        files = {self.main: xml("document", f"<w:body>{self.body}<w:sectPr/></w:body>")}
        files["_rels/.rels"] = _relations(relation, {"officeDocument": self.main})
        files[f"{folder}/_rels/{base}.rels"] = _relations(relation, {kind: f"{kind}.xml" for kind in self.parts})
        files |= {f"{folder}/{kind}.xml": content for kind, content in self.parts.items()}
        files["[Content_Types].xml"] = _content_types(
            {self.main: "document.main"} | {f"{folder}/{kind}.xml": kind for kind in self.parts}
        )
        stream = BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in files.items():
                archive.writestr(name, _strict(content) if self.strict else content)
            for name, data in self.raw.items():
                archive.writestr(name, data)
        return stream.getvalue()


def docx(body: str, **parts: str) -> bytes:
    """A file with this body; keyword `numbering`, `styles`, `footnotes`, `header` … is the inside of that part."""
    roots = {"header": "hdr", "footer": "ftr"}
    return Docx(body, {kind: xml(roots.get(kind, kind), content) for kind, content in parts.items()}).build()


def _relations(base: str, targets: Mapping[str, str]) -> str:
    entries = "".join(
        f'<Relationship Id="rId{i}" Type="{base}/{kind}" Target="{target}"/>'
        for i, (kind, target) in enumerate(targets.items())
    )
    return f'<Relationships xmlns="{PACKAGE_RELATIONS}">{entries}</Relationships>'


def _content_types(parts: Mapping[str, str]) -> str:
    office = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{office}.{kind}+xml"/>' for name, kind in parts.items()
    )
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _strict(content: str) -> str:
    for loose, strict in STRICT.items():
        content = content.replace(loose, strict)
    return content
