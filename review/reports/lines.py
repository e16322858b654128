"""One line of a batch screening: labels and findings of a clause."""

from typing import Any

from review.model import Document, Finding, Review, TextSource

Json = dict[str, Any]


def screen_line(clause: object, text: str, review: Review) -> Json:
    """`{"id", "labels", "findings"}` of a clause; offsets are characters of `text`, from which the review was made.

    Labels stand once each, in the order of the findings.
    """
    return {
        "id": clause,
        "labels": [label for label in dict.fromkeys(name for f in review.findings for name in f.labels) if label],
        "findings": [_finding(finding, text, review.doc) for finding in review.findings],
    }


def _finding(finding: Finding, text: str, doc: Document) -> Json:
    start = end = None
    if finding.span is not None:
        start = _in_text(finding.span.start, text, doc)
        end = max(start, _in_text(finding.span.end - 1, text, doc) + 1) if finding.quote else start
    return {
        "item": finding.item,
        "label": finding.label,
        "verdict": finding.verdict.value,
        "quote": finding.quote if start is None else text[start:end],
        "start": start,
        "end": end,
    }


def _in_text(offset: int, text: str, doc: Document) -> int:
    """An offset of the document as one of the text, whose blank lines are not in the document."""
    block = doc.block_at(offset)
    if not isinstance(block.source, TextSource):
        return offset
    before = sum(len(line) + 1 for line in text.split("\n")[: block.source.line - 1])
    return before + offset - block.span.start
