"""The opinion and the form say what the review found, in Chinese, with the same numbers."""

import re
import subprocess
import sys
from dataclasses import replace
from datetime import date

import pytest
from paper_samples import PENALTY_LAW, document, extraction, finding, many, sample_review

from review.errors import UnreadableFileError
from review.model import Absent, Answer, Basis, Conclusion, Found, Mode, Opinion, Severity, Verdict
from review.paperwork import annotated_copy, form_docx, opinion_docx, outline
from review.paperwork.bases import cited, gist

PROPOSAL = (Conclusion.AMEND, "第1条意见须修改")
REVIEW = sample_review()
DRAFT = Opinion(REVIEW, REVIEW.findings[:3], undecided=REVIEW.findings)
FINAL = Opinion(
    REVIEW,
    REVIEW.findings[:2],
    dismissed=((REVIEW.findings[2], "上级文件已作统一规定"), (REVIEW.findings[3], "不影响")),
    conclusion=Conclusion.AMEND,
    reviewer="甄某",
    organ="青石司法所",
    dated=date(2025, 7, 1),
    remarks="请于五日内反馈。",
)
both_papers = pytest.mark.parametrize("paper", [opinion_docx, form_docx])


def text(data: bytes) -> str:
    return "\n".join(outline(data))


def test_a_draft_opinion_leaves_the_conclusion_blank_and_names_the_proposal_as_one() -> None:
    words = text(opinion_docx(DRAFT, PROPOSAL))
    assert "审查结论：＿＿＿＿＿＿\n" in words
    assert "建议结论（由审查人员确定）：应当予以修改。理由：第1条意见须修改。" in words
    assert words.count("【待确认】") == 3
    assert "草稿：" in words


def test_a_final_opinion_carries_the_conclusion_and_no_proposal() -> None:
    words = text(opinion_docx(FINAL, PROPOSAL, addressee="青石镇经济发展办公室"))
    assert "审查结论：应当予以修改。" in words
    assert not re.search("建议结论|待审查人员确认|草稿", words)
    assert "[主送机关] 青石镇经济发展办公室：" in words
    assert "青石司法所（盖章）\n[署名] 2025年7月1日" in words


@pytest.mark.parametrize(
    ("chosen", "sentence"),
    [
        (Conclusion.LAWFUL, "合法。经审查，《青石镇集贸市场管理办法（试行）》制定主体适格"),
        (Conclusion.AMEND, "》第五条、第六条存在上述问题，请按照本意见修改后提请集体审议。"),
        (Conclusion.UNLAWFUL, "》第五条、第六条存在上述问题，不符合法律、法规、规章和国家有关规定，建议不予提请审议。"),
        (Conclusion.RETURN, "请补充下列材料（起草说明）后，重新提请审查；审查期限自材料补齐之日起算"),
    ],
)
def test_the_chosen_conclusion_is_a_whole_sentence(chosen: Conclusion, sentence: str) -> None:
    missing = Answer("ND-MAT-01", "起草说明", "材料", Mode.MACHINE, Verdict.MISSING, "未见")
    opinion = replace(FINAL, review=replace(REVIEW, answers=(missing,)), conclusion=chosen)
    (line,) = [line for line in outline(opinion_docx(opinion)) if "审查结论：" in line]
    assert sentence in line


@both_papers
def test_no_paper_calls_a_draft_lawful_before_the_officer_does(paper: object) -> None:
    opinion = Opinion(sample_review(()), ())
    words = text(paper(opinion, (Conclusion.LAWFUL, "机器没有提出问题")))  # type: ignore[operator]
    assert "机器不作“合法”判断" in words
    assert not re.search("结论：合法|）：合法", words)


def test_findings_stand_by_severity_with_place_problem_basis_and_suggestion() -> None:
    lines = outline(opinion_docx(DRAFT))
    start = lines.index("[二级标题] （一）阻断性问题（未处理的，不得提请审议）")
    assert lines[start + 1 : start + 5] == [
        "[意见首行] 1．第五条（“处200元以上500元以下罚款”）【待确认】",
        "[公文正文] 问题：该规定涉嫌超越权限，规范性文件无此权限。",
        "[公文正文] 依据：《中华人民共和国行政处罚法》第十六条（“除法律、法规、规章外，其他规范性文件不得设定行政处罚。”）。",
        "[公文正文] 建议：删除该规定。",
    ]


def test_an_unverified_basis_says_so() -> None:
    assert "第一部分（请核对原文）。" in text(opinion_docx(DRAFT))


