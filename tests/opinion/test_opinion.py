"""The officer decides finding by finding; the tool proposes a conclusion and never gives one."""

from dataclasses import replace
from datetime import date

import pytest

from review.errors import UsageError
from review.model import (
    Absent,
    Answer,
    Category,
    Conclusion,
    Decision,
    DecisionKind,
    Document,
    Extraction,
    Finding,
    Mode,
    Review,
    Severity,
    Unread,
    Verdict,
    Versions,
)
from review.opinion import compose, propose

NONE = Absent("")
EMPTY = Extraction(NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE)
ADOPT, REWORD, DISMISS = DecisionKind.ADOPT, DecisionKind.REWORD, DecisionKind.DISMISS


def finding(number: int, severity: Severity, verdict: Verdict = Verdict.DOUBT) -> Finding:
    words = ("ND-1", "标题", "LABEL", verdict, severity, f"问题{number}", None, "", "第一条", (), f"建议{number}")
    return Finding(number, *words, f"fp{number}")


def answer(verdict: Verdict, title: str = "征求意见") -> Answer:
    return Answer("ND-P", title, "（三）程序", Mode.ASSIST, verdict, "理由")


def review(*findings: Finding, answers: tuple[Answer, ...] = (), unread: tuple[Unread, ...] = ()) -> Review:
    doc = Document("草案.docx", "docx", "0" * 64, "", (), unread)
    versions = Versions("1", "1", "1")
    return Review(doc, EMPTY, Category.NORMATIVE, "", date(2025, 6, 30), versions, findings, answers, ())


FOUR = review(*(finding(n, level) for n, level in enumerate(Severity, 1)))


def numbers(findings: tuple[Finding, ...]) -> list[int]:
    return [f.number for f in findings]


def test_without_decisions_everything_but_hints_is_kept_and_all_is_undecided() -> None:
    opinion = compose(FOUR, [])
    assert numbers(opinion.kept) == [1, 2, 3]
    assert numbers(opinion.undecided) == [1, 2, 3, 4]
    assert opinion.conclusion is None


def test_decisions_sort_findings_into_kept_dismissed_and_undecided() -> None:
    opinion = compose(FOUR, [Decision("fp1", ADOPT), Decision("fp3", DISMISS, " 误报 ")])
    assert numbers(opinion.kept) == [1]
    assert [(f.number, reason) for f, reason in opinion.dismissed] == [(3, "误报")]
    assert numbers(opinion.undecided) == [2, 4]


def test_an_adopted_hint_is_kept() -> None:
    assert numbers(compose(FOUR, [Decision("fp4", ADOPT)]).kept) == [4]


def test_rewording_replaces_the_problem_and_a_suggestion_line_the_suggestion() -> None:
    opinion = compose(
        FOUR, [Decision("fp1", REWORD, "自行设罚。\n建议：删去第五条。"), Decision("fp2", REWORD, "超权")]
    )
    first, second = opinion.kept
    assert (first.message, first.suggestion) == ("自行设罚。", "删去第五条。")
    assert (second.message, second.suggestion) == ("超权", "建议2")


@pytest.mark.parametrize(
    ("decisions", "words"),
    [
        ([Decision("unknown", ADOPT)], "没有这条意见"),
        ([Decision("fp1", ADOPT), Decision("fp1", DISMISS, "误报")], "两个处理决定"),
        ([Decision("fp1", REWORD, "  ")], "改写后的意见"),
        ([Decision("fp1", DISMISS)], "写明理由"),
    ],
)
def test_decisions_that_make_no_sense_are_refused(decisions: list[Decision], words: str) -> None:
    with pytest.raises(UsageError, match=words):
        compose(FOUR, decisions)


@pytest.mark.parametrize("decisions", [[], [Decision("fp1", ADOPT)], [Decision("fp2", ADOPT)]])
def test_lawful_is_refused_while_a_blocking_finding_stands(decisions: list[Decision]) -> None:
    with pytest.raises(UsageError, match="第1条意见属于阻断性问题"):
        compose(FOUR, decisions, conclusion=Conclusion.LAWFUL)


def test_lawful_is_the_officers_to_choose_once_blocking_findings_are_dismissed() -> None:
    opinion = compose(FOUR, [Decision("fp1", DISMISS, "引用上位法")], conclusion=Conclusion.LAWFUL)
    assert opinion.conclusion is Conclusion.LAWFUL


@pytest.mark.parametrize("conclusion", [Conclusion.AMEND, Conclusion.UNLAWFUL, Conclusion.RETURN])
def test_any_other_conclusion_may_be_chosen(conclusion: Conclusion) -> None:
    assert compose(FOUR, [], conclusion=conclusion).conclusion is conclusion


@pytest.mark.parametrize("conclusion", [Conclusion.AMEND, Conclusion.UNLAWFUL])
def test_an_adverse_conclusion_needs_a_written_reason(conclusion: Conclusion) -> None:
    with pytest.raises(UsageError, match="书面理由"):
        compose(review(), [], conclusion=conclusion)
    assert compose(review(), [], conclusion=conclusion, remarks="缺少集体讨论记录").conclusion is conclusion


HIGH = finding(1, Severity.HIGH)
CERTAIN = finding(1, Severity.HIGH, Verdict.FAIL)
MISSING = answer(Verdict.MISSING)


@pytest.mark.parametrize(
    ("made", "expected", "words"),
    [
        (review(CERTAIN), Conclusion.UNLAWFUL, "第1条意见"),
        (review(CERTAIN, answers=(MISSING,)), Conclusion.UNLAWFUL, "另缺少材料：征求意见"),
        (review(HIGH, answers=(MISSING,)), Conclusion.RETURN, "不足以判断合法性"),
        (review(HIGH, finding(2, Severity.LOW)), Conclusion.AMEND, "其中第1条意见涉嫌阻断性问题"),
        (review(finding(1, Severity.LOW)), Conclusion.AMEND, "第1条意见"),
        (review(finding(1, Severity.HINT)), Conclusion.LAWFUL, "不等于草案合法"),
        (review(replace(finding(1, Severity.LOW), by_likeness=True)), Conclusion.LAWFUL, "第1条意见是第二读者的提示"),
        (review(answers=(answer(Verdict.HUMAN),)), Conclusion.LAWFUL, "1项只能由人审查"),
        (review(unread=(Unread("图片"),)), Conclusion.LAWFUL, "未读取的内容"),
    ],
)
def test_a_conclusion_is_proposed_by_rule_with_its_reason(made: Review, expected: Conclusion, words: str) -> None:
    proposal = propose(made)
    assert proposal.conclusion is expected
    assert words in proposal.reason


def test_numbers_in_a_row_are_written_as_a_range() -> None:
    found = [finding(n, Severity.LOW) for n in (1, 2, 4, 5, 6, 9)]
    assert "第1、2、4至6、9条意见" in propose(review(*found)).reason


def test_dismissed_findings_no_longer_weigh_on_the_proposal() -> None:
    assert propose(review(CERTAIN), {"fp1"}).conclusion is Conclusion.LAWFUL


def test_many_missing_materials_are_counted() -> None:
    made = review(answers=tuple(answer(Verdict.MISSING, f"材料{n}") for n in range(5)))
    assert "材料0、材料1、材料2等5项" in propose(made).reason
