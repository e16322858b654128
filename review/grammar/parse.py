"""Reads each unit as a normative sentence: who is meant, how strongly, on what stated basis."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from review.grammar.units import Unit, units
from review.model import Actor, Clause, Document, Extraction, Force, Span

_FORCES = (
    (Force.DEFINE, re.compile(r"所称[^，。]{1,40}[，,]?(?:是指|包括|指)|是指")),
    (Force.ENCOURAGE, re.compile(r"鼓励|倡导|提倡|引导|号召|支持")),
    (Force.MUST_NOT, re.compile(r"不得|禁止|严禁|不准|不允许|不能|不予|一律不|不可")),
    (Force.MUST, re.compile(r"应当|必须|(?<![必无不])须|应(?![急对用变纳付邀届])|一律|务必|责令|严格执行")),
    (Force.MAY, re.compile(r"可以|有权|(?<![不许认])可(?![能行靠])")),
)
_BASIS = re.compile(
    r"(?:根据|依据|依照|按照|遵照|适用)[^，。；]{0,30}《□+》(?:第[零〇一二三四五六七八九十百千0-9]+条(?:之[一二三四五六七八九十]+)?)?"
    r"|《□+》第[零〇一二三四五六七八九十百千0-9]+条"
    r"|依法|依照[^，。；]{0,20}规定|按照[^，。；]{0,20}规定"
)
_VIOLATOR = re.compile(r"违反本|违者|违反者|(?<!不)违(?:反|规|章|法)[^，。；]{0,20}的")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The word classes that name the three kinds of people."""

    outsiders: re.Pattern[str]
    officials: re.Pattern[str]
    villages: re.Pattern[str]


def parse(doc: Document, extraction: Extraction, words: Vocabulary) -> tuple[Clause, ...]:
    """Every sentence of the draft as a clause, in reading order; linear in the length of the text."""
    return tuple(_clauses(doc, extraction, words))


def _clauses(doc: Document, extraction: Extraction, words: Vocabulary) -> Iterator[Clause]:
    before: tuple[Actor, ...] = ()
    before_node = -2
    for unit in units(doc):
        node = extraction.node_at(unit.span.start)
        lead = "".join(part.text for part in unit.leads)
        actors = _actors(lead + unit.text, words)
        if not actors and node == before_node and Actor.OUTSIDER in before:
            actors = before  # officials are not carried over: a rule must not fall silent on a guess
        before, before_node = actors, node
        yield Clause(
            span=unit.span,
            text=unit.text,
            lead=lead,
            lead_span=unit.leads[-1].span if unit.leads else None,
            node=node,
            force=_force(unit),
            actors=actors,
            basis=tuple(_bases(unit)),
        )


def _actors(text: str, words: Vocabulary) -> tuple[Actor, ...]:
    named = (
        (Actor.OUTSIDER, bool(words.outsiders.search(text) or _VIOLATOR.search(text))),
        (Actor.OFFICIAL, bool(words.officials.search(text))),
        (Actor.VILLAGE, bool(words.villages.search(text))),
    )
    return tuple(actor for actor, present in named if present)


def _force(unit: Unit) -> Force:
    """The modality that is named first; a definition is one wherever it is named."""
    if _FORCES[0][1].search(unit.text):
        return Force.DEFINE
    for text in (unit.text, unit.leads[-1].text if unit.leads else ""):
        found = [(match.start(), force) for force, pattern in _FORCES[1:] if (match := pattern.search(text))]
        if found:
            return min(found, key=lambda pair: pair[0])[1]
    return Force.STATE


def _bases(unit: Unit) -> Iterator[Span]:
    for match in _BASIS.finditer(unit.text):
        yield Span(unit.span.start + match.start(), unit.span.start + match.end())