def test_hints_are_an_annex_and_dismissed_findings_stay_out_of_the_opinion() -> None:
    draft, final = text(opinion_docx(DRAFT)), text(opinion_docx(FINAL))
    assert "附：文字、格式等提示" in draft
    assert "4．第八条（“负责解释”）" in draft
    assert "负责解释" not in final
    assert "有效期。" not in final


def test_the_form_tells_what_became_of_every_finding() -> None:
    lines = [line for line in outline(form_docx(FINAL)) if re.match(r"\| \d+ \| .*【", line)]
    assert [line.rpartition("| ")[2] for line in lines] == ["采纳", "采纳", "不采纳", "不采纳"]
    assert "不采纳的理由：上级文件已作统一规定。" in lines[2]


def test_a_reworded_finding_stands_in_the_form_in_the_officers_words() -> None:
    worded = replace(REVIEW.findings[0], message="本条自行设定罚款，应当删除")
    words = text(form_docx(replace(FINAL, kept=(worded, REVIEW.findings[1]))))
    assert "问题：本条自行设定罚款，应当删除。" in words
    assert "改写后采纳" in words


def test_every_item_ends_in_a_verdict_on_the_form() -> None:
    lines = outline(form_docx(DRAFT))
    assert "| 2 | 是否设定行政处罚 | 存疑 | 1" in lines
    assert "| 5 | 是否规定有效期 | 不符合 | 3" in lines
    start = lines.index("| （三）程序是否合法")
    assert lines[start + 1].startswith("| 4 | 是否公开征求意见 | 须看征求意见的材料。 | 需人工 |")
    assert any(line.startswith("| 1 | 制定机关有没有资格 | 符合 |") for line in lines)


def test_settled_items_stand_two_to_a_row_and_are_counted() -> None:
    answers = tuple(
        Answer(f"X-{n}", f"要点{n}（括号里的说明）", "（1）", Mode.MACHINE, Verdict.PASS, "查全文") for n in range(1, 6)
    )
    lines = outline(form_docx(Opinion(sample_review((), answers), ())))
    assert "| 1 | 要点1 | 符合 | 4 | 要点4 | 符合" in lines
    assert [line.rstrip() for line in lines if line.startswith("| 3 |")] == ["| 3 | 要点3 | 符合 |  |  |"]
    assert "[附表文字] 共5项（符合5项）。“符合”指机器查对全文未见线索，仍须审查人员确认。" in lines


def test_the_same_objection_in_several_places_is_one_point() -> None:
    doc = document(("办法", "按装路灯。", "按装水表。"))
    one = finding(3, "按装", Severity.LOW, doc, message="「按装」疑为错别字", place="第二条")
    two = replace(one, number=4, place="第三条", fingerprint="fp-other")
    lines = outline(opinion_docx(Opinion(REVIEW, (one, two))))
    start = lines.index("[意见首行] 3、4．第二条、第三条（“按装”）")
    assert lines[start + 1] == "[公文正文] 问题：上述各处疑为错别字。"
    assert not any(line.startswith("[意见首行] 4．") for line in lines)


def test_a_point_of_many_places_names_the_first_and_counts_them() -> None:
    doc = document(("办法", *("按装路灯。" for _ in range(30))))
    first = finding(1, "按装", Severity.LOW, doc, message="「按装」疑为错别字")
    like = tuple(
        replace(first, number=2 * n + 1, place=f"第{2 * n + 1}段", fingerprint=f"fp-like-{n}") for n in range(30)
    )
    (head,) = [line for line in outline(opinion_docx(Opinion(REVIEW, like))) if line.startswith("[意见首行] 1、")]
    assert head.startswith("[意见首行] 1、3、5、7等30条．第1段、第3段、")
    assert head.endswith("第23段等30处（“按装”）")


def test_like_slips_in_different_words_are_one_point_that_quotes_each() -> None:
    doc = document(("办法", "按装路灯。", "既将开业。"))
    one = finding(3, "按装", Severity.LOW, doc, message="「按装」疑为错别字", place="第二条")
    two = finding(4, "既将", Severity.LOW, doc, message="「既将」疑为错别字", place="第三条", item=one.item)
    lines = outline(opinion_docx(Opinion(REVIEW, (one, two))))
    assert "[意见首行] 3、4．第二条“按装”、第三条“既将”" in lines


