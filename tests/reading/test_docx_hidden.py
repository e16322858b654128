"""Ways of hiding words in a .docx: each marker is either read or declared, never lost."""

import pytest
from docx_builder import Docx, cell, docx, num, numbering, p, r, row, style, t, table, text_box, xml

from review.errors import EmptyFileError
from review.reading.docx import read_docx

MARK = "暗藏罚款"
VISIBLE = p("第一条　为了规范管理，制定本办法。")
BEGIN, SEPARATE, END = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))


def code(words: str) -> str:
    return f"<w:r><w:instrText>{words}</w:instrText></w:r>"


def wp(*runs: str) -> str:
    return f"<w:p>{''.join(runs)}</w:p>"


def sdt(content: str, properties: str = "") -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def alternative(choice: str, fallback: str, requires: str = "wps") -> str:
    return (
        f'<mc:AlternateContent><mc:Choice Requires="{requires}">{choice}</mc:Choice>'
        f"<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>"
    )


READ = {
    "an inserted run": wp(f"<w:ins>{r(MARK)}</w:ins>"),
    "a moved run": wp(f"<w:moveTo>{r(MARK)}</w:moveTo>"),
    "an inserted row": table(row(cell(MARK), properties="<w:ins/>")),
    "a content control in a run": wp(sdt(r(MARK))),
    "a content control around paragraphs": sdt(p(MARK)),
    "a content control around a row": table(sdt(row(cell(MARK)))),
    "a content control around a cell": table(row(sdt(cell(MARK)))),
    "the entry shown by a drop-down": wp(sdt(r(MARK), '<w:dropDownList><w:listItem w:value="x"/></w:dropDownList>')),
    "a placeholder": wp(sdt(r(MARK), "<w:showingPlcHdr/>")),
    "a hyperlink": wp(f"<w:hyperlink>{r(MARK)}</w:hyperlink>"),
    "a smart tag": wp(f"<w:smartTag>{r(MARK)}</w:smartTag>"),
    "custom markup around a paragraph": f"<w:customXml>{p(MARK)}</w:customXml>",
    "a simple field": wp(f'<w:fldSimple w:instr="QUOTE">{r(MARK)}</w:fldSimple>'),
    "the result of a field": wp(BEGIN, code("REF x"), SEPARATE, r(MARK), END),
    "a field that never ends": wp(BEGIN, code("REF x"), r(MARK)),
    "a text box": wp(text_box(p(MARK))),
    "a text box in a text box": wp(text_box(wp(text_box(p(MARK))))),
    "a nested table": table(row(cell(table(row(cell(MARK))) + p()))),
    "white words": wp(r(MARK, '<w:color w:val="FFFFFF"/>')),
    "words of one point": wp(r(MARK, '<w:sz w:val="2"/>')),
    "the base of a phonetic guide": wp(f"<w:r><w:ruby><w:rubyBase>{r(MARK)}</w:rubyBase></w:ruby></w:r>"),
    "a formula": wp(f"<m:oMath><m:r><m:t>{MARK}</m:t></m:r></m:oMath>"),
    "an unknown wrapper": f"<x:box>{p(MARK)}</x:box>",
    "words shown although their style hides": wp(r(MARK, '<w:rStyle w:val="GhostRun"/><w:vanish w:val="0"/>')),
    "words hidden twice by styles, which shows them": wp(
        '<w:pPr><w:pStyle w:val="Ghost"/></w:pPr>', r(MARK, '<w:rStyle w:val="GhostRun"/>')
    ),
    "a field that never ends before one that does": wp(BEGIN, code("REF x"), r(MARK))
    + wp(BEGIN, code("REF x"), SEPARATE, r("甲"), END),
    "a field with a part of unknown kind": wp(
        BEGIN, '<w:r><w:fldChar w:fldCharType=""/></w:r>', SEPARATE, r(MARK), END
    ),
    "an alternative made for new programs": wp(f"<w:r>{alternative(t(MARK), t('旧'))}</w:r>"),
    "an alternative that only the fallback serves": wp(f"<w:r>{alternative(t('新'), t(MARK), requires='x')}</w:r>"),
    "zero-width characters in a word": wp(r("暗\u200b藏\ufeff罚款")),
    "a comment in the XML of a word": wp("<w:r><w:t>暗藏<!-- x -->罚款</w:t></w:r>"),
}
DECLARED = {
    "a deleted run": wp(f"<w:del><w:r><w:delText>{MARK}</w:delText></w:r></w:del>"),
    "a run moved away": wp(f"<w:moveFrom>{r(MARK)}</w:moveFrom>"),
    "a deleted row": table(row(cell(MARK), properties="<w:del/>")),
    "a deleted cell": table(row(cell(MARK, "<w:cellDel/>"))),
    "a hidden row": table(row(cell(MARK), properties="<w:hidden/>")),
    "hidden words": wp(r(MARK, "<w:vanish/>")),
    "words hidden by their paragraph's style": p(MARK, '<w:pStyle w:val="Ghost"/>'),
    "words hidden by a style's base": p(MARK, '<w:pStyle w:val="GhostChild"/>'),
    "words hidden by a character style": wp(r(MARK, '<w:rStyle w:val="GhostRun"/>')),
    "the reading of a phonetic guide": wp(f"<w:r><w:ruby><w:rt>{r(MARK)}</w:rt></w:ruby></w:r>"),
    "words in a field's instruction": wp(BEGIN, code("IF 1=1"), r(MARK), SEPARATE, r("甲"), END),
    "the result of a field in another one's instruction": wp(
        BEGIN, code("IF "), BEGIN, code("REF x"), SEPARATE, r(MARK), END, SEPARATE, r("甲"), END
    ),
    "a field without result": wp(BEGIN, code(f"EQ {MARK}"), END),
    "a simple field without result": wp(f'<w:fldSimple w:instr="XE {MARK}"/>'),
    "a fallback that says something else": wp(f"<w:r>{alternative(t('新'), t(MARK))}</w:r>"),
    "a text box only in the fallback": wp(f"<w:r>{alternative('<w:drawing/>', text_box(p(MARK)))}</w:r>"),
    "a cell covered by a merged one": table(
        row(cell("甲", '<w:vMerge w:val="restart"/>')), row(cell(MARK, "<w:vMerge/>"))
    ),
    "a drop-down form field": wp(
        BEGIN
        + f'<w:r><w:fldChar><w:ffData><w:ddList><w:listEntry w:val="{MARK}"/></w:ddList></w:ffData></w:fldChar></w:r>'
    ),
    "word art": wp(f'<w:r><w:pict><v:shape><v:textpath string="{MARK}"/></v:shape></w:pict></w:r>'),
    "words drawn in a shape": wp(
        f"<w:r><w:drawing><a:txBody><a:p><a:r><a:t>{MARK}</a:t></a:r></a:p></a:txBody></w:drawing></w:r>"
    ),
    "a run outside any paragraph": f"{r(MARK)}",
    "words nested in a word": wp(f"<w:r><w:t>甲<x:y>{MARK}</x:y></w:t></w:r>"),
}
STYLES = (
    style("Ghost", "<w:rPr><w:vanish/></w:rPr>")
    + style("GhostChild", '<w:basedOn w:val="Ghost"/>')
    + style("GhostRun", "<w:rPr><w:vanish/></w:rPr>", kind="character")
)


