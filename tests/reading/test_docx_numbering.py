"""Automatic numbers as Word prints them, computed from the list definitions."""

import pytest
from docx_builder import cell, docx, lvl, num, numbering, p, r, row, style, table

from review.reading.docx import read_docx
from review.reading.docx_counting import format_number

CN = "chineseCountingThousand"
LAW = (
    lvl(0, CN, "第%1章")
    + lvl(1, CN, "第%2条", '<w:lvlRestart w:val="0"/>')
    + lvl(2, "chineseCounting", "（%3）", '<w:suff w:val="nothing"/>')
    + lvl(3, "decimal", "%4.")
)


def labels(data: bytes) -> list[str]:
    doc = read_docx(data, "草案.docx")
    return [doc.quote(block.number) if block.number else "" for block in doc.blocks]


def lines(body: str, lists: str, styles: str = "") -> list[str]:
    return read_docx(docx(body, numbering=lists, styles=styles), "草案.docx").text.split("\n")


def test_articles_run_on_over_chapters_and_items_start_anew() -> None:
    body = "".join(p(f"甲{i}", num(1, depth)) for i, depth in enumerate([0, 1, 2, 2, 1, 2, 0, 1, 3, 3]))
    assert labels(docx(body, numbering=numbering({1: LAW}, {1: (1, "")}))) == (
        ["第一章", "第一条", "（一）", "（二）", "第二条", "（一）", "第二章", "第三条", "1.", "2."]
    )


def test_a_wide_space_stands_only_behind_articles_and_chapters_that_word_sets_apart() -> None:
    glued = lvl(0, CN, "第%1条", '<w:suff w:val="nothing"/>')
    lists = numbering({1: LAW, 2: glued}, {1: (1, ""), 2: (2, "")})
    body = p("总则", num(1)) + p(" 目的", num(1, 1)) + p("村道；", num(1, 2)) + p("其一", num(1, 3)) + p("贴合", num(2))
    assert lines(body, lists) == ["第一章　总则", "第一条　目的", "（一）村道；", "1.其一", "第一条贴合"]


def test_a_level_may_restart_only_after_a_certain_level() -> None:
    levels = lvl(0, "decimal", "%1") + lvl(1, "decimal", "%2") + lvl(2, "decimal", "%3", '<w:lvlRestart w:val="1"/>')
    body = "".join(p("甲", num(1, depth)) for depth in [0, 1, 2, 1, 2, 0, 1, 2])
    assert labels(docx(body, numbering=numbering({1: levels}, {1: (1, "")})))[2::1] == ["1", "2", "2", "2", "1", "1"]


def test_an_instance_with_a_start_of_its_own_starts_once_and_shares_the_counter() -> None:
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    lists = numbering({1: lvl(0, "japaneseCounting", "%1、")}, {1: (1, ""), 2: (1, again)})
    body = "".join(p("甲", num(i)) for i in [1, 1, 2, 2, 1])
    assert labels(docx(body, numbering=lists)) == ["一、", "二、", "一、", "二、", "三、"]


def test_overrides_of_every_level_do_not_print_a_zero() -> None:
    again = "".join(f'<w:lvlOverride w:ilvl="{i}"><w:startOverride w:val="1"/></w:lvlOverride>' for i in range(3))
    lists = numbering({1: lvl(0, "decimal", "%1.") + lvl(1, "decimal", "%1.%2")}, {1: (1, again)})
    assert labels(docx(p("甲", num(1, 1)), numbering=lists)) == ["1.1"]


def test_an_instance_may_redefine_a_level() -> None:
    override = f'<w:lvlOverride w:ilvl="0">{lvl(0, "upperRoman", "%1)", start=4)}</w:lvlOverride>'
    lists = numbering({1: lvl(0, "decimal", "%1.")}, {1: (1, override)})
    assert labels(docx(p("甲", num(1)) + p("乙", num(1)), numbering=lists)) == ["IV)", "V)"]


def test_legal_numbering_shows_upper_levels_as_digits() -> None:
    levels = lvl(0, CN, "第%1章") + lvl(1, "decimal", "%1.%2", "<w:isLgl/>")
    assert (
        labels(docx(p("甲", num(1)) + p("乙", num(1, 1)), numbering=numbering({1: levels}, {1: (1, "")})))[1] == "1.1"
    )


def test_a_number_format_with_leading_zeros_is_kept() -> None:
    levels = (
        '<w:lvl w:ilvl="0"><w:start w:val="7"/><mc:AlternateContent><mc:Choice Requires="w14">'
        '<w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/>'
        '</mc:Fallback></mc:AlternateContent><w:lvlText w:val="第%1号"/></w:lvl>'
    )
    assert labels(docx(p("甲", num(1)), numbering=numbering({1: levels}, {1: (1, "")}))) == ["第007号"]


STYLED = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'


def test_a_style_carries_the_number_and_its_level_names_the_style() -> None:
    levels = lvl(0, CN, "第%1章", '<w:pStyle w:val="Zhang"/>') + lvl(1, CN, "第%2条", '<w:pStyle w:val="Tiao"/>')
    styles = style("Zhang", STYLED) + style("Tiao", STYLED) + style("TiaoChild", '<w:basedOn w:val="Tiao"/>')
    body = "".join(p("甲", f'<w:pStyle w:val="{name}"/>') for name in ("Zhang", "Tiao", "TiaoChild"))
    data = docx(body, numbering=numbering({1: levels}, {1: (1, "")}), styles=styles)
    assert labels(data) == ["第一章", "第一条", "第二条"]


