import re
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest
from conftest import DRAFT

from review import service
from review.errors import UsageError
from review.model import Category, Conclusion, Decision, DecisionKind, Review

DAY = date(2026, 3, 1)
DATA = DRAFT.encode()


@pytest.fixture
def review() -> Review:
    return service.review_file(DATA, "摊点办法.txt", day=DAY)


def words(paper: bytes, path: Path) -> str:
    """All the words in a .docx, comments and properties included."""
    path.write_bytes(paper)
    with ZipFile(path) as package:
        parts = [package.read(name).decode("utf-8") for name in package.namelist() if name.endswith(".xml")]
    return re.sub(r"<[^>]+>", "", "".join(parts))


def test_opinion_form_and_reports_say_what_produced_them_and_from_what(review: Review, tmp_path: Path) -> None:
    files = service.papers(review, DATA).files()
    for name in ("合法性审查意见书.docx", "合法性审查意见表.docx", "审查报告.json", "审查报告.sarif"):
        text = words(files[name], tmp_path / name) if name.endswith(".docx") else files[name].decode()
        digest = review.doc.sha256[:16]  # on paper the first characters suffice
        for mark in (digest, review.versions.tool, review.versions.checklists, review.versions.registry):
            assert mark in text, (name, mark)


def test_a_dismissed_finding_stays_in_the_report_but_not_on_the_copy(review: Review, tmp_path: Path) -> None:
    fine = next(finding for finding in review.findings if finding.label == "SET_PENALTY")
    dismissed = Decision(fine.fingerprint, DecisionKind.DISMISS, "系引述上位法")
    rest = [Decision(f.fingerprint, DecisionKind.ADOPT) for f in review.findings if f is not fine]
    made = service.papers(
        review, DATA, [dismissed, *rest], service.Entries(conclusion=Conclusion.AMEND, remarks="另有口头意见。")
    )
    assert made.report["findings"][fine.number - 1]["fingerprint"] == fine.fingerprint
    assert fine.message not in words(made.annotated, tmp_path / "a.docx")
    assert "系引述上位法" in words(made.form, tmp_path / "f.docx")


def test_a_decision_on_a_finding_of_another_draft_is_refused(review: Review) -> None:
    with pytest.raises(UsageError):
        service.papers(review, DATA, [Decision("0" * 16, DecisionKind.ADOPT)])


def test_a_review_depends_on_nothing_but_file_day_and_category(review: Review) -> None:
    again = service.review_file(DATA, "摊点办法.txt", day=DAY, category=None)
    assert again.findings == review.findings
    assert service.papers(again, DATA).files() == service.papers(review, DATA).files()


def test_single_sentences_are_not_blamed_for_what_a_whole_draft_must_have() -> None:
    screened = service.screen_text("镇人民政府鼓励村民保持房前屋后整洁。", category=Category.NORMATIVE, day=DAY)
    assert screened.findings == ()


def test_categories_are_known_by_both_their_names() -> None:
    assert service.parse_category("auto") is None
    assert service.parse_category("agreement") is Category.AGREEMENT
    assert service.parse_category("enforcement_decision") is Category.ENFORCEMENT
    with pytest.raises(UsageError, match="没有「x」"):
        service.parse_category("x")
