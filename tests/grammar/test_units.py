"""Sentences, lead-ins, modality and addressees as the grammar reads them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review.checklist import load_lexicon
from review.extraction import extract
from review.grammar import Vocabulary, label_length, mask, parse
from review.model import Actor, Clause, Force
from review.reading import text_document

WORDS = load_lexicon()
VOCABULARY = Vocabulary.of(WORDS.pattern)


def read(text: str) -> tuple[Clause, ...]:
    doc = text_document(text)
    return parse(doc, extract(doc), VOCABULARY)


def test_item_of_an_enumeration_carries_its_lead_in() -> None:
    clauses = read(
        "第五条 商户有下列情形之一的，取消摊位：\n（一）占道经营；\n（二）乱倒垃圾。\n第六条 本办法自印发之日起施行。"
    )
    assert [c.text for c in clauses] == [
        "第五条 商户有下列情形之一的，取消摊位：",
        "（一）占道经营；",
        "（二）乱倒垃圾。",
        "第六条 本办法自印发之日起施行。",
    ]
    assert clauses[1].lead == clauses[2].lead == clauses[0].text
    assert clauses[3].lead == ""


def test_inline_enumeration_is_cut_at_its_items() -> None:
    clauses = read("申请人应当提交：（一）申请书；（二）村委会证明。")
    assert [c.text for c in clauses][1:] == ["（一）申请书；", "（二）村委会证明。"]
    assert clauses[2].lead == "申请人应当提交："


def test_second_level_keeps_both_lead_ins() -> None:
    clauses = read(
        "第二条 下列人员不得申请：\n（一）有下列行为的商户：\n1.欠费；\n2.扰乱秩序。\n（二）未满十八周岁的人。"
    )
    assert clauses[2].lead == clauses[0].text + clauses[1].text
    assert clauses[4].lead == clauses[0].text


def test_unnumbered_items_stay_under_an_open_lead_in_until_a_full_stop() -> None:
    clauses = read("禁止下列行为：\n乱停车辆；\n乱倒垃圾。\n村民应当爱护公物。")
    assert [bool(c.lead) for c in clauses] == [False, True, True, False]


def test_colon_inside_a_sentence_does_not_cut_it() -> None:
    assert [c.text for c in read("联系电话：见公告栏。")] == ["联系电话：见公告栏。"]


def test_names_in_book_marks_are_masked_letter_by_letter() -> None:
    (clause,) = read("依照《罚款收缴办法》第三条办理。")
    assert clause.text == "依照《□□□□□□》第三条办理。"
    assert len(clause.text) == clause.span.end - clause.span.start


def test_modality_is_the_one_named_first() -> None:
    forces = [
        c.force
        for c in read(
            "村民不得乱倒垃圾，应当入桶。\n鼓励农户应当节约。\n本办法所称商户，是指应当登记的经营者。\n今年天气好。"
        )
    ]
    assert forces == [Force.MUST_NOT, Force.ENCOURAGE, Force.DEFINE, Force.STATE]


def test_officials_alone_are_told_from_citizens() -> None:
    first, second = read("工作人员应当保守秘密。\n违反本办法的，予以处理。")
    assert first.actors == (Actor.OFFICIAL,)
    assert Actor.OUTSIDER in second.actors


def test_stated_bases_are_marked() -> None:
    text = "违者由公安机关依照《中华人民共和国消防法》第六十条处罚。"
    (clause,) = read(text)
    assert [text[span.start : span.end] for span in clause.basis] == ["依照《中华人民共和国消防法》第六十条"]


def test_label_is_measured_with_the_blanks_behind_it() -> None:
    assert [label_length(t) for t in ("第五条　甲", "（一）甲", "1.甲", "甲")] == [4, 3, 2, 0]


def test_stretch_of_lead_and_words_maps_back_to_the_words() -> None:
    clauses = read("第五条 商户不得：\n（一）占道经营。")
    item = clauses[1]
    start = item.full.index("不得")
    span = item.to_span(start, item.full.index("经营") + 2)
    assert span is not None
    assert (span.start, span.end) == (item.span.start, item.span.start + 7)
    assert item.to_span(0, len(item.lead)) is None


@given(st.text(alphabet="第一二条（）1.、：；。，《》甲乙丙 　\n应当不得", max_size=120))
def test_every_character_but_blanks_is_in_exactly_one_unit(text: str) -> None:
    doc = text_document(text)
    covered = [0] * len(doc.text)
    for clause in parse(doc, extract(doc), VOCABULARY):
        for index in range(clause.span.start, clause.span.end):
            covered[index] += 1
        assert len(clause.text) == clause.span.end - clause.span.start
    assert all(count == (0 if doc.text[i].isspace() and count == 0 else 1) for i, count in enumerate(covered))


@given(st.text(alphabet="《》甲乙〈〉", max_size=30))
def test_mask_keeps_the_length(text: str) -> None:
    assert len(mask(text)) == len(text)


@pytest.mark.parametrize(
    "preamble",
    [
        "为了保障消防安全，根据《中华人民共和国消防法》，现将有关要求通告如下：",
        "根据《中华人民共和国土地管理法》等法律，经研究，提出如下意见：",
        "为了规范养犬行为，依照有关法律、法规，乡人民政府决定：",
    ],
)
def test_preamble_of_the_draft_is_no_lead_in_of_its_items(preamble: str) -> None:
    clauses = read(f"{preamble}\n一、住户不得在楼道堆放柴草。\n二、违者不得参加评选。")
    assert [clause.lead for clause in clauses] == ["", "", ""]


def test_lead_in_of_an_article_that_names_its_subject_is_kept() -> None:
    clauses = read("第五条 经营者应当遵守下列规定：\n（一）明码标价；\n（二）不得占道。")
    assert clauses[1].lead == clauses[2].lead == clauses[0].text
