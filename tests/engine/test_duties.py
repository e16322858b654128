"""The table of duties and consequences: what stands in it, on what basis, and what is said of it."""

import time
from dataclasses import replace
from datetime import date

import pytest

from review.engine import assess, build_case
from review.engine.duties import duty_rows, duty_table, listed, remarked, without_basis
from review.model import (
    Answer,
    BasisPlace,
    Burden,
    Category,
    DutyRow,
    Mode,
    Review,
    Standing,
    Verdict,
)
from review.reading import text_document

DAY = date(2026, 3, 1)
DRAFT = """青石镇河道管理办法
第一条 为了保护河道，根据《中华人民共和国水法》第三条，制定本办法。
第二条 镇水利站应当每周巡查一次。
第三条 村民应当每月清理门前河段。
第四条 任何单位和个人不得倾倒垃圾。依照《中华人民共和国固体废物污染环境防治法》第二十条，由有关部门处罚。
第五条 养殖户应当依法办理登记。
第六条 根据《中华人民共和国水法》第三十七条，村民不得弃置阻碍行洪的物体。
第七条 申请采砂的，应当符合下列条件：
（一）具有营业执照；
（二）缴纳保证金5000元。
第八条 鼓励村民参加护河志愿服务，对积极参加的给予奖励。
第九条 本办法由青石镇人民政府负责解释。
第十条 本办法自2026年5月1日起施行，有效期五年。
"""


def rows(text: str) -> tuple[DutyRow, ...]:
    return duty_rows(build_case(text_document(text, "draft.txt"), DAY), (), ())


def row(text: str, words: str) -> DutyRow:
    (found,) = [one for one in rows(text) if words in one.quote]
    return found


@pytest.fixture(scope="module")
def review() -> Review:
    return assess(text_document(DRAFT, "draft.txt"), Category.NORMATIVE, DAY, second=False)


def test_clauses_that_burden_people_outside_stand_in_the_table_and_no_others(review: Review) -> None:
    places = [one.place for one in review.duties]
    assert places[:5] == ["第三条", "第四条", "第四条", "第五条", "第六条"]
    assert places[5:] == ["第七条第（一）项", "第七条第（二）项"]
    assert [one.number for one in review.duties] == list(range(1, 8))


def test_a_row_shows_whom_it_burdens_and_how(review: Review) -> None:
    duty, ban = review.duties[0], review.duties[1]
    assert (duty.who, duty.burdens) == ("村民", (Burden.DUTY,))
    assert (ban.who, ban.burdens) == ("任何单位和个人", (Burden.PROHIBITION,))
    assert review.doc.quote(duty.span) == duty.quote


def test_an_item_shows_its_lead_in_which_is_no_row_of_its_own(review: Review) -> None:
    item = review.duties[-1]
    assert item.lead == "第七条 申请采砂的，应当符合下列条件："
    assert Burden.FEE in item.burdens
    assert not [one for one in review.duties if one.quote.endswith("：")]


def test_a_law_named_in_the_sentence_is_its_basis_with_its_article(review: Review) -> None:
    found = review.duties[4]
    (basis,) = found.bases
    assert (found.standing, basis.where) == (Standing.STATED, BasisPlace.OWN)
    assert (basis.law, basis.article) == ("中华人民共和国水法", "第三十七条")


def test_a_basis_in_the_next_sentence_of_the_article_says_where_it_stands(review: Review) -> None:
    found = review.duties[1]
    (basis,) = found.bases
    assert (found.standing, basis.where, basis.article) == (Standing.NEARBY, BasisPlace.AFTER, "第二十条")


def test_according_to_law_alone_is_a_vague_basis(review: Review) -> None:
    found = review.duties[3]
    assert (found.standing, [one.words for one in found.bases]) == (Standing.VAGUE, ["依法"])