@pytest.mark.parametrize("body", READ.values(), ids=READ.keys())
def test_words_shown_in_an_odd_way_are_read(body: str) -> None:
    assert read_docx(docx(VISIBLE + body, styles=STYLES), "草案.docx").text.count(MARK) == 1


@pytest.mark.parametrize("body", DECLARED.values(), ids=DECLARED.keys())
def test_words_not_shown_are_declared_with_the_words(body: str) -> None:
    doc = read_docx(docx(VISIBLE + body, styles=STYLES), "草案.docx")
    assert MARK not in doc.text
    assert [MARK in entry.what and entry.advice != "" for entry in doc.unread].count(True) == 1


@pytest.mark.parametrize("part", ["header", "footer", "comments", "footnotes", "endnotes", "diagramData", "chart"])
def test_words_in_other_parts_are_read_or_declared(part: str) -> None:
    wrapped = {
        "comments": f'<w:comment w:id="1">{p(MARK)}</w:comment>',
        "footnotes": f'<w:footnote w:id="1">{p(MARK)}</w:footnote>',
        "endnotes": f'<w:endnote w:id="1">{p(MARK)}</w:endnote>',
        "diagramData": f"<a:p><a:r><a:t>{MARK}</a:t></a:r></a:p>",
        "chart": f"<a:p><a:r><a:t>{MARK}</a:t></a:r></a:p>",
    }
    doc = read_docx(docx(VISIBLE, **{part: wrapped.get(part, p(MARK))}), "草案.docx")
    assert MARK in doc.text or any(MARK in entry.what for entry in doc.unread)


