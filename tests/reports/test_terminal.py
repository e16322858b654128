from dataclasses import replace

import pytest
import report_samples as samples

from review.columns import width, wrap
from review.model import Review, TextSource
from review.reports import reading_json, reading_text, screen_line, to_terminal


@pytest.fixture
def review() -> Review:
    return samples.review()


def test_report_says_where_what_why_and_what_to_do(review: Review) -> None:
    report = to_terminal(review, columns=200)
    for words in (
        "F1",
        "第二条",
        "处五百元以下罚款",
        "《中华人民共和国行政处罚法》第十六条",
        "删去该项处罚",
        "GFX-NR-02",
    ):
        assert words in report
    assert report.index("阻断（1项）") < report.index("F1") < report.index("一般（1项）") < report.index("F2")
    assert "删除的修订（第3段）：2处" in report
    assert "存疑 1，需人工 1" in report


def test_items_that_need_a_person_are_listed_and_passed_ones_only_counted(review: Review) -> None:
    report = to_terminal(review, columns=200)
    assert "需人工　GFX-NR-99" in report
    assert "GFX-XS-01" not in report
    assert "符合 1" in report


def test_personal_numbers_are_masked(review: Review) -> None:
    report = to_terminal(review, columns=200)
    assert "330102199001011234" not in report
    assert "330102********1234" in report


@pytest.mark.parametrize("columns", [30, 40, 80])
def test_no_line_is_wider_than_the_terminal(review: Review, columns: int) -> None:
    assert max(width(line) for line in to_terminal(review, columns=columns).split("\n")) <= columns


def test_colour_only_when_asked_for(review: Review) -> None:
    assert "\x1b" not in to_terminal(review)
    assert "\x1b[31m" in to_terminal(review, colour=True)


def test_a_draft_cannot_send_commands_to_the_terminal(review: Review) -> None:
    evil = replace(review.findings[0], quote="罚款\x1b[2J\x9b31m\u202e款罚", message="\x07")
    report = to_terminal(replace(review, findings=(evil,)))
    assert not {"\x1b", "\x9b", "\x07", "\u202e"} & set(report)


def test_a_clean_draft_is_said_to_be_clean(review: Review) -> None:
    assert "未发现需要指出的问题" in to_terminal(replace(review, findings=()))


def test_closing_marks_begin_no_line_and_opening_marks_end_none() -> None:
    assert wrap("一二三四五，六七八九", 10) == "一二三四\n五，六七八\n九"
    assert wrap("一二三四（五六）七", 10) == "一二三四\n（五六）七"


def test_a_word_longer_than_the_line_is_cut() -> None:
    assert wrap("甲" + "a" * 9, 5, indent=" ") == "甲aaa\n aaaa\n aa"


def test_latin_words_and_numbers_stay_whole() -> None:
    assert wrap("版本 2026-02-28 起", 10) == "版本\n2026-02-28\n起"


def test_reading_shows_every_block_with_both_places(review: Review) -> None:
    shown = reading_text(review.doc, review.extraction)
    assert "［第6段 第二条］第二条 乱设摊点的" in shown
    assert "删除的修订" in shown
    assert all(line in shown for line in samples.LINES)


def test_reading_as_data_can_be_put_together_again(review: Review) -> None:
    report = reading_json(review.doc, review.extraction)
    assert "\n".join(block["text"] for block in report["blocks"]) == report["text"]
    assert report["blocks"][5]["legal_place"] == "第二条"
    assert report["unread"][0]["count"] == 2


def test_a_screened_line_names_each_label_once_main_labels_first(review: Review) -> None:
    first, second = review.findings
    other = replace(second, label="REDUCE_RIGHTS", also=("ND-AUTH-02",))
    line = screen_line("a1", samples.TEXT, replace(review, findings=(first, other, second)))
    assert line["id"] == "a1"
    assert line["labels"] == ["SET_PENALTY", "REDUCE_RIGHTS"]
    assert list(line["findings"][0]) == ["item", "label", "verdict", "quote", "start", "end"]


def test_offsets_of_a_screened_line_count_its_blank_lines(review: Review) -> None:
    text = "\n\n" + samples.TEXT.replace("\n", "\n  \n")
    blocks = tuple(replace(block, source=TextSource(3 + 2 * index)) for index, block in enumerate(review.doc.blocks))
    shifted = replace(review, doc=replace(review.doc, blocks=blocks))
    finding = screen_line("a1", text, shifted)["findings"][0]
    assert text[finding["start"] : finding["end"]] == finding["quote"] == review.findings[0].quote
