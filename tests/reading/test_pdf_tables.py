"""Ruled tables keep their cells; a table that runs on over the page keeps counting its rows."""

from pdf_writer import LEFT, Sheet, pdf

from review.model import BlockKind, Cell, Document
from review.reading import read

WIDTHS = (60, 200, 160)


def cells(doc: Document) -> list[tuple[str, Cell | None, str]]:
    return [(doc.quote(b.span), b.cell, b.place) for b in doc.blocks if b.kind is BlockKind.CELL]


def test_cells_carry_row_and_column_and_are_read_once() -> None:
    sheet = (
        Sheet().text(LEFT, 750, "附件一").table(LEFT, 720, WIDTHS, [["序号", "事项", "单位"], ["1", "清理占道", ""]])
    )
    doc = read(pdf(sheet.text(LEFT, 600, "以上事项限期完成。")), "表.pdf")
    assert doc.text.split("\n") == ["附件一", "序号", "事项", "单位", "1", "清理占道", "以上事项限期完成。"]
    assert cells(doc)[3:] == [
        ("1", Cell(1, 2, 1), "第1页表1第2行第1格"),
        ("清理占道", Cell(1, 2, 2), "第1页表1第2行第2格"),
    ]
    assert [b.place for b in doc.blocks if b.kind is BlockKind.PARAGRAPH] == ["第1页第1段", "第1页第2段"]


def test_words_wrapped_in_a_narrow_cell_are_joined() -> None:
    sheet = Sheet().table(LEFT, 720, (60, 71), [["责任", "青石镇党政综\n合办公室"], ["1", "2"]])
    assert cells(read(pdf(sheet), "表.pdf"))[1][0] == "青石镇党政综合办公室"


def test_a_merged_cell_carries_its_first_column() -> None:
    sheet = Sheet()
    for y in (700, 670, 640):
        sheet.line(LEFT, y, LEFT + 300, y)
    for x, bottom in ((0, 640), (100, 640), (200, 670), (300, 640)):
        sheet.line(LEFT + x, bottom, LEFT + x, 700)
    for x, y, words in ((5, 685, "甲方"), (105, 685, "乙方"), (205, 685, "丙方"), (5, 655, "丁方"), (105, 655, "戊方")):
        sheet.text(LEFT + x, y, words, size=10)
    assert [(w, c.row, c.column) for w, c, _ in cells(read(pdf(sheet), "表.pdf")) if c] == [
        ("甲方", 1, 1),
        ("乙方", 1, 2),
        ("丙方", 1, 3),
        ("丁方", 2, 1),
        ("戊方", 2, 2),
    ]


def test_a_table_continued_on_the_next_page_counts_on_without_its_repeated_head() -> None:
    head = ["序号", "事项", "单位"]
    first = Sheet().table(LEFT, 200, WIDTHS, [head, ["1", "清理占道", "执法局"]]).centred(40, "— 1 —")
    second = Sheet().table(LEFT, 760, WIDTHS, [head, ["2", "公开公示", "党政办"]]).centred(40, "— 2 —")
    doc = read(pdf(first, second), "表.pdf")
    assert [(w, c, p) for w, c, p in cells(doc)][-1] == ("党政办", Cell(1, 3, 3), "第2页表1第3行第3格")
    assert [w for w, _, _ in cells(doc)].count("序号") == 1
    assert [(note.what, note.count) for note in doc.unread] == [("页码", 2), ("跨页重复的表头", 1)]


def test_a_table_with_other_columns_on_the_next_page_is_another_table() -> None:
    first = Sheet().table(LEFT, 200, WIDTHS, [["序号", "事项", "单位"]])
    second = Sheet().table(LEFT, 760, (100, 200), [["姓名", "职务"]])
    assert [c.table for _, c, _ in cells(read(pdf(first, second), "表.pdf")) if c] == [1, 1, 1, 2, 2]


def test_words_between_two_tables_part_them() -> None:
    first = Sheet().table(LEFT, 200, WIDTHS, [["序号", "事项", "单位"]])
    second = Sheet().text(LEFT, 790, "附件二").table(LEFT, 760, WIDTHS, [["序号", "事项", "单位"]])
    assert [c.table for _, c, _ in cells(read(pdf(first, second), "表.pdf")) if c] == [1, 1, 1, 2, 2, 2]


def test_a_frame_round_text_is_no_table() -> None:
    sheet = Sheet().text(LEFT + 10, 680, "特别提示：本公告不收费。")
    for x0, y0, x1, y1 in ((74, 700, 500, 700), (74, 660, 500, 660), (74, 660, 74, 700), (500, 660, 500, 700)):
        sheet.line(x0, y0, x1, y1)
    doc = read(pdf(sheet), "提示.pdf")
    assert [(b.kind, doc.quote(b.span)) for b in doc.blocks] == [(BlockKind.PARAGRAPH, "特别提示：本公告不收费。")]


def test_a_rule_below_the_red_head_is_no_table() -> None:
    sheet = Sheet().centred(700, "青石政规〔2025〕1号").line(74, 690, 520, 690).line(74, 688, 520, 688)
    assert not cells(read(pdf(sheet), "文件.pdf"))


def test_a_row_cut_by_the_page_break_is_whole_again() -> None:
    first = Sheet().table(LEFT, 130, (60, 91, 160), [["1", "在划定区域以外\n占道经营的，由", "执法局"]])
    second = Sheet().table(LEFT, 760, (60, 91, 160), [["", "执法局责令改正", ""], ["2", "公开公示", "党政办"]])
    assert [(w, c) for w, c, _ in cells(read(pdf(first, second), "表.pdf"))] == [
        ("1", Cell(1, 1, 1)),
        ("在划定区域以外占道经营的，由执法局责令改正", Cell(1, 1, 2)),
        ("执法局", Cell(1, 1, 3)),
        ("2", Cell(1, 2, 1)),
        ("公开公示", Cell(1, 2, 2)),
        ("党政办", Cell(1, 2, 3)),
    ]


def test_a_row_that_begins_on_the_next_page_under_a_merged_first_cell_stays_a_row() -> None:
    first = Sheet().table(LEFT, 130, WIDTHS, [["一组", "公开公示", "党政办"]])
    second = Sheet().table(LEFT, 760, WIDTHS, [["", "清理占道", "执法局"]])
    assert [c.row for _, c, _ in cells(read(pdf(first, second), "表.pdf")) if c] == [1, 1, 1, 2, 2]
