"""The report for people at a terminal: findings by severity, then the items, then what was not read."""

from collections import Counter
from itertools import groupby

from review.columns import printable, width, wrap
from review.model import CATEGORIES, LABELS, SEVERITIES, Answer, Finding, Found, Review, Severity, Verdict
from review.reports.duties_report import basis_words, duties_count
from review.reports.masking import mask
from review.reports.reading_report import unread_lines

_STYLES = {Severity.HIGH: "31", Severity.MEDIUM: "33", Severity.LOW: "36", Severity.HINT: "2"}
_ATTENTION = (Verdict.FAIL, Verdict.DOUBT, Verdict.MISSING, Verdict.HUMAN)
_REST = "机器只作初审；「需人工」的事项和结论由审查人员决定。"


def to_terminal(review: Review, *, columns: int = 80, colour: bool = False, duties: bool = False) -> str:
    """The report in lines of at most `columns`; ANSI colours only if asked for; personal numbers masked.

    `duties`: the rows of the duties table, not only their number.
    """
    page = _Page(columns, colour)
    _head(page, review)
    _findings(page, review.findings)
    _items(page, review.answers)
    _duties(page, review, rows=duties)
    for line in unread_lines(review.doc.unread):
        page.add(line, indent="    ")
    page.add("")
    page.add(_REST)
    return page.text()


class _Page:
    """Lines collected for one report: wrapped, masked, without control characters."""

    def __init__(self, columns: int, colour: bool) -> None:
        self._columns = max(columns, 30)
        self._colour = colour
        self._lines: list[str] = []

    def add(self, text: str, *, indent: str = "", style: str = "") -> None:
        line = wrap(printable(mask(text)), self._columns, indent=indent)
        self._lines.append(f"\x1b[{style}m{line}\x1b[0m" if style and self._colour else line)

    def field(self, name: str, words: str) -> None:
        """「    依据：…」 with the words hanging behind the name; nothing if there are no words."""
        if words:
            lead = f"    {name}："
            self.add(lead + words.replace("\n", "／"), indent=" " * width(lead))

    def text(self) -> str:
        return "\n".join(self._lines) + "\n"


def _head(page: _Page, review: Review) -> None:
    title = review.extraction.title
    page.add(f"合法性初审：{title.value if isinstance(title, Found) else review.doc.name}", style="1")
    page.add(f"文件：{review.doc.name}　SHA-256：{review.doc.sha256[:16]}…")
    page.add(f"类别：{CATEGORIES[review.category]}（{review.category_reason}）")
    page.add(f"法律状态以 {review.as_of.isoformat()} 为准")
    if review.jurisdiction:
        page.add(f"适用标准：{review.jurisdiction.words()}", indent="    ")
    versions = review.versions
    page.add(f"版本：fashen {versions.tool}　清单 {versions.checklists}　法规名录 {versions.registry}")
    page.add("")


def _findings(page: _Page, findings: tuple[Finding, ...]) -> None:
    if not findings:
        page.add("未发现需要指出的问题。")
        page.add("")
    order = list(SEVERITIES)
    ranked = sorted(findings, key=lambda finding: order.index(finding.severity))
    for severity, group in groupby(ranked, key=lambda finding: finding.severity):
        members = list(group)
        page.add(f"── {SEVERITIES[severity]}（{len(members)}项）──", style=_STYLES[severity])
        for finding in members:
            _finding(page, finding)


def _finding(page: _Page, finding: Finding) -> None:
    page.add(f"F{finding.number}　{finding.verdict.value}　{finding.place}　{finding.title}", indent="    ")
    page.field("原文", f"「{finding.quote}」" if finding.quote else "")
    page.field("问题", finding.message)
    page.field("依据", "；".join(basis.cite() for basis in finding.basis))
    page.field("建议", finding.suggestion)
    page.field(
        "事项",
        f"{'、'.join((finding.item, *finding.also))}（{'、'.join(LABELS.get(label, label) for label in finding.labels)}）",
    )
    page.add("")


def _items(page: _Page, answers: tuple[Answer, ...]) -> None:
    if not answers:
        return
    counts = Counter(answer.verdict for answer in answers)
    summary = "，".join(f"{verdict.value} {counts[verdict]}" for verdict in Verdict if counts[verdict])
    page.add(f"── 审查事项（共{len(answers)}项：{summary}）──", style="1")
    for heading, group in groupby(answers, key=lambda answer: answer.heading):
        shown = [answer for answer in group if answer.verdict in _ATTENTION]
        if shown:
            page.add(heading or "其他")
        for answer in shown:
            page.add(_answer(answer), indent="      ")
    page.add("")


def _answer(answer: Answer) -> str:
    numbers = "、".join(f"F{number}" for number in answer.findings)
    return f"  {answer.verdict.value}　{answer.item}　{answer.title}" + (f"（{numbers}）" if numbers else "")


def _duties(page: _Page, review: Review, *, rows: bool) -> None:
    page.add(f"── {duties_count(review)} ──" if review.duties else duties_count(review), style="1")
    if rows and review.general_basis:
        page.add(f"全文依据：{review.doc.quote(review.general_basis)}（不作为单条的依据）", indent="          ")
    for row in review.duties if rows else ():
        page.add(f"D{row.number}　{row.place}　{row.who or '未写明对象'}　{'、'.join(row.burdens)}", indent="    ")
        page.field("引导", row.lead)
        page.field("原文", f"「{row.quote}」")
        page.field("依据", basis_words(row))
        page.field("意见", "、".join(f"F{number}" for number in row.findings))
    if review.duties and not rows:
        page.add("逐条查看：加 --duties")
    page.add("")