def test_one_objection_in_different_words_is_one_point_but_different_decisions_and_objections_stay_apart() -> None:
    doc = document(("办法", "罚款一百元。", "罚款二百元。"))
    one = finding(1, "罚款一百元", Severity.HIGH, doc)
    two = finding(
        2, "罚款二百元", Severity.HIGH, doc, item=one.item, basis=(PENALTY_LAW, replace(PENALTY_LAW, article="第四条"))
    )
    again = replace(one, number=3, fingerprint="fp-again")
    other = replace(two, number=4, fingerprint="fp-other", message="「罚款二百元」超过幅度")
    lines = outline(opinion_docx(Opinion(REVIEW, (one, two, again, other), undecided=(again,))))
    assert re.findall(r"\[意见首行\] ([\d至、]+)．", "\n".join(lines)) == ["1、2", "3", "4"]
    assert "[意见首行] 1、2．第1条“罚款一百元”、第2条“罚款二百元”" in lines
    assert "依据：《中华人民共和国行政处罚法》第十六条、第四条。" in text(
        form_docx(Opinion(replace(REVIEW, findings=(one, two)), (one, two)))
    )


def test_a_point_names_what_else_its_words_touch() -> None:
    doc = document()
    both = finding(1, "处200元以上500元以下罚款", Severity.HIGH, doc, more_labels=("SET_FEE", "SET_PENALTY", "OTHER"))
    words = text(opinion_docx(Opinion(REVIEW, (both,))))
    assert "规范性文件无此权限。同时涉及设定收费。" in words


def test_an_article_is_quoted_once_and_another_named_only_where_more_is_touched() -> None:
    doc = document()
    laws = tuple(replace(PENALTY_LAW, article=f"第{n}条") for n in ("一", "二", "三"))
    one = finding(1, "处200元以上500元以下罚款", Severity.HIGH, doc, basis=laws, more_labels=("SET_FEE",))
    two = finding(2, "保证金1000元 & 提供<村委会>证明", Severity.MEDIUM, doc, basis=laws)
    first, second = (line for line in outline(opinion_docx(Opinion(REVIEW, (one, two)))) if "] 依据：" in line)
    assert first.count("除法律、法规、规章外") == 1
    assert first.endswith("；并见《中华人民共和国行政处罚法》第二条。")
    assert second == "[公文正文] 依据：《中华人民共和国行政处罚法》第一条。"
    form = text(form_docx(Opinion(replace(REVIEW, findings=(one, two)), (one, two))))
    assert "依据：《中华人民共和国行政处罚法》第一条、第二条、第三条。" in form


def test_an_opinion_names_a_verified_basis_before_an_unverified_one() -> None:
    guide = Basis("全国统一大市场建设指引（试行）", "第三条", verified=False)
    law = Basis("中华人民共和国反垄断法", "第四十三条")
    assert cited((PENALTY_LAW, guide, law), {PENALTY_LAW}).endswith("；并见《中华人民共和国反垄断法》第四十三条。")
    assert cited((guide,)) == "《全国统一大市场建设指引（试行）》第三条（请核对原文）。"
    assert "“" not in cited((PENALTY_LAW,), problem="除法律、法规、规章外，其他规范性文件不得设定行政处罚。")
    assert cited((PENALTY_LAW,), problem="没有依据").endswith("不得设定行政处罚。”）。")
    assert cited(()) == "未附依据，请审查人员补充。"


def test_an_article_is_quoted_in_whole_sentences_and_not_item_by_item() -> None:
    assert gist(f"证明事项应当有依据。{'长' * 100}。") == "证明事项应当有依据。"
    assert gist("成员享有下列权利：（一）选举；（二）参加大会。") == "成员享有下列权利：……"
    assert gist("（三）限定交易；") == "限定交易"


def test_the_second_readers_arithmetic_stays_off_the_paper() -> None:
    message = (
        "「处200元以上500元以下罚款」在措辞上与常见的违法条款相近（第二读者估计的可能性为96%），规则没有报告，"
        "请审查人员判断。最相近的例句：“甲”；“乙”。"
    )
    doubt = finding(1, "处200元以上500元以下罚款", Severity.LOW, document(), message=message)
    words = text(opinion_docx(Opinion(REVIEW, (doubt,))))
    assert "问题：该处在措辞上与常见的违法条款相近，疑为“设定处罚”，请审查人员判断。" in words
    assert not re.search("第二读者|96|例句", words)


def test_book_marks_in_the_title_become_single_ones() -> None:
    found = Found("关于印发《青石镇集市办法》的通知", REVIEW.doc.blocks[0].span)
    review = replace(REVIEW, extraction=replace(REVIEW.extraction, title=found))
    assert "你单位送审的《关于印发〈青石镇集市办法〉的通知》收悉" in text(opinion_docx(Opinion(review, ())))


def test_what_was_reviewed_can_be_identified() -> None:
    for words in (text(opinion_docx(DRAFT)), text(form_docx(DRAFT))):
        assert "青石镇集贸市场管理办法（试行）" in words
        assert f"送审文件 SHA-256：{'a1b2c3d4' * 8}" in words
        assert "删除的修订（第4段），共2处。请核对是否应当接受修订。" in words
        assert "检查清单 2025.6.1" in words