@pytest.mark.parametrize(
    ("body", "what", "where"),
    [
        (wp("<w:r><w:drawing><pic:pic/></w:drawing></w:r>"), "图片", "第1段之后"),
        (wp("<w:r><w:object><v:imagedata/><o:OLEObject/></w:object></w:r>"), "嵌入对象", "第1段之后"),
        ('<w:altChunk r:id="rId9"/>', "插入的外部文件", "第1段"),
        (wp('<w:r><w:sym w:font="Wingdings" w:char="F04A"/></w:r>'), "符号字体字符：「Wingdings F04A」", "第2段"),
        (wp(r("写于"), "<w:r><w:dayLong/></w:r>"), "自动日期或页码", "第2段"),
    ],
)
def test_things_without_words_are_declared(body: str, what: str, where: str) -> None:
    (entry,) = read_docx(docx(VISIBLE + body), "草案.docx").unread
    assert (entry.what, entry.where, entry.count) == (what, where, 1)


def test_a_running_header_that_repeats_the_title_is_no_matter() -> None:
    doc = read_docx(
        docx(p("青石镇养犬管理办法"), header=p("青石镇养犬管理办法"), footer=p("第 1 页 共 3 页")), "草案.docx"
    )
    assert doc.unread == ()


def test_a_page_number_field_is_no_matter() -> None:
    page = wp(BEGIN, code("PAGE"), END)
    assert read_docx(docx(VISIBLE, footer=page), "草案.docx").unread == ()


def test_a_text_box_written_twice_for_old_programs_is_read_once() -> None:
    box = wp(f"<w:r>{alternative(f'<w:txbxContent>{p(MARK)}</w:txbxContent>', text_box(p(MARK)))}</w:r>")
    doc = read_docx(docx(VISIBLE + box), "草案.docx")
    assert (doc.text.count(MARK), doc.unread) == (1, ())


def test_a_picture_written_twice_for_old_programs_is_counted_once() -> None:
    picture = alternative("<w:drawing><pic:pic/></w:drawing>", "<w:pict><v:imagedata/></w:pict>")
    (entry,) = read_docx(docx(VISIBLE + wp(f"<w:r>{picture}</w:r>")), "草案.docx").unread
    assert (entry.what, entry.where, entry.count) == ("图片", "第1段之后", 1)


def test_a_document_hidden_by_its_defaults_is_empty() -> None:
    defaults = "<w:docDefaults><w:rPrDefault><w:rPr><w:vanish/></w:rPr></w:rPrDefault></w:docDefaults>"
    with pytest.raises(EmptyFileError, match=f"隐藏文字：「{MARK}」"):
        read_docx(docx(p(MARK), styles=defaults), "草案.docx")


def test_covered_words_are_placed_at_the_merged_cell() -> None:
    rows = row(cell("甲", '<w:vMerge w:val="restart"/>')) + row(cell(MARK, "<w:vMerge/>"))
    (entry,) = read_docx(docx(table(rows)), "草案.docx").unread
    assert entry.where == "表1第1行第1格"


def test_macros_are_declared() -> None:
    data = Docx(VISIBLE, raw={"word/vbaProject.bin": b"x"}).build()
    assert [entry.what for entry in read_docx(data, "草案.docm").unread] == ["宏"]


def test_an_unknown_number_format_is_declared() -> None:
    levels = '<w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="hindiVowels"/><w:lvlText w:val="%1."/></w:lvl>'
    parts = {"numbering": xml("numbering", numbering({1: levels}, {1: (1, "")}))}
    doc = read_docx(Docx(p("甲", num(1)), parts).build(), "草案.docx")
    assert (doc.text, [entry.what for entry in doc.unread]) == ("3.甲", ["不认识的编号格式：「hindiVowels」"])


def test_a_long_hidden_passage_is_quoted_with_its_length() -> None:
    (entry,) = read_docx(docx(VISIBLE + wp(r("罚" * 100, "<w:vanish/>"))), "草案.docx").unread
    assert entry.what == f"隐藏文字：「{'罚' * 60}…」（共100字）"
