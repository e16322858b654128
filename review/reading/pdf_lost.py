"""Characters that pdfium drops because their font is not in the file and gives them no shape: read by pdfplumber."""

from dataclasses import replace

from review.reading.flow import invisible
from review.reading.pdf_page import Glyph, Page, on_page
from review.reading.pdf_tables import Plumber, TableError

_NEAR = 2.0  # points: the same character nearer than this is the same print


def with_lost(plumber: Plumber, page: Page) -> Page:
    """The page with the characters that pdfium dropped; on a turned or broken page they are only counted."""
    if not page.facts.shapeless:
        return page
    if page.turn:
        return replace(page, lost=page.facts.shapeless)
    try:
        found = plumber.characters(page)
    except TableError:
        return replace(page, lost=page.facts.shapeless)
    known: dict[str, list[Glyph]] = {}
    for glyph in page.glyphs:
        known.setdefault(glyph.char, []).append(glyph)
    added: list[Glyph] = []
    order = max((glyph.order for glyph in page.glyphs), default=0) + 1
    for char, box, baseline, em in found:
        glyph = _glyph(char, box, baseline, em, page.origin, order)
        if _is_printed(glyph, page) and not any(_same(glyph, other) for other in known.get(char, ())):
            added.append(glyph)
    return replace(page, glyphs=(*page.glyphs, *added))


def _glyph(
    char: str,
    box: tuple[float, float, float, float],
    baseline: float,
    em: float,
    origin: tuple[float, float],
    order: int,
) -> Glyph:
    dx, dy = origin
    return Glyph(char, box[0] - dx, box[2] - dx, baseline - dy, box[1] - dy, box[3] - dy, em, order, box)


def _is_printed(glyph: Glyph, page: Page) -> bool:
    """True for one visible character on the page; a damaged file may give it no size at all."""
    visible = len(glyph.char) == 1 and glyph.char.strip() != "" and not invisible(glyph.char)
    return visible and glyph.em > 0 and on_page(glyph, page.width, page.height)


def _same(one: Glyph, other: Glyph) -> bool:
    return abs(one.x0 - other.x0) < _NEAR and abs(one.y - other.y) < _NEAR
