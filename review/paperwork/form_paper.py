"""合法性审查意见表: what was found, what a person has to look at, and the verdict on every other item in a line."""

from collections import Counter
from collections.abc import Iterator

from review.model import Answer, Conclusion, Opinion, Review, Severity, Verdict
from review.model.numerals import in_runs
from review.paperwork import bases, wording
from review.paperwork.forms import Row, load_form, render
from review.paperwork.points import Point, also, points

_OBJECTED = (Verdict.FAIL, Verdict.DOUBT)
_FOR_A_PERSON = (Verdict.MISSING, Verdict.HUMAN)
_SETTLED = (Verdict.PASS, Verdict.NOT_APPLICABLE)
_ONLY_THE_DRAFT = "本次只送来草案，"
_NO_ITEM = {"number": "—", "title": "没有这样的要点。", "verdict": "—", "findings": "—"}
_PAIR = ("left_number", "left_title", "left_verdict", "right_number", "right_title", "right_verdict")


def form_docx(opinion: Opinion, proposal: tuple[Conclusion, str] | None = None, *, addressee: str = "") -> bytes:
    """The review form as .docx; `addressee` is the body that submitted the draft."""
    day = (opinion.dated or opinion.review.as_of).isoformat()
    return render(load_form("review-form"), form_values(opinion, proposal, addressee=addressee), day=day)


def form_values(opinion: Opinion, proposal: tuple[Conclusion, str] | None = None, *, addressee: str = "") -> Row:
    """The values of the fields of 合法性审查意见表."""
    review = opinion.review
    answers = list(enumerate(review.answers, 1))
    submitted = {"label": "送审单位", "value": wording.printed(addressee) or wording.BLANK}
    return {
        "organ": wording.printed(opinion.organ) or wording.BLANK,
        "number": "〔　　　　〕　　号",
        "facts": [submitted, *wording.facts(review)],
        "issues": list(_issues(opinion)) or [{"number": "—", "text": "没有意见。", "state": "—"}],
        "objected": [_objected(n, a) for n, a in answers if a.verdict in _OBJECTED] or [_NO_ITEM],
        "human": list(_human([(n, a) for n, a in answers if a.verdict in _FOR_A_PERSON])),
        "passed_note": _passed_note(opinion.review),
        "passed": _in_pairs([_passed(n, a) for n, a in answers if a.verdict in _SETTLED]),
        "unread": "\n".join(wording.unread(review.doc)) or wording.NONE,
        "conclusion": wording.conclusion(opinion.conclusion),
        "proposal": wording.proposal(*proposal) if proposal and opinion.conclusion is None else "",
        "remarks": wording.printed(opinion.remarks),
        "reviewer": wording.printed(opinion.reviewer) or wording.BLANK,
        "dated": wording.written(opinion.dated),
        "versions": f"{wording.versions(review)}意见序号与审查意见书、草案批注一致。",
    }


def _objected(number: int, answer: Answer) -> Row:
    return {
        "number": str(number),
        "title": wording.printed(answer.title),
        "verdict": answer.verdict.value,
        "findings": in_runs(answer.findings) or "—",
    }


def _human(answers: list[tuple[int, Answer]]) -> Iterator[Row]:
    by_heading: dict[str, list[Row]] = {}
    for number, answer in answers:
        by_heading.setdefault(answer.heading, []).append(
            {
                "number": str(number),
                "title": wording.printed(answer.title),
                "look_at": wording.sentence(answer.reason.removeprefix(_ONLY_THE_DRAFT)) or "—",
                "verdict": answer.verdict.value,
            }
        )
    for heading, rows in by_heading.items():
        yield {"heading": wording.printed(heading) or "其他", "rows": rows}


def _passed(number: int, answer: Answer) -> tuple[str, str, str]:
    return str(number), wording.printed(wording.without_asides(answer.title)), answer.verdict.value


def _in_pairs(cells: list[tuple[str, str, str]]) -> list[Row]:
    """Two items to a row, read down the left half and then down the right."""
    half = (len(cells) + 1) // 2
    right = [*cells[half:], ("", "", "")]
    return [
        dict(zip(_PAIR, (*left, *other), strict=True)) for left, other in zip(cells[:half], right[:half], strict=True)
    ]


def _passed_note(review: Review) -> str:
    settled = Counter(answer.verdict for answer in review.answers if answer.verdict in _SETTLED)
    if not settled:
        return "没有这样的要点。"
    counts = "，".join(f"{verdict.value}{count}项" for verdict, count in settled.items())
    return f"共{settled.total()}项（{counts}）。“符合”指机器查对全文未见线索，仍须审查人员确认。"


def _issues(opinion: Opinion) -> Iterator[Row]:
    reasons = {finding.fingerprint: reason for finding, reason in opinion.dismissed}
    kept = {f.fingerprint: f for f in opinion.kept}
    undecided = {f.fingerprint for f in opinion.undecided}
    states: dict[str, str] = {}
    for finding in opinion.review.findings:
        key = finding.fingerprint
        state = "不采纳" if key in reasons else "待确认" if key in undecided else "采纳"
        states[key] = "改写后采纳" if kept.get(key, finding) != finding else state
    apart = {key: state + reasons.get(key, "") for key, state in states.items()}
    for point in points((kept.get(f.fingerprint, f) for f in opinion.review.findings), apart):
        key = point.first.fingerprint
        yield _issue(point, states[key], reasons.get(key, ""))


def _issue(point: Point, state: str, reason: str) -> Row:
    level = wording.GROUPS[point.first.severity].partition("（")[0]
    lines = [f"{point.head}【{level}】"]
    if point.first.severity is Severity.HINT:
        lines.append(f"{point.problem}{wording.sentence(point.first.suggestion)}")
    else:
        lines += [
            f"问题：{point.problem}{also(point)}",
            f"依据：{bases.all_names(point.basis)}",
            f"建议：{wording.suggestion(point.first)}",
        ]
    if reason:
        lines.append(f"不采纳的理由：{wording.sentence(reason)}")
    return {"number": point.numbers.replace("、", "、\n"), "text": "\n".join(lines), "state": state}
