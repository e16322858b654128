"""合法性审查意见书: an Opinion as the values of its form."""

from collections import Counter
from collections.abc import Iterable

from review.model import Basis, Conclusion, Opinion, Severity, Verdict
from review.paperwork import bases, wording
from review.paperwork.annex import duties_note, duties_rows
from review.paperwork.forms import Row, load_form, render
from review.paperwork.points import Point, also, points

_UNCONFIRMED = "【待确认】"
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
        "intro": f"你单位送审的{wording.named(review)}收悉。经审查，提出如下意见：",
        "draft": _draft(opinion),
        "facts": wording.facts(review),
        "summary": _summary(opinion),
        "groups": _groups(opinion),
        "pending": _lines(map(_brief, points(f for f in left if f.severity is not Severity.HINT))),
        "before": _lines(_before(opinion)) if opinion.conclusion is None else [],
        "conclusion": wording.conclusion_sentence(opinion),
        "proposal": wording.proposal(*proposal) if proposal and opinion.conclusion is None else "",
        "remarks": wording.printed(opinion.remarks),
        "reviewer": wording.printed(opinion.reviewer) or wording.BLANK,
        "organ": wording.printed(opinion.organ) or wording.BLANK,
        "dated": wording.written(opinion.dated),
        "hints": _lines(map(_brief, points(f for f in left if f.severity is Severity.HINT))),
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
    return f"共提出意见{len(opinion.kept)}条，其中{parts}。意见序号与审查意见表、草案批注一致，各条的全部依据见审查意见表。"


def _groups(opinion: Opinion) -> list[Row]:
    marks = {f.fingerprint: _UNCONFIRMED for f in opinion.undecided}
    groups = [(level, [f for f in opinion.kept if f.severity is level]) for level in Severity]
    filled = [(level, findings) for level, findings in groups if findings]
    said: set[Basis] = set()
    return [
        {
            "heading": f"（{_NUMERALS[index]}）{wording.GROUPS[level]}",
            "findings": [_point(point, marks, said) for point in points(findings, marks)],
        }
        for index, (level, findings) in enumerate(filled)
    ]


def _point(point: Point, marks: dict[str, str], said: set[Basis]) -> Row:
    finding = point.first
    row = {
        "number": point.numbers,
        "head": point.head,
        "mark": marks.get(finding.fingerprint, ""),
        "problem": point.problem + also(point),
        "basis": bases.cited(point.basis, said, problem=point.problem, alone=not also(point)),
        "suggestion": wording.suggestion(finding),
    }
    said.update(point.basis[:1])
    return row


def _brief(point: Point) -> str:
    return f"{point.numbers}．{point.head}：{point.problem}"


def _before(opinion: Opinion) -> list[str]:
    """What the officer has to settle before the draft of an opinion may go out; no part of the opinion itself."""
    left = Counter(answer.heading for answer in opinion.review.answers if answer.verdict is Verdict.HUMAN)
    lines = [f"文件中有未读取的内容，须人工审读：{line}" for line in wording.unread(opinion.review.doc)]
    if left:
        parts = "；".join(f"{wording.printed(heading)}{count}项" for heading, count in left.items())
        lines.append(f"须由审查人员核对的要点共{left.total()}项，逐项见审查意见表：{parts}。")
    return lines


def _lines(texts: Iterable[str]) -> list[Row]:
    return [{"text": text} for text in texts]
