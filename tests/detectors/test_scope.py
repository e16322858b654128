"""Whether a draft is a normative document, by sentences and title."""

from typing import Any

import pytest
from detector_cases import case_of, hits, words

from review.detectors import EXPLAINERS

OPTIONS: dict[str, Any] = {
    "outsiders": ["村民|商户"],
    "duties": ["罚款"],
    "benefits": ["补贴"],
    "binding": ["(?:村民|商户)(?:应当|不得)"],
    "inside": ["督促"],
    "kinds": ["工作方案", "会议纪要", "要点"],
}
RULES = "第一条 商户应当保持门前整洁。\n第二条 村民可以申请补贴。\n第三条 本办法自2026年7月1日起施行。"
TASKS = "一、各村每日清运垃圾。\n二、镇督查办督促商户整改。"


def scope(check: str, text: str) -> list[str]:
    """The words that a check points at."""
    return words("scope", text, {**OPTIONS, "check": check})


@pytest.mark.parametrize("check", ["unsure", "excluded", "disguised"])
def test_rules_with_articles_are_a_normative_document_and_nothing_is_said(check: str) -> None:
    assert scope(check, f"青石镇集镇市容管理办法\n{RULES}") == []


def test_plan_with_tasks_only_is_excluded_and_shown_at_its_title() -> None:
    text = f"青石镇市容整治工作方案\n{TASKS}"
    assert scope("excluded", text) == ["青石镇市容整治工作方案"]
    assert scope("disguised", text) == []
    assert scope("unsure", text) == []


def test_plan_that_binds_outsiders_is_shown_at_the_first_such_sentence() -> None:
    text = f"青石镇市容整治工作方案\n{TASKS}\n三、商户不得出店经营。\n四、村民应当配合。"
    assert scope("disguised", text) == ["商户不得出店经营。"]
    assert scope("excluded", text) == []


def test_kind_is_read_from_the_printed_text_of_a_notice_and_past_its_brackets() -> None:
    text = f"关于印发《青石镇市容整治工作方案（试行）》的通知\n各村：\n现印发给你们。\n青石镇市容整治工作方案（试行）\n{TASKS}"
    assert scope("excluded", text)


def test_kind_in_the_middle_of_a_title_does_not_count() -> None:
    assert scope("excluded", f"青石镇工作方案审查办法\n{TASKS}") == []


def test_text_without_a_word_on_outsiders_is_left_to_the_officer() -> None:
    [hit] = hits("scope", f"青石镇人民政府关于清运垃圾的通知\n{TASKS}", {**OPTIONS, "check": "unsure"})
    assert not hit.sure
    assert "0句" in hit.values["reason"]


def test_reason_counts_and_quotes_the_sentences() -> None:
    case = case_of(f"青石镇集镇市容管理办法\n{RULES}")
    reason = EXPLAINERS["scope"](case, {**OPTIONS, "check": "unsure"})
    assert "看来是行政规范性文件" in reason
    assert "「商户应当保持门前整洁」" in reason
    assert "「村民可以申请补贴」" in reason


def test_only_the_first_question_is_answered_with_reasons() -> None:
    case = case_of(f"青石镇集镇市容管理办法\n{RULES}")
    assert EXPLAINERS["scope"](case, {**OPTIONS, "check": "excluded"}) == ""


def test_plan_that_grants_something_by_articles_is_reviewed() -> None:
    text = "青石镇农房改善工作方案\n第一条 村民可以申请补贴。\n第二条 本方案自2026年7月1日起施行。"
    assert scope("excluded", text) == []
    assert scope("disguised", text) == []
    assert "按规范性文件审查" in EXPLAINERS["scope"](case_of(text), {**OPTIONS, "check": "unsure"})


def test_draft_without_title_is_no_error() -> None:
    assert scope("excluded", TASKS) == []
