"""What the review page shows, worked out from the review and the officer's choices before it is rendered."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from review import service
from review.model import (
    Absent,
    Answer,
    CitationCheck,
    CitationStatus,
    Conclusion,
    DocumentNumber,
    Found,
    Review,
    Severity,
    Validity,
    Verdict,
)
from web.answering import Duties, Replies, make_duties
from web.deciding import Choices
from web.highlights import Line, Table, parts
from web.names import FIELDS
from web.workspace import Case

_TROUBLE = (
    CitationStatus.REPEALED,
    CitationStatus.SUPERSEDED,
    CitationStatus.NOT_YET,
    CitationStatus.NEAR_MISS,
    CitationStatus.ARTICLE_MISSING,
)
_SETTLED = (Verdict.PASS, Verdict.NOT_APPLICABLE)


@dataclass(frozen=True, slots=True)
class Group:
    """The items under one heading of the handbook, with how many were answered how."""

    heading: str
    answers: tuple[Answer, ...]
    counts: tuple[tuple[Verdict, int], ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """One field of the extraction: its value, or what was looked for in vain."""

    label: str
    value: str
    anchor: str = ""
    absent: bool = False


@dataclass(frozen=True, slots=True)
class Cited:
    """One checked citation, as a row; `mark` is the class of its colour."""

    words: str
    law: str
    status: str
    message: str
    anchor: str
    mark: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """The review page."""

    parts: tuple[Line | Table, ...]
    counts: tuple[tuple[Severity, int], ...]
    kinds: tuple[tuple[str, str, int], ...]
    labels: tuple[tuple[str, int], ...]
    groups: tuple[Group, ...]
    human: int
    waiting: int
    citations: tuple[Cited, ...]
    facts: tuple[Fact, ...]
    title: str
    decided: int
    proposal: str
    unsure: bool
    duties: Duties
    readings: dict[int, tuple[tuple[tuple[str, str], ...], ...]]


def make_sheet(review: Review, case: Case, choices: Choices, replies: Replies) -> Sheet:
    """Everything on the page that is not the form itself."""
    title = review.extraction.title
    return Sheet(
        parts=parts(review),
        counts=tuple((level, sum(f.severity is level for f in review.findings)) for level in Severity),
        kinds=_kinds(review),
        labels=tuple(Counter(label for f in review.findings for label in f.labels).most_common()),
        groups=tuple(_groups(review.answers)),
        human=sum(answer.verdict in (Verdict.HUMAN, Verdict.MISSING) for answer in review.answers),
        waiting=sum(answer.verdict not in _SETTLED for answer in review.answers),
        citations=tuple(_cited(review, check) for check in review.citations),
        facts=tuple(_facts(review)),
        title=title.value if isinstance(title, Found) else review.doc.name,
        decided=sum(choice.kind is not None for choice in choices.values()),
        proposal=_proposal(review, case),
        unsure=service.unsure_of_category(review),
        duties=make_duties(review, replies),
        readings=service.readings(review),
    )


def _kinds(review: Review) -> tuple[tuple[str, str, int], ...]:
    """How sure the findings are, as filters: class, words, number; none if all are alike."""
    certain = sum(f.verdict is Verdict.FAIL for f in review.findings)
    likeness = sum(f.by_likeness for f in review.findings)
    doubt = len(review.findings) - certain - likeness
    kinds = (("certain", "机器可以判定", certain), ("doubt", "存疑", doubt), ("likeness", "第二读者", likeness))
    return kinds if sum(bool(count) for _, _, count in kinds) > 1 else ()


def _groups(answers: Iterable[Answer]) -> Iterable[Group]:
    for heading, same in groupby(answers, key=lambda answer: answer.heading):
        inside = tuple(same)
        counts = ((verdict, sum(a.verdict is verdict for a in inside)) for verdict in Verdict)
        yield Group(heading, inside, tuple((verdict, count) for verdict, count in counts if count))


def _cited(review: Review, check: CitationCheck) -> Cited:
    span, title = check.citation.span, review.extraction.title
    own = isinstance(title, Found) and check.citation.title == title.value
    return Cited(
        words=review.doc.quote(span),
        law=check.law,
        status="本文件" if own else check.status.value,
        message=check.message,
        anchor=_anchor(review, span.start),
        mark="v-not_applicable" if own else _mark(check.status),
    )


def _mark(status: CitationStatus) -> str:
    if status in _TROUBLE:
        return "v-fail"
    return "v-pass" if status is CitationStatus.CURRENT else "v-human"


def _facts(review: Review) -> Iterable[Fact]:
    for name, label in FIELDS.items():
        field: Found[Any] | Absent = getattr(review.extraction, name)
        if isinstance(field, Found):
            yield Fact(label, _words(field.value), _anchor(review, field.span.start))
        elif field.seen:
            yield Fact(
                label, f"原文为“{review.doc.quote(field.seen)}”，未能认定", _anchor(review, field.seen.start), True
            )
        else:
            yield Fact(label, "文中未见", absent=True)
    count = review.extraction.article_count()
    yield Fact("条文数", f"{count}条" if count else "未分条")


def _anchor(review: Review, offset: int) -> str:
    return f"b{review.doc.block_at(offset).span.start}"


def _words(value: Any) -> str:
    match value:
        case DocumentNumber() | Validity():
            return value.text
        case str():
            return value
        case _:
            return f"{value.year}年{value.month}月{value.day}日"


def _proposal(review: Review, case: Case) -> str:
    """The proposal by rule; whether a draft is lawful is never for the machine to say."""
    _, (conclusion, reason) = service.decide(review, case.decisions, case.entries)
    if conclusion is Conclusion.LAWFUL:
        return f"机器不作“合法”判断，由审查人员核对后确定。{reason}"
    return f"{conclusion.value}。理由：{reason}"
