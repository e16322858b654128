"""Sentences that no rule objected to, read by the second reader: doubts with their probability and their likes."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from review.checklist import Item, Profile, Rule, checklists_root, read_labels
from review.detectors import Case, Hit
from review.engine.merging import Places, Raw
from review.grammar import label_length
from review.model import Clause, Force, Severity, Span
from review.second import Opinion, SecondReader, load_reader

_SHORTEST = 14  # characters; shorter units are headings and entries, or say too little to compare
_MESSAGE = (
    "「{quote}」在措辞上与常见的违法条款相近（第二读者估计的可能性为{chance}%），规则没有报告，请审查人员判断。"
    "最相近的例句：{examples}。"
)


def second_look(profile: Profile, case: Case, raws: Sequence[Raw]) -> Iterator[Raw]:
    """One doubt for each suspicious sentence that carries no finding yet; nothing if the reader is not trained.

    The finding belongs to the item that owns the label, with that item's basis and proposed amendment.
    """
    reader = second_reader()
    if reader is None:
        return
    owners = _owners(profile)
    taken = Places()
    for number, raw in enumerate(raws):
        if raw.hit.span is not None and raw.rule.label != "OTHER":
            taken.add(number, raw.hit.span)
    for clause in case.clauses:
        if _is_sentence(clause) and not taken.overlapping(clause.span):
            opinion = reader.read(clause.full)
            item = owners.get(opinion.label) if opinion else None
            if opinion and item:
                yield Raw(item, _rule(item, opinion), _hit(clause, opinion))


@cache
def second_reader() -> SecondReader | None:
    """The reader that is shipped beside the checklists."""
    return load_reader(_folder())


def _folder() -> Path:
    return checklists_root() / "second-reader"


@cache
def _owned() -> dict[str, str]:
    return read_labels(_folder() / "labels.toml")


def _owners(profile: Profile) -> dict[str, Item]:
    items = {item.id: item for item in profile.items}
    return {label: items[owner] for label, owner in _owned().items() if owner in items}


def _is_sentence(clause: Clause) -> bool:
    """A sentence that orders, forbids, allows or states something of someone; no heading, addressee or definition."""
    words = clause.text.rstrip()
    if len(words) < _SHORTEST or clause.force is Force.DEFINE or words.endswith(("：", ":")):
        return False
    return clause.force is not Force.STATE or any(mark in words for mark in "，。；")


def _rule(item: Item, opinion: Opinion) -> Rule:
    return replace(
        item.rules[0],
        name="second-reader",
        label=opinion.label,
        severity=Severity.LOW,
        message=_MESSAGE,
        suggestion=item.suggestion,
        basis=item.basis,
        machine=False,
    )


def _hit(clause: Clause, opinion: Opinion) -> Hit:
    start = clause.span.start + label_length(clause.text)
    examples = "；".join(f"“{example.text.rstrip('。；')}”" for example in opinion.examples)
    chance = min(99, round(opinion.probability * 100))
    return Hit(Span(start, clause.span.end), {"chance": str(chance), "examples": examples}, sure=False)
