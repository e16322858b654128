"""Writes small PDF files from scratch, so that a test shows what stands where; needs neither fonts nor packages.

The font is not embedded: its codes are Unicode values and its /ToUnicode map says so, which is all that a reader needs.
"""

import hashlib
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field

A4 = (595.0, 842.0)
LEFT, TOP, SIZE, PITCH, PER_LINE = 74.0, 720.0, 16.0, 28.0, 28

_UNICODE_MAP = (
    b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def "
    b"1 begincodespacerange <0000> <FFFF> endcodespacerange "
    b"1 beginbfrange <0000> <FFFF> <0000> endbfrange endcmap end end"
)


@dataclass
class Sheet:
    """One page; coordinates in points from the lower left corner."""

    size: tuple[float, float] = A4
    rotate: int = 0
    content: list[str] = field(default_factory=list)
    extra: str = ""

    def text(
        self, x: float, y: float, words: str, *, size: float = SIZE, mode: int = 0, turn: str = "1 0 0 1"
    ) -> "Sheet":
        """Words on one baseline; `turn` is the first part of the text matrix."""
        codes = words.encode("utf-16-be").hex()
        self.content.append(f"BT /F1 {size} Tf {mode} Tr {turn} {x} {y} Tm <{codes}> Tj ET")
        return self

    def spaced(self, x: float, y: float, *parts: str | float, size: float = SIZE) -> "Sheet":
        """Words on one baseline with gaps (in em) between them, drawn as one object."""
        drawn = " ".join(f"<{p.encode('utf-16-be').hex()}>" if isinstance(p, str) else str(-1000 * p) for p in parts)
        self.content.append(f"BT /F1 {size} Tf {x} {y} Td [{drawn}] TJ ET")
        return self

    def centred(self, y: float, words: str, *, size: float = SIZE) -> "Sheet":
        """Words in the middle of the page."""
        return self.text((self.size[0] - width(words, size)) / 2, y, words, size=size)

    def right(self, y: float, words: str, *, indent: float = 0) -> "Sheet":
        """Words that end at the right edge of the type area."""
        return self.text(LEFT + SIZE * PER_LINE - indent - width(words, SIZE), y, words)

    def line(self, x0: float, y0: float, x1: float, y1: float) -> "Sheet":
        """A thin rule."""
        self.content.append(f"0.5 w {x0} {y0} m {x1} {y1} l S")
        return self

    def image(self, x: float, y: float, w: float, h: float) -> "Sheet":
        """A grey picture."""
        self.content.append(f"q {w} 0 0 {h} {x} {y} cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q")
        return self

    def table(self, x: float, top: float, widths: Sequence[float], rows: Sequence[Sequence[str]]) -> "Sheet":
        """A ruled table in 10-point type with rows of 30 points; a feed in a cell starts a new line."""
        bottom = top - 30 * len(rows)
        edges = [x + sum(widths[:n]) for n in range(len(widths) + 1)]
        for n in range(len(rows) + 1):
            self.line(x, top - 30 * n, edges[-1], top - 30 * n)
        for edge in edges:
            self.line(edge, bottom, edge, top)
        for r, row in enumerate(rows):
            for c, words in enumerate(row):
                for n, part in enumerate(words.split("\n")):
                    self.text(edges[c] + 5.4, top - 30 * r - 12 - 12 * n, part, size=10)
        return self


def width(words: str, size: float) -> float:
    """Points: half an em for ASCII, one em for all else."""
    return sum(0.5 if char < "\x80" else 1.0 for char in words) * size


def cut(words: str, per_line: int = PER_LINE) -> list[str]:
    """Words cut into lines of so many ems."""
    lines, line = [], ""
    for char in words:
        if width(line + char, 1) > per_line:
            lines.append(line)
            line = ""
        line += char
    return [*lines, line]


def typeset(paragraphs: Sequence[str], *, per_page: int = 20, indent: int = 2, numbered: bool = False) -> list[Sheet]:
    """Paragraphs set 28 characters a line, first lines indented; `numbered` puts 「— 1 —」 at the foot."""
    lines = [(n, line) for words in paragraphs for n, line in enumerate(cut("\u3000" * indent + words))]
    sheets = []
    for start in range(0, len(lines), per_page):
        sheet = Sheet()
        for n, (_, line) in enumerate(lines[start : start + per_page]):
            blanks = len(line) - len(line.lstrip("\u3000"))
            sheet.text(LEFT + blanks * SIZE, TOP - n * PITCH, line.lstrip("\u3000"))
        sheets.append(sheet)
    for n, sheet in enumerate(sheets, 1):
        if numbered:
            sheet.centred(40, f"— {n} —", size=14)
    return sheets


def pdf(*sheets: Sheet, catalog: str = "", objects: Sequence[bytes] = (), trailer: str = "") -> bytes:
    """The file; `objects` get the numbers from 6 on and may be named in `catalog` and in `Sheet.extra`."""
    first = 6 + len(objects)
    kids = " ".join(f"{first + 2 * n} 0 R" for n in range(len(sheets)))
    bodies = [
        f"<< /Type /Catalog /Pages 2 0 R {catalog} >>".encode(),
        f"<< /Type /Pages /Kids [{kids}] /Count {len(sheets)} >>".encode(),
        b"<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>",
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Song /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity)"
        b" /Supplement 0 >> /DW 1000 /W [32 126 500 8203 8203 0] /FontDescriptor << /Type /FontDescriptor /FontName /Song /Flags 4"
        b" /FontBBox [0 -200 1000 900] /Ascent 880 /Descent -120 /ItalicAngle 0 /CapHeight 700 /StemV 80 >> >>",
        _stream(_UNICODE_MAP),
        *objects,
    ]
    for n, sheet in enumerate(sheets):
        bodies.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {sheet.size[0]} {sheet.size[1]}] /Rotate {sheet.rotate}"
            f" /Resources << /Font << /F1 3 0 R >> >> /Contents {first + 2 * n + 1} 0 R {sheet.extra} >>".encode()
        )
        bodies.append(_stream("\n".join(sheet.content).encode("latin-1")))
    return _file(bodies, trailer)


def locked() -> bytes:
    """A file that asks for a password (standard security handler, revision 2; its key fits no password)."""
    owner = hashlib.sha256(b"owner").hexdigest()
    user = hashlib.sha256(b"user").hexdigest()
    encrypt = f"/Encrypt << /Filter /Standard /V 1 /R 2 /O <{owner}> /U <{user}> /P -4 >>"
    return pdf(Sheet().text(LEFT, TOP, "青石镇"), trailer=f"{encrypt} /ID [<{user[:32]}> <{user[:32]}>]")


def _stream(data: bytes) -> bytes:
    packed = zlib.compress(data)
    return b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed)


def _file(bodies: Sequence[bytes], trailer: str) -> bytes:
    out, offsets = bytearray(b"%PDF-1.7\n"), []
    for number, body in enumerate(bodies, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(bodies) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += f"trailer\n<< /Size {len(bodies) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)
