"""Commencement, validity and dates."""

from datetime import date

import pytest
from detector_cases import hits, words

from review.detectors.dating import last_day

HEAD = "青石镇人民政府文件\n青政规〔2026〕3号\n青石镇集镇市容管理办法\n第一条 商户应当保持门前整洁。\n"
FOOT = "\n青石镇人民政府\n2026年6月10日"


def found(check: str, last_article: str, *, head: str = HEAD, foot: str = FOOT) -> list[str]:
    """What one check points at in a draft that ends in the given article."""
    return words("dating", f"{head}{last_article}{foot}", {"check": check})


def test_draft_without_commencement_lacks_it() -> None:
    assert found("no-commencement", "第二条 镇城管办负责日常管理。") == [""]


@pytest.mark.parametrize(
    "article",
    ["第二条 本办法自2026年7月1日起施行。", "第二条 本办法自发布之日起施行。", "第二条 本办法自印发之日起30日后施行。"],
)
def test_any_commencement_clause_will_do(article: str) -> None:
    assert found("no-commencement", article) == []


def test_commencement_before_the_day_of_issue_is_found() -> None:
    assert found("before-issue", "第二条 本办法自2026年1月1日起施行。") != []


@pytest.mark.parametrize("day", ["2026年6月10日", "2026年7月1日"])
def test_commencement_on_or_after_the_day_of_issue_is_not(day: str) -> None:
    assert found("before-issue", f"第二条 本办法自{day}起施行。") == []


def test_commencement_without_a_date_of_issue_is_left_alone() -> None:
    assert found("before-issue", "第二条 本办法自2020年1月1日起施行。", foot="") == []


@pytest.mark.parametrize(
    ("day", "count"), [("2026年2月29日", 1), ("2028年2月29日", 0), ("2026年6月31日", 1), ("2026年13月1日", 1)]
)
def test_days_that_the_calendar_lacks_are_found(day: str, count: int) -> None:
    assert len(found("impossible", f"第二条 {day}前完成登记。")) == count


def test_missing_validity_is_shown_at_the_commencement_clause() -> None:
    assert "7月1日" in found("no-validity", "第二条 本办法自2026年7月1日起施行。")[0]


@pytest.mark.parametrize("words_", ["有效期三年", "有效期至2029年6月30日", "有效期为2年", "试行期一年"])
def test_stated_validity_is_not_missing(words_: str) -> None:
    assert found("no-validity", f"第二条 本办法自2026年7月1日起施行，{words_}。") == []


def test_open_end_is_found() -> None:
    assert found("open-ended", "第二条 本办法自2026年7月1日起施行，长期有效。") != []


@pytest.mark.parametrize(
    ("clause", "count"),
    [
        ("有效期三年，至2029年6月30日止", 0),
        ("有效期三年，至2029年7月1日止", 0),
        ("有效期三年，至2031年6月30日止", 1),
        ("有效期至2026年6月30日", 1),
        ("有效期三年", 0),
    ],
)
def test_years_and_last_day_have_to_agree(clause: str, count: int) -> None:
    assert len(found("contradictory-validity", f"第二条 本办法自2026年7月1日起施行，{clause}。")) == count


@pytest.mark.parametrize(
    ("start", "months", "last"),
    [
        (date(2026, 7, 1), 36, date(2029, 6, 30)),
        (date(2024, 2, 29), 12, date(2025, 2, 27)),
        (date(2026, 1, 31), 1, date(2026, 2, 27)),
        (date(2026, 12, 1), 1, date(2026, 12, 31)),
        (date(2026, 1, 1), 24, date(2027, 12, 31)),
    ],
)
def test_last_day_is_the_one_before_the_anniversary(start: date, months: int, last: date) -> None:
    assert last_day(start, months) == last


def test_number_of_another_year_is_found() -> None:
    head = HEAD.replace("〔2026〕", "〔2025〕")
    article = "第二条 本办法自2026年7月1日起施行。"
    assert found("number-year", article, head=head) == ["青政规〔2025〕3号"]
    assert found("number-year", article) == []


def test_values_name_both_days() -> None:
    [hit] = hits("dating", f"{HEAD}第二条 本办法自2026年1月1日起施行。{FOOT}", {"check": "before-issue"})
    assert dict(hit.values) == {"issued": "2026年6月10日", "start": "2026年1月1日"}


def test_validity_of_a_certificate_is_not_the_drafts() -> None:
    article = "第八条 《进山证》有效期一年。\n第九条 本办法自2026年7月1日起施行，有效期5年。"
    assert found("several-validities", article) == []
