"""One line of a batch screening: labels and findings of a clause."""

from typing import Any

from review.model import Finding, Review

Json = dict[str, Any]


def screen_line(clause: object, review: Review) -> Json:
    """`{"id", "labels", "findings"}`: labels once each, the main label of every finding before the others it carries."""
    main = [finding.label for finding in review.findings]
    others = [label for finding in review.findings for label in finding.also]
    return {
        "id": clause,
        "labels": [label for label in dict.fromkeys(main + others) if label],
        "findings": [_finding(finding) for finding in review.findings],
    }


def _finding(finding: Finding) -> Json:
    return {
        "item": finding.item,
        "label": finding.label,
        "verdict": finding.verdict.value,
        "quote": finding.quote,
        "start": finding.span.start if finding.span else None,
        "end": finding.span.end if finding.span else None,
    }
