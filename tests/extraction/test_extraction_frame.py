"""Title, issuer, number, addressee, dates, validity, signature, attachments."""

from datetime import date

import pytest
from extraction_drafts import NOTICE, draft, value

from review.extraction import extract
from review.model import Absent, DocumentNumber, Found, Validity


def test_a_notice_with_its_measures_gives_every_field() -> None:
    doc = draft(*NOTICE)
    seen = extract(doc)
    assert value(seen.title) == "青石镇农贸市场管理办法"
    assert value(seen.notice_title) == "关于印发《青石镇农贸市场管理办法》的通知"
    assert value(seen.issuer) == value(seen.signature) == "青石镇人民政府"
    assert value(seen.doc_number) == DocumentNumber("青政规〔2026〕3号", "青政规", 2026, 3, "〔〕")
    assert value(seen.addressee) == "各村（居）民委员会，镇各有关单位"
    assert value(seen.issued_on) == date(2026, 3, 10)
    assert value(seen.effective_from) == date(2026, 4, 1)
    assert value(seen.validity) == Validity("有效期五年", months=60)
    assert value(seen.valid_until) == date(2031, 3, 31)


def test_the_span_of_every_field_covers_the_words_it_was_read_from() -> None:
    doc = draft(*NOTICE)
    seen = extract(doc)
    assert isinstance(seen.title, Found)
    assert isinstance(seen.effective_from, Found)
    assert isinstance(seen.validity, Found)
    assert doc.quote(seen.title.span) == "青石镇农贸市场管理办法"
    assert seen.title.span.start > doc.text.index("2026年3月10日")
    assert doc.quote(seen.effective_from.span) == "2026年4月1日"
    assert doc.quote(seen.validity.span) == "有效期五年"


@pytest.mark.parametrize("bracket", ["〔〕", "[]", "()", "【】", "（）"])
def test_document_numbers_keep_wrong_brackets_and_leading_zeros(bracket: str) -> None:
    text = f"青政规{bracket[0]}2026{bracket[1]}03号"
    number = value(extract(draft(text, "关于整治的通知", "一、甲。")).doc_number)
    assert number == DocumentNumber(text, "青政规", 2026, 3, bracket)


def test_a_number_still_to_be_filled_in_is_absent_but_seen() -> None:
    doc = draft("青政规〔2026〕　号", "关于整治的通知", "一、甲。")
    number = extract(doc).doc_number
    assert isinstance(number, Absent)
    assert number.seen is not None
    assert doc.quote(number.seen) == "青政规〔2026〕　号"


def test_a_number_cited_in_the_text_is_not_the_number_of_the_draft() -> None:
    doc = draft("关于整治的通知", "各村：", "根据云政发〔2025〕7号文件，通知如下。")
    assert isinstance(extract(doc).doc_number, Absent)


def test_orders_carry_their_own_kind_of_number() -> None:
    doc = draft(
        "云溪市人民政府令", "第12号", "《云溪市停车办法》已经通过，现予公布。", "云溪市停车办法", "第一条　甲。"
    )
    seen = extract(doc)
    assert value(seen.doc_number) == DocumentNumber("云溪市人民政府令第12号", "云溪市人民政府令", 0, 12, "")
    assert value(seen.title) == "云溪市停车办法"
    assert value(seen.issuer) == "云溪市人民政府"


def test_a_title_over_two_lines_is_joined_and_draft_marks_are_left_out() -> None:
    doc = draft("青石镇人民政府关于", "规范宅基地管理的", "意见（征求意见稿）", "一、总体要求")
    seen = extract(doc)
    assert value(seen.title) == "青石镇人民政府关于规范宅基地管理的意见"
    assert value(seen.issuer) == "青石镇人民政府"


def test_secrecy_and_copy_numbers_above_the_letterhead_do_no_harm() -> None:
    doc = draft(
        "000012", "秘密★1年", "特急", "青石镇人民政府文件", "青政发〔2026〕8号", "关于防汛的通知", "各村：", "照办。"
    )
    seen = extract(doc)
    assert value(seen.title) == "关于防汛的通知"
    assert value(seen.issuer) == "青石镇人民政府"