@pytest.mark.parametrize("words", ["按照规定", "按照国家有关规定", "依照有关法律、法规的规定", "依规"])
def test_unnamed_rules_are_a_vague_basis(words: str) -> None:
    found = row(f"青石镇办法\n第一条 养殖户应当{words}办理登记。\n", "登记")
    assert (found.standing, [one.words for one in found.bases]) == (Standing.VAGUE, [words])


def test_a_reference_to_the_draft_itself_is_no_basis() -> None:
    assert row("青石镇办法\n第一条 养殖户应当按照本办法的规定办理登记。\n", "登记").standing is Standing.NONE


def test_the_basis_of_the_whole_draft_is_the_basis_of_no_row(review: Review) -> None:
    assert review.general_basis is not None
    assert review.doc.quote(review.general_basis) == "根据《中华人民共和国水法》第三条"
    assert review.duties[0].standing is Standing.NONE


def test_a_law_that_a_breach_is_measured_by_is_no_basis_of_the_sentence_beside_it() -> None:
    text = "青石镇办法\n第一条 村民不得电鱼。违反《中华人民共和国渔业法》的，移送有关部门。\n"
    assert row(text, "电鱼").standing is Standing.NONE


def test_a_basis_in_another_article_does_not_count() -> None:
    text = "青石镇办法\n第一条 依照《中华人民共和国水法》第三条办理登记。\n第二条 村民应当清理河段。\n"
    assert row(text, "清理河段").standing is Standing.NONE


def test_a_basis_in_the_lead_in_holds_for_its_items() -> None:
    text = "青石镇办法\n第一条 根据《中华人民共和国水法》第三十七条，任何人不得：\n（一）围湖造地；\n（二）弃置物体。\n"
    assert {(one.standing, one.bases[0].where) for one in rows(text)} == {(Standing.STATED, BasisPlace.LEAD)}


def test_the_preamble_of_a_notice_is_no_lead_in() -> None:
    text = "青石镇通告\n根据《中华人民共和国水法》第三条，现通告如下：\n一、村民不得在水库游泳。\n"
    found = row(text, "游泳")
    assert (found.standing, found.lead) == (Standing.NONE, "")


def test_items_share_the_burdens_of_their_lead_in_but_not_of_the_preamble() -> None:
    listed = "青石镇办法\n第一条 有下列情形之一的，三年内不得承包水面：\n（一）提供虚假证明；\n（二）拖欠承包费。\n"
    assert all(Burden.PROHIBITION in one.burdens for one in rows(listed))
    notice = "青石镇通知\n各村民应当严格遵守，现将有关事项通知如下：\n一、工作目标\n二、村民不得焚烧秸秆。\n"
    assert [one.quote for one in rows(notice) if "工作目标" in one.quote] == []


def test_an_addressee_commands_nothing_and_is_no_lead_in() -> None:
    text = "青石镇通知\n各村，辖区各企业：\n一、全面开展服务监督。\n二、村民不得焚烧秸秆。\n"
    (ban,) = rows(text)
    assert (ban.quote, ban.lead) == ("村民不得焚烧秸秆。", "")


def test_criminal_liability_borrows_no_basis_from_the_sentence_before() -> None:
    text = (
        "青石镇办法\n第一条 偷盗设施的，由公安机关依照《中华人民共和国治安管理处罚法》处罚；"
        "构成犯罪的，依法追究刑事责任。\n"
    )
    assert row(text, "刑事责任").standing is Standing.VAGUE


def test_a_permit_named_in_quotation_marks_is_no_law() -> None:
    found = row("青石镇办法\n第一条 摊主应当持有《青石镇准营证》。\n", "准营证")
    assert (found.standing, found.bases) == (Standing.NONE, ())


def test_the_words_of_the_article_are_quoted_from_the_checklists_where_there_is_no_store() -> None:
    found = row("青石镇办法\n第一条 依照《中华人民共和国行政处罚法》第十六条，摊主不得占道。\n", "占道")
    assert "不得设定行政处罚" in found.bases[0].text


