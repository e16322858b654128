"""What repeats in the margins is left out of the text and declared; what only looks like it stays."""

import pytest
from pdf_writer import LEFT, Sheet, pdf, typeset

from review.model import Document
from review.reading import read

ARTICLE = "各村民委员会应当按照本办法的规定公布村级财务收支情况，接受村民监督，公布的时间不少于三十日。"


def read_sheets(sheets: list[Sheet]) -> Document:
    return read(pdf(*sheets), "草案.pdf")


def declared(doc: Document) -> dict[str, tuple[str, int]]:
    return {note.what: (note.where, note.count) for note in doc.unread}


@pytest.mark.parametrize(
    "form",
    [
        "— {} —",
        "－ {} －",
        "-{}-",
        "—{}—",
        "第{}页",
        "第 {} 页",
        "第{}页 共3页",
        "第 {} 页 / 共 3 页",
        "共3页 第{}页",
        "{}/3",
        "{}",
        "· {} ·",
    ],
)
def test_page_numbers_in_the_usual_forms_are_left_out(form: str) -> None:
    sheets = typeset([ARTICLE] * 30)[:3]
    for n, sheet in enumerate(sheets, 1):
        sheet.centred(40, form.format(n), size=14)
    doc = read_sheets(sheets)
    assert declared(doc) == {"页码": ("第1页至第3页", 3)}
    assert form.format(1) not in doc.text.split("\n")


def test_a_paragraph_goes_on_behind_the_page_number() -> None:
    doc = read_sheets(typeset([ARTICLE] * 12, per_page=5, numbered=True))
    assert set(doc.text.split("\n")) == {ARTICLE}


def test_page_numbers_at_outer_corners_are_left_out() -> None:
    sheets = typeset([ARTICLE] * 60)[:4]
    for n, sheet in enumerate(sheets, 1):
        sheet.text(480 if n % 2 else LEFT, 40, f"— {n} —", size=14)
    assert declared(read_sheets(sheets)) == {"页码": ("第1页至第4页", 4)}


def test_numbers_that_do_not_count_with_the_pages_stay() -> None:
    sheets = typeset([ARTICLE] * 30)[:2]
    for sheet, number in zip(sheets, ("2025", "17"), strict=True):
        sheet.text(LEFT, 60, number)
    doc = read_sheets(sheets)
    assert not doc.unread
    assert "2025" in doc.text
    assert "17" in doc.text


def test_running_header_and_footer_are_left_out_with_an_example() -> None:
    sheets = typeset([ARTICLE] * 30)[:3]
    for n, sheet in enumerate(sheets, 1):
        sheet.text(LEFT, 800, "青石镇村务公开办法（征求意见稿）", size=9).text(LEFT, 30, f"内部资料 第{n}页", size=9)
    doc = read_sheets(sheets)
    assert declared(doc) == {"页眉": ("第1页至第3页", 3), "页脚": ("第1页至第3页", 3)}
    assert "征求意见稿" in doc.unread[0].advice
    assert "征求意见稿" not in doc.text


def test_headers_of_left_and_right_pages_are_both_left_out() -> None:
    sheets = typeset([ARTICLE] * 60)[:6]
    for n, sheet in enumerate(sheets):
        sheet.text(LEFT, 800, ("青石镇人民政府", "村务公开办法")[n % 2], size=9)
    assert declared(read_sheets(sheets)) == {"页眉": ("第1页至第6页", 6)}


def test_a_title_that_repeats_on_bound_documents_stays() -> None:
    sheets = []
    for _ in range(3):
        sheet = typeset([ARTICLE] * 3)[0]
        sheets.append(sheet.centred(760, "青石镇人民政府公告", size=22))
    assert read_sheets(sheets).text.count("青石镇人民政府公告") == 3


def test_attachment_labels_at_the_head_of_pages_stay() -> None:
    sheets = []
    for n in range(1, 4):
        sheets.append(typeset([ARTICLE] * 3)[0].text(LEFT, 760, f"附件{n}"))
    assert [line for line in read_sheets(sheets).text.split("\n") if line.startswith("附件")] == [
        "附件1",
        "附件2",
        "附件3",
    ]


def test_words_that_repeat_where_other_pages_have_text_stay() -> None:
    sheets = [typeset([ARTICLE] * 3)[0] for _ in range(4)]
    for n, sheet in enumerate(sheets):
        sheet.text(LEFT, 760, "附表如下：" if n < 3 else "第四页的正文也从这里开始。")
    assert read_sheets(sheets).text.count("附表如下：") == 3


def test_a_watermark_is_left_out_and_named() -> None:
    sheets = typeset([ARTICLE] * 3)
    sheets[0].text(150, 300, "征求意见稿", size=40, turn="0.7 0.7 -0.7 0.7")
    doc = read_sheets(sheets)
    assert "征求意见稿" not in doc.text
    assert [(note.what, note.where) for note in doc.unread] == [("斜排或旋转的文字", "第1页")]
    assert "征求意见稿" in doc.unread[0].advice
