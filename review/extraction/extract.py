"""From a document to its facts: each extractor once, in order, over the same lines and parts."""

from collections.abc import Sequence

from review.extraction import force, letterhead, outline
from review.extraction.attachments import attachments_of, find_mentions
from review.extraction.citations import find_citations
from review.extraction.days import seen_dates
from review.extraction.lines import flow as flow_of
from review.extraction.lines import head, lines_of
from review.extraction.money import find_amounts, find_percentages
from review.extraction.organisations import find_organisations
from review.extraction.parts import PartLines, split
from review.extraction.periods import find_periods
from review.extraction.references import CITED, Surroundings, find_references
from review.model import Absent, Citation, Document, Extraction, Found, NodeKind, PartKind, Span


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
    citations = find_citations(doc.text, (number.span,) if isinstance(number, Found) else ())
    announced = [m.span for m in (*mentions.announced, *mentions.carried)]
    bound = tuple(part.part for part in parts)
    dates = seen_dates(doc.text)
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
        parts=bound,
        nodes=tree.nodes,
        citations=citations,
        references=find_references(doc.text, Surroundings(tree, bound, _taken(doc, citations, tree, announced))),
        dates=dates,
        periods=find_periods(doc.text, dates),
        amounts=find_amounts(doc.text),
        percentages=find_percentages(doc.text),
        organisations=find_organisations(doc) if organisations else (),
        attachments=attachments_of(mentions, bound),
    )


def _title(parts: Sequence[PartLines], kind: PartKind, what: str) -> Found[str] | Absent:
    for part in parts:
        if part.part.kind is kind and part.title:
            return Found(part.title.value, part.title.span)
    return Absent(what)


def _taken(doc: Document, citations: Sequence[Citation], tree: outline.Outline, announced: Sequence[Span]) -> bytearray:
    """A mask of the characters that are no references: citations, labels of articles and divisions, attachments."""
    divisions = (NodeKind.PART, NodeKind.CHAPTER, NodeKind.SECTION, NodeKind.ARTICLE)
    labels = (node.heading for node in tree.nodes if node.kind in divisions)
    mask = bytearray(len(doc.text) + 1)
    for span in (*labels, *announced):
        mask[span.start : span.end] = b"\1" * (span.end - span.start)
    for citation in citations:
        mask[citation.span.start : citation.span.end] = bytes([CITED]) * (citation.span.end - citation.span.start)
    return mask
