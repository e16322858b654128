"""The officer's own .docx with the findings as Word comments on the very words; nothing else in it changes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from hashlib import sha256

from review.errors import UnreadableFileError
from review.model import Block, Document, DocxSource, Finding, Found, Opinion, Piece, Span
from review.paperwork import bases, wording
from review.paperwork.anchors import Marker, holder, outer_paragraph
from review.paperwork.comment_part import CommentPart, Signature, main_part, parse_part, serialise
from review.paperwork.house import Page, package, paragraph
from review.paperwork.points import Point, also
from review.paperwork.zips import read_parts, write_parts
from review.reading.docx_walk import Element, attribute, paragraphs, text_elements, w_tags

_NOTES = {"footnote": "footnoteReference", "endnote": "endnoteReference"}
_MISMATCH = "批注的位置与文件对不上，请用原文件重新审查"
_GENERATED = "word/document.xml"
_AUTHOR = "法审"


def annotate(
    data: bytes,
    findings: Sequence[Finding],
    doc: Document,
    *,
    dated: date,
    note: str = "",
    title: Span | None = None,
) -> bytes:
    """The .docx `data`, from which `doc` was read, with one comment for each finding, numbered as in the report.

    Comments stand on the very words. Words in foot- and endnotes and in text boxes, which cannot carry comments, are
    commented at their mark in the text. Findings without words, or in headers and footers, are listed in one comment
    on the title (`title`, else the first words), and so is `note`, which says what made them. Existing comments stay.
    The same input gives the same bytes.

    Raises UnreadableFileError if `doc` was not read from this .docx.
    """
    parts = read_parts(data)
    main = main_part(parts)
    draft = _Draft(parts, main, doc)
    comments = CommentPart(parts, main, draft.root)
    signature = Signature(_AUTHOR, _AUTHOR[-1:], dated)
    homeless: list[Finding] = []
    for finding in sorted(findings, key=lambda f: f.number):
        if finding.span is None or not draft.reachable(finding.span):
            homeless.append(finding)
        else:
            draft.mark(finding.span, comments.add(_lines(finding), signature))
    if homeless:
        draft.mark_title(title, comments.add(_summary(homeless), signature))
    if note:
        draft.mark_title(title, comments.add([note], signature))
    if findings or note:
        parts[main] = serialise(draft.root)
        comments.save()
    return write_parts(parts)


def annotated_copy(data: bytes, opinion: Opinion) -> bytes:
    """The draft with the opinions that stand (kept and undecided) as comments, dated like the opinion.

    A .docx is commented as it is; any other draft as a .docx made from its text. Raises UnreadableFileError if
    `data` is a .docx other than the one reviewed.
    """
    review = opinion.review
    kept = {f.fingerprint for f in opinion.kept}
    findings = (*opinion.kept, *(f for f in opinion.undecided if f.fingerprint not in kept))
    found = review.extraction.title
    title = found.span if isinstance(found, Found) else None
    dated = opinion.dated or review.as_of
    if review.doc.kind == "docx":
        if sha256(data).hexdigest() != review.doc.sha256:
            raise UnreadableFileError(_MISMATCH, where=review.doc.name)
        return annotate(data, findings, review.doc, dated=dated, note=wording.versions(review), title=title)
    return annotated_from_text(review.doc, findings, dated=dated, note=wording.versions(review), title=title)


def annotated_from_text(
    doc: Document, findings: Sequence[Finding], *, dated: date, note: str = "", title: Span | None = None
) -> bytes:
    """A .docx made from the text of a draft that is no .docx, with the comments; its first line says what it is."""
    notice = f"本件由法审根据“{doc.name}”的文字生成，只供标注意见，版式与原件不同，请以原件为准。"
    body = [paragraph("Small", notice), *(paragraph("Text", _one_to_one(doc.quote(b.span))) for b in doc.blocks)]
    data = package("".join(body), "草案文字及批注", Page())
    blocks = tuple(
        replace(block, source=DocxSource(_GENERATED, number, (Piece(block.span, 0, 0),)))
        for number, block in enumerate(doc.blocks, 1)
    )
    return annotate(data, findings, replace(doc, blocks=blocks), dated=dated, note=note, title=title)


@dataclass(frozen=True)
class _Place:
    """One character's element: index of its paragraph in the main part, the element, the offset in it."""

    element: Element
    offset: int