def test_a_sentence_without_a_word_of_command_is_a_rule_too() -> None:
    text = "青石镇办法\n第一条 车主接到通知后，十五分钟内到场。\n第二条 未到场的，暂停使用车位。\n"
    duty, loss = rows(text)
    assert duty.burdens == (Burden.DUTY,)
    assert Burden.LOSS in loss.burdens


@pytest.mark.parametrize(
    "words",
    [
        "村民可以自愿参加护河。",
        "对拆除旱厕的农户，每户补助800元。",
        "本办法由青石镇人民政府负责解释。",
        "鼓励村民植树。",
    ],
)
def test_what_gives_permits_or_frames_is_no_row(words: str) -> None:
    assert rows(f"青石镇办法\n第一条 {words}\n") == ()


def test_the_same_words_twice_are_two_rows_with_marks_of_their_own() -> None:
    first, second = rows("青石镇办法\n第一条 村民不得电鱼。\n第二条 村民不得游泳。村民不得电鱼。\n")[::2]
    assert first.fingerprint != second.fingerprint
    moved = rows("青石镇办法\n第一条 村民应当植树。\n第二条 村民不得电鱼。\n")
    assert rows("青石镇办法\n第二条 村民不得电鱼。\n")[0].fingerprint == moved[1].fingerprint


def test_a_finding_on_the_words_is_named_in_the_row() -> None:
    review = assess(
        text_document("青石镇办法\n第一条 乱停车的，由镇人民政府处200元罚款。\n", "d.txt"), Category.NORMATIVE, DAY
    )
    (fine,) = review.duties
    assert {1} <= {*fine.findings}
    assert without_basis(review.duties, review.findings) == ()


def test_rows_without_basis_are_said_in_the_answer_on_added_duties(review: Review) -> None:
    (answer,) = [one for one in review.answers if one.item == "ND-RIGHT-01"]
    assert "义务与后果条款清单第1" in answer.reason
    assert "行没有写明依据，请核对。" in answer.reason
    others = [one for one in review.answers if "义务与后果条款清单" in one.reason]
    assert others == [answer]


def test_nothing_is_said_where_every_row_has_a_basis() -> None:
    answer = Answer("ND-RIGHT-01", "题", "一", Mode.ASSIST, Verdict.PASS, "未见。")
    stated = row(DRAFT, "阻碍行洪")
    assert remarked([answer], [stated], ()) == (answer,)
    bare = replace(stated, standing=Standing.NONE)
    assert remarked([answer], [bare], ())[0].reason == "未见。义务与后果条款清单第5行没有写明依据，请核对。"


def test_numbers_in_a_row_are_named_as_a_range() -> None:
    assert listed([1, 3, 4, 5, 7, 8]) == "1、3至5、7、8"


def test_agreements_and_single_decisions_have_no_table() -> None:
    case = build_case(text_document(DRAFT, "d.txt"), DAY)
    assert duty_table(Category.AGREEMENT, case, (), ()) == ((), None)
    assert duty_table(Category.ENFORCEMENT, case, (), ()) == ((), None)


@pytest.mark.parametrize("text", ["空", "关于春节放假的通知\n各单位：\n春节放假七天。\n", "：：：\n；；；"])
def test_a_text_without_rules_has_no_rows(text: str) -> None:
    assert rows(text) == ()


def test_ten_times_the_sentences_take_about_ten_times_as_long() -> None:
    def seconds(count: int) -> float:
        lines = [f"第{n}条 依照《中华人民共和国水法》第三条，村民应当清理河段{n}；不得电鱼。" for n in range(1, count)]
        case = build_case(text_document("青石镇办法\n" + "\n".join(lines), "d.txt"), DAY)
        start = time.perf_counter()
        assert len(duty_rows(case, (), ())) == 2 * (count - 1)
        return time.perf_counter() - start

    small = min(seconds(200) for _ in range(2))
    assert seconds(2000) < 40 * small + 0.5
