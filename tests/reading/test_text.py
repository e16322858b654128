"""Plain text and Markdown: decoded, one block per line, cut lines joined, marks taken off."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review.errors import EmptyFileError, UnreadableFileError
from review.model import Cell, Document, Span, TextSource
from review.reading import read, text_document

DRAFT = "青石镇公共停车场管理办法\n\n第一条　为了规范管理，制定本办法。\n　　第二条　停车收费应当公示。\n"


def texts(doc: Document) -> list[str]:
    return [doc.quote(block.span) for block in doc.blocks]


def read_md(text: str) -> Document:
    return read(text.encode(), "草案.md")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_the_usual_encodings_give_the_same_text(encoding: str) -> None:
    doc = read(DRAFT.encode(encoding), "草案.txt")
    assert texts(doc) == [
        "青石镇公共停车场管理办法",
        "第一条　为了规范管理，制定本办法。",
        "第二条　停车收费应当公示。",
    ]
    assert [block.place for block in doc.blocks] == ["第1行", "第3行", "第4行"]
    assert [block.source for block in doc.blocks] == [TextSource(1), TextSource(3), TextSource(4)]
    assert doc.kind == "txt"
    assert not doc.unread


def test_rare_characters_of_gb18030_survive() -> None:
    assert read("㙍垱镇𠮷田村".encode("gb18030"), "地名.txt").text == "㙍垱镇𠮷田村"


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r", "\f", "\u2028"])
def test_every_kind_of_line_break_ends_a_line(ending: str) -> None:
    assert texts(read(f"一、申请。{ending}二、审核。".encode(), "流程.txt")) == ["一、申请。", "二、审核。"]


def test_a_damaged_utf8_file_is_not_mistaken_for_another_encoding() -> None:
    doc = read((DRAFT * 3).encode()[:-2] + b"\xe3", "草案.txt")
    assert "公共停车场" in doc.text
    assert [note.what for note in doc.unread] == ["损坏的字节"]


@pytest.mark.parametrize("data", [b"\x00\x01\x02" * 50, b"\xff\xfa\xf1" * 50, bytes(range(1, 32)) * 9])
def test_bytes_that_are_no_text_are_unreadable(data: bytes) -> None:
    with pytest.raises(UnreadableFileError):
        read(data, "草案.txt")


@pytest.mark.parametrize("data", [b"\n \n", "　\n".encode(), b"\xef\xbb\xbf"])
def test_blank_text_is_empty(data: bytes) -> None:
    with pytest.raises(EmptyFileError):
        read(data, "草案.txt")


def test_hidden_characters_are_taken_out_and_counted() -> None:
    doc = read("处以罚\u200b款\x07一百元。".encode(), "草案.txt")
    assert doc.text == "处以罚款一百元。"
    assert [(note.what, note.count) for note in doc.unread] == [("不可见字符", 2)]


def test_lines_cut_at_a_fixed_width_are_joined() -> None:
    long = "　　第二条　各村民委员会应当在每季度末公布本村财务收支情况，接受村民监督，公布的时间不少于三十日；村务监督委员会对公布的内容负责核实，并向村民会议报告核实情况，报告应当采用书面形式。"
    lines = [long[n : n + 20] for n in range(0, len(long), 20)]
    doc = read("\n".join([*lines, "　　第三条　本办法自发布之日起施行。"]).encode(), "草案.txt")
    assert texts(doc) == [long.strip(), "第三条　本办法自发布之日起施行。"]


def test_lines_of_their_own_are_not_joined() -> None:
    lines = ["甲方：青石镇人民政府", "乙方：云溪县某某建设有限公司", "合同编号：石合〔2025〕3号", "签订地点：青石镇"]
    assert texts(read("\n".join(lines).encode(), "合同.txt")) == lines


def test_markdown_marks_are_taken_off() -> None:
    doc = read_md(
        "# 青石镇公告\n\n## 第一章 总则\n\n- **重要**：*不得*收费\n1. 见[办法](https://example.org/a_(1))\n> 引用\n---\n`代码`\n"
    )
    assert texts(doc) == ["青石镇公告", "第一章 总则", "重要：不得收费", "1. 见办法", "引用", "代码"]
    assert [block.level for block in doc.blocks] == [1, 2, 0, 0, 0, 0]
    assert doc.kind == "md"


def test_blanks_to_fill_in_and_sums_are_no_emphasis() -> None:
    line = "期限为____年，自____年起；面积为5*3*2米"
    assert read_md(line).text == line


def test_a_pipe_table_becomes_cells() -> None:
    doc = read_md("附件\n\n| 序号 | 事项 |\n|---|:-:|\n| 1 | **清理** |\n| 2 | |\n\n|甲|\n|-|\n|乙|\n")
    assert [(doc.quote(b.span), b.cell, b.place) for b in doc.blocks][1:] == [
        ("序号", Cell(1, 1, 1), "表1第1行第1格"),
        ("事项", Cell(1, 1, 2), "表1第1行第2格"),
        ("1", Cell(1, 2, 1), "表1第2行第1格"),
        ("清理", Cell(1, 2, 2), "表1第2行第2格"),
        ("2", Cell(1, 3, 1), "表1第3行第1格"),
        ("甲", Cell(2, 1, 1), "表2第1行第1格"),
        ("乙", Cell(2, 2, 1), "表2第2行第1格"),
    ]


def test_a_vertical_bar_in_a_sentence_is_no_table() -> None:
    assert read_md("甲|乙二选一").text == "甲|乙二选一"


def test_markdown_comments_and_pictures_are_declared() -> None:
    doc = read_md("公告<!-- 内部\n说明 -->正文\n![印章](a.png)完\n")
    assert texts(doc) == ["公告", "正文", "完"]
    assert [(note.what, note.count) for note in doc.unread] == [("Markdown 注释", 1), ("图片", 1)]


def test_a_text_at_hand_keeps_every_character_in_place() -> None:
    doc = text_document("  处以罚款。\n\n没收 违法所得。")
    assert doc.text == "  处以罚款。\n没收 违法所得。"
    assert [block.place for block in doc.blocks] == ["第1行", "第3行"]
    assert doc.quote(Span(4, 6)) == "罚款"


def test_an_empty_text_at_hand_is_an_empty_document() -> None:
    assert text_document(" \n").blocks == ()


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Cf"]), min_size=1))
def test_blocks_cover_the_text_and_one_text_gives_one_document(text: str) -> None:
    doc = text_document(text)
    assert "\n".join(texts(doc)) == doc.text
    assert doc == text_document(text)