@both_papers
def test_no_english_names_of_ours_reach_the_paper(paper: object) -> None:
    words = text(paper(DRAFT, PROPOSAL))  # type: ignore[operator]
    seen = set(re.findall(r"[A-Za-z]{3,}", words)) - {"SHA", "docx"}
    assert not {word for word in seen if not re.fullmatch(r"[a-f]{3}|Normal", word)}


def test_a_quotation_has_at_most_sixty_characters() -> None:
    doc = document(("办法", "应当" * 100))
    long = finding(1, "应当" * 100, Severity.LOW, doc)
    lines = outline(opinion_docx(Opinion(REVIEW, (long,))))
    (head,) = [line for line in lines if line.startswith("[意见首行] 1．")]
    (quote,) = re.findall("“(.*)”", head)
    assert len(quote) == 60
    assert quote.endswith("……")


def test_quotation_marks_inside_a_quotation_become_inner_ones() -> None:
    doc = document(("办法", "实行“黑名单”制度"))
    lines = outline(opinion_docx(Opinion(REVIEW, (finding(1, "实行“黑名单”制度", Severity.LOW, doc),))))
    assert "[意见首行] 1．第1条（“实行‘黑名单’制度”）" in lines


@both_papers
def test_forty_findings_keep_their_numbers(paper: object) -> None:
    review = sample_review(many(40))
    words = text(paper(Opinion(review, review.findings, undecided=review.findings)))  # type: ignore[operator]
    numbers = re.findall(r"意见首行\] (\d+)．|^\| (\d+) \| 第\d+条（", words, re.MULTILINE)
    assert sorted(int(a or b) for a, b in numbers) == list(range(1, 41))


@both_papers
def test_the_same_opinion_gives_the_same_bytes(paper: object) -> None:
    assert paper(DRAFT, PROPOSAL) == paper(DRAFT, PROPOSAL)  # type: ignore[operator]


def test_a_draft_without_title_goes_by_its_file_name() -> None:
    review = replace(REVIEW, extraction=replace(extraction(REVIEW.doc), title=Absent("标题")))
    assert "你单位送审的《青石镇市场办法》收悉" in text(opinion_docx(Opinion(review, ())))


def test_a_review_without_items_or_findings_still_fills_both_papers() -> None:
    opinion = Opinion(sample_review((), ()), ())
    assert "没有须提出修改的意见。" in text(opinion_docx(opinion))
    assert text(form_docx(opinion)).count("没有这样的要点。") == 3


def test_human_items_are_counted_beside_a_draft_and_stand_in_full_on_the_form() -> None:
    answers = tuple(
        Answer(f"X-{n}", f"要点{n}", f"（{n % 2}）内容", Mode.HUMAN, Verdict.HUMAN, f"看材料{n}") for n in range(30)
    )
    opinion = Opinion(sample_review((), answers), ())
    assert "须由审查人员核对的要点共30项，逐项见审查意见表：（0）内容15项；（1）内容15项。" in text(
        opinion_docx(opinion)
    )
    assert text(form_docx(opinion)).count("看材料") == 30


def test_what_only_the_officer_needs_is_not_sent_out_with_the_opinion() -> None:
    draft, final = (text(opinion_docx(opinion)) for opinion in (DRAFT, FINAL))
    assert "只随草稿，不随意见书送出" in draft
    assert not re.search("只随草稿|须由审查人员核对|未读取的内容", final)


def test_a_copy_of_a_text_draft_is_made_from_its_text() -> None:
    review = replace(REVIEW, doc=replace(REVIEW.doc, kind="txt"))
    lines = outline(annotated_copy(b"", replace(DRAFT, review=review)))
    assert "的文字生成" in lines[0]
    assert "[公文正文] 第一条 为了加强市场管理，制定本办法。" in lines


def test_a_copy_is_only_made_of_the_file_that_was_reviewed() -> None:
    with pytest.raises(UnreadableFileError, match="对不上"):
        annotated_copy(b"another file", DRAFT)


def test_an_adverse_conclusion_without_findings_points_to_the_remarks() -> None:
    words = text(opinion_docx(replace(FINAL, kept=())))
    assert "》存在备注所列问题，请按照本意见修改后提请集体审议。" in words


def test_importing_paperwork_does_not_import_template_engines() -> None:
    code = "import sys, review.paperwork; print([m for m in ('docx', 'docxtpl', 'jinja2') if m in sys.modules])"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"