class _Draft:
    """The main part of a package, addressed by spans of the `Document` that was read from it."""

    def __init__(self, parts: dict[str, bytes], main: str, doc: Document) -> None:
        self._parts = parts
        self._main = main
        self._doc = doc
        self.root = parse_part(parts, main)
        self._paragraphs = paragraphs(self.root)
        self._elements = {p: text_elements(p) for p in self._paragraphs}
        self._marker = Marker(self.root)

    @cached_property
    def _notes(self) -> dict[tuple[str, str], Element]:
        """The reference marks in the text, by kind and id; taken before any mark is set."""
        found: dict[tuple[str, str], Element] = {}
        for kind, name in _NOTES.items():
            for element in self.root.iter(*w_tags(name)):
                found.setdefault((kind, attribute(element, "id")), element)
        return found

    def reachable(self, span: Span) -> bool:
        """True if a comment can be set at the words or at the mark they belong to."""
        return any(self._home(block) is not None for block in self._blocks(span))

    def mark(self, span: Span, number: str) -> None:
        """Set comment `number` on the words of a span."""
        block = next(block for block in self._blocks(span) if self._home(block) is not None)
        home = self._home(block)
        places = [place for b in self._blocks(span) if self._is_plain(b) for place in self._ends(b, span)]
        if self._is_plain(block) and places:
            first, last = places[0], places[-1]
            self._marker.around((first.element, first.offset), (last.element, last.offset + 1), number)
        elif home is not None and home in self._paragraphs:
            self._marker.at_start(home, number)
        elif home is not None:
            self._marker.at_element(home, number)

    def mark_title(self, title: Span | None, number: str) -> None:
        """Set comment `number` on the title, else on the first words, else where the text begins."""
        spans = [title] if title is not None else []
        spans += [block.span for block in self._doc.blocks if self._is_plain(block) and _words(self._doc, block)]
        span = next((span for span in spans if self.reachable(span)), None)
        if span is not None:
            self.mark(span, number)
        elif self._paragraphs:
            self._marker.at_start(outer_paragraph(self._paragraphs[0]), number)

    def _blocks(self, span: Span) -> Iterator[Block]:
        if self._doc.blocks:
            last = self._doc.block_index(max(span.start, span.end - 1))
            yield from self._doc.blocks[self._doc.block_index(span.start) : last + 1]

    def _is_plain(self, block: Block) -> bool:
        home = self._home(block)
        return home is not None and home is self._paragraph(block)

    def _home(self, block: Block) -> Element | None:
        """Where a comment on this block can stand: its paragraph, the run of its text box, its note's mark; or None."""
        if not isinstance(block.source, DocxSource):
            return None
        if block.source.part != self._main:
            return self._note_mark(block.source)
        own = self._paragraph(block)
        outer = outer_paragraph(own) if own is not None else None
        return own if own is None or outer is None or own is outer else holder(own, outer)

    def _paragraph(self, block: Block) -> Element | None:
        source = block.source
        if not isinstance(source, DocxSource) or source.part != self._main:
            return None
        if source.paragraph >= len(self._paragraphs):
            raise UnreadableFileError(_MISMATCH, where=block.place)
        return self._paragraphs[source.paragraph]

    def _note_mark(self, source: DocxSource) -> Element | None:
        if source.part not in self._parts:
            return None
        inside = paragraphs(parse_part(self._parts, source.part))
        if source.paragraph >= len(inside):
            return None
        for note in inside[source.paragraph].iterancestors(*w_tags(*_NOTES)):
            return self._notes.get((str(note.tag).rpartition("}")[2], attribute(note, "id")))
        return None

    def _ends(self, block: Block, span: Span) -> list[_Place]:
        """The first and the last character of a span that stand in elements of this block."""
        places: list[_Place] = []
        for piece in block.source.pieces if isinstance(block.source, DocxSource) else ():
            start, end = max(piece.span.start, span.start), min(piece.span.end, span.end)
            if piece.node >= 0 and start < end:
                element = self._element(block, piece)
                shift = piece.offset - piece.span.start
                places += [_Place(element, at + shift) for at in (start, end - 1)]
        return places

    def _element(self, block: Block, piece: Piece) -> Element:
        own = self._paragraph(block) if piece.paragraph is None else self._paragraphs[piece.paragraph]
        elements = self._elements.get(own, []) if own is not None else []
        if piece.node >= len(elements):
            raise UnreadableFileError(_MISMATCH, where=block.place)
        return elements[piece.node]


def _words(doc: Document, block: Block) -> str:
    return doc.quote(block.span).strip()


def _one_to_one(text: str) -> str:
    """Text for XML with as many characters as before, so that offsets stay."""
    return "".join(char if char.isprintable() else " " for char in text)


def _lines(finding: Finding) -> list[str]:
    point = Point((finding,))
    return [
        f"【第{finding.number}条意见】{wording.GROUPS[finding.severity].partition('（')[0]}",
        f"位置：{point.head}",
        f"问题：{point.problem}{also(point)}",
        f"依据：{bases.cited(finding.basis)}",
        f"建议：{wording.suggestion(finding)}",
    ]


def _summary(findings: Sequence[Finding]) -> list[str]:
    lines = ["以下意见没有可以标注的文字，集中列在这里。"]
    for finding in findings:
        lines += _lines(finding)
    return lines
