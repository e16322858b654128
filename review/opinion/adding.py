"""The officer's own objections as findings, numbered after those of the tool, so that every paper treats them alike."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import replace

from review.errors import UsageError
from review.model import Basis, Finding, OwnPoint, Review, Span, Verdict, locate

TITLE = "审查人员补充的意见"
_LAW = re.compile(r"《((?:[^《》]|《[^《》]*》)+)》([^《》]*)")
_BETWEEN = " 、，；。,;和及与\n"


def with_own(review: Review, own: Iterable[OwnPoint]) -> Review:
    """The review with the officer's objections behind its findings. Raises UsageError as `own_finding` does."""
    first = len(review.findings) + 1
    return replace(
        review, findings=(*review.findings, *(own_finding(review, one, first + n) for n, one in enumerate(own)))
    )


def own_finding(review: Review, own: OwnPoint, number: int) -> Finding:
    """One objection of the officer's as a finding.

    Raises UsageError for words that do not stand in the draft, an objection without a problem, a basis without 《》.
    """
    if not own.problem.strip():
        raise UsageError("自己加的意见须写明问题")
    span = _place(review, own.quote)
    mark = hashlib.sha256(f"{number}\n{own.quote}\n{own.problem}".encode()).hexdigest()[:16]
    return Finding(
        number=number,
        item="",
        title=TITLE,
        label="OTHER",
        verdict=Verdict.FAIL,
        severity=own.severity,
        message=own.problem.strip(),
        span=span,
        quote=review.doc.quote(span) if span else "",
        place=locate(review.doc, review.extraction, span) if span else own.place.strip(),
        basis=_bases(own.basis),
        suggestion=own.suggestion.strip(),
        fingerprint=f"own-{mark}",
    )


def _place(review: Review, quote: str) -> Span | None:
    """Where the words stand that the officer copied; blanks and line ends do not count."""
    pattern = r"\s*".join(map(re.escape, "".join(quote.split())))
    if not pattern:
        return None
    match = re.search(pattern, review.doc.text)
    if match is None:
        raise UsageError("草案里找不到自己加的意见所引的原文，请从草案原文中复制，或者留空并写明位置")
    return Span(*match.span())


def _bases(words: str) -> tuple[Basis, ...]:
    found = tuple(Basis(law, article.strip(_BETWEEN)) for law, article in _LAW.findall(words))
    if words.strip() and not found:
        raise UsageError("自己加的意见的依据请写成“《名称》第几条”")
    return found
