"""One PDF page as pdfium sees it: characters with their boxes, and what else stands on the page.

The only module that calls pdfium. pdfium is not thread-safe: callers hold `LOCK` from opening to closing a file.
"""

import ctypes
import math
import threading
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from review.reading.flow import invisible

LOCK = threading.RLock()

_NO_CHARACTER = frozenset((0x0, 0xA, 0xD, 0xFFFE, 0xFFFF))
_RULE_WIDTH = 3.0  # points: a filled path at most this thick is a ruled line
_RULE_LENGTH = 8.0
_MANY_PATHS = 4000  # a page with more is a drawing, not a table
_PAGE_SHARE = 0.5  # an image over this share of the page is the page
_SMALL_IMAGE = 20.0  # points: smaller images are ornaments
_NO_EXTENT = 0.01  # points
_FAINT = 8  # of 255: this near to white, or to full transparency, nothing is seen on paper
_FORM_DEPTH = 4
_LINK, _POPUP, _WIDGET = 2, 16, 20  # FPDF_ANNOT_*: subtypes of annotations


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character in reading space: x to the right, y up, the lines of the page level; `order` in the file."""

    char: str
    x0: float
    x1: float
    y: float
    bottom: float
    top: float
    em: float
    order: int
    box: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What a page holds besides its words.

    `shapeless` counts pieces of text without width in a font that the file does not carry: pdfium drops their words.
    """

    images: int = 0
    full_image: bool = False
    ruled: bool = False
    drawing: bool = False
    invisible_text: bool = False
    white_text: bool = False
    shapeless: int = 0
    annotations: int = 0
    fields: int = 0


@dataclass(frozen=True, slots=True)
class Page:
    """A page from 1: its size in reading space (points), quarter turns from user to reading space, its characters.

    `media` is the media box in user space, `origin` the lower left corner of the shown page in turned space;
    `skewed` are characters that run in another direction (watermarks); `unmapped` have no Unicode value; `hidden`
    print nothing; `outside` stand beyond the edges of the page, `lost` are known to be there but were not read.
    """

    number: int
    width: float
    height: float
    turn: int
    media: tuple[float, float, float, float]
    origin: tuple[float, float]
    glyphs: tuple[Glyph, ...]
    facts: PageFacts
    skewed: str = ""
    unmapped: int = 0
    hidden: int = 0
    outside: int = 0
    lost: int = 0


@dataclass(frozen=True, slots=True)
class _Raw:
    char: str
    origin: tuple[float, float]
    box: tuple[float, float, float, float]
    em: float
    angle: float
    order: int


def read_page(document: pypdfium2.PdfDocument, index: int) -> Page:
    """Read page `index` (from 0); raises `pypdfium2.PdfiumError` if pdfium cannot load it."""
    page = document[index]
    try:
        text = page.get_textpage()
        try:
            raws, unmapped = _characters(text.raw)
        finally:
            text.close()
        return _turned(index + 1, page, raws, unmapped)
    finally:
        page.close()


def _characters(text: ctypes.c_void_p) -> tuple[list[_Raw], int]:
    found: list[_Raw] = []
    unmapped = 0
    x, y = ctypes.c_double(), ctypes.c_double()
    rect, matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
    for index in range(pdfium.FPDFText_CountChars(text)):
        code = pdfium.FPDFText_GetUnicode(text, index)
        if pdfium.FPDFText_IsGenerated(text, index) == 1:
            continue
        if code in _NO_CHARACTER:
            unmapped += code == 0
            continue
        pdfium.FPDFText_GetCharOrigin(text, index, x, y)
        pdfium.FPDFText_GetLooseCharBox(text, index, rect)
        pdfium.FPDFText_GetMatrix(text, index, matrix)
        em = (pdfium.FPDFText_GetFontSize(text, index) or 1.0) * (math.hypot(matrix.c, matrix.d) or 1.0)
        box = (rect.left, rect.bottom, rect.right, rect.top)
        found.append(
            _Raw(_printed(code), (x.value, y.value), box, em, pdfium.FPDFText_GetCharAngle(text, index), index)
        )
    return _surrogates_joined(found), unmapped


