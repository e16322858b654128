"""Blocks in reading order with their places, their looks and their way back into the file."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from docx_builder import cell, docx, p, r, row, style, t, table, text_box
from lxml import etree

from review.model import BlockKind, Cell, Document, DocxSource
from review.reading import docx_walk
from review.reading.docx import read_docx

ZERO_WIDTH = chr(0x200B)


def read(body: str, **parts: str) -> Document:
    return read_docx(docx(body, **parts), "草案.docx")


def shown(doc: Document) -> list[tuple[str, str]]:
    return [(block.place, doc.quote(block.span)) for block in doc.blocks]


def test_paragraphs_are_counted_without_the_empty_ones() -> None:
    assert shown(read(p("甲") + p() + p(" 　") + p("乙"))) == [("第1段", "甲"), ("第2段", "乙")]


def test_a_line_break_makes_two_blocks_of_one_paragraph() -> None:
    doc = read(f"<w:p><w:r>{t('甲')}<w:br/>{t('　　乙')}<w:cr/><w:br w:type='page'/>{t('丙')}</w:r></w:p>")
    assert shown(doc) == [("第1段", "甲"), ("第1段", "乙"), ("第1段", "丙")]
    pieces = [block.source.pieces[0] for block in doc.blocks if isinstance(block.source, DocxSource)]
    assert [(piece.node, piece.offset) for piece in pieces] == [(0, 0), (2, 2), (5, 0)]


def test_tabs_and_hard_hyphens_are_characters_and_soft_hyphens_are_not() -> None:
    doc = read(
        "<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t>"
        "<w:noBreakHyphen/><w:softHyphen/><w:t>丙</w:t></w:r></w:p>"
    )
    assert doc.text == "甲\t乙-丙"
    assert [piece.node for piece in doc.blocks[0].source.pieces] == [0, 1, 2, 3, 5]  # type: ignore[union-attr]


def test_line_feeds_inside_a_word_do_not_break_the_block() -> None:
    assert read("<w:p><w:r><w:t>甲\n乙\u2028丙</w:t></w:r></w:p>").text == "甲乙丙"


def test_a_box_of_wingdings_is_read_by_its_look() -> None:
    doc = read('<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t>同意</w:t></w:r></w:p>')
    assert doc.text == "☑同意"


def test_merged_cells_come_once_with_their_first_row_and_column() -> None:
    restart, go_on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    rows = table(
        row(cell("标题", '<w:gridSpan w:val="3"/>')),
        row(cell("甲", restart), cell("乙"), cell("丙")),
        row(cell("", go_on), cell("丁"), cell("戊")),
        row(cell("己"), properties='<w:gridBefore w:val="2"/>'),
    )
    doc = read(rows)
    assert [(b.cell, doc.quote(b.span)) for b in doc.blocks] == [
        (Cell(1, 1, 1), "标题"),
        (Cell(1, 2, 1), "甲"),
        (Cell(1, 2, 2), "乙"),
        (Cell(1, 2, 3), "丙"),
        (Cell(1, 3, 2), "丁"),
        (Cell(1, 3, 3), "戊"),
        (Cell(1, 4, 3), "己"),
    ]
    assert {block.kind for block in doc.blocks} == {BlockKind.CELL}


def test_a_merge_that_continues_nothing_is_an_ordinary_cell() -> None:
    assert shown(read(table(row(cell("甲", "<w:vMerge/>"))))) == [("表1第1行第1格", "甲")]


def test_every_paragraph_of_a_cell_is_a_block_and_nested_tables_follow_in_place() -> None:
    inner = table(row(cell("内")))
    doc = read(p("前") + table(row(cell(p("甲") + inner + p("乙")))) + p("后"))
    assert shown(doc) == [
        ("第1段", "前"),
        ("表1第1行第1格", "甲"),
        ("表2第1行第1格", "内"),
        ("表1第1行第1格", "乙"),
        ("第2段", "后"),
    ]


def test_text_boxes_follow_their_paragraph() -> None:
    doc = read(p("甲", after=text_box(p("一") + p("二"))) + p("乙", after=text_box(p("三"))))
    assert shown(doc) == [
        ("第1段", "甲"),
        ("文本框第1段", "一"),
        ("文本框第2段", "二"),
        ("第2段", "乙"),
        ("文本框2第1段", "三"),
    ]


def test_notes_follow_the_text_and_say_where_they_are_called() -> None:
    call = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    notes = "".join(f'<w:footnote w:id="{i}">{p(words)}</w:footnote>' for i, words in ((1, "后注"), (2, "先注")))
    separator = '<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    doc = read(p("甲", after=call.format(2)) + p("乙", after=call.format(1)), footnotes=separator + notes)
    assert shown(doc)[2:] == [("脚注1（第1段）", "先注"), ("脚注2（第2段）", "后注")]
    assert [(b.kind, b.source.part) for b in doc.blocks[2:]] == [(BlockKind.FOOTNOTE, "word/footnotes.xml")] * 2  # type: ignore[union-attr]


def test_a_note_called_from_deleted_words_is_deleted_too() -> None:
    call = '<w:del><w:r><w:footnoteReference w:id="1"/></w:r></w:del>'
    doc = read(p("甲", after=call), footnotes=f'<w:footnote w:id="1">{p("作废")}</w:footnote>')
    assert (doc.text, doc.unread[0].what) == ("甲", "删除的修订：「作废」")


def test_a_comment_is_declared_with_the_place_of_its_anchor() -> None:
    anchored = p("甲") + p("乙", after='<w:r><w:commentReference w:id="7"/></w:r>')
    doc = read(anchored, comments=f'<w:comment w:id="7">{p("无依据")}</w:comment>')
    assert [(e.what, e.where) for e in doc.unread] == [("批注：「无依据」", "第2段")]


def test_revisions_are_read_as_accepted_counted_and_placed() -> None:
    change = f"<w:del><w:r><w:delText>五百</w:delText></w:r></w:del><w:ins>{r('二百')}</w:ins>"
    doc = read(p("处", after=change + r("元；") + change))
    assert doc.text == "处二百元；二百"
    assert [(e.what, e.where, e.count) for e in doc.unread] == [
        ("删除的修订：「五百」「五百」", "第1段", 2),
        ("插入的修订：「二百」「二百」", "第1段", 2),
    ]
    assert all("接受修订后为准" in entry.advice for entry in doc.unread)


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    mark = "<w:rPr><w:del/></w:rPr>"
    doc = read(p("不得", mark) + p("罚款。") + p("乙"))
    assert shown(doc) == [("第1段", "不得罚款。"), ("第2段", "乙")]
    source = doc.blocks[0].source
    assert isinstance(source, DocxSource)
    assert [(source.paragraph, piece.paragraph, piece.node) for piece in source.pieces] == [(1, 0, 0), (1, None, 0)]
    assert [(e.what, e.where) for e in doc.unread] == [("删除的修订：「段落标记」", "第1段")]


def test_a_deleted_mark_before_a_table_joins_nothing() -> None:
    doc = read(p("甲", "<w:rPr><w:del/></w:rPr>") + table(row(cell("乙"))))
    assert [words for _, words in shown(doc)] == ["甲", "乙"]


def test_changes_of_format_are_no_changes_of_text() -> None:
    old = "<w:pPrChange><w:pPr><w:jc w:val='center'/></w:pPr></w:pPrChange>"
    doc = read(f"<w:p><w:pPr>{old}</w:pPr>{r('甲', '<w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange>')}</w:p>")
    assert (doc.text, doc.unread, doc.blocks[0].centred) == ("甲", (), False)


@pytest.mark.parametrize(
    ("properties", "centred", "level"),
    [
        ("", False, 0),
        ('<w:jc w:val="center"/>', True, 0),
        ('<w:pStyle w:val="Big"/>', True, 2),
        ('<w:pStyle w:val="BigChild"/>', True, 2),
        ('<w:pStyle w:val="Big"/><w:jc w:val="left"/><w:outlineLvl w:val="9"/>', False, 0),
        ('<w:pStyle w:val="heading 3"/>', False, 3),
        ('<w:outlineLvl w:val="0"/>', False, 1),
    ],
)
def test_alignment_and_outline_level_come_from_the_paragraph_or_its_style(
    properties: str, centred: bool, level: int
) -> None:
    big = style("Big", '<w:pPr><w:jc w:val="center"/><w:outlineLvl w:val="1"/></w:pPr>')
    styles = big + style("BigChild", '<w:basedOn w:val="Big"/>') + style("heading 3", "")
    (block,) = read(p("甲", properties), styles=styles).blocks
    assert (block.centred, block.level) == (centred, level)


def test_a_piece_leads_back_to_the_element_deleted_ones_counted() -> None:
    data = docx(
        p("甲", after=text_box(p("框")))
        + f"<w:p><w:del><w:r><w:delText>删</w:delText></w:r></w:del>{r('　留' + ZERO_WIDTH + '下')}{text_box(p('内'))}{r('尾')}</w:p>"
    )
    doc = read_docx(data, "草案.docx")
    block = next(b for b in doc.blocks if b.place == "第2段")
    assert isinstance(block.source, DocxSource)
    with ZipFile(BytesIO(data)) as archive:
        root = etree.fromstring(archive.read(block.source.part), docx_walk.parser())
    elements = docx_walk.text_elements(docx_walk.paragraphs(root)[block.source.paragraph])
    found = [
        docx_walk.element_text(elements[piece.node])[piece.offset :][: len(doc.quote(piece.span))]
        for piece in block.source.pieces
    ]
    assert found == ["留", "下", "尾"]
