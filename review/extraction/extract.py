"""From a document to its facts: each extractor once, in order, over the same lines and parts."""

from collections.abc import Sequence

from review.extraction import force, letterhead, outline
from review.extraction.attachments import attachments_of, find_mentions
from review.extraction.citations import find_citations
from review.extraction.lines import flow as flow_of
from review.extraction.lines import head, lines_of
from review.extraction.parts import PartLines, split
from review.model import Absent, Document, Extraction, Found, PartKind


def extract(doc: Document, *, organisations: bool = False) -> Extraction:
    """Read the facts out of a draft. Every value carries its span; what is absent says what was looked for.

    `organisations` asks for the names of bodies as well; this needs spaCy and is empty without it.
    """
    lines = lines_of(doc)
    flow = flow_of(lines)
    mentions = find_mentions(flow)
    parts = split(flow, mentions)
    tree = outline.build(lines, flow, parts, mentions.listed)
    number = letterhead.document_number(head(lines))
    signed = letterhead.signature(flow, parts)
    clause = force.effective_clause(doc.text, parts, flow)
    start = force.effective_from(clause)
    term = force.validity(doc.text, parts, flow, clause)
    own = (number.span,) if isinstance(number, Found) else ()
    return Extraction(
        title=_title(parts, PartKind.BODY, "题目"),
        notice_title=_title(parts, PartKind.NOTICE, "印发通知的题目"),
        issuer=letterhead.issuer(head(lines), parts, flow, signed),
        doc_number=number,
        addressee=letterhead.addressee(flow, parts),
        issued_on=letterhead.issued_on(flow, parts),
        effective_from=start,
        effective_clause=clause,
        validity=term,
        valid_until=force.valid_until(term, start),
        signature=signed,
        parts=tuple(part.part for part in parts),
        nodes=tree.nodes,
        citations=find_citations(doc.text, own),
        attachments=attachments_of(mentions, [part.part for part in parts]),
    )


def _title(parts: Sequence[PartLines], kind: PartKind, what: str) -> Found[str] | Absent:
    for part in parts:
        if part.part.kind is kind and part.title:
            return Found(part.title.value, part.title.span)
    return Absent(what)
