"""Reviews made by hand: an invented draft of an invented town, with findings of every severity."""

from dataclasses import replace
from datetime import date

from review.model import (
    Absent,
    Answer,
    Basis,
    Block,
    BlockKind,
    Category,
    Document,
    Extraction,
    Finding,
    Found,
    Mode,
    Review,
    Severity,
    Span,
    TextSource,
    Unread,
    Verdict,
    Versions,
)

DAY = date(2025, 6, 30)
TITLE = "青石镇集贸市场管理办法（试行）"
LINES = (
    TITLE,
    "第一条 为了加强市场管理，制定本办法。",
    "第五条 违反本办法的，由镇人民政府处200元以上500元以下罚款。",
    "第六条 外地经营者应当缴纳保证金1000元 & 提供<村委会>证明。",
    "第八条 本办法由镇综合执法局负责解释。",
)
PENALTY_LAW = Basis("中华人民共和国行政处罚法", "第十六条", "除法律、法规、规章外，其他规范性文件不得设定行政处罚。")


def document(lines: tuple[str, ...] = LINES) -> Document:
    blocks, start = [], 0
    for number, line in enumerate(lines, 1):
        span = Span(start, start + len(line))
        blocks.append(Block(span, BlockKind.PARAGRAPH, f"第{number}段", TextSource(number)))
        start = span.end + 1
    unread = (Unread("删除的修订", "第4段", 2, "请核对是否应当接受修订。"),)
    return Document("青石镇市场办法.docx", "docx", "a1b2c3d4" * 8, "\n".join(lines), tuple(blocks), unread)


def extraction(doc: Document) -> Extraction:
    gone = [Absent(what) for what in ("印发通知", "制定机关", "文号", "主送", "日期", "施行日期", "施行条款")]
    end = [Absent(what) for what in ("有效期", "失效日期", "落款")]
    return Extraction(Found(TITLE, Span(0, len(TITLE))), *gone, *end)  # type: ignore[arg-type]


def finding(number: int, quote: str, severity: Severity, doc: Document, **changes: object) -> Finding:
    start = doc.text.find(quote) if quote else -1
    base = Finding(
        number,
        f"ND-AUTH-{number:02d}",
        "是否设定行政处罚",
        "SET_PENALTY",
        Verdict.DOUBT,
        severity,
        f"「{quote}」涉嫌超越权限，规范性文件无此权限" if quote else "没有规定有效期",
        Span(start, start + len(quote)) if start >= 0 else None,
        quote,
        f"第{number}条",
        (PENALTY_LAW,),
        "删除该规定",
        f"fp-{number}",
    )
    return replace(base, **changes)  # type: ignore[arg-type]


def findings(doc: Document) -> tuple[Finding, ...]:
    return (
        finding(1, "处200元以上500元以下罚款", Severity.HIGH, doc, place="第五条"),
        finding(2, "保证金1000元 & 提供<村委会>证明", Severity.MEDIUM, doc, place="第六条"),
        finding(
            3,
            "",
            Severity.LOW,
            doc,
            place="附则",
            basis=(Basis("国务院办公厅关于加强行政规范性文件制定和监督管理工作的通知", "第一部分", verified=False),),
            suggestion="",
        ),
        finding(4, "负责解释", Severity.HINT, doc, place="第八条", message="解释机关应当是制定机关，请核对"),
    )


ANSWERS = (
    Answer(
        "ND-SUBJ-01", "制定机关有没有资格", "（一）制定主体是否合法", Mode.MACHINE, Verdict.PASS, "落款为镇人民政府"
    ),
    Answer("ND-AUTH-04", "是否设定行政处罚", "（二）是否超越权限", Mode.ASSIST, Verdict.DOUBT, "见意见", (1,)),
    Answer("ND-AUTH-07", "是否设定收费", "（二）是否超越权限", Mode.ASSIST, Verdict.DOUBT, "见意见", (2,)),
    Answer("ND-PROC-01", "是否公开征求意见", "（三）程序是否合法", Mode.HUMAN, Verdict.HUMAN, "须看征求意见的材料"),
    Answer("ND-FORM-02", "是否规定有效期", "（四）形式是否合法", Mode.MACHINE, Verdict.FAIL, "全文未见有效期", (3,)),
)


def sample_review(found: tuple[Finding, ...] | None = None, answers: tuple[Answer, ...] = ANSWERS) -> Review:
    doc = document()
    return Review(
        doc,
        extraction(doc),
        Category.NORMATIVE,
        "题目为办法",
        DAY,
        Versions("0.1.0", "2025.6.1", "2025-04-19"),
        findings(doc) if found is None else found,
        answers,
        (),
    )


def many(count: int) -> tuple[Finding, ...]:
    doc = document()
    levels = (Severity.HIGH, Severity.MEDIUM, Severity.LOW)
    return tuple(
        finding(n, "处200元以上500元以下罚款", levels[n % 3], doc, place=f"第{n}条", fingerprint=f"many-{n}")
        for n in range(1, count + 1)
    )
