"""Comments stand on the very words, and nothing else in the officer's file changes."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from docx_samples import (
    body,
    comment_texts,
    commented,
    docx,
    finding_at,
    finding_on,
    formatted,
    para,
    run,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from review.errors import UnreadableFileError
from review.model import Document, DocxSource, Piece, Span
from review.paperwork import annotate, annotated_from_text, outline
from review.paperwork.zips import read_parts
from review.reading import read
from review.reading.docx_walk import W

DAY = date(2025, 6, 30)
BOLD = '<w:rPr><w:b/><w:color w:val="FF0000"/></w:rPr>'
TITLE = para(run("青石镇市场管理办法"))
FINE = "处200元以上500元以下罚款"
TWO_RUNS = run("由镇政府处200元以", BOLD) + run("上500元以下罚款，并公告。")
CELL = f"<w:tc><w:p>{run('收费项目')}</w:p></w:tc><w:tc><w:p>{run('每户')}{run(FINE, BOLD)}！</w:p></w:tc>"
BODIES = {
    "inside one run": para(run(f"违反规定的，{FINE}。", BOLD)),
    "over runs of different formatting": para(TWO_RUNS),
    "inside a hyperlink": para(run("按照"), f'<w:hyperlink w:anchor="a">{TWO_RUNS}</w:hyperlink>', run("执行")),
    "inside a tracked insertion": para(run("前"), f'<w:ins w:id="7" w:author="甲">{TWO_RUNS}</w:ins>', run("后")),
    "inside a content control": para(f"<w:sdt><w:sdtPr/><w:sdtContent>{TWO_RUNS}</w:sdtContent></w:sdt>"),
    "inside a simple field": para(f'<w:fldSimple w:instr=" REF a ">{TWO_RUNS}</w:fldSimple>'),
    "inside a table cell": f"<w:tbl><w:tblPr/><w:tblGrid/><w:tr>{CELL}</w:tr></w:tbl>",
    "from a hyperlink into plain text": para(
        f'<w:hyperlink w:anchor="a">{run("可以处200元以")}</w:hyperlink>', run("上500元以下罚款。")
    ),
    "over a deletion": para(
        run("处200元以"), '<w:del w:id="8"><w:r><w:delText>下</w:delText></w:r></w:del>', run("上500元以下罚款")
    ),
    "over bookmarks": para(run("处200元"), '<w:bookmarkStart w:id="1" w:name="b"/>', run("以上500元以下罚款")),
}


def reviewed(*paragraphs: str, extra: dict[str, str] | None = None) -> tuple[bytes, Document]:
    data = docx(*paragraphs, extra=extra)
    return data, read(data, "草案.docx")


@pytest.mark.parametrize("content", BODIES.values(), ids=BODIES.keys())
def test_a_comment_covers_exactly_the_quoted_words(content: str) -> None:
    data, doc = reviewed(TITLE, content)
    out = annotate(data, [finding_on(doc, FINE)], doc, dated=DAY)
    assert commented(out)["0"].replace("下200", "200").replace("以下上", "以上") == FINE


@pytest.mark.parametrize("content", BODIES.values(), ids=BODIES.keys())
def test_words_formatting_and_containers_stay_as_they_were(content: str) -> None:
    data, doc = reviewed(TITLE, content)
    out = annotate(data, [finding_on(doc, FINE)], doc, dated=DAY)
    assert formatted(out) == formatted(data)


MIXED = (
    TITLE,
    BODIES["inside a hyperlink"],
    para(f"<w:r>{BOLD}<w:t>甲</w:t><w:tab/><w:t>乙丙</w:t><w:br/><w:t>丁戊</w:t></w:r>", run("己")),
    BODIES["inside a table cell"],
    para(),
    BODIES["inside a content control"],
)
MIXED_DATA, MIXED_DOC = reviewed(*MIXED)
_SPANS = st.tuples(*[st.integers(0, len(MIXED_DOC.text))] * 2).map(sorted).map(lambda pair: Span(*pair))


@settings(max_examples=60, deadline=None)
@given(st.lists(_SPANS.filter(lambda s: MIXED_DOC.quote(s).strip()), min_size=1, max_size=6))
def test_any_overlapping_comments_over_any_paragraphs_are_exact(spans: list[Span]) -> None:
    found = [finding_at(MIXED_DOC, span, n) for n, span in enumerate(spans, 1)]
    out = annotate(MIXED_DATA, found, MIXED_DOC, dated=DAY)
    covered = commented(out)
    separators = {block.span.end for block in MIXED_DOC.blocks}
    for n, span in enumerate(spans):
        words = "".join(MIXED_DOC.text[i] for i in range(span.start, span.end) if i not in separators)
        assert covered[str(n)].replace("\n", "") == words.replace("\n", "")
    assert formatted(out) == formatted(MIXED_DATA)


def test_the_comment_carries_number_problem_basis_and_suggestion() -> None:
    data, doc = reviewed(TITLE, BODIES["inside one run"])
    out = annotate(data, [finding_on(doc, FINE, 7)], doc, dated=DAY)
    words = comment_texts(out)["0"]
    assert words.startswith("【第7条意见】重大问题")
    assert all(label in words for label in ("问题：此处涉嫌违法。", "依据：", "建议："))


def test_existing_comments_stay_and_numbering_continues() -> None:
    old = '<w:comment w:id="5" w:author="李某"><w:p><w:r><w:t>请斟酌</w:t></w:r></w:p></w:comment>'
    marked = para(
        '<w:commentRangeStart w:id="5"/>',
        run(f"违反规定的，{FINE}。"),
        '<w:commentRangeEnd w:id="5"/><w:r><w:commentReference w:id="5"/></w:r>',
    )
    data, doc = reviewed(TITLE, marked, extra={"comments": old})
    out = annotate(data, [finding_on(doc, FINE)], doc, dated=DAY)
    assert commented(out) == {"5": f"违反规定的，{FINE}。", "6": FINE}
    assert comment_texts(out)["5"] == "请斟酌"
    assert read_parts(out)["[Content_Types].xml"] == read_parts(data)["[Content_Types].xml"]


def test_only_the_parts_that_must_change_do_change() -> None:
    data, doc = reviewed(TITLE, BODIES["inside one run"], extra={"footnotes": "", "hdr": para(run("页眉"))})
    out = annotate(data, [finding_on(doc, FINE)], doc, dated=DAY)
    before, after = read_parts(data), read_parts(out)
    changed = {name for name in after if before.get(name) != after[name]}
    assert changed == {
        "[Content_Types].xml",
        "word/document.xml",
        "word/_rels/document.xml.rels",
        "word/comments.xml",
    }


def test_without_findings_every_part_stays_as_it_is() -> None:
    data, doc = reviewed(TITLE)
    assert read_parts(annotate(data, [], doc, dated=DAY)) == read_parts(data)


def test_the_same_findings_give_the_same_bytes() -> None:
    found = [finding_at(MIXED_DOC, Span(3, 30), 1), finding_at(MIXED_DOC, None, 2)]
    first, second = (annotate(MIXED_DATA, found, MIXED_DOC, dated=DAY) for _ in range(2))
    assert first == second


def test_findings_without_words_share_one_comment_on_the_title() -> None:
    data, doc = reviewed(para(run("密级")), TITLE, para(run("第一条 略。")))
    start = doc.text.index("青石镇")
    title = Span(start, start + 9)
    found = [finding_at(doc, None, 1), finding_at(doc, None, 2)]
    out = annotate(data, found, doc, dated=DAY, title=title)
    assert commented(out) == {"0": "青石镇市场管理办法"}
    assert "【第1条意见】" in comment_texts(out)["0"]
    assert "【第2条意见】" in comment_texts(out)["0"]


def test_words_in_a_footnote_are_commented_at_its_mark() -> None:
    note = f'<w:footnote w:id="3"><w:p>{run("依照旧法" + FINE)}</w:p></w:footnote>'
    mark = '<w:r><w:footnoteReference w:id="3"/></w:r>'
    data, doc = reviewed(TITLE, para(run("依法处理"), mark, run("。")), extra={"footnotes": note})
    out = annotate(data, [finding_on(doc, FINE)], doc, dated=DAY)
    (reference,) = body(out).iter(f"{W}footnoteReference")
    holder = reference.getparent()
    assert holder is not None
    beside = [sibling.tag for sibling in (holder.getprevious(), holder.getnext()) if sibling is not None]
    assert beside == [f"{W}commentRangeStart", f"{W}commentRangeEnd"]
    assert read_parts(out)["word/footnotes.xml"] == read_parts(data)["word/footnotes.xml"]


def test_words_in_a_text_box_are_commented_at_the_run_that_draws_it() -> None:
    box = f"<w:pict><v:shape><v:textbox><w:txbxContent>{para(run(FINE))}</w:txbxContent></v:textbox></v:shape></w:pict>"
    data, doc = reviewed(TITLE, para(run("见框内："), f"<w:r>{box}</w:r>"))
    out = annotate(data, [finding_on(doc, FINE)], doc, dated=DAY)
    assert commented(out) == {"0": FINE}
    (start,) = body(out).iter(f"{W}commentRangeStart")
    assert not list(start.iterancestors(f"{W}txbxContent"))


def test_words_in_a_header_are_listed_on_the_title() -> None:
    data, doc = reviewed(TITLE, para(run(FINE)), extra={"hdr": para(run(FINE))})
    header = replace(doc.blocks[1], source=DocxSource("word/hdr.xml", 0, (Piece(doc.blocks[1].span, 0, 0),)))
    doc = replace(doc, blocks=(doc.blocks[0], header))
    out = annotate(data, [finding_on(doc, FINE)], doc, dated=DAY)
    assert commented(out) == {"0": "青石镇市场管理办法"}
    assert FINE in comment_texts(out)["0"]


def test_an_automatic_number_is_commented_where_its_paragraph_starts() -> None:
    levels = '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    levels += '<w:numFmt w:val="chineseCounting"/><w:lvlText w:val="第%1条"/></w:lvl></w:abstractNum>'
    levels += '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    numbered = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    data, doc = reviewed(TITLE, para(numbered, run("本办法自发布之日起施行。")), extra={"numbering": levels})
    out = annotate(data, [finding_on(doc, "第一条"), finding_on(doc, "第一条", 2)], doc, dated=DAY)
    assert commented(out) == {"0": "", "1": ""}
    (first, *_) = body(out).iter(f"{W}commentRangeStart")
    holder = first.getparent()
    assert holder is not None
    assert holder[0].tag == f"{W}pPr"
    assert formatted(out) == formatted(data)


def test_python_docx_reads_the_comments() -> None:
    import docx as python_docx

    out = annotate(MIXED_DATA, [finding_at(MIXED_DOC, Span(0, 5), 4)], MIXED_DOC, dated=DAY)
    (comment,) = python_docx.Document(BytesIO(out)).comments
    assert comment.author == "法审"
    assert comment.text.startswith("【第4条意见】")


def test_a_document_read_from_another_file_is_refused() -> None:
    data, _ = reviewed(TITLE)
    with pytest.raises(UnreadableFileError, match="对不上"):
        annotate(data, [finding_at(MIXED_DOC, Span(20, 60))], MIXED_DOC, dated=DAY)


def test_something_that_is_no_docx_is_refused() -> None:
    with pytest.raises(UnreadableFileError, match="不是有效的"):
        annotate(b"%PDF-1.7", [], MIXED_DOC, dated=DAY)


def test_a_text_draft_becomes_a_docx_that_says_so_and_carries_the_comments() -> None:
    doc = read(f"青石镇办法\n第五条 <甲> & 乙\t{FINE}。\n".encode(), "草案.txt")
    out = annotated_from_text(doc, [finding_on(doc, FINE), finding_at(doc, None, 2)], dated=DAY)
    assert commented(out) == {"0": FINE, "1": "青石镇办法"}
    lines = outline(out)
    assert "“草案.txt”的文字生成" in lines[0]
    assert any("<甲> & 乙" in line for line in lines)


def test_a_strict_docx_gets_marks_of_its_own_namespace() -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    data, doc = reviewed(TITLE)
    parts = {
        name: content.replace(W.strip("{}").encode(), strict.encode()).replace(
            b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        )
        for name, content in read_parts(data).items()
    }
    from review.paperwork.zips import write_parts

    out = annotate(write_parts(parts), [finding_at(doc, Span(0, 3))], doc, dated=DAY)
    assert len(list(body(out).iter(f"{{{strict}}}commentRangeStart"))) == 1
    assert strict.encode() in read_parts(out)["word/comments.xml"]


def test_a_block_of_a_missing_part_is_listed_on_the_title() -> None:
    block = MIXED_DOC.blocks[1]
    lost = replace(block, source=DocxSource("word/none.xml", 0, ()))
    doc = replace(MIXED_DOC, blocks=(MIXED_DOC.blocks[0], lost, *MIXED_DOC.blocks[2:]))
    out = annotate(MIXED_DATA, [finding_at(doc, block.span)], doc, dated=DAY)
    assert commented(out) == {"0": "青石镇市场管理办法"}
