"""Findings weighed against the local exceptions: a local statute adds its words and its basis, it mutes nothing."""

import re
from bisect import bisect_right
from dataclasses import replace

from review.checklist import Local, LocalException
from review.detectors import Case
from review.model import Basis, Finding, Verdict


def weighed(findings: tuple[Finding, ...], local: Local, case: Case) -> tuple[Finding, ...]:
    """The findings, those that a local exception speaks of as 存疑, with its note and its provision.

    A finding keeps its place, severity and fingerprint: whether the exception covers the draft, the officer decides.
    """
    exceptions = local.exceptions()
    if not exceptions:
        return findings
    starts = [clause.span.start for clause in case.clauses]
    return tuple(_weighed(finding, _sentence(finding, case, starts), exceptions) for finding in findings)


def _weighed(finding: Finding, sentence: str, exceptions: tuple[tuple[LocalException, Basis], ...]) -> Finding:
    items = {finding.item, *finding.also}
    for exception, basis in exceptions:
        if items.intersection(exception.items) and any(re.search(pattern, sentence) for pattern in exception.say):
            finding = replace(
                finding,
                verdict=Verdict.DOUBT,
                message=finding.message + exception.note,
                basis=tuple(dict.fromkeys((*finding.basis, basis))),
            )
    return finding


def _sentence(finding: Finding, case: Case, starts: list[int]) -> str:
    """The sentence that holds the finding, with its lead-in; "" for an absence."""
    if finding.span is None or not starts:
        return ""
    return case.clauses[max(bisect_right(starts, finding.span.start) - 1, 0)].full
