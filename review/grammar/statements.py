"""Puts the parts of a sentence together: each predicate with its subject, force, condition, consequences and exception."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from review.grammar.burdens import HARSH, Bearer, burdens, is_staff
from review.grammar.effects import consequences
from review.grammar.marks import marks
from review.grammar.parties import Named, is_oblique, named
from review.grammar.segments import PREREQUISITES, Role, Segment, segments
from review.grammar.units import Unit, label_length
from review.grammar.vocabulary import Vocabulary
from review.model import Actor, Burden, Consequence, Effect, Force, Party, Quantity, Span, Statement, Subject

_WINDOW = 1200  # characters
_GROUP = 6  # statements that an exception behind them can take back
_EARLY = 12  # characters; in a part without a force a name further back is no subject


@dataclass(frozen=True, slots=True)
class Context:
    """What a sentence takes over: the statement its enumeration hangs on, and who was spoken of before.

    `quote` gives the words of a span; `ruled` says that it stands under 「现作如下规定：」, so that a bare sentence commands.
    """

    quote: Callable[[Span], str]
    ruled: bool = False
    lead: Statement | None = None
    before: Subject | None = None


@dataclass(slots=True)
class _Draft:
    """A statement in the making; offsets are those of the unit."""

    parts: list[Segment]
    conditions: list[Segment]
    force: Force
    force_at: tuple[int, int] | None
    inner: tuple[int, int] | None = None
    exceptions: list[Segment] = field(default_factory=list)


def read_statements(
    unit: Unit, context: Context, words: Vocabulary, bases: Sequence[Span], quantities: Sequence[Quantity]
) -> tuple[Statement, ...]:
    """The statements of one unit in text order; `bases` and `quantities` are those inside the unit."""
    found: list[Statement] = []
    for window in _windows(unit):
        found += _Reader(window, context, words, bases, quantities).statements()
    return tuple(found)


def _windows(unit: Unit) -> Iterator[Unit]:
    """The unit itself; text without full stops is read in stretches, so that the work grows with the length only."""
    start = 0
    while start < len(unit.text):
        end = min(start + _WINDOW, len(unit.text))
        comma = unit.text.rfind("，", start + _WINDOW // 2, end)
        end = comma + 1 if end < len(unit.text) and comma > 0 else end
        yield Unit(Span(unit.span.start + start, unit.span.start + end), unit.text[start:end], unit.leads)
        start = end


class _Reader:
    """One pass over one unit."""

    def __init__(
        self, unit: Unit, context: Context, words: Vocabulary, bases: Sequence[Span], quantities: Sequence[Quantity]
    ) -> None:
        """Nothing is looked up twice: names and parts are found once per unit."""
        self.text = unit.text
        self.shift = unit.span.start
        self.context = context
        self.words = words
        self.bases = [span for span in bases if unit.span.overlaps(span)]
        self.quantities = [one for one in quantities if unit.span.contains(one.span)]
        self.names = named(unit.text, words)
        self.discipline = words.discipline.search(unit.text) is not None and not any(
            name.party.side is Actor.OUTSIDER for name in self.names
        )
        self.marks = marks(unit.text, words)
        self.parts = segments(unit.text, label_length(unit.text), words, self.marks)

    def statements(self) -> Iterator[Statement]:
        """Each draft with its slots filled; the subject of one is offered to the next."""
        spoken = self.context.lead.subject if self.context.lead else None
        for draft in self._drafts():
            statement = self._filled(draft, spoken)
            spoken = statement.subject or spoken
            yield statement

    def _drafts(self) -> list[_Draft]:
        drafts: list[_Draft] = []
        conditions: list[Segment] = []
        fresh = False  # a condition was read since the last predicate
        early: list[Segment] = []
        for part in self.parts:
            if part.role is Role.EXCEPTION:
                for draft in drafts[-_GROUP:]:
                    if draft.conditions == drafts[-1].conditions:
                        draft.exceptions.append(part)
                early += [] if drafts else [part]
            elif part.role is Role.PREDICATE:
                self._add(drafts, part, conditions, fresh)
                fresh = False
            else:
                conditions = [*conditions, part] if fresh or not drafts else [part]
                fresh = True
        if not drafts and (conditions or early):
            self._add(drafts, (conditions or early)[-1], conditions[:-1], True)
        for draft in drafts[:1]:
            draft.exceptions[:0] = early  # 「除……外，……，但……除外」: in text order
        return drafts

    def _add(self, drafts: list[_Draft], part: Segment, conditions: list[Segment], fresh: bool) -> None:
        """A new draft, or more words for the last one."""
        mark = self.marks.force_in(part.start, part.end)
        if drafts and not fresh and mark is None and not self.marks.effects_in(part.start, part.end):
            drafts[-1].parts.append(part)
            return
        conditions = [*self._topic(drafts, part, mark), *conditions]
        last = drafts[-1] if drafts and not fresh else None
        kind = mark[2] if mark else last.force if last else self._borrowed()
        at = mark[:2] if mark else None
        inner = self._inner(part, at)
        drafts.append(_Draft([part], list(conditions), kind, at, inner))

    def _topic(self, drafts: list[_Draft], part: Segment, mark: tuple[int, int, Force] | None) -> list[Segment]:
        """「外地施工队进场施工，应当…」: words that command nothing, before a predicate without a subject of its own."""
        stop = mark[0] if mark else part.end
        if len(drafts) != 1 or any(part.start <= n.start < stop and not self._by(n) for n in self.names):
            return []
        only = drafts[0]
        if only.force_at or any(self.marks.effects_in(one.start, one.end) for one in only.parts):
            return []
        drafts.clear()
        return [*only.conditions, *only.parts]

    def _borrowed(self) -> Force:
        lead = self.context.lead
        if lead is not None:
            return lead.force
        return Force.MUST if self.context.ruled else Force.STATE

    def _inner(self, part: Segment, at: tuple[int, int] | None) -> tuple[int, int] | None:
        """「未经批准不得出租」「逾期不予受理」: a condition without a comma behind it."""
        end = at[0] if at else part.end
        found = (m.start() for m in self.words.inner.finditer(self.text, part.start, part.end))
        best = next((start for start in found if start < end), None)
        if best is None:
            return None
        stop = at[0] if at else self._inner_end(best, part.end)
        return (best, stop) if stop > best else None

    def _inner_end(self, start: int, end: int) -> int:
        tail = self.text.find("的", start, end)
        return tail + 1 if 0 <= tail < end - 1 else start

    def _filled(self, draft: _Draft, spoken: Subject | None) -> Statement:
        first, last = draft.parts[0], draft.parts[-1]
        effects = self._consequences(draft)
        subject = self._subject(draft, effects, spoken)
        begin = min([first.start, *(part.start for part in draft.conditions)])
        end = max([last.end, *(part.end for part in draft.conditions)])
        own = [self._span(part.start, part.end) for part in (*draft.conditions, *draft.parts)]
        lead = self.context.lead  # an item has the consequences of 「有下列情形之一的，取消资格：」
        statement = Statement(
            span=self._span(begin, end),
            subject=subject,
            force=draft.force,
            force_span=self._span(*draft.force_at) if draft.force_at else None,
            act=self._act(draft),
            condition=self._condition(draft),
            consequences=effects or (lead.consequences if lead else ()),
            quantities=tuple(q for q in self.quantities if any(span.overlaps(q.span) for span in own)),
            basis=tuple(b for b in self.bases if any(span.overlaps(b) for span in own)),
            exception=self._span(draft.exceptions[0].start, draft.exceptions[-1].end) if draft.exceptions else None,
        )
        return replace(statement, burdens=self._weight(draft, statement, self.text[begin:end]))

    def _weight(self, draft: _Draft, statement: Statement, text: str) -> tuple[Burden, ...]:
        if statement.subject is None:
            return burdens(statement, text, self.words, Bearer())
        span = statement.subject.span
        near = any(self._span(part.start, part.end).contains(span) for part in draft.parts)
        staff = statement.subject.party is Party.OFFICIAL and is_staff(self.context.quote(span))
        return burdens(statement, text, self.words, Bearer(near=near, staff=staff, discipline=self.discipline))

    def _span(self, start: int, end: int) -> Span:
        return Span(self.shift + start, self.shift + end)

    def _act(self, draft: _Draft) -> Span:
        first, last = draft.parts[0], draft.parts[-1]
        start = draft.force_at[1] if draft.force_at else draft.inner[1] if draft.inner else first.start
        return self._span(start if start < last.end else first.start, last.end)

    def _condition(self, draft: _Draft) -> Span | None:
        starts = [part.start for part in draft.conditions] + ([draft.inner[0]] if draft.inner else [])
        ends = [part.end for part in draft.conditions] + ([draft.inner[1]] if draft.inner else [])
        return self._span(min(starts), max(ends)) if starts else None

    def _consequences(self, draft: _Draft) -> tuple[Consequence, ...]:
        found = [c for part in draft.parts for c in self._of(part)]
        gated = any(self.words.gate.search(self.text, part.start, part.end) for part in draft.parts)
        for part in draft.conditions:
            text = self.text[part.start : part.end]
            if gated or text.endswith("后") or text.startswith("未经"):
                found += [c for c in self._of(part) if c.effect in PREREQUISITES]
        inner = self._span(*draft.inner) if draft.inner else None
        seen: dict[Effect, Consequence] = {}
        for one in found:
            if one.denied and inner is not None and inner.contains(one.span):
                continue
            if one.effect not in seen or (seen[one.effect].denied and not one.denied):
                seen[one.effect] = one
        return tuple(one for one in sorted(seen.values(), key=lambda one: one.span) if not _inside(one, seen))

    def _of(self, part: Segment) -> tuple[Consequence, ...]:
        return consequences(self.text, Span(part.start, part.end), self.shift, self.marks, self.words)

    def _subject(self, draft: _Draft, effects: tuple[Consequence, ...], spoken: Subject | None) -> Subject | None:
        """Who bears it: for a sanction whoever it falls on, otherwise whoever acts."""
        inside = [n for part in draft.parts for n in self.names if part.holds(n.start)]
        ahead = [n for part in draft.conditions for n in self.names if part.holds(n.start)]
        if any(c.effect in HARSH and not c.denied for c in effects):
            return self._bearer(draft, [*ahead, *inside], spoken)
        if draft.force_at is None and self.context.lead and spoken and not any(self._by(n) for n in inside):
            return spoken
        actors = [n for n in inside if self._leads(n, draft)]
        chosen = self._head(actors, draft) or next((n for n in ahead if not is_oblique(self.text, n)), None)
        if chosen is not None:
            return self._as_subject(chosen)
        return spoken or self._implied(draft) or self._inherited()

    def _bearer(self, draft: _Draft, names: list[Named], spoken: Subject | None) -> Subject | None:
        """Whom it falls on: people named, members of staff, people described; an organ only if nobody else is there."""
        people = [n for n in names if n.party.side is Actor.OUTSIDER]
        staff = [n for n in names if self._is_staff(n)]
        if people or staff:
            return self._as_subject(min(people or staff, key=lambda n: n.start))
        implied = self._implied(draft)
        earlier = [one for one in (spoken, self._inherited()) if one is not None]
        known = next((one for one in earlier if one.party.side is Actor.OUTSIDER), None)
        if implied is not None:
            return known if known and implied.party is Party.VIOLATOR and not self._general(implied) else implied
        if known or (earlier and not names):
            return known or earlier[0]
        return self._as_subject(names[0]) if names else None

    def _general(self, implied: Subject) -> bool:
        """「违反本办法的」 means anybody, not the one spoken of before."""
        return self.words.anybody.match(self.text, implied.span.start - self.shift) is not None

    def _is_staff(self, name: Named) -> bool:
        """A member of staff who acts, not one who is obstructed or insulted."""
        if name.party is not Party.OFFICIAL or not is_staff(self.text[name.start : name.end]):
            return False
        part = next(part for part in self.parts if part.holds(name.start))
        return self.words.against.search(self.text, part.start, name.start) is None

    def _as_subject(self, name: Named) -> Subject:
        return Subject(name.party, self._span(name.start, name.end))

    def _head(self, names: list[Named], draft: _Draft) -> Named | None:
        """Before the force the last name is the head of its phrase (「养老服务组织」), after it the first is meant."""
        if draft.force_at is None:
            return next((n for n in names if n.start - draft.parts[0].start <= _EARLY or self._by(n)), None)
        before = [n for n in names if n.start < draft.force_at[0]]
        return before[-1] if before else next(iter(names), None)

    def _by(self, name: Named) -> bool:
        return self.text[max(0, name.start - 1) : name.start] == "由"

    def _leads(self, name: Named, draft: _Draft) -> bool:
        """True if the name stands before the force and is not just addressed, or follows 由."""
        if self._by(name):
            return True
        if is_oblique(self.text, name) or self.text[name.end : name.end + 1] == "的":
            return False
        return draft.force_at is None or name.start < draft.force_at[0]

    def _implied(self, draft: _Draft) -> Subject | None:
        """「逾期未清理的，…」「申请补贴的，…」: the people a condition describes without naming them."""
        for part in draft.conditions:
            text = self.text[part.start : part.end]
            if not text.endswith(("的", "者", "行为")):
                continue
            for pattern, party in self._kinds():
                if pattern.search(text):
                    return Subject(party, self._span(part.start, part.end))
        first = draft.parts[0]
        head = self.words.opener.match(self.text, first.start, draft.force_at[0] if draft.force_at else first.start)
        if head is not None:
            return Subject(Party.CLAIMANT, self._span(first.start, draft.force_at[0] if draft.force_at else first.end))
        if draft.inner and self.words.breach.search(self.text, *draft.inner):
            return Subject(Party.VIOLATOR, self._span(*draft.inner))
        return None

    def _kinds(self) -> tuple[tuple[re.Pattern[str], Party], ...]:
        return (
            (self.words.breach, Party.VIOLATOR),
            (self.words.claim, Party.CLAIMANT),
            (self.words.trade, Party.OPERATOR),
        )

    def _inherited(self) -> Subject | None:
        before = self.context.before
        return replace(before, inherited=True) if before else None


def _inside(one: Consequence, others: dict[Effect, Consequence]) -> bool:
    """The 补贴 of 「取消当年补贴」 is nothing given, the 证明 of 「不再出具证明」 nothing demanded."""
    loss = others.get(Effect.LOSS)
    if one.denied and loss is not None and loss is not one and loss.span.overlaps(one.span):
        return True
    return one.effect is Effect.BENEFIT and any(o is not one and o.span.contains(one.span) for o in others.values())
