"""合法性审查意见表: every item with its answer, the findings with what became of them, room for signatures."""

from collections.abc import Iterator

from review.model import Answer, Conclusion, Finding, Opinion, Verdict
from review.paperwork import wording
from review.paperwork.forms import Row, load_form, render


def form_docx(opinion: Opinion, proposal: tuple[Conclusion, str] | None = None, *, addressee: str = "") -> bytes:
    """The review form as .docx; `addressee` is the body that submitted the draft."""
    day = (opinion.dated or opinion.review.as_of).isoformat()
    return render(load_form("review-form"), form_values(opinion, proposal, addressee=addressee), day=day)


def form_values(opinion: Opinion, proposal: tuple[Conclusion, str] | None = None, *, addressee: str = "") -> Row:
    """The values of the fields of 合法性审查意见表."""
    review = opinion.review
    submitted = {"label": "送审单位", "value": wording.printed(addressee) or wording.BLANK}
    return {
        "organ": wording.printed(opinion.organ) or wording.BLANK,
        "number": "〔　　　　〕　　号",
        "facts": [submitted, *wording.facts(review)],
        "groups": list(_groups(review.answers)) or [{"heading": "本类别没有审查要点", "rows": [_no_row()]}],
        "issues": list(_issues(opinion)) or [{"number": "—", "text": "没有意见。", "state": "—"}],
        "unread": "\n".join(wording.unread(review.doc)) or wording.NONE,
        "conclusion": wording.conclusion(opinion.conclusion),
        "proposal": wording.proposal(*proposal) if proposal and opinion.conclusion is None else "",
        "remarks": wording.printed(opinion.remarks),
        "reviewer": wording.printed(opinion.reviewer) or wording.BLANK,
        "dated": wording.written(opinion.dated),
        "versions": f"{wording.versions(review)}意见序号与审查意见书、草案批注一致。",
    }


def _groups(answers: tuple[Answer, ...]) -> Iterator[Row]:
    by_heading: dict[str, list[Row]] = {}
    for number, answer in enumerate(answers, 1):
        by_heading.setdefault(answer.heading, []).append(_row(number, answer))
    for heading, rows in by_heading.items():
        yield {"heading": wording.printed(heading) or "其他", "rows": rows}


def _row(number: int, answer: Answer) -> Row:
    return {
        "number": str(number),
        "title": wording.printed(answer.title),
        "verdict": answer.verdict.value,
        "reason": wording.sentence(_brief(answer)) or "—",
        "findings": "、".join(map(str, answer.findings)),
    }


def _brief(answer: Answer) -> str:
    """On the form only what was found; what to look at besides stands in the report and on the page."""
    if answer.verdict is Verdict.PASS or answer.reason.startswith("本次只送来草案"):
        return answer.reason.partition("。")[0]
    return answer.reason


def _no_row() -> Row:
    return {"number": "—", "title": "—", "verdict": "—", "reason": "—", "findings": ""}


def _issues(opinion: Opinion) -> Iterator[Row]:
    undecided = {f.number for f in opinion.undecided}
    reasons = {finding.number: reason for finding, reason in opinion.dismissed}
    in_words = {f.number: f for f in opinion.kept}
    for finding in opinion.review.findings:
        number = finding.number
        state = "不采纳" if number in reasons else "待确认" if number in undecided else "采纳"
        if number in in_words and in_words[number] != finding:
            state = "改写后采纳"
        yield _issue(in_words.get(number, finding), state, reasons.get(number, ""))


def _issue(finding: Finding, state: str, reason: str) -> Row:
    level = wording.GROUPS[finding.severity].partition("（")[0]
    lines = [
        f"{wording.head(finding)}【{level}】",
        f"问题：{wording.sentence(finding.message)}",
        f"依据：{wording.basis(finding.basis)}",
        f"建议：{wording.suggestion(finding)}",
    ]
    if reason:
        lines.append(f"不采纳的理由：{wording.sentence(reason)}")
    return {"number": str(finding.number), "text": "\n".join(lines), "state": state}
