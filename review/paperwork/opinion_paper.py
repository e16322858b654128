"""合法性审查意见书: an Opinion as the values of its form."""

from collections.abc import Iterable

from review.model import Answer, Conclusion, Finding, Opinion, Severity, Verdict
from review.paperwork import wording
from review.paperwork.annex import duties_note, duties_rows
from review.paperwork.forms import Row, load_form, render

_UNCONFIRMED = "【待审查人员确认】"
_NUMERALS = "一二三四"


def opinion_docx(opinion: Opinion, proposal: tuple[Conclusion, str] | None = None, *, addressee: str = "") -> bytes:
    """The opinion as .docx; `proposal` is printed only while the officer has not chosen a conclusion."""
    day = (opinion.dated or opinion.review.as_of).isoformat()
    return render(load_form("review-opinion"), opinion_values(opinion, proposal, addressee=addressee), day=day)


def opinion_values(opinion: Opinion, proposal: tuple[Conclusion, str] | None = None, *, addressee: str = "") -> Row:
    """The values of the fields of 合法性审查意见书."""
    review = opinion.review
    kept = {f.fingerprint for f in opinion.kept}
    left = [f for f in opinion.undecided if f.fingerprint not in kept]
    return {
        "number": "〔　　　　〕　　号",
        "addressee": wording.printed(addressee) or f"{wording.BLANK}（送审单位）",
        "intro": f"你单位送审的《{wording.title(review)}》收悉。经审查，提出如下意见：",
        "draft": _draft(opinion),
        "facts": wording.facts(review),
        "summary": _summary(opinion),
        "groups": _groups(opinion),
        "pending": _lines(_brief(f) for f in left if f.severity is not Severity.HINT),
        "human": _lines(_human(review.answers)) or _lines([wording.NONE]),
        "unread": _lines(wording.unread(review.doc)) or _lines([wording.NONE]),
        "conclusion": wording.conclusion_sentence(opinion),
        "proposal": wording.proposal(*proposal) if proposal and opinion.conclusion is None else "",
        "remarks": wording.printed(opinion.remarks),
        "reviewer": wording.printed(opinion.reviewer) or wording.BLANK,
        "organ": wording.printed(opinion.organ) or wording.BLANK,
        "dated": wording.written(opinion.dated),
        "hints": _lines(_brief(f) for f in left if f.severity is Severity.HINT),
        "versions": wording.versions(review),
        "duties_note": duties_note(opinion),
        "duties": duties_rows(opinion),
    }


def _draft(opinion: Opinion) -> str:
    if not opinion.undecided and opinion.conclusion is not None:
        return ""
    return "草稿：由机器提出意见，未经审查人员逐条处理、确定结论并盖章，不得作为审查意见使用。"


def _summary(opinion: Opinion) -> str:
    counts = {level: sum(f.severity is level for f in opinion.kept) for level in Severity}
    if not opinion.kept:
        return "没有须提出修改的意见。"
    named = {Severity.HIGH: "阻断性", Severity.MEDIUM: "重大", Severity.LOW: "一般", Severity.HINT: "提示性"}
    parts = "、".join(f"{named[level]}{count}条" for level, count in counts.items() if count)
    return f"共提出意见{len(opinion.kept)}条，其中{parts}。意见序号与审查意见表、草案批注一致。"


def _groups(opinion: Opinion) -> list[Row]:
    undecided = {f.fingerprint for f in opinion.undecided}
    groups = [(level, [f for f in opinion.kept if f.severity is level]) for level in Severity]
    filled = [(level, findings) for level, findings in groups if findings]
    return [
        {
            "heading": f"（{_NUMERALS[index]}）{wording.GROUPS[level]}",
            "findings": [_finding(f, unconfirmed=f.fingerprint in undecided) for f in findings],
        }
        for index, (level, findings) in enumerate(filled)
    ]


def _finding(finding: Finding, *, unconfirmed: bool) -> Row:
    return {
        "number": str(finding.number),
        "head": wording.head(finding),
        "mark": _UNCONFIRMED if unconfirmed else "",
        "problem": wording.sentence(finding.message) or wording.sentence(finding.title),
        "basis": wording.basis(finding.basis),
        "suggestion": wording.suggestion(finding),
    }


def _brief(finding: Finding) -> str:
    return f"{finding.number}．{wording.head(finding)}：{wording.sentence(finding.message)}"


def _human(answers: Iterable[Answer]) -> list[str]:
    """The items only a person can answer, one line per heading."""
    by_heading: dict[str, list[str]] = {}
    for answer in answers:
        if answer.verdict is Verdict.HUMAN:
            by_heading.setdefault(answer.heading, []).append(wording.printed(answer.title))
    return [f"{wording.printed(heading)}：{'；'.join(titles)}。" for heading, titles in by_heading.items()]


def _lines(texts: Iterable[str]) -> list[Row]:
    return [{"text": text} for text in texts]
