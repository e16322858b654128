"""A PDF page gives the words that a reader sees, in the order in which he reads them."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from pdf_writer import LEFT, PITCH, SIZE, TOP, Sheet, pdf, typeset, width

from review.model import Document, PdfSource
from review.reading import read

ARTICLE = (
    "第一条　为了规范青石镇公共停车场的管理，保护停车人的合法权益，根据有关法律、法规的规定，结合本镇实际，制定本办法。"
)
LONG = ARTICLE + "本办法所称公共停车场，是指由镇人民政府投资建设、供社会车辆停放的场所，不包括居民住宅区内的停车泊位。"


def texts(doc: Document) -> list[str]:
    return [doc.quote(block.span) for block in doc.blocks]


def read_sheets(*sheets: Sheet) -> Document:
    return read(pdf(*sheets), "草案.pdf")


def test_lines_are_joined_to_paragraphs_over_lines_and_pages() -> None:
    doc = read_sheets(*typeset([LONG] * 9, per_page=13))
    assert texts(doc) == [LONG] * 9
    assert doc.pages == 3


def test_places_count_paragraphs_page_by_page_where_they_begin() -> None:
    doc = read_sheets(*typeset([LONG] * 4, per_page=5))
    assert [block.place for block in doc.blocks] == ["第1页第1段", "第1页第2段", "第2页第1段", "第3页第1段"]


def test_every_line_knows_its_words_page_and_box() -> None:
    doc = read_sheets(*typeset([LONG, ARTICLE], per_page=3))
    for block in doc.blocks:
        assert isinstance(block.source, PdfSource)
        lines = block.source.lines
        assert "".join(doc.quote(line.span) for line in lines) == doc.quote(block.span)
        assert (lines[0].span.start, lines[-1].span.end) == (block.span.start, block.span.end)
    second = doc.blocks[0].source.lines[1]  # type: ignore[union-attr]
    left, bottom, right, top = second.box
    assert second.page == 1
    assert (left, right) == pytest.approx((LEFT, LEFT + 28 * SIZE), abs=1)
    assert bottom <= TOP - PITCH < top


def test_paragraphs_without_indent_are_told_apart_by_short_lines_and_numbers() -> None:
    words = ["一、" + ARTICLE[4:], "二、" + LONG[4:], "三、公示。"]
    assert texts(read_sheets(*typeset(words, indent=0))) == words


def test_a_number_that_hangs_before_its_paragraph_stays_with_all_its_lines() -> None:
    sheet = (
        Sheet()
        .text(LEFT, TOP, "1.各村民委员会应当在每季度末公布本村财务收支情况并接受监督")
        .text(LEFT + 2 * SIZE, TOP - PITCH, "，村务监督委员会对公布的内容负责核实。")
    )
    sheet.text(LEFT, TOP - 2 * PITCH, "2.镇农业农村办公室负责指导。")
    assert [text[:2] for text in texts(read_sheets(sheet))] == ["1.", "2."]


def test_fields_signature_and_date_stay_lines_of_their_own() -> None:
    sheets = typeset([LONG, "甲方：青石镇人民政府", "乙方：云溪县某某建设有限公司"])
    sheets[0].right(300, "青石镇人民政府").right(272, "2025年6月1日")
    assert texts(read_sheets(*sheets))[1:] == [
        "甲方：青石镇人民政府",
        "乙方：云溪县某某建设有限公司",
        "青石镇人民政府",
        "2025年6月1日",
    ]


def test_a_title_broken_over_two_centred_lines_is_one_and_centred() -> None:
    sheets = typeset([LONG] * 3)
    sheets[0].centred(800, "青石镇农村集体资金资产资源", size=22).centred(766, "管理办法（试行）", size=22)
    doc = read_sheets(*sheets)
    assert texts(doc)[0] == "青石镇农村集体资金资产资源管理办法（试行）"
    assert [block.centred for block in doc.blocks] == [True, False, False, False]


def test_a_body_above_its_kind_of_document_is_not_drawn_into_the_title() -> None:
    sheets = typeset([LONG] * 3)
    sheets[0].centred(800, "青石镇综合行政执法局", size=22).centred(766, "行政处罚决定书", size=22)
    assert texts(read_sheets(*sheets))[:2] == ["青石镇综合行政执法局", "行政处罚决定书"]


def test_chapter_headings_keep_their_space_and_stand_alone() -> None:
    sheets = typeset([LONG] * 3)
    x = (595 - width("第一章 总则", SIZE)) / 2
    sheets[0].text(x, 770, "第一章").text(x + 3 * SIZE + 5, 770, "总则")
    doc = read_sheets(*sheets)
    assert texts(doc)[0] == "第一章 总则"
    assert doc.blocks[0].centred


@pytest.mark.parametrize(
    ("gap", "words"),
    [
        (0.0, "第一条本镇"),
        (0.1, "第一条本镇"),
        (0.3, "第一条 本镇"),
        (1.0, "第一条　本镇"),
        (4.0, "第一条　　　　本镇"),
    ],
)
def test_a_gap_between_ideographs_becomes_the_space_it_looks_like(gap: float, words: str) -> None:
    sheet = Sheet().text(LEFT, TOP, "第一条").text(LEFT + (3 + gap) * SIZE, TOP, "本镇")
    assert read_sheets(sheet).text == words


def test_the_space_that_layout_puts_around_digits_is_left_out() -> None:
    sheet = Sheet().spaced(LEFT, TOP, "于", 0.25, "2025", 0.25, "年施行")
    assert read_sheets(sheet).text == "于2025年施行"


def test_justified_lines_do_not_fill_with_spaces() -> None:
    parts = [part for char in "本办法自发布之日起施行" for part in (char, 0.5)]
    sheet = Sheet().spaced(LEFT, TOP, *parts)
    assert read_sheets(sheet).text == "本办法自发布之日起施行"


def test_characters_drawn_apart_return_to_their_place_in_the_line() -> None:
    sheet = Sheet().spaced(LEFT, TOP, "“", 4.0, "”").spaced(LEFT + SIZE, TOP, "三重一大", 1.0, "制度")
    assert read_sheets(sheet).text == "“三重一大”制度"


def test_single_characters_in_a_font_that_is_not_embedded_are_not_lost() -> None:
    sheet = (
        Sheet()
        .text(LEFT, TOP, "第")
        .text(LEFT + SIZE, TOP, "五条")
        .text(LEFT + 4 * SIZE, TOP, "略。")
        .text(LEFT, 600, "附")
    )
    assert texts(read_sheets(sheet)) == ["第五条　略。", "附"]


def test_bold_imitated_by_printing_twice_is_read_once() -> None:
    sheet = Sheet().text(LEFT, TOP, "青石镇公告").text(LEFT + 0.4, TOP, "青石镇公告")
    assert read_sheets(sheet).text == "青石镇公告"


def test_lines_drawn_in_any_order_are_read_from_the_top() -> None:
    sheet = Sheet().text(LEFT, 300, "三、公示。").text(LEFT, 700, "一、申请。").text(LEFT, 500, "二、审核。")
    assert texts(read_sheets(sheet)) == ["一、申请。", "二、审核。", "三、公示。"]


def test_two_columns_stay_apart() -> None:
    sheet = Sheet()
    left = ["左栏的第一行文字到此为止了", "左栏的第二行文字到此为止了", "左栏完。"]
    right = ["右栏的第一行文字到此为止了", "右栏的第二行文字到此为止了", "右栏完。"]
    for x, lines in ((LEFT, left), (LEFT + 15 * SIZE, right)):
        for n, line in enumerate(lines):
            sheet.text(x, TOP - n * PITCH, line)
    assert texts(read_sheets(sheet)) == ["".join(left), "".join(right)]


@pytest.mark.parametrize(
    ("rotate", "turn", "starts"),
    [
        (90, "0.001 1 -1 0.001", [(100, 80), (156, 80)]),
        (180, "-1 0 0 -1", [(500, 200), (500, 256)]),
        (270, "0.001 -1 1 0.001", [(500, 760), (444, 760)]),
    ],
)
def test_turned_pages_are_read_as_shown(rotate: int, turn: str, starts: list[tuple[float, float]]) -> None:
    sheet = Sheet(rotate=rotate)
    for (x, y), words in zip(starts, ("一、申请。", "二、审核。"), strict=True):
        sheet.text(x, y, words, turn=turn)
    assert texts(read_sheets(sheet)) == ["一、申请。", "二、审核。"]


def test_radicals_that_look_like_ideographs_are_read_as_ideographs() -> None:
    assert read_sheets(Sheet().text(LEFT, TOP, "⼈⺠政府⽂件")).text.startswith("人")


def test_same_bytes_give_the_same_document_on_many_threads() -> None:
    data = pdf(*typeset([LONG] * 6, numbered=True))
    expected = read(data, "草案.pdf")
    with ThreadPoolExecutor(4) as pool:
        assert all(doc == expected for doc in pool.map(lambda _: read(data, "草案.pdf"), range(8)))
