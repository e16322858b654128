"""The officer's decisions applied to the findings of a review."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from review.errors import UsageError
from review.model import Conclusion, Decision, DecisionKind, Finding, Opinion, Review, Severity

_SUGGESTION = re.compile(r"^建议：", re.MULTILINE)


def compose(
    review: Review,
    decisions: Iterable[Decision],
    *,
    conclusion: Conclusion | None = None,
    reviewer: str = "",
    organ: str = "",
    dated: date | None = None,
    remarks: str = "",
) -> Opinion:
    """The opinion that follows from the decisions; findings without a decision are in `undecided`.

    With no decision at all it is a draft: every finding but hints stands in `kept` and in `undecided` alike, so that
    it goes on paper marked as unconfirmed. 改写 replaces the words of the problem; a line that begins with 「建议：」
    replaces the suggestion. `organ` is the reviewing body.

    Raises UsageError for a decision on an unknown finding, two decisions on one finding, 改写 without words,
    不采纳 without a reason, 合法 while a 阻断 finding is not dismissed, and 应当予以修改 or 不合法
    without any finding or remark to say why (国办发〔2018〕115号（六）: 书面理由).
    """
    chosen = _by_fingerprint(review, decisions)
    kinds = {fingerprint: decision.kind for fingerprint, decision in chosen.items()}
    undecided = tuple(f for f in review.findings if f.fingerprint not in chosen)
    kept = tuple(
        _reworded(f, chosen[f.fingerprint])
        for f in review.findings
        if kinds.get(f.fingerprint, DecisionKind.DISMISS) is not DecisionKind.DISMISS
    )
    if not chosen:
        kept = tuple(f for f in undecided if f.severity is not Severity.HINT)
    dismissed = tuple(
        (f, chosen[f.fingerprint].text.strip())
        for f in review.findings
        if kinds.get(f.fingerprint) is DecisionKind.DISMISS
    )
    if conclusion is Conclusion.LAWFUL:
        _refuse_lawful((*kept, *undecided))
    if conclusion in (Conclusion.AMEND, Conclusion.UNLAWFUL) and not kept and not remarks.strip():
        raise UsageError(f"作出「{conclusion.value}」的结论须有书面理由：请至少采纳一条意见，或者在备注中写明")
    return Opinion(review, kept, dismissed, undecided, conclusion, reviewer, organ, dated, remarks)


def _by_fingerprint(review: Review, decisions: Iterable[Decision]) -> Mapping[str, Decision]:
    known = {f.fingerprint for f in review.findings}
    chosen: dict[str, Decision] = {}
    for decision in decisions:
        if decision.fingerprint not in known:
            raise UsageError("没有这条意见，可能草案或者检查清单已经变化，请重新审查", where=decision.fingerprint)
        if decision.fingerprint in chosen:
            raise UsageError("同一条意见有两个处理决定，请只保留一个", where=decision.fingerprint)
        _refuse_wordless(decision)
        chosen[decision.fingerprint] = decision
    return chosen


def _refuse_wordless(decision: Decision) -> None:
    if decision.text.strip():
        return
    if decision.kind is DecisionKind.REWORD:
        raise UsageError("选择「改写」的，须写明改写后的意见", where=decision.fingerprint)
    if decision.kind is DecisionKind.DISMISS:
        raise UsageError("选择「不采纳」的，须写明理由", where=decision.fingerprint)


def _reworded(finding: Finding, decision: Decision) -> Finding:
    if decision.kind is not DecisionKind.REWORD:
        return finding
    problem, *suggestion = _SUGGESTION.split(decision.text.strip(), maxsplit=1)
    return replace(
        finding,
        message=problem.strip() or finding.message,
        suggestion=suggestion[0].strip() if suggestion else finding.suggestion,
    )


def _refuse_lawful(standing: Iterable[Finding]) -> None:
    numbers = sorted({f.number for f in standing if f.severity is Severity.HIGH})
    if numbers:
        listed = "、".join(map(str, numbers))
        raise UsageError(
            f"第{listed}条意见属于阻断性问题，未处理前不得作出「合法」的结论；确属误报的，请先选「不采纳」并写明理由"
        )
