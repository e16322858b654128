"""Alarms on lawful texts, rule by rule, against a budget that says how many are tolerated and why."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from review.checklist import checklists_root
from review.checklist.files import read_toml, validate
from review.engine.tracing import Trace
from review.errors import ChecklistError
from review.model import Category, Severity

REPORT = "noise.json"
_COUNT: dict[str, Any] = {"type": "integer", "minimum": 0}
_SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "low": _COUNT,
        "hint": _COUNT,
        "rule": {
            "type": "object",
            "additionalProperties": {
                "type": "object",
                "properties": {"findings": {**_COUNT, "minimum": 1}, "reason": {"type": "string", "minLength": 1}},
                "required": ["findings", "reason"],
                "additionalProperties": False,
            },
        },
    },
    "required": ["low", "hint"],
    "additionalProperties": False,
}
_COUNTS: dict[str, Any] = {"type": "object", "additionalProperties": _COUNT}
_REPORT_SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "measured": {"type": "string"},
        "chars": _COUNTS,
        "alarms": {"type": "object", "additionalProperties": _COUNTS},
    },
    "required": ["measured", "chars", "alarms"],
    "additionalProperties": False,
}


@dataclass(frozen=True, slots=True)
class Allowance:
    """How many alarms of a rule are tolerated, and why they are there."""

    findings: int
    reason: str


@dataclass(frozen=True)
class Budget:
    """What a clean corpus may cost: nothing of high or medium severity but for `rules`, and in sum `low` and `hint`."""

    low: int
    hint: int
    rules: Mapping[str, Allowance] = field(default_factory=dict)


def read_budget(path: Path) -> Budget:
    """A budget file: `low` and `hint` in sum, and `[rule."ITEM/rule"]` with `findings` and `reason`.

    Raises ChecklistError naming file and key.
    """
    data = read_toml(path, _SCHEMA)
    rules = {name: Allowance(entry["findings"], entry["reason"]) for name, entry in data.get("rule", {}).items()}
    return Budget(data["low"], data["hint"], rules)


def overdrafts(traces: Iterable[Trace], budget: Budget) -> tuple[str, ...]:
    """What goes beyond the budget, in Chinese; an allowance that is no longer needed is an overdraft too."""
    found = list(traces)
    return (*_by_rule(found, budget), *_in_sum(found, budget))


def _by_rule(found: list[Trace], budget: Budget) -> Iterator[str]:
    counts = Counter(one.name for one in found if one.grave or one.name in budget.rules)
    for name in sorted({*counts, *budget.rules}):
        allowed = budget.rules[name].findings if name in budget.rules else 0
        if counts[name] > allowed:
            words = "；".join(f"{one.place}「{one.quote}」" for one in found if one.name == name)
            yield f"{name}：允许{allowed}处，实报{counts[name]}处：{words}"
        elif counts[name] < allowed:
            yield f"{name}：预算允许{allowed}处，现在只报{counts[name]}处，请调低预算"


def _in_sum(found: list[Trace], budget: Budget) -> Iterator[str]:
    for severity, allowed in ((Severity.LOW, budget.low), (Severity.HINT, budget.hint)):
        some = [one for one in found if one.severity is severity and one.name not in budget.rules]
        if len(some) > allowed:
            words = "；".join(f"{one.name}「{one.quote}」" for one in some)
            yield f"{severity.value}：合计允许{allowed}处，实报{len(some)}处：{words}"


@dataclass(frozen=True)
class Noise:
    """The last stored report: when it was measured, the characters of each corpus, and alarms by rule and corpus."""

    measured: str
    chars: Mapping[str, int]
    alarms: Mapping[str, Mapping[str, int]]

    def words(self, name: str) -> str:
        """What it says of one rule (「ITEM/rule」): 「守法文稿3.3万字0处」 for each corpus; a newer rule is 未测."""
        if name not in self.alarms:
            return "未测（规则在统计之后才有）"
        counts = self.alarms[name]
        return "；".join(
            f"{corpus}{size / 10_000:.1f}万字{counts.get(corpus, 0)}处" for corpus, size in self.chars.items()
        )


def write_noise(noise: Noise, path: Path) -> None:
    """Store a report where `stored_noise` finds it."""
    data = {
        "measured": noise.measured,
        "chars": dict(noise.chars),
        "alarms": {k: dict(v) for k, v in noise.alarms.items()},
    }
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n", "utf-8")


def stored_noise(category: Category) -> Noise | None:
    """The last stored report of a category, None if there is none. Raises ChecklistError if it cannot be read."""
    path = checklists_root() / category.value / REPORT
    if not path.is_file():
        return None
    try:
        data = json.loads(path.read_text("utf-8"))
        validate(data, _REPORT_SCHEMA, path)
    except (OSError, UnicodeDecodeError, ValueError) as exc:
        raise ChecklistError(f"无法读取噪声报告：{exc}", where=REPORT) from exc
    return Noise(data["measured"], data["chars"], data["alarms"])
