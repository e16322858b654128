"""The description of our forms; `python -m review.paperwork.build_templates` writes their template.docx anew."""

from pathlib import Path

from review.paperwork.forms import FORMS
from review.paperwork.house import Page, package, paragraph

_FORM_PAGE = Page(top=25, bottom=20, left=28, right=22)
_FORM_COLUMNS = (0.22, 0.78)
_ISSUE_COLUMNS = (0.09, 0.80, 0.11)
_OBJECTED_COLUMNS = (0.09, 0.56, 0.11, 0.24)
_HUMAN_COLUMNS = (0.055, 0.235, 0.53, 0.08, 0.10)
_PASSED_COLUMNS = (0.055, 0.365, 0.08, 0.055, 0.365, 0.08)
_ANNEX_COLUMNS = (0.07, 0.19, 0.42, 0.18, 0.14)
_INNER, _OUTER = 4, 8  # eighths of a point


def review_opinion() -> bytes:
    """合法性审查意见书."""
    return package("".join([*_paragraphs(_OPINION), *_annex()]), "合法性审查意见书", Page())


def review_form() -> bytes:
    """合法性审查意见表."""
    fact = (("Label", "{{ fact.label }}"), ("Cell", "{{ fact.value }}"))
    body = [
        paragraph("Title", "合法性审查意见表"),
        paragraph("Small", "单位：{{ organ }}　　　　编号：{{ number }}"),
        _form_table(_FORM_COLUMNS, (), [("for fact in facts", fact)]),
        paragraph("Group", "一、审查意见"),
        _form_table(_ISSUE_COLUMNS, ("序号", "位置、问题、依据和建议", "处理"), [("for issue in issues", _ISSUE)]),
        paragraph("Group", "二、有意见的审查要点"),
        _form_table(_OBJECTED_COLUMNS, ("序号", "审查内容", "结论", "意见序号"), [("for row in objected", _OBJECTED)]),
        *_human_part(),
        paragraph("Group", "四、其余审查要点"),
        paragraph("AnnexCell", "{{ passed_note }}"),
        _optional(
            "passed", _form_table(_PASSED_COLUMNS, ("序号", "审查内容", "结论") * 2, [("for row in passed", _PASSED)])
        ),
        paragraph("Group", "五、审查结论"),
        _signature_table(),
        paragraph("Small", "{{ versions }}"),
    ]
    return package("".join(body), "合法性审查意见表", _FORM_PAGE)


BUILDERS = {"review-opinion": review_opinion, "review-form": review_form}

_OPINION = (
    ("Title", "合法性审查意见书"),
    ("Number", "{{ number }}"),
    ("Addressee", "{{ addressee }}："),
    ("Text", "{{ intro }}"),
    ("Text", "{%p if draft %}"),
    ("Item", "{{ draft }}"),
    ("Text", "{%p endif %}"),
    ("Heading1", "一、送审文件"),
    ("Text", "{%p for fact in facts %}"),
    ("Text", "{{ fact.label }}：{{ fact.value }}"),
    ("Text", "{%p endfor %}"),
    ("Heading1", "二、审查意见"),
    ("Text", "{{ summary }}"),
    ("Text", "{%p for group in groups %}"),
    ("Heading2", "{{ group.heading }}"),
    ("Text", "{%p for finding in group.findings %}"),
    ("Item", "{{ finding.number }}．{{ finding.head }}{{ finding.mark }}"),
    ("Text", "问题：{{ finding.problem }}"),
    ("Text", "依据：{{ finding.basis }}"),
    ("Text", "建议：{{ finding.suggestion }}"),
    ("Text", "{%p endfor %}"),
    ("Text", "{%p endfor %}"),
    ("Text", "{%p if pending %}"),
    ("Heading2", "尚未处理的机器意见（出具前须逐条处理）"),
    ("Text", "{%p for line in pending %}"),
    ("Text", "{{ line.text }}"),
    ("Text", "{%p endfor %}"),
    ("Text", "{%p endif %}"),
    ("Heading1", "三、审查结论"),
    ("Text", "审查结论：{{ conclusion }}"),
    ("Text", "{%p if proposal %}"),
    ("Text", "{{ proposal }}"),
    ("Text", "{%p endif %}"),
    ("Text", "{%p if remarks %}"),
    ("Text", "备注：{{ remarks }}"),
    ("Text", "{%p endif %}"),
    (
        "Text",
        "本意见只对上述文件负责；草案作实质性修改的，应当重新提请审查。对本意见未完全采纳的，请在提请集体审议时"
        "详细说明理由和依据。",
    ),
    ("Signature", ""),
    ("Signature", "审查人：{{ reviewer }}"),
    ("Signature", "{{ organ }}（盖章）"),
    ("Signature", "{{ dated }}"),
    ("Text", "{%p if before %}"),
    ("Heading1", "附：出具前须核对的事项（只随草稿，不随意见书送出）"),
    ("Text", "{%p for line in before %}"),
    ("Text", "{{ line.text }}"),
    ("Text", "{%p endfor %}"),
    ("Text", "{%p endif %}"),
    ("Text", "{%p if hints %}"),
    ("Heading1", "附：文字、格式等提示（不影响结论，供修改时核对）"),
    ("Text", "{%p for line in hints %}"),
    ("Text", "{{ line.text }}"),
    ("Text", "{%p endfor %}"),
    ("Text", "{%p endif %}"),
    ("Small", "{{ versions }}"),
)


