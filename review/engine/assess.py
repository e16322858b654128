"""Runs a profile over a draft: every item is answered once, every finding numbered."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib.metadata import version

from review.checklist import Gate, Item, Profile, Rule, load_lexicon, load_profile
from review.detectors import DETECTORS, EXPLAINERS, Case, Hit, own_titles, titles
from review.extraction import extract
from review.grammar import Vocabulary, parse
from review.laws import LawStore, load_registry
from review.model import (
    Answer,
    Category,
    CitationCheck,
    Document,
    Finding,
    Mode,
    Review,
    Severity,
    Span,
    Verdict,
    Versions,
    locate,
)

_WHOLE_TEXT = "全文"
_SEVERITIES = tuple(Severity)
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True)
class _Raw:
    """A hit with the item and rule it came from, and what was merged into it."""

    item: Item
    rule: Rule
    hit: Hit
    others: tuple[str, ...] = ()
    more: tuple[Rule, ...] = ()


def assess(
    doc: Document,
    category: Category,
    day: date,
    *,
    store: LawStore | None = None,
    fragment: bool = False,
    reason: str = "",
) -> Review:
    """Review a draft as of a day. `fragment`: only sentences are screened, so nothing can be absent or misnumbered.

    Raises ChecklistError if the category has no checklist.
    """
    profile = load_profile(category, day)
    case = build_case(doc, day, store=store, fragment=fragment)
    raws = [raw for item in profile.items for raw in _run(item, case)]
    findings = _numbered(_merged(raws), case)
    return Review(
        doc=doc,
        extraction=case.extraction,
        category=category,
        category_reason=reason,
        as_of=day,
        versions=Versions(tool=version("fashen"), checklists=profile.version, registry=case.registry.version),
        findings=findings,
        answers=_answers(profile, case, findings),
        citations=_citations(case),
    )


def build_case(doc: Document, day: date, *, store: LawStore | None = None, fragment: bool = False) -> Case:
    """Everything the detectors may look at; extraction and grammar run once."""
    extraction = extract(doc)
    return Case(
        doc=doc,
        extraction=extraction,
        clauses=parse(doc, extraction, _vocabulary()),
        registry=load_registry(),
        day=day,
        store=store,
        fragment=fragment,
    )


def spans_of(item: Item, case: Case) -> list[Span | None]:
    """Where one item alone would object, in reading order, overlapping hits of one label once; None for an absence."""
    return sorted(
        (raw.hit.span for raw in _merged([*_run(item, case)])), key=lambda span: (span is None, span or Span(0, 0))
    )


@cache
def _vocabulary() -> Vocabulary:
    words = load_lexicon()
    return Vocabulary(words.pattern("相对人"), words.pattern("行政人员"), words.pattern("村居组织"))


def _run(item: Item, case: Case) -> Iterator[_Raw]:
    if _closed(item.gate, case):
        return
    for rule in item.rules:
        detector = DETECTORS[rule.detector]
        if case.fragment and detector.WHOLE:
            continue
        for hit in detector.detect(case, rule.options):
            yield _Raw(item, rule, hit)


def _closed(gate: Gate | None, case: Case) -> bool:
    """True if the item does not apply to this draft."""
    if gate is None or not (gate.title or gate.text):
        return False
    title = titles(case)
    if any(re.search(pattern, title) for pattern in gate.title):
        return False
    return not any(re.search(pattern, case.doc.text) for pattern in gate.text)


def _merged(raws: list[_Raw]) -> list[_Raw]:
    """One finding per problem: overlapping hits of one label, or of one item, become one; the gravest stays in front."""
    kept: list[_Raw] = []
    for raw in sorted(raws, key=_order):
        twin = next((k for k, other in enumerate(kept) if _same_problem(raw, other)), None)
        if twin is None:
            kept.append(raw)
        else:
            kept[twin] = _joined(kept[twin], raw)
    return kept


def _order(raw: _Raw) -> tuple[int, bool, int, int, str]:
    """Severity first, then the place in the text; absences come after places."""
    span = raw.hit.span
    place = (span is None, span.start if span else 0, span.end if span else 0)
    return (_SEVERITIES.index(raw.rule.severity), *place, raw.item.id)


def _same_problem(raw: _Raw, other: _Raw) -> bool:
    if raw.hit.span is None or other.hit.span is None or not raw.hit.span.overlaps(other.hit.span):
        return False
    if raw.item.id == other.item.id:
        return raw.rule.label != "OTHER" or raw.rule.name == other.rule.name
    return raw.rule.label == other.rule.label != "OTHER"


def _joined(first: _Raw, second: _Raw) -> _Raw:
    if second.item.id != first.item.id:
        return first if second.item.id in first.others else replace(first, others=(*first.others, second.item.id))
    labels = {first.rule.label, *(rule.label for rule in first.more)}
    return first if second.rule.label in labels else replace(first, more=(*first.more, second.rule))


def _numbered(raws: list[_Raw], case: Case) -> tuple[Finding, ...]:
    seen: dict[str, int] = {}
    findings = []
    for number, raw in enumerate(raws, 1):
        quote = case.doc.quote(raw.hit.span) if raw.hit.span else ""
        print_ = _fingerprint(raw, quote)
        seen[print_] = seen.get(print_, 0) + 1
        findings.append(_finding(number, raw, case, f"{print_}-{seen[print_]}" if seen[print_] > 1 else print_))
    return tuple(findings)


def _fingerprint(raw: _Raw, quote: str) -> str:
    words = "\x1f".join((raw.item.id, raw.rule.label, _SPACES.sub("", quote), *map(str, raw.hit.values.values())))
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _finding(number: int, raw: _Raw, case: Case, fingerprint: str) -> Finding:
    item, rule, hit = raw.item, raw.rule, raw.hit
    quote = case.doc.quote(hit.span) if hit.span else ""
    place = locate(case.doc, case.extraction, hit.span) if hit.span else _WHOLE_TEXT
    values = {"quote": quote, "place": place, **hit.values}
    sure = item.mode is Mode.MACHINE and rule.machine and hit.sure
    return Finding(
        number=number,
        item=item.id,
        title=item.title,
        label=rule.label,
        verdict=Verdict.FAIL if sure else Verdict.DOUBT,
        severity=rule.severity,
        message=_filled(rule.message, values),
        span=hit.span,
        quote=quote,
        place=place,
        basis=tuple(dict.fromkeys(basis for one in (rule, *raw.more) for basis in one.basis)),
        suggestion=_filled(rule.suggestion, values),
        fingerprint=fingerprint,
        also=raw.others,
        more_labels=tuple(one.label for one in raw.more),
    )


def _filled(template: str, values: dict[str, str]) -> str:
    """The message with its placeholders; a name that the detector does not give stays an error of the item."""
    return re.sub(r"\{([a-z_]+)\}", lambda match: values[match[1]], template)


def _citations(case: Case) -> tuple[CitationCheck, ...]:
    """One check per citation (or per wrong article), in reading order."""
    own = own_titles(case)
    return tuple(
        check
        for citation in case.extraction.citations
        for check in case.registry.check(citation, case.day, own_titles=own)
    )


def _answers(profile: Profile, case: Case, findings: tuple[Finding, ...]) -> tuple[Answer, ...]:
    return tuple(_answer(item, case, [f for f in findings if item.id in (f.item, *f.also)]) for item in profile.items)


def _answer(item: Item, case: Case, findings: list[Finding]) -> Answer:
    verdict, reason = _verdict(item, case, findings)
    return Answer(
        item=item.id,
        title=item.title,
        heading=item.heading,
        mode=item.mode,
        verdict=verdict,
        reason=reason,
        findings=tuple(finding.number for finding in findings),
    )


def _verdict(item: Item, case: Case, findings: list[Finding]) -> tuple[Verdict, str]:
    if item.gate is not None and _closed(item.gate, case):
        return Verdict.NOT_APPLICABLE, item.gate.reason
    if findings:
        failed = any(finding.verdict is Verdict.FAIL and finding.item == item.id for finding in findings)
        numbers = "、".join(str(finding.number) for finding in findings)
        return Verdict.FAIL if failed else Verdict.DOUBT, f"见第{numbers}条意见。"
    if item.mode is Mode.HUMAN:
        return Verdict.HUMAN, item.look_at
    if item.needs:
        return Verdict.HUMAN, f"本次只送来草案，未附{item.needs}，请查对送审材料。{item.look_at}"
    return _nothing_found(item, case)


def _nothing_found(item: Item, case: Case) -> tuple[Verdict, str]:
    whole = [rule for rule in item.rules if DETECTORS[rule.detector].WHOLE]
    if case.fragment and len(whole) == len(item.rules):
        return Verdict.NOT_APPLICABLE, "只审句子，不作全文核对。"
    seen = (EXPLAINERS[rule.detector](case, rule.options) for rule in item.rules if rule.detector in EXPLAINERS)
    explained = next(filter(None, seen), "")
    if explained:
        return Verdict.PASS, f"{explained}。请核对：{item.look_at}"
    looked = f"查全文{len(case.clauses)}句"
    if item.mode is Mode.MACHINE:
        return Verdict.PASS, f"{looked}，未见不符之处。"
    return Verdict.PASS, f"{looked}，机器未见线索。" + (
        f"请核对：{item.look_at}" if item.look_at else "请审查人员确认。"
    )