def test_all_bodies_of_a_joint_letterhead_are_issuers() -> None:
    doc = draft("中共青石镇委员会", "青石镇人民政府文件", "青委发〔2026〕8号", "关于防汛的通知", "各村：", "照办。")
    assert value(extract(doc).issuer) == "中共青石镇委员会、青石镇人民政府"


def test_measures_whose_name_differs_from_the_announced_one_are_still_the_body() -> None:
    lines = [
        line.replace("青石镇农贸市场管理办法", "青石镇市场办法") if i == 8 else line for i, line in enumerate(NOTICE)
    ]
    assert value(extract(draft(*lines)).title) == "青石镇市场办法"


def test_a_clause_alone_has_no_title_and_no_letterhead() -> None:
    seen = extract(draft("第五条　违反本办法的，处200元以上500元以下罚款。"))
    assert isinstance(seen.title, Absent)
    assert isinstance(seen.issuer, Absent)
    assert seen.article_count() == 1


@pytest.mark.parametrize(
    "clause",
    [
        "本办法自发布之日起施行。",
        "本办法自印发之日起30日后施行。",
        "本办法自公布之日起执行。",
        "本协议自双方签字、盖章之日起生效。",
    ],
)
def test_a_clause_without_a_calendar_day_is_found_but_names_no_day(clause: str) -> None:
    seen = extract(draft("某办法", "第一条　甲。", f"第二条　{clause}"))
    assert isinstance(seen.effective_clause, Found)
    assert isinstance(seen.effective_from, Absent)
    assert seen.effective_from.seen == seen.effective_clause.span


@pytest.mark.parametrize("day", ["2026年2月30日", "2026年13月1日", "　年　月　日", "××年×月×日"])
def test_an_impossible_or_open_day_is_shown_not_guessed(day: str) -> None:
    doc = draft("某办法", f"第一条　本办法自{day}起施行。")
    seen = extract(doc)
    assert isinstance(seen.effective_from, Absent)
    assert seen.effective_from.seen is not None
    assert day.strip() in doc.quote(seen.effective_from.seen)


@pytest.mark.parametrize(
    ("words", "months", "until", "open_ended"),
    [
        ("有效期五年", 60, date(2031, 3, 31), False),
        ("有效期为2年", 24, date(2028, 3, 31), False),
        ("有效期18个月", 18, date(2027, 9, 30), False),
        ("有效期至2030年3月31日", 0, date(2030, 3, 31), False),
        ("有效期自2026年4月1日至2029年3月31日", 0, date(2029, 3, 31), False),
        ("有效期自2026年4月1日起至2029年3月31日止", 0, date(2029, 3, 31), False),
        ("有效期3年，至2029年3月31日止", 36, date(2029, 3, 31), False),
        ("至2029年3月31日止", 0, date(2029, 3, 31), False),
        ("试行期二年", 24, date(2028, 3, 31), False),
        ("五年内有效", 60, date(2031, 3, 31), False),
        ("长期有效", 0, None, True),
    ],
)
def test_validity_is_read_in_every_usual_form(words: str, months: int, until: date | None, open_ended: bool) -> None:
    seen = extract(draft("某办法", f"第一条　本办法自2026年4月1日起施行，{words}。"))
    term = value(seen.validity)
    assert isinstance(term, Validity)
    assert (term.months, term.open_ended) == (months, open_ended)
    assert (value(seen.valid_until) if until else None) == until


@pytest.mark.parametrize("words", ["有效期　年", "有效期为＿＿年", "有效期至2030年2月30日", "有效期至　年　月　日"])
def test_a_term_left_blank_or_impossible_is_absent_but_seen(words: str) -> None:
    doc = draft("某办法", f"第一条　本办法自2026年4月1日起施行，{words}。")
    term = extract(doc).validity
    assert isinstance(term, Absent)
    assert term.seen is not None
    assert doc.quote(term.seen) == words


def test_an_attachment_mark_above_the_title_of_a_draft_is_passed_over() -> None:
    seen = extract(draft("附件1：", "青石镇集体资产管理办法（送审稿）", "第一条　甲。"))
    assert value(seen.title) == "青石镇集体资产管理办法"
    assert isinstance(seen.addressee, Absent)
    assert seen.attachments == ()


