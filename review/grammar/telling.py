"""Tells how a sentence was read, in Chinese, slot by slot, so that an officer can check the machine."""

from collections.abc import Iterator

from review.model import Clause, Document, Force, Span, Statement

Slots = tuple[tuple[str, str], ...]
SLOTS = ("谁", "怎样", "做什么", "什么条件", "什么后果", "多少", "依据", "例外", "负担")


def tell(doc: Document, clause: Clause) -> tuple[Slots, ...]:
    """One tuple of (slot, words) for each statement of a clause, in the order of SLOTS; empty slots are left out."""
    return tuple(tuple(_slots(doc, statement)) for statement in clause.statements)


def _slots(doc: Document, statement: Statement) -> Iterator[tuple[str, str]]:
    rows = (
        _who(doc, statement),
        _how(doc, statement),
        doc.quote(statement.act),
        _quote(doc, statement.condition),
        "；".join(_consequences(doc, statement)),
        "、".join(f"{doc.quote(q.span)}（{q.measure.value}）" for q in statement.quantities),
        "、".join(doc.quote(span) for span in statement.basis) or _unfounded(statement),
        _quote(doc, statement.exception),
        "、".join(burden.value for burden in statement.burdens),
    )
    for name, words in zip(SLOTS, rows, strict=True):
        if words:
            yield name, " ".join(words.split())


def _who(doc: Document, statement: Statement) -> str:
    subject = statement.subject
    if subject is None:
        return "未写明"
    words = f"「{doc.quote(subject.span)}」，{subject.party.value}"
    return words + ("（承前句）" if subject.inherited else "")


def _how(doc: Document, statement: Statement) -> str:
    name = statement.force.value
    if statement.force_span is None:
        return name if statement.force is Force.STATE else f"{name}（承前）"
    said = doc.quote(statement.force_span)
    return name if said == name else f"{name}（「{said}」）"


def _consequences(doc: Document, statement: Statement) -> Iterator[str]:
    for one in statement.consequences:
        yield f"{one.effect.value}「{doc.quote(one.span)}」" + ("，本句予以排除" if one.denied else "")


def _unfounded(statement: Statement) -> str:
    return "本句未写明" if statement.burdens else ""


def _quote(doc: Document, span: Span | None) -> str:
    return doc.quote(span) if span else ""
