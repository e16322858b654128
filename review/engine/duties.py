"""The table of duties and consequences: one row for every clause that burdens someone outside the administration."""

import hashlib
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from review.checklist import checklists_root, read_labels
from review.detectors import Case
from review.engine.bare_rules import bare_burdens
from review.engine.duty_bases import Bases, general_basis, is_preamble
from review.engine.merging import Places
from review.grammar import label_length
from review.model import (
    Actor,
    Answer,
    Burden,
    Category,
    CitationCheck,
    Clause,
    DutyRow,
    Finding,
    Force,
    Span,
    Standing,
    Statement,
    locate,
)

_SPACES = re.compile(r"\s+")
_REQUIRES = re.compile(r"(?:具备|具有|符合)[^，。；]{0,16}(?:条件|资质|资格|要求)")
_MOST_NAMES = 3
_HEADING = 16  # characters, with the label


def duty_table(
    category: Category, case: Case, findings: Sequence[Finding], checks: tuple[CitationCheck, ...]
) -> tuple[tuple[DutyRow, ...], Span | None]:
    """The rows of a draft of that category, and the words that name its basis as a whole.

    Agreements and decisions on single cases have no table: what they ask was agreed, or is judged case by case.
    """
    if category in (Category.AGREEMENT, Category.ENFORCEMENT):
        return (), None
    return duty_rows(case, findings, checks), general_basis(case)


def duty_rows(case: Case, findings: Sequence[Finding], checks: tuple[CitationCheck, ...]) -> tuple[DutyRow, ...]:
    """The rows in text order; an item of an enumeration carries the burdens of its lead-in, which is then no row."""
    bases, objections = Bases(case, checks), _Objections(findings)
    rows = (_row(case, index, burdens, bases) for index, burdens in _burdened(case.clauses))
    return tuple(_numbered(replace(row, findings=objections.on(row.span)) for row in rows))


def without_basis(rows: Iterable[DutyRow], findings: Sequence[Finding]) -> tuple[int, ...]:
    """The numbers of rows that state no basis and that no finding on their substance speaks of."""
    substantial = {finding.number for finding in findings if finding.label != "OTHER"}
    return tuple(row.number for row in rows if row.standing is Standing.NONE and not substantial & {*row.findings})


def remarked(answers: Sequence[Answer], rows: Iterable[DutyRow], findings: Sequence[Finding]) -> tuple[Answer, ...]:
    """The answers, the one on added duties with a word on the rows without basis, which are no findings."""
    numbers = without_basis(rows, findings)
    words = f"义务与后果条款清单第{listed(numbers)}行没有写明依据，请核对。" if numbers else ""
    return tuple(
        replace(answer, reason=answer.reason + words) if answer.item == _owner() else answer for answer in answers
    )


@cache
def _owner() -> str:
    """The item that asks whether duties are added or rights cut."""
    return read_labels(checklists_root() / "second-reader" / "labels.toml")["ADD_DUTY"]


def listed(numbers: Sequence[int]) -> str:
    """「1、3至6」."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    words = (f"{run[0]}至{run[-1]}" if len(run) > 2 else "、".join(map(str, run)) for run in runs)
    return "、".join(words)


class _Objections:
    """The findings that stand at a place."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        self._places = Places()
        for finding in findings:
            if finding.span is not None:
                self._places.add(finding.number, finding.span)

    def on(self, span: Span) -> tuple[int, ...]:
        """Their numbers in rising order."""
        return tuple(self._places.overlapping(span))


