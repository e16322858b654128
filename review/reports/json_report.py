"""The machine-readable report: one plain dictionary, described by review.schema.json."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from review.model import (
    Absent,
    Answer,
    CitationCheck,
    Document,
    Extraction,
    Finding,
    Found,
    Jurisdiction,
    Review,
    Span,
    Unread,
)
from review.model.extraction import DocumentNumber, NodeKind, PartKind, Point, Validity
from review.model.numerals import to_chinese
from review.reports.duties_report import duties_json

SCHEMA_VERSION = "1.0"
Json = dict[str, Any]
_LARGEST_ORDINAL = 99999

_FIELDS = {
    "title": "title",
    "notice_title": "notice_title",
    "issuer": "issuer",
    "doc_number": "doc_number",
    "addressee": "addressee",
    "date": "issued_on",
    "effective_from": "effective_from",
    "effective_clause": "effective_clause",
    "validity": "validity",
    "valid_until": "valid_until",
    "signature": "signature",
}


def json_schema() -> Json:
    """The published JSON Schema (draft 2020-12) of the report."""
    schema: Json = json.loads(Path(__file__).with_name("review.schema.json").read_text("utf-8"))
    return schema


def to_json(review: Review) -> Json:
    """The whole review as plain data; same review, same report; offsets are characters of the text as read."""
    return {
        "schema_version": SCHEMA_VERSION,
        "source": source(review.doc),
        "category": review.category.value,
        "category_reason": review.category_reason,
        "as_of": review.as_of.isoformat(),
        "versions": {
            "tool": review.versions.tool,
            "checklists": review.versions.checklists,
            "registry": review.versions.registry,
        },
        "jurisdiction": _jurisdiction(review.jurisdiction),
        "extraction": _extraction(review),
        "findings": [_finding(finding) for finding in review.findings],
        "items": [_answer(answer) for answer in review.answers],
        "duties": duties_json(review),
        "unread": [unread(entry) for entry in review.doc.unread],
    }


def _jurisdiction(applied: Jurisdiction | None) -> Json | None:
    """Whose standards applied, each number with its source, and what nobody has configured."""
    if applied is None:
        return None
    return {
        "code": applied.code,
        "names": list(applied.names),
        "checked_on": applied.checked_on.isoformat(),
        "standards": [
            {
                "key": one.key,
                "title": one.title,
                "value": one.value,
                "unit": one.unit,
                "level": one.level,
                "law": one.law,
                "article": one.article,
                "recipient": one.recipient or None,
                "items": list(one.items),
            }
            for one in applied.standards
        ],
        "unset": list(applied.unset),
    }


def source(doc: Document) -> Json:
    """Name, SHA-256 and kind of the file."""
    return {"name": doc.name, "sha256": doc.sha256, "kind": doc.kind}


def unread(entry: Unread) -> Json:
    """One thing that was not read."""
    return {"what": entry.what, "where": entry.where, "count": entry.count, "advice": entry.advice}


def _finding(finding: Finding) -> Json:
    return {
        "id": f"F{finding.number}",
        "item": finding.item,
        "title": finding.title,
        "label": finding.label,
        "labels": list(finding.labels),
        "also": list(finding.also),
        "verdict": finding.verdict.value,
        "severity": finding.severity.value,
        "message": finding.message,
        "quote": finding.quote,
        **_ends(finding.span),
        "place": finding.place,
        "basis": [
            {"law": basis.law, "article": basis.article, "text": basis.text or None, "verified": basis.verified}
            for basis in finding.basis
        ],
        "suggestion": finding.suggestion,
        "by_likeness": finding.by_likeness,
        "more_places": [_ends(span) for span in finding.more_spans],
        "fingerprint": finding.fingerprint,
    }


def _answer(answer: Answer) -> Json:
    return {
        "id": answer.item,
        "title": answer.title,
        "heading": answer.heading,
        "mode": answer.mode.value,
        "verdict": answer.verdict.value,
        "reason": answer.reason,
        "findings": [f"F{number}" for number in answer.findings],
    }


def _extraction(review: Review) -> Json:
    facts = review.extraction
    fields = {name: getattr(facts, attribute) for name, attribute in _FIELDS.items()}
    return {
        **{name: _value(field) for name, field in fields.items()},
        "article_count": facts.article_count(),
        "chapter_count": _chapter_count(facts),
        "citations": [_citation(review.doc, check) for check in review.citations],
        **_lists(facts),
        "spans": {name: _ends(field.span) for name, field in fields.items() if isinstance(field, Found)},
        "absent": [_absent(name, field) for name, field in fields.items() if isinstance(field, Absent)],
    }


def _lists(facts: Extraction) -> Json:
    return {
        "parts": [{"kind": part.kind.value, "title": part.title, **_ends(part.span)} for part in facts.parts],
        "dates": [{"text": seen.text, "value": _plain(seen.value), **_ends(seen.span)} for seen in facts.dates],
        "periods": [
            {"text": period.text, "value": _plain(period.value), "unit": period.unit, **_ends(period.span)}
            for period in facts.periods
        ],
        "amounts": [
            {
                "text": amount.text,
                "yuan": _plain(amount.value),
                "in_words": amount.upper,
                "qualifier": amount.qualifier or None,
                **_ends(amount.span),
            }
            for amount in facts.amounts
        ],
        "percentages": [
            {"text": share.text, "percent": _plain(share.value), **_ends(share.span)} for share in facts.percentages
        ],
        "organisations": [{"name": organ.name, **_ends(organ.span)} for organ in facts.organisations],
        "attachments": [
            {"number": paper.number, "title": paper.title, "present": paper.present, **_ends(paper.span)}
            for paper in facts.attachments
        ],
    }


def _chapter_count(facts: Extraction) -> int:
    body = {index for index, part in enumerate(facts.parts) if part.kind is not PartKind.ATTACHMENT}
    return sum(node.kind is NodeKind.CHAPTER and node.part in body for node in facts.nodes)


def _citation(doc: Document, check: CitationCheck) -> Json:
    cited = check.citation
    points = [found.value for found in cited.points if check.span is None or found.span.overlaps(check.span)]
    return {
        "text": doc.quote(cited.span),
        "title": cited.title,
        "article": "、".join(dict.fromkeys(_point_words(point, whole=False) for point in points)) or None,
        "point": "、".join(_point_words(point, whole=True) for point in points) or None,
        "status": check.status.value,
        "law": check.law or None,
        "version": check.version or None,
        "message": check.message,
        "sure": check.sure,
        **_ends(cited.span),
    }


def _point_words(point: Point, *, whole: bool) -> str:
    """「第三条之一」, or as a whole 「第三条之一第二款第（一）项」."""
    words = f"第{_ordinal(point.article)}条" + (f"之{_ordinal(point.suffix)}" if point.suffix else "")
    if not whole:
        return words
    words += f"第{_ordinal(point.paragraph)}款" if point.paragraph else ""
    words += f"第（{_ordinal(point.item)}）项" if point.item else ""
    return words + (f"第{point.subitem}目" if point.subitem else "")


def _ordinal(number: int) -> str:
    """In Chinese as laws write it; a number no law has stays in digits."""
    return to_chinese(number) if number <= _LARGEST_ORDINAL else str(number)


def _absent(name: str, field: Absent) -> Json:
    return {"field": name, "what": field.what, **_ends(field.seen)}


def _value(field: Found[Any] | Absent) -> Any:
    if isinstance(field, Absent):
        return None
    if isinstance(field.value, Validity):
        return {
            "text": field.value.text,
            "months": field.value.months,
            "until": _plain(field.value.until),
            "open_ended": field.value.open_ended,
        }
    return field.value.text if isinstance(field.value, DocumentNumber) else _plain(field.value)


def _plain(value: Any) -> Any:
    """Dates as YYYY-MM-DD, decimal numbers as written out in digits (a string: no rounding), the rest as it is."""
    if value is None or isinstance(value, str):
        return value
    return value.isoformat() if isinstance(value, date) else format(value, "f")


def _ends(span: Span | None) -> Json:
    return {"start": span.start if span else None, "end": span.end if span else None}
