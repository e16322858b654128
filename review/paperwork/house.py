"""The house style of every document (GB/T 9704—2012): page, fonts, paragraph styles, page number."""

from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from review.paperwork.zips import write_parts

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TITLE, BODY, HEI, KAI, SONG = "方正小标宋简体", "仿宋_GB2312", "黑体", "楷体_GB2312", "宋体"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_NO_OVERHANG = '<w:overflowPunct w:val="0"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>'
_TIGHT = '<w:spacing w:val="-5"/>'  # twentieths of a point: 28 characters of size 3 fill the 156 mm of a line
_OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml"


@dataclass(frozen=True, slots=True)
class Style:
    """One paragraph style: sizes in points, `indent` of the first line in characters, `align` as in w:jc."""

    key: str
    name: str
    font: str = BODY
    size: float = 16
    line: float = 28
    align: str = "left"  # justified, LibreOffice 7.4 loses a full stop that hangs over the margin
    indent: int = 0
    before: float = 0
    after: float = 0
    bold: bool = False
    keep: bool = False
    right: int = 0
    new_page: bool = False

    def xml(self) -> str:
        """The w:style element."""
        return (
            f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{self.key}"><w:name w:val="{self.name}"/>'
            f'<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{"<w:keepNext/>" if self.keep else ""}'
            f"{'<w:pageBreakBefore/>' if self.new_page else ''}"
            f"{_NO_OVERHANG}"
            f'<w:spacing w:before="{twips(self.before)}" w:after="{twips(self.after)}" '
            f'w:line="{twips(self.line)}" w:lineRule="exact"/>'
            f'<w:ind w:rightChars="{self.right * 100}" w:right="{twips(self.right * self.size)}" '
            f'w:firstLineChars="{self.indent * 100}" w:firstLine="{twips(self.indent * self.size)}"/>'
            f'<w:jc w:val="{self.align}"/></w:pPr><w:rPr>{fonts(self.font)}{"<w:b/>" if self.bold else ""}'
            f"{_TIGHT if self.size == 16 else ''}"
            f'<w:sz w:val="{round(self.size * 2)}"/><w:szCs w:val="{round(self.size * 2)}"/></w:rPr></w:style>'
        )


@dataclass(frozen=True, slots=True)
class Page:
    """Margins of an A4 page in millimetres."""

    top: int = 37
    bottom: int = 35
    left: int = 28
    right: int = 26

    @property
    def width(self) -> int:
        """The width of the text block in twips."""
        return _millimetres(210 - self.left - self.right)


STYLES = (
    Style("Title", "公文标题", TITLE, 22, 32, "center", after=6),
    Style("Number", "文号", align="center", after=14),
    Style("Addressee", "主送机关"),
    Style("Text", "公文正文", indent=2),
    Style("Heading1", "一级标题", HEI, indent=2, keep=True),
    Style("Heading2", "二级标题", KAI, indent=2, keep=True),
    Style("Item", "意见首行", indent=2, bold=True, keep=True),
    Style("Signature", "署名", align="right", right=4),
    Style("Small", "附注", KAI, 10.5, 16, "left", before=8, after=4),
    Style("Label", "表格标签", size=12, line=20, align="center"),
    Style("Head", "表格表头", size=12, line=20, align="center", keep=True),
    Style("Cell", "表格文字", size=12, line=20, align="left"),
    Style("Group", "表格分组", HEI, 12, 20, "left", keep=True),
    Style("Opinion", "签署栏", size=12, line=22, align="right", right=2),
    Style("Annex", "附表标题", HEI, keep=True, new_page=True),
    Style("AnnexHead", "附表表头", size=10.5, line=15, align="center", keep=True),
    Style("AnnexCell", "附表文字", size=10.5, line=15),
    Style("Mark", "表格居中", size=10.5, line=15, align="center"),
    Style("SlimHead", "小字表头", size=9, line=12.5, align="center", keep=True),
    Style("SlimMark", "小字居中", size=9, line=12.5, align="center"),
    Style("SlimCell", "小字表格", size=9, line=12.5),
    Style("SlimGroup", "小字分组", HEI, 9, 12.5, keep=True),
    Style("Footer", "页码", SONG, 14, 18, "right", right=1),
)


def twips(points: float) -> int:
    """Points as twentieths of a point."""
    return round(points * 20)