def test_without_a_linked_level_the_level_named_by_the_style_or_its_base_counts() -> None:
    styles = style("Item", f"<w:pPr>{num(1, 1)}</w:pPr>") + style("ItemChild", '<w:basedOn w:val="Item"/>')
    body = p("甲", '<w:pStyle w:val="Item"/>') + p("乙", '<w:pStyle w:val="ItemChild"/>')
    assert lines(body, numbering({1: LAW}, {1: (1, "")}), styles) == ["第一条　甲", "第二条　乙"]


def test_the_default_style_counts_too_and_zero_switches_it_off() -> None:
    styles = style("Normal", STYLED, attributes='w:default="1"')
    body = p("甲") + p("乙", num(0)) + p("丙")
    lists = numbering({1: lvl(0, "decimal", "%1.")}, {1: (1, "")})
    assert lines(body, lists, styles) == ["1.甲", "乙", "2.丙"]


def test_a_list_may_borrow_its_levels_from_a_numbering_style() -> None:
    borrowed = '<w:numStyleLink w:val="ListLaw"/>'
    lists = numbering({1: LAW, 2: borrowed}, {1: (1, ""), 2: (2, "")})
    styles = style("ListLaw", STYLED, kind="numbering")
    assert lines(p("甲", num(2, 1)), lists, styles) == ["第一条　甲"]


def test_styles_based_on_each_other_do_not_loop() -> None:
    styles = style("A", '<w:basedOn w:val="B"/>') + style("B", '<w:basedOn w:val="A"/>')
    assert lines(p("甲", '<w:pStyle w:val="A"/>'), "", styles) == ["甲"]


def test_bullets_print_no_number() -> None:
    assert lines(p("甲", num(1)), numbering({1: lvl(0, "bullet", "●")}, {1: (1, "")})) == ["甲"]


def test_deleted_paragraphs_are_not_counted_and_empty_ones_are() -> None:
    gone = (
        f"<w:p><w:pPr>{num(1)}<w:rPr><w:del/></w:rPr></w:pPr><w:del><w:r><w:delText>乙</w:delText></w:r></w:del></w:p>"
    )
    gone_row = table(row(cell(p("乙", num(1))), properties="<w:del/>"))
    body = p("甲", num(1)) + gone + gone_row + p("丙", num(1)) + p("", num(1)) + p("丁", num(1))
    assert lines(body, numbering({1: lvl(0, CN, "%1、")}, {1: (1, "")})) == ["一、甲", "二、丙", "三、", "四、丁"]


def test_numbers_alone_in_cells_are_read() -> None:
    rows = table(*(row(cell(p("", num(1))), cell(words)) for words in ("申请书", "身份证明")))
    assert lines(rows, numbering({1: lvl(0, "decimal", "%1")}, {1: (1, "")})) == ["1", "申请书", "2", "身份证明"]


def test_old_numbering_kept_by_a_revision_is_ignored() -> None:
    changed = f"<w:pPrChange><w:pPr>{num(1)}</w:pPr></w:pPrChange>"
    assert lines(p("甲", changed), numbering({1: LAW}, {1: (1, "")})) == ["甲"]


def test_the_number_is_a_computed_piece_before_the_words() -> None:
    doc = read_docx(docx(p("目的", num(1, 1), r("。")), numbering=numbering({1: LAW}, {1: (1, "")})), "草案.docx")
    (block,) = doc.blocks
    assert block.number is not None
    assert doc.quote(block.number) == "第一条"
    pieces = [(doc.quote(piece.span), piece.node) for piece in block.source.pieces]  # type: ignore[union-attr]
    assert pieces == [("第一条　", -1), ("目的", 0), ("。", 1)]


@pytest.mark.parametrize(
    ("number", "style_name", "words"),
    [
        (10, "chineseCounting", "十"),
        (101, "chineseCountingThousand", "一百零一"),
        (12, "chineseLegalSimplified", "壹拾贰"),
        (20, "ideographDigital", "二〇"),
        (3, "ideographTraditional", "丙"),
        (11, "ideographTraditional", "11"),
        (12, "ideographZodiac", "亥"),
        (2, "ideographLegalTraditional", "貳"),
        (13, "ideographZodiacTraditional", "丙子"),
        (1, "decimalEnclosedCircleChinese", "①"),
        (21, "decimalEnclosedCircle", "㉑"),
        (51, "decimalEnclosedCircle", "51"),
        (2, "decimalEnclosedParen", "⑵"),
        (3, "ideographEnclosedCircle", "㈢"),
        (15, "decimalFullWidth", "１５"),
        (5, "decimalZero", "05"),
        (28, "lowerLetter", "bb"),
        (1994, "upperRoman", "MCMXCIV"),
        (0, "upperRoman", "0"),
        (200_000, "chineseCounting", "200000"),
    ],
)
def test_a_counter_is_written_in_its_format(number: int, style_name: str, words: str) -> None:
    assert format_number(number, style_name) == words
