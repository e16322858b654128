"""The officer's choices on the findings: read from the request, checked, and shown again as typed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from review import service
from review.errors import UsageError
from review.model import Decision, DecisionKind, Finding, Review
from review.service import Entries

_LONGEST = 5000


@dataclass(frozen=True, slots=True)
class Choice:
    """What stands on the page for one finding; `kind` None is not decided; `fault` says what is missing."""

    kind: DecisionKind | None
    reworded: str
    reason: str
    fault: str = ""

    def decision(self, finding: Finding) -> Decision | None:
        """The decision, if one was made."""
        if self.kind is None:
            return None
        words = {DecisionKind.REWORD: self.reworded, DecisionKind.DISMISS: self.reason}.get(self.kind, "")
        return Decision(finding.fingerprint, self.kind, words)


Choices = Mapping[str, Choice]


def proposed_words(finding: Finding) -> str:
    """What 改写 starts from: the machine's own problem and suggestion."""
    return finding.message + (f"\n建议：{finding.suggestion}" if finding.suggestion else "")


def stored(review: Review, decisions: Iterable[Decision]) -> dict[str, Choice]:
    """The choices that were saved."""
    made = {decision.fingerprint: decision for decision in decisions}
    return {f.fingerprint: _stored(f, made.get(f.fingerprint)) for f in review.findings}


def _stored(finding: Finding, made: Decision | None) -> Choice:
    words = proposed_words(finding)
    if made is None:
        return Choice(None, words, "")
    return Choice(
        made.kind,
        made.text if made.kind is DecisionKind.REWORD else words,
        made.text if made.kind is DecisionKind.DISMISS else "",
    )


def typed(review: Review, fields: Mapping[str, str]) -> dict[str, Choice]:
    """The choices in a request, with what is wrong with each."""
    return {f.fingerprint: _typed(f, fields) for f in review.findings}


def _typed(finding: Finding, fields: Mapping[str, str]) -> Choice:
    mark = finding.fingerprint
    kind = next((kind for kind in DecisionKind if kind.value == fields.get(f"kind-{mark}")), None)
    reworded, reason = (_clean(fields.get(f"{name}-{mark}", "")) for name in ("reword", "reason"))
    return Choice(kind, reworded, reason, _fault(kind, reworded, reason))


def _fault(kind: DecisionKind | None, reworded: str, reason: str) -> str:
    if kind is DecisionKind.REWORD and not reworded:
        return "选择“改写”的，请写明改写后的意见"
    if kind is DecisionKind.DISMISS and not reason:
        return "选择“不采纳”的，请写明理由"
    if max(len(reworded), len(reason)) > _LONGEST:
        return f"文字过长，请控制在{_LONGEST}字以内"
    return ""


def _clean(words: str) -> str:
    return words.replace("\r\n", "\n").strip()


def decisions(review: Review, choices: Choices) -> tuple[Decision, ...]:
    """The decisions among the choices, in the order of the findings."""
    made = (choices[f.fingerprint].decision(f) for f in review.findings)
    return tuple(decision for decision in made if decision)


def objection(review: Review, made: Iterable[Decision], entries: Entries) -> str:
    """Why these decisions and this conclusion do not go together, "" if they do."""
    try:
        service.decide(review, made, entries)
    except UsageError as error:
        return error.message
    return ""
