"""One finding per problem: the most specific item leads, the others are listed, different acts stay apart."""

from datetime import date
from pathlib import Path

import pytest

from review.checklist import load_precedence, load_profile
from review.checklist import precedence as precedence_module
from review.engine import assess
from review.errors import ChecklistError
from review.model import Category, Finding, Severity
from review.reading import text_document

TODAY = date(2026, 11, 21)


def findings(sentence: str) -> tuple[Finding, ...]:
    return assess(text_document(sentence), Category.NORMATIVE, TODAY, fragment=True, second=False).findings


@pytest.mark.parametrize(
    ("sentence", "lead", "others"),
    [
        ("经营户应当向青石环卫公司缴纳垃圾清运费每月三十元。", "ND-FC-08-3", {"ND-AUTH-07"}),
        ("外来人员租住本村房屋的，每人每年缴纳卫生费六十元。", "ND-AUTH-07", {"ND-RIGHT-13"}),
        ("对拒不搬迁的住户停水停电。", "ND-RIGHT-10", {"ND-AUTH-05"}),
        ("外地企业应当在本镇设立分公司后方可承接工程。", "ND-FC-09-2", {"ND-FC-09-3"}),
    ],
)
def test_one_act_is_one_finding_under_the_most_specific_item(sentence: str, lead: str, others: set[str]) -> None:
    (found,) = findings(sentence)
    assert found.item == lead
    assert set(found.also) == others


def test_listed_items_keep_their_labels_and_bases() -> None:
    (found,) = findings("外来人员租住本村房屋的，每人每年缴纳卫生费六十元。")
    assert found.labels == ("SET_FEE", "HOUSEHOLD_DISCRIMINATION")
    profile = load_profile(Category.NORMATIVE, TODAY)
    lead = profile.item("ND-AUTH-07")
    assert lead is not None
    assert found.basis[: len(lead.basis)] == lead.basis
    assert len(found.basis) > len(lead.basis)
    assert len(set(found.basis)) == len(found.basis)


def test_listed_items_are_answered_with_the_finding_that_lists_them() -> None:
    text = text_document("外来人员租住本村房屋的，每人每年缴纳卫生费六十元。")
    review = assess(text, Category.NORMATIVE, TODAY, fragment=True, second=False)
    answers = {answer.item: answer.findings for answer in review.answers}
    assert answers["ND-AUTH-07"] == answers["ND-RIGHT-13"] == (1,)


def test_two_acts_in_one_sentence_stay_two_findings() -> None:
    found = findings("商户应当每月缴纳保洁费五十元，拒不缴纳的列入镇级失信黑名单。")
    assert [(f.item, f.quote) for f in found] == [
        ("ND-AUTH-07", "商户应当每月缴纳保洁费五十元"),
        ("ND-AUTH-13", "拒不缴纳的列入镇级失信黑名单"),
    ]


def test_a_second_act_behind_and_stays_apart() -> None:
    found = findings("网约车企业应当在本县设立分支机构，并通过镇政府备案审查。")
    assert {f.label for f in found} >= {"LOCAL_PROTECTION", "SET_LICENCE"}


def test_the_gravest_severity_of_all_is_kept() -> None:
    (found,) = findings("外来人员租住本村房屋的，每人每年缴纳卫生费六十元。")
    assert found.severity is Severity.HIGH


def test_every_ranked_item_is_on_the_checklist() -> None:
    profile = load_profile(Category.NORMATIVE, TODAY)
    ranks = load_precedence(Category.NORMATIVE)
    assert [item_id for item_id in ranks if profile.item(item_id) is None] == []
    assert ranks["ND-AUTH-04"].tier < ranks["ND-RIGHT-01"].tier
    assert ranks["ND-FC-09-2"].tier < ranks["ND-FC-09-6"].tier


def test_category_without_a_table_ranks_nothing() -> None:
    assert load_precedence(Category.OTHER) == {}


def test_item_ranked_twice_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "other").mkdir()
    tier = '[[tier]]\ntitle = "层"\nitems = ["ND-AUTH-04"]\n'
    (tmp_path / "other" / "precedence.toml").write_text(tier + tier, "utf-8")
    monkeypatch.setattr(precedence_module, "root", lambda: tmp_path)
    load_precedence.cache_clear()
    with pytest.raises(ChecklistError, match="ND-AUTH-04 列了两次"):
        load_precedence(Category.OTHER)
    load_precedence.cache_clear()
