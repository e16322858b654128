"""Whatever the structure, reading does not crash, and blocks, pieces and text agree."""

import re
from io import BytesIO
from itertools import count
from zipfile import ZipFile

from docx_builder import cell, docx, lvl, num, numbering, p, r, row, style, t, table, text_box
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from review.errors import EmptyFileError
from review.model import Block, Document, DocxSource
from review.reading import docx_walk
from review.reading.docx import read_docx

FORMATS = ("decimal", "chineseCounting", "upperLetter", "bullet", "none", "nonsense", "lowerRoman", "ideographZodiac")
WORDS = st.text(alphabet="第一条罚款 　\t\u200b\u00ad1.", max_size=6)
MARKS = st.sampled_from(["", "<w:vanish/>", "<w:del/>", "<w:ins/>", '<w:rStyle w:val="S1"/>'])
WRAPPERS = st.sampled_from(
    [
        "{}",
        "<w:ins>{}</w:ins>",
        "<w:del>{}</w:del>",
        "<w:hyperlink>{}</w:hyperlink>",
        "<w:moveFrom>{}</w:moveFrom>",
        "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>",
    ]
)
FIELD = st.sampled_from(["begin", "separate", "end"]).map(
    lambda kind: f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'
)
EXTRAS = st.sampled_from(
    ["<w:br/>", "<w:tab/>", "<w:cr/>", "<w:noBreakHyphen/>", '<w:sym w:char="F0FE"/>', "<w:softHyphen/>"]
)


@st.composite
def runs(draw: st.DrawFn) -> str:
    inner = draw(
        st.lists(
            st.one_of(WORDS.map(lambda w: r(w)), FIELD, EXTRAS.map(lambda e: f"<w:r>{e}{t('乙')}</w:r>")), max_size=4
        )
    )
    return draw(WRAPPERS).format("".join(inner))


@st.composite
def one_paragraph(draw: st.DrawFn) -> str:
    properties = draw(
        st.sampled_from(["", '<w:pStyle w:val="S0"/>', '<w:pStyle w:val="S1"/>', '<w:pStyle w:val="S9"/>'])
    )
    if draw(st.booleans()):
        properties += num(draw(st.integers(0, 4)), draw(st.integers(-1, 9)))
    return p(draw(WORDS), f"{properties}<w:rPr>{draw(MARKS)}</w:rPr>", "".join(draw(st.lists(runs(), max_size=3))))


def nested(children: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    content = st.lists(children, min_size=1, max_size=3).map("".join)
    merge = st.sampled_from(
        ["", "<w:vMerge/>", '<w:vMerge w:val="restart"/>', '<w:gridSpan w:val="2"/>', "<w:hMerge/>"]
    )
    cells = st.lists(st.builds(cell, content, merge), min_size=1, max_size=3)
    rows = cells.map(lambda made: row(*made))
    return st.one_of(
        st.lists(rows, min_size=1, max_size=3).map(lambda made: table(*made)),
        content.map(lambda inner: p("框", "", text_box(inner))),
        content.map(lambda inner: f"<w:sdt><w:sdtContent>{inner}</w:sdtContent></w:sdt>"),
    )


BODIES = st.lists(st.recursive(one_paragraph(), nested, max_leaves=8), min_size=1, max_size=8).map("".join)


@st.composite
def lists_and_styles(draw: st.DrawFn) -> tuple[str, str]:
    level = st.builds(
        lvl,
        st.integers(0, 3),
        st.sampled_from(FORMATS),
        st.text(alphabet="第%123条.", max_size=5),
        st.sampled_from(
            ["", '<w:lvlRestart w:val="0"/>', '<w:lvlRestart w:val="2"/>', "<w:isLgl/>", '<w:pStyle w:val="S1"/>']
        ),
        st.integers(-2, 30),
    )
    levels = st.one_of(st.lists(level, max_size=4).map("".join), st.just('<w:numStyleLink w:val="S0"/>'))
    override = st.integers(0, 3).map(
        lambda i: f'<w:lvlOverride w:ilvl="{i}"><w:startOverride w:val="1"/></w:lvlOverride>'
    )
    lists = numbering(
        draw(st.dictionaries(st.integers(1, 2), levels)),
        draw(st.dictionaries(st.integers(1, 3), st.tuples(st.integers(1, 3), st.one_of(st.just(""), override)))),
    )
    base = draw(st.sampled_from(["S0", "S1", "S2"]))
    styles = style("S0", f"<w:pPr>{num(draw(st.integers(0, 3)))}</w:pPr>") + style(
        "S1", f'<w:basedOn w:val="{base}"/><w:rPr>{draw(MARKS)}</w:rPr>'
    )
    return lists, styles


def check_block(doc: Document, block: Block, paragraphs: list[docx_walk.Element]) -> None:
    source = block.source
    assert isinstance(source, DocxSource)
    assert "".join(doc.quote(piece.span) for piece in source.pieces) == doc.quote(block.span)
    for piece in source.pieces:
        if piece.node >= 0:
            owner = paragraphs[source.paragraph if piece.paragraph is None else piece.paragraph]
            text = docx_walk.element_text(docx_walk.text_elements(owner)[piece.node])
            assert text[piece.offset :].startswith(doc.quote(piece.span))
        else:
            assert piece.span.start == block.span.start
            assert block.number is not None


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
@given(BODIES, lists_and_styles())
def test_blocks_pieces_and_text_agree(body: str, made: tuple[str, str]) -> None:
    lists, styles = made
    data = docx(body, numbering=lists, styles=styles)
    try:
        doc = read_docx(data, "草案.docx")
    except EmptyFileError:
        return
    assert "\n".join(doc.quote(block.span) for block in doc.blocks) == doc.text
    assert all(doc.quote(block.span).strip() and "\n" not in doc.quote(block.span) for block in doc.blocks)
    with ZipFile(BytesIO(data)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"), docx_walk.parser())
    paragraphs = docx_walk.paragraphs(root)
    for block in doc.blocks:
        check_block(doc, block, paragraphs)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
@given(BODIES)
def test_every_word_is_read_or_declared(body: str) -> None:
    serial = count(1)
    marked = re.sub("款", lambda _: f"标{next(serial)}号", body)
    doc = read_docx(docx(p("甲") + marked, styles=style("S1", "<w:rPr><w:vanish/></w:rPr>")), "草案.docx")
    declared = "".join(entry.what for entry in doc.unread)
    shortened = "…」" in declared or "」等" in declared
    lost = [i for i in range(1, next(serial)) if f"标{i}号" not in doc.text and f"标{i}号" not in declared]
    assert not lost or shortened