def _burdened(clauses: Sequence[Clause]) -> Iterator[tuple[int, tuple[Burden, ...]]]:
    """The indices of the clauses that are rows, with their burdens."""
    own = [_burdens(clause) for clause in clauses]
    leads = {clause.span: index for index, clause in enumerate(clauses) if clause.text.rstrip().endswith(("：", ":"))}
    above = [leads.get(clause.lead_span, -1) if clause.lead_span else -1 for clause in clauses]
    carried = list(own)
    for index, lead in enumerate(above):
        if 0 <= lead < index and not is_preamble(clauses[lead].text):
            carried[index] = _in_order({*own[index], *carried[lead]})
    told = {lead for index, lead in enumerate(above) if lead >= 0 and carried[index]}
    for index, burdens in enumerate(carried):
        if burdens and index not in told:
            yield index, burdens


def _burdens(clause: Clause) -> tuple[Burden, ...]:
    if _is_heading(clause):
        return ()
    opened = bool(clause.lead) and is_preamble(clause.lead)
    told = (statement for statement in clause.statements if _commands(statement, opened=opened))
    found = {burden for statement in told for burden in statement.burdens} or {*bare_burdens(clause)}
    if found and _REQUIRES.search(clause.text):
        found.add(Burden.CONDITION)
    return _in_order(found)


def _commands(statement: Statement, *, opened: bool) -> bool:
    """False for mere encouragement, and for what only the preamble of the document (`opened`) commands."""
    if statement.force is Force.ENCOURAGE:
        return False
    return (
        not opened or statement.force_span is not None or bool(statement.consequences) or statement.force is Force.STATE
    )


def _is_heading(clause: Clause) -> bool:
    """「一、工作目标」: a few words without a full stop and without a word of command, under no list of their own."""
    words = clause.text.rstrip()
    commands = any(statement.force_span for statement in clause.statements)
    listed = bool(clause.lead) and not is_preamble(clause.lead)
    return not (commands or listed) and len(words) <= _HEADING and words[-1:] not in tuple("。；;！!：:")


def _in_order(burdens: Collection[Burden]) -> tuple[Burden, ...]:
    return tuple(burden for burden in Burden if burden in burdens)


def _row(case: Case, index: int, burdens: tuple[Burden, ...], bases: Bases) -> DutyRow:
    clause = case.clauses[index]
    standing, stated = bases.of(index)
    lead_span = clause.lead_span if clause.lead_span and not is_preamble(clause.lead) else None
    lead = case.doc.quote(lead_span) if lead_span else ""
    span = _behind_label(clause)
    quote = case.doc.quote(span)
    return DutyRow(
        number=0,
        place=locate(case.doc, case.extraction, span),
        span=span,
        quote=quote,
        who=_who(case, clause),
        burdens=burdens,
        standing=standing,
        bases=stated,
        fingerprint=_fingerprint(lead, quote),
        lead=lead,
        lead_span=lead_span,
    )


def _behind_label(clause: Clause) -> Span:
    """The words without 「第三条」 or 「（一）」, which stand before the first paragraph of what they head."""
    length = label_length(clause.text)
    return Span(clause.span.start + length, clause.span.end) if length < len(clause.text) else clause.span


def _who(case: Case, clause: Clause) -> str:
    """The words that name whom a clause burdens; "" if neither it nor its lead-in says so."""
    subjects = [statement.subject for statement in clause.statements if statement.burdens and statement.subject]
    named = [subject for subject in subjects if subject.party.side is Actor.OUTSIDER] or subjects
    words = dict.fromkeys(_SPACES.sub("", case.doc.quote(subject.span)) for subject in named)
    return "、".join([*words][:_MOST_NAMES])


def _fingerprint(lead: str, quote: str) -> str:
    words = _SPACES.sub("", f"{lead}\x1f{quote}")
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _numbered(rows: Iterable[DutyRow]) -> Iterator[DutyRow]:
    """Numbers from 1, and a fingerprint of its own for each of several rows in the same words."""
    seen: dict[str, int] = {}
    for number, row in enumerate(rows, 1):
        count = seen[row.fingerprint] = seen.get(row.fingerprint, 0) + 1
        print_ = f"{row.fingerprint}-{count}" if count > 1 else row.fingerprint
        yield replace(row, number=number, fingerprint=print_)
