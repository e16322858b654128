"""Drafts that nobody had seen: planted defects found, false alarms and traps of bench/fresh/doc*.

usage: python -m bench.drafts [--only doc4,doc5] [--readers rules|second|both|each] [--list] [--as-of DATE]

A planted defect counts as found when a finding has one of its labels or one of its items and its words overlap (or it
speaks of the whole text: something is absent). A finding that overlaps nothing planted and nothing ambiguous is a false
alarm. A trap is hit when a finding overlaps its words, unless that finding also overlaps something planted.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from review.engine import Readers, Trace, trace
from review.model import Category, Severity
from review.reading import read

FRESH = Path(__file__).with_name("fresh")
Mark = dict[str, Any]


@dataclass(frozen=True)
class Score:
    """What became of one draft."""

    name: str
    planted: int
    missed: tuple[Mark, ...]
    alarms: tuple[Trace, ...]
    traps: tuple[Mark, ...]
    sprung: tuple[Mark, ...]

    @property
    def found(self) -> int:
        """Number of planted defects with a right finding."""
        return self.planted - len(self.missed)


def judge(name: str, traces: Sequence[Trace], expected: dict[str, Any]) -> Score:
    """Match the findings on one draft with its marks."""
    wanted, traps = expected["findings"], expected.get("must_not_flag", [])
    known = [*wanted, *expected.get("ambiguous", [])]
    stray = tuple(one for one in traces if not any(_answers(one, mark) or _overlap(one, mark) for mark in known))
    return Score(
        name=name,
        planted=len(wanted),
        missed=tuple(mark for mark in wanted if not any(_answers(one, mark) for one in traces)),
        alarms=stray,
        traps=tuple(traps),
        sprung=tuple(mark for mark in traps if any(_overlap(one, mark) for one in stray)),
    )


def _answers(one: Trace, mark: Mark) -> bool:
    labels = {mark["label"], *mark.get("also", ())}
    right = bool(labels.intersection(one.labels)) or bool({one.item, *one.also}.intersection(mark.get("items", ())))
    return right and (not one.quote or _overlap(one, mark))


def _overlap(one: Trace, mark: Mark) -> bool:
    shorter, longer = sorted((one.quote, str(mark["quote"])), key=len)
    if len(shorter) < 8:
        return len(shorter) >= 2 and shorter in longer
    return any(shorter[i : i + 8] in longer for i in range(len(shorter) - 7))


def scores(names: Sequence[str], readers: Readers, day: date) -> Iterator[tuple[Score, tuple[Trace, ...]]]:
    """Every draft (of these names, if any) and the findings on it."""
    for path in sorted(FRESH.glob("doc*.txt"), key=lambda one: int(one.stem[3:])):
        if not names or path.stem in names:
            expected = json.loads(path.with_suffix(".expected.json").read_text("utf-8"))
            traces = trace(read(path.read_bytes(), path.name), Category.NORMATIVE, day, readers=readers)
            yield judge(path.stem, traces, expected), traces


def row(score: Score) -> str:
    """One line of the table."""
    grave = sum(one.severity in (Severity.HIGH, Severity.MEDIUM) for one in score.alarms)
    found, traps = f"{score.found}/{score.planted}", f"{len(score.sprung)}/{len(score.traps)}"
    return f"{score.name:12}{found:>9}{len(score.alarms):>8}{grave:>8}{traps:>8}"


def listed(score: Score, traces: Sequence[Trace]) -> str:
    """What was missed, and every finding."""
    lines = [f"  missed {mark['label']} {mark.get('where', '')}「{mark['quote']}」" for mark in score.missed]
    for one in traces:
        mark = "ALARM" if one in score.alarms else "ok"
        lines.append(f"  {mark} {one.name} {'|'.join(one.labels)} {one.severity} {one.place}「{one.quote}」")
    return "\n".join(lines)


def main(argv: Sequence[str] | None = None) -> int:
    """Print one line per draft and the sum, and on request the single findings."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="")
    parser.add_argument("--readers", choices=[*map(str, Readers), "each"], default="both")
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--as-of", type=date.fromisoformat, default=date(2026, 11, 21))
    options = parser.parse_args(argv)
    for readers in list(Readers) if options.readers == "each" else [Readers(options.readers)]:
        print(f"== {readers}\n{'draft':12}{'found':>9}{'alarms':>8}{'grave':>8}{'traps':>8}")
        found = planted = 0
        for score, traces in scores([one for one in options.only.split(",") if one], readers, options.as_of):
            found, planted = found + score.found, planted + score.planted
            print(row(score))
            if options.list:
                print(listed(score, traces))
        print(f"{'all':12}{f'{found}/{planted}':>9}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