def _surrogates_joined(raws: list[_Raw]) -> list[_Raw]:
    """pdfium gives a character beyond the basic plane as two halves."""
    if not any("\ud800" <= raw.char <= "\udfff" for raw in raws):
        return raws
    joined: list[_Raw] = []
    for raw in raws:
        if joined and "\udc00" <= raw.char <= "\udfff" and "\ud800" <= joined[-1].char <= "\udbff":
            high = joined.pop()
            char = (high.char + raw.char).encode("utf-16-le", "surrogatepass").decode("utf-16-le")
            raw = _Raw(char, high.origin, high.box, high.em, high.angle, high.order)
        joined.append(raw)
    return [raw for raw in joined if not "\ud800" <= raw.char <= "\udfff"]


def _printed(code: int) -> str:
    """The character; a Kangxi radical that a font maps to is the ideograph it looks like."""
    char = chr(code)
    if 0x2F00 <= code <= 0x2FD5:
        return unicodedata.normalize("NFKC", char)
    return " " if char in "\u00a0\t" else char


def _turned(number: int, page: pypdfium2.PdfPage, raws: list[_Raw], unmapped: int) -> Page:
    seen = [raw for raw in raws if not invisible(raw.char)]
    quarters = [_quarter(raw.angle) for raw in seen]
    turns = Counter(quarter for raw, quarter in zip(seen, quarters, strict=True) if raw.char != " ")
    turn = max(turns, key=lambda quarter: (turns[quarter], -(quarter or 0)), default=0) or 0
    glyphs = tuple(_glyph(raw, turn) for raw, quarter in zip(seen, quarters, strict=True) if quarter == turn)
    skewed = "".join(raw.char for raw, quarter in zip(seen, quarters, strict=True) if quarter != turn)
    left, bottom, right, top = page.get_bbox()
    x0, y0, x1, y1 = turn_box((left, bottom, right, top), turn)
    shifted = tuple(_shift(glyph, -x0, -y0) for glyph in glyphs) if x0 or y0 else glyphs
    kept = tuple(glyph for glyph in shifted if on_page(glyph, x1 - x0, y1 - y0))
    facts = _facts(page, abs(right - left) * abs(top - bottom))
    return Page(
        number=number,
        width=x1 - x0,
        height=y1 - y0,
        turn=turn,
        media=page.get_mediabox(),
        origin=(x0, y0),
        glyphs=kept,
        facts=facts,
        skewed=skewed.strip(),
        unmapped=unmapped,
        hidden=len(raws) - len(seen),
        outside=sum(glyph.char.strip() != "" for glyph in shifted) - sum(glyph.char.strip() != "" for glyph in kept),
    )


def on_page(glyph: Glyph, width: float, height: float) -> bool:
    """True if the middle of the character lies on the page."""
    x, y = (glyph.x0 + glyph.x1) / 2, (glyph.bottom + glyph.top) / 2
    return -1 <= x <= width + 1 and -1 <= y <= height + 1


def _quarter(angle: float) -> int | None:
    """Quarter turns of a direction of writing; None if it is neither level nor upright."""
    if angle == 0:
        return 0
    quarters = angle / (math.pi / 2)
    return round(quarters) % 4 if abs(quarters - round(quarters)) < 0.05 else None


def turn_point(x: float, y: float, turn: int) -> tuple[float, float]:
    """A point of user space after `turn` quarter turns about the origin (pdfium counts angles clockwise)."""
    return ((x, y), (-y, x), (-x, -y), (y, -x))[turn % 4]


def turn_box(box: tuple[float, float, float, float], turn: int) -> tuple[float, float, float, float]:
    """A box of user space in turned space, left and bottom first again."""
    (xa, ya), (xb, yb) = turn_point(box[0], box[1], turn), turn_point(box[2], box[3], turn)
    return min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb)