def test_the_day_an_agreement_was_signed_is_its_date() -> None:
    seen = extract(draft("合作协议", "甲方：青石镇人民政府", "一、内容", "保洁。", "签订日期：2026年1月1日"))
    assert value(seen.issued_on) == date(2026, 1, 1)


def test_the_validity_of_a_permit_is_not_that_of_the_draft() -> None:
    doc = draft("某办法", "第一条　登记证有效期三年，评定结果有效期二年。", "第二条　本办法自2026年4月1日起施行。")
    assert isinstance(extract(doc).validity, Absent)


def test_the_last_day_needs_a_first_day() -> None:
    seen = extract(draft("某办法", "第一条　本办法自印发之日起施行，有效期五年。"))
    assert isinstance(seen.validity, Found)
    assert isinstance(seen.valid_until, Absent)


def test_the_start_of_another_text_is_not_the_start_of_the_draft() -> None:
    doc = draft("某办法", "第一条　本办法自2026年4月1日起施行。《旧办法》自2020年1月1日起施行，同时废止。")
    assert value(extract(doc).effective_from) == date(2026, 4, 1)


def test_a_measure_that_begins_on_a_day_is_not_the_start_of_the_draft() -> None:
    doc = draft("某办法", "第一条　自2026年6月1日起执行新的补贴标准。", "第二条　《旧办法》自2020年1月1日起施行。")
    assert isinstance(extract(doc).effective_clause, Absent)


def test_a_notice_speaks_for_a_body_that_is_silent() -> None:
    lines = [line.replace("请遵照执行", "自2026年5月1日起施行") for line in NOTICE if "第五条" not in line]
    assert value(extract(draft(*lines)).effective_from) == date(2026, 5, 1)


def test_lines_broken_by_hand_inside_one_paragraph_are_lines() -> None:
    doc = draft("青石镇人民政府\n关于防汛的通知", "一、照办。\n二、照办。\n青石镇人民政府\n2026年3月10日")
    seen = extract(doc)
    assert value(seen.title) == "青石镇人民政府关于防汛的通知"
    assert value(seen.issued_on) == date(2026, 3, 10)
    assert [node.label for node in seen.nodes] == ["一、", "二、"]


@pytest.mark.parametrize("day", ["2026年3月10日", "二〇二六年三月十日", "二○二六年三月十日", "2026-03-10", "2026.3.10"])
def test_the_date_below_the_signature_is_the_date_of_issue(day: str) -> None:
    seen = extract(draft("关于防汛的通知", "一、照办。", "青石镇人民政府", day))
    assert value(seen.issued_on) == date(2026, 3, 10)
    assert value(seen.signature) == "青石镇人民政府"


def test_joint_signatures_are_all_read() -> None:
    seen = extract(draft("关于防汛的通知", "一、照办。", "青石镇人民政府", "云溪县水务局", "2026年3月10日"))
    assert value(seen.signature) == "青石镇人民政府、云溪县水务局"


def test_attachments_announced_but_missing_are_told_from_those_carried() -> None:
    doc = draft(
        "关于评选的通知",
        "一、请照办。",
        "附件：1.申报表",
        "2.评分表",
        "青石镇人民政府",
        "2026年3月10日",
        "附件1",
        "申报表",
        "姓名",
    )
    seen = extract(doc).attachments
    assert [(a.number, a.title, a.present) for a in seen] == [(1, "申报表", True), (2, "评分表", False)]


def test_an_attachment_nobody_announced_stands_at_its_own_heading() -> None:
    doc = draft("关于评选的通知", "一、请照办。", "青石镇人民政府", "2026年3月10日", "附件1", "申报表", "姓名")
    extraction = extract(doc)
    (only,) = extraction.attachments
    assert only.present
    assert extraction.parts[-1].span.contains(only.span)


def test_an_empty_document_has_absences_and_nothing_else() -> None:
    seen = extract(draft())
    assert isinstance(seen.title, Absent)
    assert (seen.parts, seen.nodes, seen.citations) == ((), (), ())
