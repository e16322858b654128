"""Whether a draft is a normative document: duties and benefits of outsiders, form, and what its title calls it."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from review.detectors.base import Case, Hit
from review.detectors.patterns import compiled
from review.grammar import label_length
from review.model import Absent, Clause, Force, Found, NodeKind, Span

NAME = "scope"
WHOLE = True
_PATTERNS: dict[str, Any] = {"type": "array", "items": {"type": "string", "minLength": 1}, "minItems": 1}
_ENOUGH = 3  # sentences on outsiders that make a normative document of a text without articles or commencement
_SHOWN = 24  # characters of an example
_TAIL = re.compile(r"(?:的通知)?(?:[（(][^（）()]*[）)])*$")


@dataclass(frozen=True)
class Signals:
    """What speaks for and against: sentences that bind or benefit outsiders, form, the kind named in the title.

    `binding` are the duties and consequences that surely fall on outsiders: a narrower list than `duties`. `declared`: it
    names its commencement and its validity, as only a normative document must.
    """

    duties: tuple[Clause, ...]
    benefits: tuple[Clause, ...]
    binding: tuple[Clause, ...]
    form: bool
    kind: str
    declared: bool = False

    @property
    def count(self) -> int:
        """Sentences that concern outsiders at all."""
        return len({clause.span for clause in (*self.duties, *self.benefits, *self.binding)})

    @property
    def reaches_out(self) -> bool:
        """True if it surely binds outsiders, or grants them something by articles with a commencement."""
        return bool(self.binding or (self.benefits and self.form))


def read_signals(case: Case, options: Mapping[str, Any]) -> Signals:
    """The signals of section 「是不是、审不审」 of the domain dossier, sentence by sentence."""
    inside = {clause.span for clause in case.clauses if _any(options["inside"], clause.full)}
    outside = [c for c in case.clauses if c.span not in inside and _any(options["outsiders"], c.full)]
    return Signals(
        duties=tuple(c for c in outside if c.force in (Force.MUST, Force.MUST_NOT) or _any(options["duties"], c.text)),
        benefits=tuple(clause for clause in outside if _any(options["benefits"], clause.text)),
        binding=tuple(c for c in case.clauses if c.span not in inside and _binds(c, options["binding"])),
        form=_has_form(case),
        kind=_kind(case, options["kinds"]),
        declared=isinstance(case.extraction.effective_clause, Found) and isinstance(case.extraction.validity, Found),
    )


def _binds(clause: Clause, patterns: list[str]) -> bool:
    """A lead-in alone binds nobody: some of the sentence's own words must be part of it."""
    return any(
        clause.to_span(*match.span()) is not None
        for pattern in patterns
        for match in compiled(pattern).finditer(clause.full)
    )


def _has_form(case: Case) -> bool:
    """Articles or outline points, and a word on commencement or validity."""
    kinds = {node.kind for node in case.extraction.nodes}
    dated = any(isinstance(part, Found) for part in (case.extraction.effective_clause, case.extraction.validity))
    return dated and bool(kinds & {NodeKind.ARTICLE, NodeKind.LEVEL1, NodeKind.LEVEL2})


def _kind(case: Case, kinds: list[str]) -> str:
    """The kind of the exclusion list that the title ends in; of 「关于印发《甲方案》的通知」 it is 方案."""
    for title in (case.extraction.title, case.extraction.notice_title):
        if isinstance(title, Absent):
            continue
        words = _TAIL.sub("", title.value.replace("《", "").replace("》", ""))
        for pattern in kinds:
            if match := re.search(f"(?:{pattern})$", words):
                return match[0]
    return ""


def _unsure(signals: Signals) -> Iterator[Clause | None]:
    """No kind in the title, and hardly a sentence on outsiders: the officer has to settle it."""
    if signals.kind or signals.reaches_out or signals.count >= (1 if signals.form else _ENOUGH):
        return
    yield next(iter((*signals.binding, *signals.duties, *signals.benefits)), None)


def _excluded(signals: Signals) -> Iterator[Clause | None]:
    """A kind of the exclusion list, and nothing in it concerns outsiders."""
    if signals.kind and not signals.reaches_out:
        yield None


def _disguised(signals: Signals) -> Iterator[Clause | None]:
    """A kind of the exclusion list that binds outsiders all the same; shown at the first such sentence.

    What names its commencement and validity goes by the name of its kind, but hides nothing.
    """
    if signals.kind and signals.binding and not signals.declared:
        yield signals.binding[0]


_CHECKS: dict[str, Callable[[Signals], Iterator[Clause | None]]] = {
    "unsure": _unsure,
    "excluded": _excluded,
    "disguised": _disguised,
}
OPTIONS: dict[str, Any] = {
    "type": "object",
    "properties": {
        "check": {"enum": sorted(_CHECKS)},
        "outsiders": {**_PATTERNS, "description": "行政相对人的词"},
        "duties": {**_PATTERNS, "description": "应当、不得以外的义务和后果用语"},
        "benefits": {**_PATTERNS, "description": "给付、资格用语"},
        "binding": {**_PATTERNS, "description": "确定落在相对人身上的义务、后果（一句之内）"},
        "inside": {**_PATTERNS, "description": "出现即视为内部要求的用语"},
        "kinds": {**_PATTERNS, "description": "不纳入审查的文种，题目以之结尾"},
    },
    "required": ["check", "outsiders", "duties", "benefits", "binding", "inside", "kinds"],
    "additionalProperties": False,
}


def detect(case: Case, options: Mapping[str, Any]) -> Iterator[Hit]:
    """One hit at most; {kind} is the word of the title, {reason} the sentences that speak for or against."""
    signals = read_signals(case, options)
    for clause in _CHECKS[options["check"]](signals):
        values = {"kind": signals.kind or "文件", "reason": _reason(signals)}
        yield Hit(_shown(case, clause), values, sure=False)


def explain(case: Case, options: Mapping[str, Any]) -> str:
    """Why the draft counts as a normative document, for the answer where nothing is to object to; "" for other checks."""
    if options["check"] != "unsure":
        return ""
    signals = read_signals(case, options)
    verdict = "看来是行政规范性文件"
    if signals.kind and signals.reaches_out:
        verdict = f"题目虽是「{signals.kind}」，但涉及相对人的权利义务，按规范性文件审查"
    elif signals.kind:
        verdict = f"题目是「{signals.kind}」，未见对外的权利义务，看来不纳入审查"
    return f"{verdict}：{_reason(signals)}"


def _shown(case: Case, clause: Clause | None) -> Span | None:
    if clause is not None:
        return Span(clause.span.start + label_length(clause.text), clause.span.end)
    title = case.extraction.title
    return title.span if isinstance(title, Found) else None


def _reason(signals: Signals) -> str:
    parts = [
        _examples("对外义务、禁止或者后果", signals.binding, signals.duties),
        _examples("对外给付或者资格", signals.benefits),
        "有分条（分项）和施行、有效期用语" if signals.form else "没有施行、有效期用语或者没有分条",
    ]
    return "；".join(parts)


def _examples(what: str, *groups: tuple[Clause, ...]) -> str:
    """How many different sentences there are, and the beginning of the first."""
    clauses = list({clause.span: clause for group in groups for clause in group}.values())
    if not clauses:
        return f"{what}0句"
    words = clauses[0].text[label_length(clauses[0].text) :]
    cut = "……" if len(words) > _SHOWN else ""
    return f"{what}{len(clauses)}句（如「{words[:_SHOWN].rstrip('。；')}{cut}」）"


def _any(patterns: list[str], text: str) -> bool:
    return any(compiled(pattern).search(text) for pattern in patterns)
