"""Passages that the rules left alone, read by the second reader: doubts with their probability and their likes."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby
from pathlib import Path

from review.checklist import Item, Profile, Rule, checklists_root, read_labels
from review.detectors import Case, Hit
from review.engine.merging import Places, Raw
from review.grammar import label_length
from review.model import Basis, Clause, Force, Severity, Span
from review.second import Opinion, SecondReader, load_reader

_ENTRY = re.compile(r"[^：:]{2,16}[：:][^：:]{1,40}$")  # 「联系电话：……」
_COMMA = re.compile("[，,]")
_SHORTEST = 14  # characters; shorter units are headings and entries, or say too little to compare
_LONGEST = 180  # characters of a passage: what a text of the corpus has at most
SECOND_READER = "second-reader"  # the name that its doubts carry instead of that of a rule
_PLAIN = 0.85  # a plain statement that orders nothing and has no consequence must be this suspicious
_CONTRARY = 0.75  # a label beside what the rules have said must be at least this likely
_MESSAGE = (
    "「{quote}」在措辞上与常见的违法条款相近（第二读者估计的可能性为{chance}%），规则没有报告，请审查人员判断。"
    "最相近的例句：{examples}。"
)


@dataclass(frozen=True)
class _Owner:
    """Under which item a label is reported, and with what: the item's own amendment and basis or those of one rule."""

    item: Item
    suggestion: str
    basis: tuple[Basis, ...]


@dataclass(frozen=True)
class _Passage:
    """Sentences of one paragraph that are read together, with the lead-in of the first."""

    clauses: tuple[Clause, ...]

    @property
    def text(self) -> str:
        return self.clauses[0].lead + "".join(_words(clause) for clause in self.clauses)

    @property
    def span(self) -> Span:
        return Span(self.clauses[0].span.start, self.clauses[-1].span.end)


def second_look(profile: Profile, case: Case, raws: Sequence[Raw]) -> Iterator[Raw]:
    """One doubt at most for each passage, at its most suspicious sentence; nothing if the reader is not trained.

    Where a rule has spoken, the reader speaks only if it is of another opinion. The finding belongs to the item that owns
    the label, with the basis and proposed amendment of that item or of the rule that is named there.
    """
    reader = second_reader()
    if reader is None:
        return
    owners = _owners(profile)
    said = _Said(raws)
    for passage in _passages(case):
        opinion = reader.read(passage.text)
        if opinion is None or opinion.labels[0][0] not in owners:
            continue
        if opinion.probability < _PLAIN and not any(_commands(clause) for clause in passage.clauses):
            continue
        spoken = said.about(passage.span)
        known = [(name, chance) for name, chance in opinion.labels if name in owners]
        if spoken & {name for name, _ in known} or (spoken and known[0][1] < _CONTRARY):
            continue
        worst = max(passage.clauses, key=lambda clause: reader.probability(_words(clause)))
        yield _doubt([(name, owners[name]) for name, _ in known], _hit(worst, opinion))


class _Said:
    """The labels that rules have given, by place."""

    def __init__(self, raws: Sequence[Raw]) -> None:
        self._labels: list[frozenset[str]] = []
        self._places = Places()
        for raw in raws:
            labels = {raw.rule.label, *(rule.label for rule in raw.more)} - {"OTHER"}
            if raw.hit.span is not None and labels:
                self._places.add(len(self._labels), raw.hit.span)
                self._labels.append(frozenset(labels))

    def about(self, span: Span) -> frozenset[str]:
        """All labels of what shares a character with the span."""
        return frozenset().union(*(self._labels[number] for number in self._places.overlapping(span)))


def _passages(case: Case) -> Iterator[_Passage]:
    """The sentences of each paragraph, bundled up to the length that the reader knows."""
    sentences = (clause for clause in case.clauses if _is_sentence(clause))
    for _, group in groupby(sentences, key=lambda clause: case.doc.block_index(clause.span.start)):
        bundle: list[Clause] = []
        for clause in group:
            if bundle and sum(len(one.text) for one in bundle) + len(clause.text) > _LONGEST:
                yield _Passage(tuple(bundle))
                bundle = []
            bundle.append(clause)
        yield _Passage(tuple(bundle))


def _commands(clause: Clause) -> bool:
    """True if a sentence orders, forbids, allows or threatens anything."""
    return clause.force is not Force.STATE or any(s.burdens or s.consequences for s in clause.statements)


def _words(clause: Clause) -> str:
    """The words of a sentence without its label."""
    return clause.text[label_length(clause.text) :]


@cache
def second_reader() -> SecondReader | None:
    """The reader that is shipped beside the checklists."""
    return load_reader(_folder())


def _folder() -> Path:
    return checklists_root() / "second-reader"


@cache
def _owned() -> dict[str, str]:
    return read_labels(_folder() / "labels.toml")


def _owners(profile: Profile) -> dict[str, _Owner]:
    items = {item.id: item for item in profile.items}
    owners = ((label, *owner.partition("/")[::2]) for label, owner in _owned().items())
    return {label: _owner(items[name], rule) for label, name, rule in owners if name in items}


def _owner(item: Item, name: str) -> _Owner:
    rule = next((rule for rule in item.rules if rule.name == name), None)
    return _Owner(item, rule.suggestion, rule.basis) if rule else _Owner(item, item.suggestion, item.basis)


def _is_sentence(clause: Clause) -> bool:
    """A sentence that orders, forbids, allows or states something of someone; no heading, addressee or definition."""
    words = clause.text.rstrip()
    if all(_ENTRY.match(part) for part in _COMMA.split(_words(clause))):
        return False
    if len(words) < _SHORTEST or clause.force is Force.DEFINE or words.endswith(("：", ":")):
        return False
    return clause.force is not Force.STATE or any(mark in words for mark in "，。；")


def _doubt(owned: Sequence[tuple[str, _Owner]], hit: Hit) -> Raw:
    """A finding of the likeliest label; what else is likely stands beside it with its own basis."""
    rules = [_rule(owner, label) for label, owner in owned]
    return Raw(owned[0][1].item, rules[0], hit, more=tuple(rules[1:]))


def _rule(owner: _Owner, label: str) -> Rule:
    return replace(
        owner.item.rules[0],
        name=SECOND_READER,
        label=label,
        severity=Severity.LOW,
        message=_MESSAGE,
        suggestion=owner.suggestion,
        basis=owner.basis,
        machine=False,
    )


def _hit(clause: Clause, opinion: Opinion) -> Hit:
    start = clause.span.start + label_length(clause.text)
    examples = "；".join(f"“{example.text.rstrip('。；')}”" for example in opinion.examples)
    chance = min(99, round(opinion.probability * 100))
    return Hit(Span(start, clause.span.end), {"chance": str(chance), "examples": examples}, sure=False)
