"""What an officer found wrong with the tool, as texts beside items: 误报 must stay silent, 漏报 must be found."""

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from review.checklist import Profile
from review.engine import build_case, spans_of, unmark
from review.errors import UsageError
from review.feedback.anonymising import Anonymiser, Replacement
from review.laws import load_registry
from review.model import Decision, DecisionKind, Document, DutyAnswer, DutyVerdict, Finding, Review, Span
from review.reading import text_document

UNSORTED = "未归类"
NOTES, PRIVATE = "说明.txt", "核对表（含原文，请勿外发）.txt"
_LONGEST = 600  # characters of an article that is taken whole
_SAFE = str.maketrans({"⟦": "［", "⟧": "］", "\u200b": "", "\ufeff": ""})


@dataclass(frozen=True, slots=True)
class Complaint:
    """One 误报 (`finding`) or 漏报 (`span` of words that should have been found, under `item` if the officer knows)."""

    reason: str
    finding: Finding | None = None
    span: Span | None = None
    item: str = ""


@dataclass(frozen=True)
class Feedback:
    """The files of an export by name, and what was replaced in them; `left_out` says what could not be exported."""

    files: Mapping[str, bytes]
    replacements: tuple[Replacement, ...]
    left_out: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Draft:
    """One fixture before it is anonymised: the words with marks, where it belongs and why it is sent."""

    item: str
    text: str
    kind: str
    reason: str


def complaints(
    review: Review, decisions: Iterable[Decision], missed: Iterable[tuple[Span, str, str]] = ()
) -> tuple[Complaint, ...]:
    """Dismissed findings as 误报; `missed` are span, reason and item ("" if unknown) of what should have been found."""
    dismissed = {d.fingerprint: d.text for d in decisions if d.kind is DecisionKind.DISMISS}
    false = [Complaint(dismissed[f.fingerprint], finding=f) for f in review.findings if f.fingerprint in dismissed]
    return (*false, *(Complaint(reason, span=span, item=item) for span, reason, item in missed))


def export(
    review: Review,
    decisions: Sequence[Decision],
    found: Sequence[Complaint],
    profile: Profile,
    hide: Iterable[str] = (),
) -> Feedback:
    """The fixtures of all complaints, anonymised alike, with notes to send and a table to check them by and keep."""
    dismissed = {d.fingerprint for d in decisions if d.kind is DecisionKind.DISMISS}
    drafts = [draft for one in found if (draft := _draft(review, one, dismissed))]
    left_out = tuple(
        f"{one.finding.item} 第{one.finding.number}条意见：全文性的意见没有具体文字，不能导出为例句"
        for one in found
        if one.finding and one.finding.span is None
    )
    registry = load_registry()
    anonymiser = Anonymiser(
        [review.doc.text, *(draft.reason for draft in drafts)],
        is_law=lambda title: registry.find(title, review.as_of) is not None,
        hide=hide,
    )
    files: dict[str, bytes] = {}
    notes = []
    for draft in drafts:
        text = f"⟦@{review.as_of.isoformat()}⟧\n{anonymiser.clean(draft.text)}\n"
        name = _name(draft, text)
        files[name] = text.encode()
        notes.append(_note(draft, name, text, anonymiser, profile))
    files[NOTES] = "\n".join([_HEAD, *notes, *left_out, ""]).encode()
    files[PRIVATE] = _checklist(anonymiser.replacements, left_out).encode()
    return Feedback(files, anonymiser.replacements, left_out)


_HEAD = "以下例句已作匿名化处理。外发前请通读每一份，确认没有人名、地名、单位和号码。"


def _draft(review: Review, one: Complaint, dismissed: set[str]) -> _Draft | None:
    span = one.finding.span if one.finding else one.span
    if span is None:
        return None
    item = one.finding.item if one.finding else one.item
    context = _context(review, span)
    marks = [span] if one.finding is None else _standing(review, item, context, dismissed)
    text = _marked(review.doc, context, marks)
    return _Draft(item or UNSORTED, text, "误报" if one.finding else "漏报", one.reason)


