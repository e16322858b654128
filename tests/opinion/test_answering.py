"""Answers to the rows of the duties table: only to rows there are, one each."""

from dataclasses import replace

import pytest
from test_opinion import review

from review.errors import UsageError
from review.model import Burden, DutyAnswer, DutyRow, DutyVerdict, Span, Standing
from review.opinion import answered, compose

ROW = DutyRow(1, "第二条", Span(0, 0), "村民应当清理河段。", "村民", (Burden.DUTY,), Standing.NONE, (), "d1")
REVIEW = replace(review(), duties=(ROW, replace(ROW, number=2, fingerprint="d2")))
OPINION = compose(REVIEW, [])


def test_answers_stand_in_the_order_of_the_rows() -> None:
    second, first = DutyAnswer("d2", DutyVerdict.GROUNDED), DutyAnswer("d1", DutyVerdict.UNGROUNDED, "无")
    assert answered(OPINION, [second, first]).duties == (first, second)


def test_without_answers_nothing_is_answered() -> None:
    assert answered(OPINION, []) == OPINION


def test_an_answer_to_an_unknown_row_is_refused() -> None:
    with pytest.raises(UsageError, match="没有这一行"):
        answered(OPINION, [DutyAnswer("d3", DutyVerdict.GROUNDED)])


def test_two_answers_to_one_row_are_refused() -> None:
    twice = [DutyAnswer("d1", verdict) for verdict in (DutyVerdict.GROUNDED, DutyVerdict.NOT_APPLICABLE)]
    with pytest.raises(UsageError, match="两个答复"):
        answered(OPINION, twice)
