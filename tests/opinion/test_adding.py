"""Objections of the officer's own go the way of findings."""

from datetime import date

import pytest

from review import service
from review.errors import UsageError
from review.model import Conclusion, Decision, DecisionKind, OwnPoint, Severity, Verdict
from review.opinion import own_finding, with_own
from review.service import Entries

DRAFT = "青石镇摊点管理办法\n第一条　为了规范摊点，制定本办法。\n第二条　摊主应当每天喊口号。\n"
REVIEW = service.review_file(DRAFT.encode(), "草案.txt", day=date(2026, 6, 1))
FIRST = len(REVIEW.findings) + 1
SHOUT = OwnPoint(
    Severity.HIGH,
    "没有依据",
    "每天 喊口号",
    basis="《中华人民共和国立法法》第九十三条第六款、《优化营商环境条例》第六十四条",
    suggestion="删除",
)


def test_copied_words_are_found_in_the_draft_whatever_their_blanks() -> None:
    found = own_finding(REVIEW, SHOUT, FIRST)
    assert (found.quote, found.place, found.number) == ("每天喊口号", "第二条", FIRST)
    assert [one.cite() for one in found.basis] == [
        "《中华人民共和国立法法》第九十三条第六款",
        "《优化营商环境条例》第六十四条",
    ]
    assert found.verdict is Verdict.FAIL


@pytest.mark.parametrize(
    ("own", "words"),
    [
        (OwnPoint(Severity.LOW, " "), "写明问题"),
        (OwnPoint(Severity.LOW, "问题", "没有这句话"), "找不到"),
        (OwnPoint(Severity.LOW, "问题", basis="立法法九十三条"), "《名称》第几条"),
    ],
)
def test_what_cannot_go_on_paper_is_refused(own: OwnPoint, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        with_own(REVIEW, [own])
    assert words in service.own_fault(REVIEW, own)


def test_own_objections_stand_on_opinion_form_and_copy_and_not_in_the_machine_report() -> None:
    dismissed = [Decision(f.fingerprint, DecisionKind.DISMISS, "误报") for f in REVIEW.findings]
    entries = Entries(conclusion=Conclusion.AMEND, own=(SHOUT, OwnPoint(Severity.LOW, "缺少附件", place="附件")))
    opinion, proposal = service.decide(REVIEW, dismissed, entries)
    assert [(f.number, f.place) for f in opinion.kept] == [(FIRST, "第二条"), (FIRST + 1, "附件")]
    assert opinion.undecided == ()
    assert proposal.conclusion is Conclusion.UNLAWFUL
    papers = service.papers(REVIEW, DRAFT.encode(), dismissed, entries)
    assert len(papers.report["findings"]) == len(REVIEW.findings)


def test_a_draft_is_not_lawful_over_an_own_blocking_objection() -> None:
    with pytest.raises(UsageError, match="阻断"):
        service.decide(REVIEW, [], Entries(conclusion=Conclusion.LAWFUL, own=(SHOUT,)))