def _context(review: Review, span: Span) -> tuple[Span, ...]:
    """The article if it is short; else the paragraph, with the paragraph of its lead-in."""
    doc, article = review.doc, review.extraction.article_at(span.start)
    if article is not None and article.span.end - article.span.start <= _LONGEST and article.span.end >= span.end:
        return (article.span,)
    first, last = doc.block_index(span.start), doc.block_index(max(span.start, span.end - 1))
    own = Span(doc.blocks[first].span.start, doc.blocks[last].span.end)
    before = doc.blocks[first - 1].span if first else None
    lead = before is not None and doc.quote(before).rstrip().endswith(("：", ":"))
    return (before, own) if before is not None and lead else (own,)


def _standing(review: Review, item: str, context: Sequence[Span], dismissed: set[str]) -> list[Span]:
    """Other findings of the item in these words that the officer did not dismiss: they must still be found."""
    return [
        f.span
        for f in review.findings
        if f.item == item
        and f.span
        and f.fingerprint not in dismissed
        and any(part.start <= f.span.start and f.span.end <= part.end for part in context)
    ]


def _marked(doc: Document, context: Sequence[Span], marks: Sequence[Span]) -> str:
    """The words with ⟦marks⟧, without blank lines and blanks at the ends of lines."""
    parts = []
    for part in context:
        text, last = "", part.start
        for mark in sorted(marks):
            if last <= mark.start and mark.end <= part.end and mark.start < mark.end:
                text += (
                    doc.text[last : mark.start].translate(_SAFE)
                    + "⟦"
                    + doc.text[mark.start : mark.end].translate(_SAFE)
                    + "⟧"
                )
                last = mark.end
        parts += (text + doc.text[last : part.end].translate(_SAFE)).split("\n")
    return "\n".join(line.strip() for line in parts if line.strip())


def _name(draft: _Draft, text: str) -> str:
    """The name says nothing about the draft: item, verdict and a digest of the anonymised words."""
    verdict = "bad" if unmark(text).must else "good"
    return f"{draft.item}/{verdict}-feedback-{hashlib.sha256(text.encode()).hexdigest()[:8]}.txt"


def _note(draft: _Draft, name: str, text: str, anonymiser: Anonymiser, profile: Profile) -> str:
    """One paragraph for the maintainers: what the text shows, whether the tool still errs on it, and the reason."""
    item = profile.item(draft.item)
    state = ""
    if item is not None:
        marked = unmark(text.rstrip("\n"))
        spans = spans_of(item, build_case(text_document(marked.text, name), marked.day or profile.day))
        wrong = sorted(span for span in spans if span) != sorted(marked.must)
        state = "匿名化后仍可重现" if wrong else "匿名化后不再重现，请说明原文的哪些词是关键"
    reason = anonymiser.clean(" ".join(draft.reason.split())) or "未写"
    return f"{name}　{draft.kind}　{state}\n  理由：{reason}"


def _checklist(replacements: Iterable[Replacement], left_out: Iterable[str]) -> str:
    rows = [f"{one.kind}：{one.original} → {one.invented}" for one in replacements]
    return "\n".join(["本表含原文，只供本单位核对，请勿外发。", *(rows or ["没有替换任何内容。"]), *left_out, ""])


def unanswered_for(review: Review, answers: Iterable[DutyAnswer]) -> tuple[tuple[Span, str, str], ...]:
    """Rows of the duties table that the officer called 无依据 and no finding objects to, as 漏报."""
    rows = {row.fingerprint: row for row in review.duties if not row.findings}
    return tuple(
        (rows[answer.fingerprint].span, answer.note or "义务清单中认定为无依据", "")
        for answer in answers
        if answer.verdict is DutyVerdict.UNGROUNDED and answer.fingerprint in rows
    )


def places_of(review: Review, words: Iterable[str], item: str) -> tuple[tuple[Span, str, str], ...]:
    """Words that an officer copied from the draft, where they stand. Raises UsageError if they do not."""
    found = []
    for passage in words:
        pattern = r"\s*".join(map(re.escape, "".join(passage.split())))
        match = re.search(pattern, review.doc.text) if pattern else None
        if match is None:
            raise UsageError(f"草案里找不到这段文字：{passage}", where=review.doc.name)
        found.append((Span(*match.span()), "审查人员指出的漏报", item))
    return tuple(found)
