"""Runs a profile over a draft: every item is answered once, every finding numbered."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from importlib.metadata import version

from review.checklist import Gate, Item, Local, Profile, load_lexicon, load_precedence, load_profile, national
from review.detectors import DETECTORS, EXPLAINERS, Case, own_titles, titles
from review.engine.duties import duty_table, remarked
from review.engine.folding import folded
from review.engine.local_rules import weighed
from review.engine.merging import Raw, merged, order
from review.engine.second_look import SECOND_READER, second_look
from review.extraction import extract
from review.grammar import Vocabulary, parse
from review.laws import LawStore, load_registry
from review.model import (
    Answer,
    Basis,
    Category,
    CitationCheck,
    Clause,
    Document,
    Extraction,
    Finding,
    Mode,
    Point,
    Review,
    Span,
    Verdict,
    Versions,
    locate,
)
from review.model.numerals import from_chinese, in_runs

_WHOLE_TEXT = "全文"
_NAMED = 10  # places of like findings that a message names; the report has all
_POINT = re.compile(r"第([零一二三四五六七八九十百千]+)条(?:第([一二三四五六七八九十]+)款)?")
_SPACES = re.compile(r"\s+")


def assess(
    doc: Document,
    category: Category,
    day: date | Local,
    *,
    store: LawStore | None = None,
    fragment: bool = False,
    second: bool = True,
) -> Review:
    """Review a draft as of a day, by the standards of the nation or of a place.

    `fragment`: only sentences are screened, so nothing can be absent or misnumbered. `second`: let the second reader
    doubt what no rule objected to. Why the draft is of this category, the caller may add.

    Raises ChecklistError if the category has no checklist.
    """
    local = day if isinstance(day, Local) else national(day)
    profile = load_profile(category, local.day, local)
    case = build_case(doc, local.day, store=store, fragment=fragment)
    findings = weighed(_numbered(folded(problems(profile, case, second=second)), case), local, case)
    citations = _citations(case)
    duties, general = duty_table(category, case, findings, citations)
    return Review(
        doc=doc,
        extraction=case.extraction,
        category=category,
        category_reason="",
        as_of=local.day,
        versions=Versions(tool=version("fashen"), checklists=profile.version, registry=case.registry.version),
        findings=findings,
        answers=remarked(_answers(profile, case, findings), duties, findings),
        citations=citations,
        jurisdiction=local.jurisdiction(),
        duties=duties,
        general_basis=general,
    )


def build_case(doc: Document, day: date, *, store: LawStore | None = None, fragment: bool = False) -> Case:
    """Everything the detectors may look at; extraction and grammar run once."""
    extraction = extract(doc)
    return Case(
        doc=doc,
        extraction=extraction,
        clauses=read_sentences(doc, extraction),
        registry=load_registry(),
        day=day,
        store=store,
        fragment=fragment,
    )


def problems(profile: Profile, case: Case, *, rules: bool = True, second: bool = True) -> list[Raw]:
    """What rules and second reader object to, one entry per finding, in the order in which findings are numbered."""
    raws = [raw for item in profile.items for raw in _run(item, case)] if rules else []
    found = merged(raws, load_precedence(profile.category), case.doc.text)
    return sorted([*found, *second_look(profile, case, found)], key=order) if second else found


def hits_of(item: Item, case: Case) -> list[Raw]:
    """What one item alone objects to, in reading order, overlapping hits of one label once; absences come last."""
    return sorted(
        merged([*_run(item, case)]), key=lambda raw: (raw.hit.span is None, raw.hit.span or Span(0, 0), raw.rule.name)
    )


def spans_of(item: Item, case: Case) -> list[Span | None]:
    """Where one item alone would object, as in `hits_of`; None for an absence."""
    return [raw.hit.span for raw in hits_of(item, case)]


def read_sentences(doc: Document, extraction: Extraction) -> tuple[Clause, ...]:
    """Every sentence as the grammar reads it, without a review."""
    return parse(doc, extraction, _vocabulary())


@cache
def _vocabulary() -> Vocabulary:
    words = load_lexicon()
    return Vocabulary.of(words.pattern)


def _run(item: Item, case: Case) -> Iterator[Raw]:
    if _closed(item.gate, case):
        return
    for rule in item.rules:
        detector = DETECTORS[rule.detector]
        if case.fragment and detector.WHOLE:
            continue
        for hit in detector.detect(case, rule.options):
            yield Raw(item, rule, hit)


def _closed(gate: Gate | None, case: Case) -> bool:
    """True if the item does not apply to this draft."""
    if gate is None or not (gate.title or gate.text):
        return False
    title = titles(case)
    if any(re.search(pattern, title) for pattern in gate.title):
        return False
    return not any(re.search(pattern, case.doc.text) for pattern in gate.text)


def _numbered(raws: list[Raw], case: Case) -> tuple[Finding, ...]:
    seen: dict[str, int] = {}
    findings = []
    for number, raw in enumerate(raws, 1):
        quote = case.doc.quote(raw.hit.span) if raw.hit.span else ""
        print_ = _fingerprint(raw, quote)
        seen[print_] = seen.get(print_, 0) + 1
        findings.append(_finding(number, raw, case, f"{print_}-{seen[print_]}" if seen[print_] > 1 else print_))
    return tuple(findings)


def _fingerprint(raw: Raw, quote: str) -> str:
    words = "\x1f".join((raw.item.id, raw.rule.label, _SPACES.sub("", quote), *map(str, raw.hit.values.values())))
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _finding(number: int, raw: Raw, case: Case, fingerprint: str) -> Finding:
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
        message=_filled(rule.message, values) + _like(raw.like, case),
        span=hit.span,
        quote=quote,
        place=place,
        basis=tuple(_in_words(b, case) for b in dict.fromkeys(b for one in (rule, *raw.more) for b in one.basis)),
        suggestion=_filled(rule.suggestion, values),
        fingerprint=fingerprint,
        also=raw.others,
        more_labels=tuple(dict.fromkeys(one.label for one in raw.more if one.label != rule.label)),
        more_spans=raw.like,
        by_likeness=rule.name == SECOND_READER,
    )


def _like(spans: tuple[Span, ...], case: Case) -> str:
    """How many like it follow, and where the first of them stand."""
    if not spans:
        return ""
    places = dict.fromkeys(locate(case.doc, case.extraction, span) for span in spans[:_NAMED])
    more = "等处" if len(spans) > _NAMED else ""
    return f"此后同类问题还有{len(spans)}处，不再逐条列出，请一并处理：{'、'.join(places)}{more}。"


def _in_words(basis: Basis, case: Case) -> Basis:
    """The basis with the article's own words, where the checklist has none and the law store has them."""
    point = _POINT.match(basis.article)
    if basis.text or case.store is None or point is None:
        return basis
    article, paragraph = (from_chinese(part) or 0 if part else 0 for part in point.groups())
    found = case.store.article(basis.law, Point(article, paragraph), case.day)
    return replace(basis, text=" ".join((found.paragraph or found.text).split())) if found else basis


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
    by_item: dict[str, list[Finding]] = {}
    for finding in findings:
        for item_id in dict.fromkeys((finding.item, *finding.also)):
            by_item.setdefault(item_id, []).append(finding)
    return tuple(_answer(item, case, by_item.get(item.id, [])) for item in profile.items)


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
        numbers = in_runs(finding.number for finding in findings)
        return Verdict.FAIL if failed else Verdict.DOUBT, f"见第{numbers}条意见{_unset(item)}。"
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
        return Verdict.PASS, f"{looked}，未见不符之处{_unset(item)}。"
    return Verdict.PASS, f"{looked}，机器未见线索。" + (
        f"请核对：{item.look_at}" if item.look_at else "请审查人员确认。"
    )


def _unset(item: Item) -> str:
    """What was not compared because nobody has configured the local number."""
    return f"；{'、'.join(item.unset)}：本地标准未配置，未核对，请按本省、市、县的规定核对" if item.unset else ""
