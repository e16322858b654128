"""A handmade review for the reports: one finding with a place, one absence, citations, absences, unread parts."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from review.model import (
    Absent,
    Amount,
    Answer,
    Attachment,
    Basis,
    BasisPlace,
    Block,
    BlockKind,
    Burden,
    Category,
    Citation,
    CitationCheck,
    CitationStatus,
    Document,
    DocumentNumber,
    DutyBasis,
    DutyRow,
    Extraction,
    Finding,
    Found,
    Mode,
    Node,
    NodeKind,
    Organisation,
    Part,
    PartKind,
    Percentage,
    Period,
    Point,
    Review,
    SeenDate,
    Severity,
    Span,
    Standing,
    TextSource,
    Unread,
    Validity,
    Verdict,
    Versions,
)

LINES = (
    "青石镇人民政府文件",
    "青政规〔2026〕3号",
    "青石镇摊点管理办法",
    "第一章 总则",
    "第一条 依据《中华人民共和国行政处罚法》第十六条第二款第（一）项、第九十九条制定本办法。",
    "第二条 乱设摊点的，处五百元以下罚款，联系人身份证330102199001011234，电话13812345678。",
    "第三条 本办法自2026年2月30日起施行，有效期五年。",
)
TEXT = "\n".join(LINES)


def span(words: str) -> Span:
    """Where these words stand in the sample."""
    start = TEXT.index(words)
    return Span(start, start + len(words))


def document() -> Document:
    """The sample as a text file of seven lines."""
    blocks, start = [], 0
    for number, line in enumerate(LINES, 1):
        source = TextSource(number)
        blocks.append(Block(Span(start, start + len(line)), BlockKind.PARAGRAPH, f"第{number}段", source))
        start += len(line) + 1
    unread = (Unread("删除的修订", "第3段", 2, "请在 Word 中接受或拒绝修订后重新提交。"),)
    return Document("摊点 办法.txt", "txt", "0a" * 32, TEXT, tuple(blocks), unread)


def extraction() -> Extraction:
    """Facts of the sample, each with its place."""
    articles = tuple(
        Node(NodeKind.ARTICLE, number, f"第{word}条", span(LINES[number + 3]), span(f"第{word}条 "), 0, 0)
        for number, word in ((1, "一"), (2, "二"), (3, "三"))
    )
    body = Span(span(LINES[3]).start, len(TEXT))
    return Extraction(
        title=Found(LINES[2], span(LINES[2])),
        notice_title=Absent("印发通知的标题"),
        issuer=Found("青石镇人民政府", span("青石镇人民政府")),
        doc_number=Found(DocumentNumber(LINES[1], "青政规", 2026, 3, "〔〕"), span(LINES[1])),
        addressee=Absent("主送机关"),
        issued_on=Absent("成文日期"),
        effective_from=Absent("施行日期", seen=span("2026年2月30日")),
        effective_clause=Found("自2026年2月30日起施行", span("自2026年2月30日起施行")),
        validity=Found(Validity("五年", months=60), span("有效期五年")),
        valid_until=Absent("失效日期"),
        signature=Absent("落款"),
        parts=(Part(PartKind.BODY, LINES[2], Span(0, len(TEXT))),),
        nodes=(Node(NodeKind.CHAPTER, 1, "第一章", body, span("第一章"), -1, 0), *articles),
        citations=(citation(),),
        dates=(SeenDate("2026年2月30日", None, span("2026年2月30日")),),
        periods=(Period("五年", Decimal(5), "年", span("五年")),),
        amounts=(Amount("五百元", Decimal(500), span("五百元"), qualifier="以下"),),
        percentages=(Percentage("百分之五", Decimal("0.50"), span("五百元")),),
        organisations=(Organisation("青石镇人民政府", span("青石镇人民政府")),),
        attachments=(Attachment(1, "", span("摊点"), present=False),),
    )


def citation() -> Citation:
    """Two points of one law."""
    words = "《中华人民共和国行政处罚法》第十六条第二款第（一）项、第九十九条"
    points = (
        Found(Point(16, 2, 1), span("第十六条第二款第（一）项")),
        Found(Point(99), span("第九十九条")),
    )
    return Citation("中华人民共和国行政处罚法", span(words), span("中华人民共和国行政处罚法"), points)


def findings() -> tuple[Finding, ...]:
    """A fine that a township may not set, and a missing clause."""
    basis = Basis("中华人民共和国行政处罚法", "第十六条", "除法律、法规、规章外，其他规范性文件不得设定行政处罚。")
    fine = Finding(
        number=1,
        item="GFX-NR-02",
        title="不得设定行政处罚",
        label="SET_PENALTY",
        verdict=Verdict.DOUBT,
        severity=Severity.HIGH,
        message="「处五百元以下罚款」涉嫌设定行政处罚。",
        span=span("处五百元以下罚款，联系人身份证330102199001011234"),
        quote="处五百元以下罚款，联系人身份证330102199001011234",
        place="第二条",
        basis=(basis,),
        suggestion="删去该项处罚。",
        fingerprint="f1" * 8,
        also=("ND-RIGHT-01",),
    )
    absence = replace(
        fine,
        number=2,
        item="GFX-XS-09",
        title="解释机关",
        label="",
        severity=Severity.LOW,
        message="未写明解释机关。",
        span=None,
        quote="",
        place="全文",
        basis=(),
        suggestion="",
        fingerprint="f2" * 8,
        also=(),
    )
    return fine, absence


def duties() -> tuple[DutyRow, ...]:
    """A fine that states no basis, and an invented row that states two."""
    fine = DutyRow(
        number=1,
        place="第二条",
        span=span(LINES[5]),
        quote=LINES[5],
        who="乱设摊点的",
        burdens=(Burden.SANCTION,),
        standing=Standing.NONE,
        bases=(),
        fingerprint="d1" * 8,
        findings=(1,),
    )
    words = "《中华人民共和国行政处罚法》第十六条"
    law = DutyBasis(
        words, span(words), BasisPlace.BEFORE, "中华人民共和国行政处罚法", "第十六条", "原文。", "该法共86条。"
    )
    vague = DutyBasis("依据", span("依据"), BasisPlace.OWN)
    stated = replace(
        fine,
        number=2,
        who="",
        burdens=(Burden.DUTY, Burden.FEE),
        standing=Standing.NEARBY,
        bases=(vague, law),
        fingerprint="d2" * 8,
        findings=(),
        lead="摊主应当：",
        lead_span=span("第二条"),
    )
    return fine, stated


def review() -> Review:
    """The whole sample."""
    return Review(
        doc=document(),
        extraction=extraction(),
        category=Category.NORMATIVE,
        category_reason="由使用者指定",
        as_of=date(2026, 3, 1),
        versions=Versions("0.1.0", "2026.03", "2026-02-28"),
        findings=findings(),
        answers=(
            Answer(
                "GFX-NR-02", "不得设定行政处罚", "二、内容合法", Mode.ASSIST, Verdict.DOUBT, "查看全文处罚用语", (1,)
            ),
            Answer("GFX-NR-99", "必要性", "二、内容合法", Mode.HUMAN, Verdict.HUMAN, "须由审查人员判断"),
            Answer("GFX-XS-01", "标题", "三、形式", Mode.MACHINE, Verdict.PASS, "标题完整"),
        ),
        citations=(
            CitationCheck(
                citation(),
                CitationStatus.ARTICLE_MISSING,
                "中华人民共和国行政处罚法",
                "该法共86条。",
                "2021年",
                True,
                span("第九十九条"),
            ),
        ),
        duties=duties(),
        general_basis=span("依据《中华人民共和国行政处罚法》"),
    )
