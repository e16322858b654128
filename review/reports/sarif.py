"""The findings as SARIF 2.1.0, for tools that show results of analysis."""

from typing import Any
from urllib.parse import quote

from review.model import Answer, Document, Finding, Review, Severity, Span

Json = dict[str, Any]
_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.HIGH: "error", Severity.MEDIUM: "warning", Severity.LOW: "note", Severity.HINT: "note"}
_MIME = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "txt": "text/plain",
    "md": "text/markdown",
}


def to_sarif(review: Review) -> Json:
    """One SARIF run. Regions count Unicode characters of the text as fashen reads it (see `fashen read`)."""
    rules = _rules(review)
    order = {rule["id"]: index for index, rule in enumerate(rules)}
    return {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": _driver(review, rules)},
                "artifacts": [_artifact(review.doc)],
                "columnKind": "unicodeCodePoints",
                "results": [_result(review, finding, order[finding.item]) for finding in review.findings],
                "properties": {
                    "category": review.category.value,
                    "asOf": review.as_of.isoformat(),
                    "checklists": review.versions.checklists,
                    "registry": review.versions.registry,
                },
            }
        ],
    }


def _driver(review: Review, rules: list[Json]) -> Json:
    return {"name": "fashen", "fullName": "法审", "version": review.versions.tool, "language": "zh-CN", "rules": rules}


def _rules(review: Review) -> list[Json]:
    """Every item of the profile, then items known from findings only, each once."""
    known = {answer.item: _rule(answer) for answer in review.answers}
    for finding in review.findings:
        known.setdefault(finding.item, {"id": finding.item, "shortDescription": {"text": finding.title}})
        basis = "；".join(basis.cite() for basis in finding.basis)
        known[finding.item].setdefault("help", {"text": f"依据：{basis}" if basis else finding.title})
    for rule in known.values():
        rule.setdefault("help", rule["shortDescription"])
    return list(known.values())


def _rule(answer: Answer) -> Json:
    return {
        "id": answer.item,
        "shortDescription": {"text": answer.title},
        "properties": {"heading": answer.heading, "mode": answer.mode.value},
    }


def _artifact(doc: Document) -> Json:
    artifact: Json = {"location": {"uri": _uri(doc)}, "roles": ["analysisTarget"], "hashes": {"sha-256": doc.sha256}}
    return artifact | ({"mimeType": _MIME[doc.kind]} if doc.kind in _MIME else {})


def _result(review: Review, finding: Finding, rule: int) -> Json:
    return {
        "ruleId": finding.item,
        "ruleIndex": rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": _message(finding)},
        "locations": [_location(review.doc, finding)],
        "partialFingerprints": {"fashen/v1": finding.fingerprint},
        "properties": {
            "id": f"F{finding.number}",
            "label": finding.label,
            "verdict": finding.verdict.value,
            "severity": finding.severity.value,
        },
    }


def _message(finding: Finding) -> str:
    return finding.message + (f"建议：{finding.suggestion}" if finding.suggestion else "")


def _location(doc: Document, finding: Finding) -> Json:
    """An absence has no region: it concerns the file as a whole."""
    physical: Json = {"artifactLocation": {"uri": _uri(doc), "index": 0}}
    if finding.span is not None:
        physical["region"] = _region(finding.span, finding.quote)
    places = [{"fullyQualifiedName": finding.place}] if finding.place else []
    return {"physicalLocation": physical} | ({"logicalLocations": places} if places else {})


def _region(span: Span, words: str) -> Json:
    return {"charOffset": span.start, "charLength": span.end - span.start, "snippet": {"text": words}}


def _uri(doc: Document) -> str:
    """The file name as a relative reference, percent-encoded (a colon too, so that it is no scheme)."""
    name = quote(doc.name.encode("utf-8", "surrogateescape"), safe="")
    return name or "unnamed"
