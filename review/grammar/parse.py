"""Reads each unit as a normative sentence: who is meant, how strongly, on what stated basis."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from review.extraction import find_quantities
from review.grammar.statements import Context, read_statements
from review.grammar.units import Unit, units
from review.grammar.vocabulary import Vocabulary
from review.model import Actor, Clause, Document, Extraction, Force, Quantity, Span, Statement, Subject

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
_PREAMBLE = re.compile(
    r"^\W*(?:为(?!期|止)|根据|依据|依照|按照|遵照|参照|经|鉴于|近年来|针对)[^。]*"
    r"(?:(?:如下|以下|下列)(?:规定|通告|公告|通知|意见|决定|措施|政策|事项|要求|方案|办法|细则|指南)"
    r"|(?:规定|通告|公告|通知|意见|决定|措施|政策|事项|要求)如下|决定|通告|制定本[^，。；]{1,8}|有关事项[^，。；]{1,8})[：:]\s*$"
)
_VIOLATOR = re.compile(r"违反本|违者|违反者|(?<!不)违(?:反|规|章|法)[^，。；]{0,20}的")

_SAME_ACT = re.compile(r"(?:对)?(?:单位|个人)?有(?:该|上述|前述|此类|以上|这类)[^，。；]{0,4}(?:行为|情形)")


def parse(doc: Document, extraction: Extraction, words: Vocabulary) -> tuple[Clause, ...]:
    """Every sentence of the draft as a clause, in reading order; linear in the length of the text.

    The preamble of the draft (「为了…根据《…法》，现通告如下：」) is nobody's lead-in: its 依法 excuses no item.
    """
    return tuple(_clauses(doc, extraction, words))


def _clauses(doc: Document, extraction: Extraction, words: Vocabulary) -> Iterator[Clause]:
    memory = _Memory(doc, extraction, words, find_quantities(doc.text, extraction.dates))
    for unit in units(doc):
        node = extraction.node_at(unit.span.start)
        leads = tuple(part for part in unit.leads if not _PREAMBLE.search(part.text))
        lead = "".join(part.text for part in leads)
        bases = tuple(_bases(unit))
        statements = read_statements(unit, memory.context(unit), words, bases, memory.quantities_in(unit.span))
        memory.keep(unit, statements)
        yield Clause(
            span=unit.span,
            text=unit.text,
            lead=lead,
            lead_span=leads[-1].span if leads else None,
            node=node,
            force=_force(unit),
            actors=memory.carried(_actors(lead + unit.text, words), node),
            basis=bases,
            statements=statements,
            before=memory.earlier(unit),
        )


class _Memory:
    """What a sentence takes over from those before it in the same article."""

    def __init__(
        self, doc: Document, extraction: Extraction, words: Vocabulary, quantities: tuple[Quantity, ...]
    ) -> None:
        """`quantities` are those of the whole text."""
        self._doc = doc
        self._words = words
        self._extraction = extraction
        self._quantities = quantities
        self._starts = [quantity.span.start for quantity in quantities]
        self._leads: dict[int, Statement] = {}
        self._article: int | None = None
        self._subject: Subject | None = None
        self._actors: tuple[Actor, ...] = ()
        self._node = -2
        self._open: tuple[Span, str] = (Span(0, 0), "")

    def quantities_in(self, span: Span) -> tuple[Quantity, ...]:
        """The quantities that begin inside a span."""
        return self._quantities[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)]

    def context(self, unit: Unit) -> Context:
        """The lead-in of the unit and the subject before it in the same article."""
        lead = self._leads.get(unit.leads[-1].span.start) if unit.leads else None
        article = self._extraction.article_at(unit.span.start)
        place = article.span.start if article else None
        if place != self._article or place is None:
            self._subject = None
        self._article = place
        ruled = any(self._words.opening.search(above.text) for above in unit.leads)
        return Context(self._doc.quote, ruled, lead, self._subject)

    def keep(self, unit: Unit, statements: tuple[Statement, ...]) -> None:
        """Remember who was spoken of; a unit that ends in a colon is a lead-in."""
        if statements and unit.text.rstrip().endswith(("：", ":")) and not self._words.opening.search(unit.text):
            self._leads[unit.span.start] = statements[-1]
        spoken = [statement.subject for statement in statements if statement.subject]
        self._subject = spoken[0] if spoken else self._subject

    def earlier(self, unit: Unit) -> str:
        """The words before the unit that it goes on from, in the same paragraph: up to a semicolon, or what 「该行为」 means."""
        span, words = self._open
        gap = self._doc.text[span.end : unit.span.start]
        goes_on = words.endswith(("；", ";")) or _SAME_ACT.match(unit.text) is not None
        before = words if goes_on and not gap.strip(" \u3000") else ""
        self._open = (unit.span, before + unit.text)
        return before

    def carried(self, actors: tuple[Actor, ...], node: int) -> tuple[Actor, ...]:
        """Officials are not carried over: a rule must not fall silent on a guess."""
        if not actors and node == self._node and Actor.OUTSIDER in self._actors:
            actors = self._actors
        self._actors, self._node = actors, node
        return actors


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