def fonts(name: str) -> str:
    """A font for every script of a run; fonts are named, never embedded."""
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:eastAsia="{name}" w:cs="{name}" w:hint="eastAsia"/>'


def paragraph(style: str, text: str) -> str:
    """One paragraph of plain text or template tags."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{run(text)}</w:p>'


def run(text: str, properties: str = "") -> str:
    """One run of text that keeps its spaces."""
    inner = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{inner}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def package(body: str, title: str, page: Page) -> bytes:
    """A complete .docx of this body, with styles, settings and page numbers, the same bytes every time."""
    footers = {"footer1": _footer("Footer", ""), "footer2": _footer("Footer", '<w:jc w:val="left"/>')}
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relationships(
            ("officeDocument", "word/document.xml"),
            ("metadata/core-properties", "docProps/core.xml"),
        ),
        "docProps/core.xml": core_properties(title),
        "word/document.xml": _document(body, page),
        "word/_rels/document.xml.rels": _relationships(
            ("styles", "styles.xml"),
            ("settings", "settings.xml"),
            ("footer", "footer1.xml"),
            ("footer", "footer2.xml"),
        ),
        "word/styles.xml": _styles(),
        "word/settings.xml": _settings(),
        **{f"word/{name}.xml": xml for name, xml in footers.items()},
    }
    return write_parts({name: (_XML + xml).encode() for name, xml in parts.items()})


def core_properties(title: str, day: str = "2000-01-01") -> str:
    """Core properties without any time of day: `day` is ISO."""
    return (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(title)}</dc:title><dc:creator>法审</dc:creator>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{day}T00:00:00Z</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{day}T00:00:00Z</dcterms:modified></cp:coreProperties>'
    )


def _millimetres(length: float) -> int:
    return round(length * 1440 / 25.4)


def _document(body: str, page: Page) -> str:
    edges = {"top": page.top, "right": page.right, "bottom": page.bottom, "left": page.left}
    margins = " ".join(f'w:{edge}="{_millimetres(size)}"' for edge, size in edges.items())
    return (
        f'<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{body}<w:sectPr>'
        '<w:footerReference w:type="default" r:id="rId3"/><w:footerReference w:type="even" r:id="rId4"/>'
        f'<w:pgSz w:w="11906" w:h="16838"/><w:pgMar {margins} w:header="851" '
        f'w:footer="{_millimetres(page.bottom - 10)}" w:gutter="0"/></w:sectPr></w:body></w:document>'
    )


def _footer(style: str, align: str) -> str:
    return (
        f'<w:ftr xmlns:w="{W}"><w:p><w:pPr><w:pStyle w:val="{style}"/>{_left_indent(align)}{align}</w:pPr>'
        f'{run("— ")}<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
        f'<w:r><w:fldChar w:fldCharType="end"/></w:r>{run(" —")}</w:p></w:ftr>'
    )


def _left_indent(align: str) -> str:
    return '<w:ind w:leftChars="100" w:left="280"/>' if align else ""


def _styles() -> str:
    return (
        f'<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr>{fonts(BODY)}<w:sz w:val="32"/>'
        '<w:szCs w:val="32"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault><w:pPrDefault/>'
        '</w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        f'<w:pPr><w:widowControl w:val="0"/>{_NO_OVERHANG}</w:pPr></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr>'
        '<w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>'
        f"{''.join(style.xml() for style in STYLES)}</w:styles>"
    )


def _settings() -> str:
    return (
        f'<w:settings xmlns:w="{W}"><w:evenAndOddHeaders/><w:characterSpacingControl w:val="doNotCompress"/>'
        '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
        'w:val="15"/></w:compat></w:settings>'
    )


def _relationships(*targets: tuple[str, str]) -> str:
    rows = "".join(
        f'<Relationship Id="rId{number}" Type={quoteattr(_relation(kind))} Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{rows}</Relationships>'


def _relation(kind: str) -> str:
    package_level = kind.startswith("metadata/")
    base = "http://schemas.openxmlformats.org/package/2006/relationships" if package_level else R
    return f"{base}/{kind}"


def _content_types() -> str:
    kinds = {"document": "document.main", "styles": "styles", "settings": "settings"}
    kinds |= {"footer1": "footer", "footer2": "footer"}
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_OFFICE}.{kind}+xml"/>' for name, kind in kinds.items()
    )
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'{overrides}<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
    )
