"""The duties table as data and at the terminal."""

from dataclasses import replace

import pytest
import report_samples as samples

from review.columns import width
from review.model import Review
from review.reports import to_json, to_terminal


@pytest.fixture
def review() -> Review:
    return samples.review()


def test_rows_stand_in_text_order_with_their_words_and_findings(review: Review) -> None:
    first, second = to_json(review)["duties"]["rows"]
    assert (first["id"], first["standing"], first["basis"], first["findings"]) == ("D1", "无依据", [], ["F1"])
    assert review.doc.text[first["start"] : first["end"]] == first["quote"]
    assert (second["lead"], second["who"], second["burdens"]) == ("摊主应当：", "", ["义务", "缴费"])


def test_a_basis_says_where_it_stands_and_what_it_points_to(review: Review) -> None:
    vague, law = to_json(review)["duties"]["rows"][1]["basis"]
    assert (vague["words"], vague["law"], vague["article"], vague["text"]) == ("依据", None, None, None)
    assert (law["where"], law["article"], law["text"], law["note"]) == ("前一句", "第十六条", "原文。", "该法共86条。")


def test_the_basis_of_the_whole_draft_is_named_once(review: Review) -> None:
    general = to_json(review)["duties"]["general_basis"]
    assert general["text"] == "依据《中华人民共和国行政处罚法》"
    assert to_json(replace(review, general_basis=None))["duties"]["general_basis"] is None
    assert to_terminal(review, duties=True).count("不作为单条的依据") == 1


def test_the_terminal_counts_the_rows_and_shows_them_when_asked(review: Review) -> None:
    brief, whole = to_terminal(review, columns=200), to_terminal(review, columns=200, duties=True)
    assert "义务与后果条款 2条：邻句写明 1，无依据 1" in brief
    assert "D1" not in brief
    assert "D1　第二条　乱设摊点的　处罚" in whole
    assert "依据：依据；前一句：《中华人民共和国行政处罚法》第十六条" in whole
    assert "D2　第二条　未写明对象　义务、缴费" in whole


def test_personal_numbers_are_masked_in_the_rows(review: Review) -> None:
    assert "330102199001011234" not in to_terminal(review, columns=200, duties=True)


@pytest.mark.parametrize("columns", [30, 80])
def test_no_row_is_wider_than_the_terminal(review: Review, columns: int) -> None:
    lines = to_terminal(review, columns=columns, duties=True).split("\n")
    assert max(width(line) for line in lines) <= columns


def test_a_draft_without_burdens_is_said_to_have_none(review: Review) -> None:
    assert "未见为行政机关以外的人设定义务、条件或者后果的条款" in to_terminal(replace(review, duties=()))
