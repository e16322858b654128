"""What was read out of a file: block by block with its place, and what was not read."""

from collections.abc import Sequence
from typing import Any

from review.columns import printable
from review.model import Block, Clause, Document, Extraction, Found, PdfSource, Unread, locate
from review.reports.json_report import source, unread

Json = dict[str, Any]


def reading_json(doc: Document, extraction: Extraction) -> Json:
    """The canonical text, its blocks and what was not read; offsets are characters of `text`."""
    return {
        "schema_version": "1.0",
        "source": source(doc),
        "pages": doc.pages,
        "text": doc.text,
        "blocks": [_block(doc, extraction, block) for block in doc.blocks],
        "unread": [unread(entry) for entry in doc.unread],
    }


def reading_text(doc: Document, extraction: Extraction) -> str:
    """The text for people: one block per line behind its place, then what was not read."""
    title = extraction.title.value if isinstance(extraction.title, Found) else "（未识别）"
    head = [f"文件：{doc.name}（{doc.kind}，{len(doc.text)}字，{len(doc.blocks)}段）", f"标题：{title}", ""]
    body = [f"［{_places(doc, extraction, block)}］{doc.quote(block.span)}" for block in doc.blocks]
    return printable("\n".join([*head, *body, "", *unread_lines(doc.unread)])) + "\n"


def clauses_text(doc: Document, sentences: Sequence[tuple[Clause, Sequence[Sequence[tuple[str, str]]]]]) -> str:
    """Every sentence and below it how each of its statements was read, one slot per line."""
    lines = [f"文件：{doc.name}（{len(sentences)}句）", ""]
    for clause, statements in sentences:
        lines.append(f"［{doc.locate(clause.span)}］{doc.quote(clause.span)}")
        for number, slots in enumerate(statements, 1):
            lines += [f"  {number if at == 0 else ' '} {name}：{words}" for at, (name, words) in enumerate(slots)]
    return printable("\n".join(lines)) + "\n"


def unread_lines(entries: tuple[Unread, ...]) -> list[str]:
    """What was not read, or is there with a reservation, one line each."""
    if not entries:
        return ["未读内容：无"]
    return ["未读或存疑的内容：", *(f"  · {_unread_words(entry)}" for entry in entries)]


def _unread_words(entry: Unread) -> str:
    where = f"（{entry.where}）" if entry.where else ""
    return f"{entry.what}{where}：{entry.count}处" + (f"。{entry.advice}" if entry.advice else "")


def _places(doc: Document, extraction: Extraction, block: Block) -> str:
    legal = locate(doc, extraction, block.span)
    return block.place if legal == block.place else f"{block.place} {legal}"


def _block(doc: Document, extraction: Extraction, block: Block) -> Json:
    page = block.source.lines[0].page if isinstance(block.source, PdfSource) and block.source.lines else None
    return {
        "place": block.place,
        "legal_place": locate(doc, extraction, block.span),
        "kind": block.kind.value,
        "page": page,
        "start": block.span.start,
        "end": block.span.end,
        "text": doc.quote(block.span),
        "number": doc.quote(block.number) if block.number else None,
    }