def _paragraphs(lines: tuple[tuple[str, str], ...]) -> list[str]:
    return [paragraph(style, text) for style, text in lines]


def _annex() -> list[str]:
    """附表：义务与后果条款清单, on a page of its own."""
    widths = tuple(round(Page().width * share) for share in _ANNEX_COLUMNS)
    columns = ("number", "place", "words", "basis", "answer")
    row = _cells(widths, (1,) * 5, ("AnnexCell",) * 5, tuple(f"{{{{ row.{name} }}}}" for name in columns))
    head = _cells(widths, (1,) * 5, ("AnnexHead",) * 5, ("序号", "条款、对象", "草案原文", "依据", "答复"))
    rows = [
        f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{head}</w:tr>",
        *_loop("for row in duties", [f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{row}</w:tr>"], widths),
    ]
    return [
        paragraph("Annex", "附表：义务与后果条款清单"),
        paragraph("Small", "{{ duties_note }}"),
        paragraph("Text", "{%p if duties %}"),
        _table(rows, widths),
        paragraph("Text", "{%p endif %}"),
    ]


_Cells = tuple[tuple[str, str], ...]
_ISSUE: _Cells = (("Mark", "{{ issue.number }}"), ("AnnexCell", "{{ issue.text }}"), ("Mark", "{{ issue.state }}"))
_OBJECTED: _Cells = (
    ("Mark", "{{ row.number }}"),
    ("AnnexCell", "{{ row.title }}"),
    ("Mark", "{{ row.verdict }}"),
    ("Mark", "{{ row.findings }}"),
)
_HUMAN: _Cells = (
    ("SlimMark", "{{ row.number }}"),
    ("SlimCell", "{{ row.title }}"),
    ("SlimCell", "{{ row.look_at }}"),
    ("SlimMark", "{{ row.verdict }}"),
    ("SlimMark", "　"),
)
_PASSED: _Cells = tuple(
    (style, f"{{{{ row.{side}_{name} }}}}")
    for side in ("left", "right")
    for style, name in (("SlimMark", "number"), ("SlimCell", "title"), ("SlimMark", "verdict"))
)


def _form_table(columns: tuple[float, ...], heads: tuple[str, ...], loops: list[tuple[str, _Cells]]) -> str:
    """A table over the width of the form: a row of heads repeated on every page, and a row for each turn of a loop."""
    widths = _form_widths(columns)
    rows = [_head_row(widths, heads)] if heads else []
    for tag, cells in loops:
        rows += _loop(tag, [_slim_row(widths, cells)], widths)
    return _table(rows, widths)


def _human_part() -> list[str]:
    """The items for a person under their headings, with room for what he found."""
    widths = _form_widths(_HUMAN_COLUMNS)
    inner = _loop("for row in group.rows", [_slim_row(widths, _HUMAN)], widths)
    rows = [
        _head_row(widths, ("序号", "审查内容", "看什么", "结论", "核对结果")),
        *_loop("for group in human", [_heading_row("{{ group.heading }}", widths), *inner], widths),
    ]
    none = [
        paragraph("Text", "{%p if not human %}"),
        paragraph("AnnexCell", "没有这样的要点。"),
        paragraph("Text", "{%p endif %}"),
    ]
    return [paragraph("Group", "三、须由审查人员核对的要点"), _optional("human", _table(rows, widths)), *none]


def _optional(name: str, content: str) -> str:
    return "".join([paragraph("Text", f"{{%p if {name} %}}"), content, paragraph("Text", "{%p endif %}")])


def _form_widths(columns: tuple[float, ...]) -> tuple[int, ...]:
    return tuple(round(_FORM_PAGE.width * share) for share in columns)


def _head_row(widths: tuple[int, ...], heads: tuple[str, ...]) -> str:
    cells = _cells(widths, (1,) * len(widths), ("SlimHead",) * len(widths), heads)
    return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{cells}</w:tr>"


def _slim_row(widths: tuple[int, ...], cells: _Cells) -> str:
    styles, texts = zip(*cells, strict=True)
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{_cells(widths, (1,) * len(widths), styles, texts)}</w:tr>"


def _signature_table() -> str:
    left, right = widths = _form_widths(_FORM_COLUMNS)
    rows = (
        ("未读取的内容", (("Cell", "{{ unread }}"),)),
        ("审查结论", (("Cell", "{{ conclusion }}"), ("Cell", "{{ proposal }}"))),
        ("备注", (("Cell", "{{ remarks }}"),)),
        ("审查人意见", (("Opinion", "审查人：{{ reviewer }}　签名：＿＿＿＿＿＿"), ("Opinion", "{{ dated }}"))),
        ("负责人审批意见", (("Opinion", "负责人签名：＿＿＿＿＿＿（盖章）"), ("Opinion", "　　　　年　　月　　日"))),
    )
    return _table([_sign_row(label, lines, left, right) for label, lines in rows], widths)


def _sign_row(label: str, lines: tuple[tuple[str, str], ...], left: int, right: int) -> str:
    height = 1100 if lines[0][0] == "Opinion" else 510
    content = "".join(paragraph(style, text) for style, text in lines)
    cells = _cell(paragraph("Label", label), left, 1) + _cell(content, right, 1)
    return f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{height}" w:hRule="atLeast"/></w:trPr>{cells}</w:tr>'


def _row(cells: str) -> str:
    return f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="510" w:hRule="atLeast"/></w:trPr>{cells}</w:tr>'


def _cells(widths: tuple[int, ...], spans: tuple[int, ...], styles: tuple[str, ...], texts: tuple[str, ...]) -> str:
    """Cells that cover the columns of the grid from left to right, `spans` columns each."""
    cells, column = "", 0
    for span, style, text in zip(spans, styles, texts, strict=True):
        cells += _cell(paragraph(style, text), sum(widths[column : column + span]), span)
        column += span
    return cells


def _heading_row(text: str, widths: tuple[int, ...]) -> str:
    cells = _cells(widths, (len(widths),), ("SlimGroup",), (text,))
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>"


def _loop(tag: str, rows: list[str], widths: tuple[int, ...]) -> list[str]:
    """Rows between template tags, each of which stands in a row that vanishes."""
    opening, closing = (_row(_cells(widths, (len(widths),), ("Cell",), (f"{{%tr {t} %}}",))) for t in (tag, "endfor"))
    return [opening, *rows, closing]


def _cell(content: str, width: int, span: int) -> str:
    spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{spanned}<w:vAlign w:val="center"/></w:tcPr>{content}</w:tc>'
    )


def _table(rows: list[str], widths: tuple[int, ...]) -> str:
    edges = [(edge, _OUTER) for edge in ("top", "left", "bottom", "right")]
    edges += [("insideH", _INNER), ("insideV", _INNER)]
    borders = "".join(f'<w:{edge} w:val="single" w:sz="{size}" w:space="0" w:color="000000"/>' for edge, size in edges)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="70" '
        f'w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        f"{''.join(rows)}</w:tbl>"
    )


def main(root: Path = FORMS) -> None:
    """Write the template of every form below `root`."""
    for name, build in BUILDERS.items():
        (root / name).mkdir(parents=True, exist_ok=True)
        (root / name / "template.docx").write_bytes(build())


if __name__ == "__main__":
    main()