def _glyph(raw: _Raw, turn: int) -> Glyph:
    if turn == 0:
        left, low, right, high = raw.box
        return Glyph(raw.char, left, right, raw.origin[1], low, high, raw.em, raw.order, raw.box)
    x0, bottom, x1, top = turn_box(raw.box, turn)
    _, y = turn_point(*raw.origin, turn)
    return Glyph(raw.char, x0, x1, y, bottom, top, raw.em, raw.order, raw.box)


def _shift(glyph: Glyph, dx: float, dy: float) -> Glyph:
    return Glyph(
        glyph.char,
        glyph.x0 + dx,
        glyph.x1 + dx,
        glyph.y + dy,
        glyph.bottom + dy,
        glyph.top + dy,
        glyph.em,
        glyph.order,
        glyph.box,
    )


def _facts(page: pypdfium2.PdfPage, area: float) -> PageFacts:
    images = paths = shapeless = 0
    full = hidden = white = False
    rules: Counter[str] = Counter()
    for item, kind in _objects(page.raw, 0):
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            hidden = hidden or pdfium.FPDFTextObj_GetTextRenderMode(item) == pdfium.FPDF_TEXTRENDERMODE_INVISIBLE
            white = white or _is_white(item)
            shapeless += _is_shapeless(item)
            continue
        width, height = _extent(item)
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            images += min(width, height) >= _SMALL_IMAGE
            full = full or width * height >= _PAGE_SHARE * area
        elif kind == pdfium.FPDF_PAGEOBJ_PATH:
            paths += 1
            rules[_rule(width, height)] += 1
            if paths > _MANY_PATHS:
                break
    annotations, fields = _annotations(page.raw)
    ruled = rules["box"] > 0 or (rules["level"] >= 2 and rules["upright"] >= 2)
    return PageFacts(images, full, ruled, paths > _MANY_PATHS, hidden, white, shapeless, annotations, fields)


def _rule(width: float, height: float) -> str:
    """What a drawn path can be of a table: a box, a level or an upright line, nothing."""
    if min(width, height) >= _RULE_LENGTH:
        return "box"
    if max(width, height) < _RULE_LENGTH or min(width, height) > _RULE_WIDTH:
        return ""
    return "level" if width > height else "upright"


def _objects(page: ctypes.c_void_p, depth: int, form: ctypes.c_void_p | None = None) -> Iterator[tuple[object, int]]:
    """Page objects and those inside form objects, each with its type."""
    count = pdfium.FPDFPage_CountObjects(page) if form is None else pdfium.FPDFFormObj_CountObjects(form)
    for index in range(count):
        item = pdfium.FPDFPage_GetObject(page, index) if form is None else pdfium.FPDFFormObj_GetObject(form, index)
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _FORM_DEPTH:
            yield from _objects(page, depth + 1, item)
        else:
            yield item, kind


def _extent(item: object) -> tuple[float, float]:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not pdfium.FPDFPageObj_GetBounds(item, left, bottom, right, top):
        return 0.0, 0.0
    return right.value - left.value, top.value - bottom.value


def _is_shapeless(item: object) -> bool:
    if _extent(item)[0] >= _NO_EXTENT:
        return False
    return bool(pdfium.FPDFFont_GetIsEmbedded(pdfium.FPDFTextObj_GetFont(item)) != 1)


def _is_white(item: object) -> bool:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not pdfium.FPDFPageObj_GetFillColor(item, red, green, blue, alpha):
        return False
    return alpha.value <= _FAINT or min(red.value, green.value, blue.value) >= 255 - _FAINT


def _annotations(page: ctypes.c_void_p) -> tuple[int, int]:
    """Notes and the like (links and pop-ups left aside), and form fields."""
    kinds: Counter[int] = Counter()
    for index in range(pdfium.FPDFPage_GetAnnotCount(page)):
        annotation = pdfium.FPDFPage_GetAnnot(page, index)
        kinds[pdfium.FPDFAnnot_GetSubtype(annotation)] += 1
        pdfium.FPDFPage_CloseAnnot(annotation)
    fields = kinds.pop(_WIDGET, 0)
    return sum(count for kind, count in kinds.items() if kind not in (_LINK, _POPUP)), fields
