"""Findings as the points of an opinion: the same objection in several places is one numbered point."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from review.model import LABELS, Basis, Finding, Severity
from review.model.numerals import in_runs
from review.paperwork import wording

_CHANCE = re.compile("（第二读者估计的可能性为\\d+%）(?:，规则没有报告)?")  # for the officer's screen, not for paper
_LIKES = re.compile("最相近的例句：.*", re.DOTALL)
_NUMBERED = 4  # runs of numbers before a point
_LISTED = 12  # places named at one point; the annotated copy shows every one


@dataclass(frozen=True)
class Point:
    """Findings of one item that say the same, in text order; nearly always a single one."""

    findings: tuple[Finding, ...]

    @property
    def first(self) -> Finding:
        """The finding that speaks for all."""
        return self.findings[0]

    @property
    def numbers(self) -> str:
        """「3」, 「12至15、19」; of many the first few and how many."""
        runs = in_runs(finding.number for finding in self.findings).split("、")
        return "、".join(runs) if len(runs) <= _NUMBERED else f"{'、'.join(runs[:_NUMBERED])}等{len(self.findings)}条"

    @property
    def basis(self) -> tuple[Basis, ...]:
        """The bases of all its findings, each once."""
        return tuple(dict.fromkeys(one for finding in self.findings for one in finding.basis))

    @property
    def head(self) -> str:
        """The places with their words: 「第三条（“……”）」, 「第三条、第五条（“……”）」, 「第三条“……”、第五条“……”」."""
        places = list(dict.fromkeys(finding.place or "全文" for finding in self.findings))
        if len({finding.quote for finding in self.findings}) == 1:
            quote = f"（{wording.quoted(self.first.quote)}）" if self.first.quote else ""
            return _listed(places, len(self.findings)) + quote
        single = dict.fromkeys(f"{f.place}{wording.quoted(f.quote)}" if f.quote else f.place for f in self.findings)
        return _listed(list(single), len(self.findings))

    @property
    def problem(self) -> str:
        """What is wrong, without saying again the words that stand in the head."""
        words, quote = _on_paper(self.first), f"「{self.first.quote}」"
        if not self.first.quote or quote not in words:
            return wording.sentence(words) or wording.sentence(self.first.title)
        if words.startswith(quote):
            rest = words.removeprefix(quote)
            return wording.sentence(self._this(rest) + rest.removeprefix("处"))
        same = len({finding.quote for finding in self.findings}) == 1
        return wording.sentence(words if same else words.replace(quote, "", 1))

    def _this(self, rest: str) -> str:
        if len(self.findings) > 1:
            return "上述各处"
        grave = self.first.severity in (Severity.HIGH, Severity.MEDIUM)
        return "该规定" if grave and not rest.startswith(("规定", "处")) else "该处"


def points(findings: Iterable[Finding], states: Mapping[str, str] | None = None) -> list[Point]:
    """The findings as points in their order; findings of different `states` (by fingerprint) stand apart.

    What else they touch (`also`) does not part them: an opinion says once what is wrong in several places.
    """
    grouped: dict[tuple[str, ...], list[Finding]] = {}
    for finding in findings:
        grouped.setdefault((*_key(finding), (states or {}).get(finding.fingerprint, "")), []).append(finding)
    return [Point(tuple(group)) for group in grouped.values()]


def _key(finding: Finding) -> tuple[str, ...]:
    if finding.span is None:
        return (finding.fingerprint,)
    message = _CHANCE.sub("", _LIKES.sub("", finding.message)).replace(f"「{finding.quote}」", "「」", 1)
    return (finding.item, finding.severity, finding.label, message, finding.suggestion)


def _on_paper(finding: Finding) -> str:
    """The message; of a doubt of the second reader what it suspects, without probability and examples."""
    suspected = f"，疑为“{LABELS.get(finding.label, finding.title)}”"
    return _CHANCE.sub(suspected, _LIKES.sub("", finding.message))


def _listed(places: list[str], count: int) -> str:
    if len(places) > _LISTED:
        return f"{'、'.join(places[:_LISTED])}等{count}处"
    return "、".join(places)


def also(point: Point) -> str:
    """What else the same words touch, by the short names of the labels: 「同时涉及设定收费、地方保护。」."""
    labels = dict.fromkeys(label for finding in point.findings for label in finding.more_labels)
    named = [LABELS[label] for label in labels if label in LABELS and label not in ("OTHER", point.first.label)]
    return f"同时涉及{'、'.join(named)}。" if named else ""
