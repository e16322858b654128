"""附表：义务与后果条款清单: every row stands on the opinion, with the officer's answer or 未答复."""

from dataclasses import replace

from paper_samples import document, sample_review

from review.model import BasisPlace, Burden, DutyAnswer, DutyBasis, DutyRow, DutyVerdict, Opinion, Span, Standing
from review.paperwork import opinion_docx, outline
from review.paperwork.zips import read_parts

DOC = document()


def row(number: int, quote: str, **changes: object) -> DutyRow:
    start = DOC.text.index(quote)
    span = Span(start, start + len(quote))
    base = DutyRow(
        number, f"第{number}条", span, quote, "外地经营者", (Burden.DUTY, Burden.FEE), Standing.NONE, (), f"d{number}"
    )
    return replace(base, **changes)  # type: ignore[arg-type]


FINE = row(
    1, "违反本办法的，由镇人民政府处200元以上500元以下罚款。", burdens=(Burden.SANCTION,), who="", findings=(1, 2)
)
BASES = (
    DutyBasis("依法", Span(0, 2), BasisPlace.OWN),
    DutyBasis("《个体工商户条例》第三条", Span(0, 2), BasisPlace.LEAD, note="该条例已被废止。"),
)
DEPOSIT = row(2, "保证金1000元 & 提供<村委会>证明", bases=BASES, standing=Standing.STATED, lead="摊主应当“限期”：")
REVIEW = replace(sample_review(), duties=(FINE, DEPOSIT), general_basis=Span(0, 5))


def annex(opinion: Opinion) -> list[str]:
    lines = outline(opinion_docx(opinion))
    return lines[lines.index("[附表标题] 附表：义务与后果条款清单") :]


def test_every_row_stands_in_the_annex_under_its_number() -> None:
    _, _, head, first, second = annex(Opinion(REVIEW, ()))
    assert head == "| 序号 | 条款、对象 | 草案原文 | 依据 | 答复"
    assert first.startswith("| 1 | 第1条⏎处罚 | “违反本办法的，由镇人民政府处200元以上500元以下罚款。” | 无依据 | ")
    assert second.startswith("| 2 | 第2条⏎义务、缴费（外地经营者） | ")


def test_a_row_without_an_answer_says_so_and_names_its_findings() -> None:
    assert annex(Opinion(REVIEW, REVIEW.findings))[3].endswith("| 未答复⏎见意见1、2")


def test_a_dismissed_finding_is_not_named() -> None:
    dismissed = Opinion(REVIEW, REVIEW.findings[:1], dismissed=((REVIEW.findings[1], "误报"),))
    assert annex(dismissed)[3].endswith("| 未答复⏎见意见1")
    assert annex(Opinion(REVIEW, ()))[3].endswith("| 未答复")


def test_the_officers_answer_stands_with_its_note() -> None:
    given = (DutyAnswer("d1", DutyVerdict.UNGROUNDED, "镇政府 & <无权>"), DutyAnswer("d2", DutyVerdict.GROUNDED))
    lines = annex(Opinion(REVIEW, REVIEW.findings, duties=given))
    assert lines[3].endswith("| 无依据：镇政府 & <无权>⏎见意见1、2")
    assert lines[4].endswith("| 有依据")
    assert "未答复0行" in lines[1]


def test_a_lead_in_stands_before_the_words_and_bases_say_where_they_stand() -> None:
    line = annex(Opinion(REVIEW, ()))[4]
    assert "“摊主应当‘限期’：”⏎“保证金1000元 & 提供<村委会>证明”" in line
    assert "| 依法⏎（引导句）《个体工商户条例》第三条（该条例已被废止。） |" in line


def test_the_note_counts_the_rows_and_names_the_basis_of_the_whole_draft() -> None:
    note = annex(Opinion(REVIEW, ()))[1]
    for words in ("共2行，其中没有写明依据1行，未答复2行。", "“青石镇集贸”，不作为单条的依据"):
        assert words in note


def test_a_draft_without_rows_has_a_sentence_instead_of_a_table() -> None:
    lines = annex(Opinion(sample_review(), ()))
    assert lines[1:] == ["[附注] 未见为行政机关以外的人设定义务、条件或者后果的条款。"]


def test_the_annex_begins_on_a_new_page_and_repeats_its_head() -> None:
    parts = read_parts(opinion_docx(Opinion(REVIEW, ())))
    style = parts["word/styles.xml"].decode().split('w:styleId="Annex"')[1].split("</w:style>")[0]
    assert "<w:pageBreakBefore/>" in style
    assert parts["word/document.xml"].decode().count("<w:tblHeader/>") == 1
