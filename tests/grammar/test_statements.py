"""What holds for every statement, whatever the text; and long text in linear time."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from review.checklist import load_lexicon
from review.extraction import extract
from review.grammar import Vocabulary, parse
from review.model import Clause
from review.reading import text_document

VOCABULARY = Vocabulary.of(load_lexicon().pattern)


def read(text: str) -> tuple[Clause, ...]:
    doc = text_document(text)
    return parse(doc, extract(doc), VOCABULARY)


def seconds(text: str) -> float:
    """The time of the better of two runs."""
    runs = []
    for _ in range(2):
        start = time.process_time()
        read(text)
        runs.append(time.process_time() - start)
    return min(runs)


@settings(max_examples=60, deadline=None)
@given(
    st.text(
        alphabet="村民商户镇政府应当不得未经逾期的，。；：、（）《》一二百元罚款取消补贴押金除外\n第条（一）",
        max_size=160,
    )
)
def test_every_span_lies_in_the_text_and_each_statement_in_its_clause(text: str) -> None:
    doc = text_document(text)
    for clause in parse(doc, extract(doc), VOCABULARY):
        for one in clause.statements:
            assert clause.span.contains(one.span)
            assert clause.span.contains(one.act)
            spans = [c.span for c in one.consequences] + [q.span for q in one.quantities] + list(one.basis)
            assert all(span.end <= len(doc.text) for span in spans)


def test_statements_of_a_clause_stand_in_text_order() -> None:
    (clause,) = read("商户不得占道，应当入室，逾期不改的，取消摊位。")
    starts = [statement.act.start for statement in clause.statements]
    assert starts == sorted(starts)
    assert len(starts) == 3


def test_text_without_punctuation_is_read_in_linear_time() -> None:
    words = "经营者应当清理摊位未处罚款不得以押金为由"
    short, long = seconds(words * 500), seconds(words * 2000)
    assert long < 8 * short + 0.2


def test_commas_without_end_are_read_in_linear_time() -> None:
    short, long = seconds("逾期的，罚款，除外，" * 500), seconds("逾期的，罚款，除外，" * 2000)
    assert long < 8 * short + 0.2


def test_an_exception_takes_back_only_what_stands_under_the_same_condition() -> None:
    (clause,) = read("商户应当清扫摊位，逾期未清扫的，取消摊位，因病除外。")
    assert [bool(statement.exception) for statement in clause.statements] == [False, True]


def test_a_subject_is_not_carried_into_the_next_article() -> None:
    _, second = read("第一条 养犬户应当登记。\n第二条 应当牵引。")
    assert second.statements[0].subject is None


@pytest.mark.parametrize(
    "text",
    ["商户在摊位上，除节假日外，不得堆放杂物，但经同意的除外。", "除节假日外，商户不得堆放杂物，但经同意的除外。"],
)
def test_an_exception_before_and_one_after_the_rule_are_read_as_one_stretch(text: str) -> None:
    (clause,) = read(text)
    exceptions = [statement.exception for statement in clause.statements if statement.exception]
    assert exceptions
    assert all(span.start < span.end for span in exceptions)
