"""Labels of clauses against the taxonomy: precision, recall, F1 per label and per rule, false alarms.

The labels of the development clauses speak of the law of April 2025, so that is the day unless --as-of says otherwise.

usage: python -m bench.clauses [--file FILE] [--category normative_document] [--readers rules|second|both|each]
                               [--rules] [--errors N] [--label LABEL] [--as-of DATE]

`--readers` says who reads: the rules with the grammar, the second reader, both as in a review (default), or each of the
three in turn. `--rules` adds a table of rules: on how many unlawful clauses a rule gave a right label, on how many only
wrong ones, and how often it spoke on a clean clause.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from review.engine import Readers, Trace, labels_of, trace
from review.model import Category
from review.reading import text_document

SAMPLES = Path(__file__).resolve().parents[2] / "shared" / "samples" / "clauses_dev.jsonl"
TITLES = {Readers.RULES: "rules only", Readers.SECOND: "second reader only", Readers.BOTH: "rules and second reader"}


@dataclass(frozen=True)
class Line:
    """One labelled clause and what was found on it."""

    id: str
    text: str
    gold: frozenset[str]
    traces: tuple[Trace, ...]

    @property
    def found(self) -> frozenset[str]:
        """All labels that were given."""
        return labels_of(self.traces)


def judge(row: dict[str, object], day: date, readers: Readers) -> Line:
    """Screen one clause."""
    text = str(row["text"])
    labels = row["labels"]
    gold = frozenset(map(str, labels)) if isinstance(labels, list) else frozenset()
    found = trace(text_document(text), Category.NORMATIVE, day, fragment=True, readers=readers)
    return Line(str(row["id"]), text, gold, found)


def table(lines: Sequence[Line]) -> str:
    """The figures per label as text."""
    hit, extra, missed = Counter[str](), Counter[str](), Counter[str]()
    for line in lines:
        hit.update(line.gold & line.found)
        extra.update(line.found - line.gold)
        missed.update(line.gold - line.found)
    rows = [f"{'label':26}{'gold':>6}{'found':>6}{'hit':>5}{'P':>7}{'R':>7}{'F1':>7}"]
    for label in sorted({*hit, *extra, *missed}, key=lambda name: (-(hit[name] + missed[name]), name)):
        rows.append(_row(label, hit[label], extra[label], missed[label]))
    rows.append(_row("micro", hit.total(), extra.total(), missed.total()))
    return "\n".join([*rows, *_sums(lines)])


def _sums(lines: Sequence[Line]) -> list[str]:
    bad = [line for line in lines if line.gold]
    clean = [line for line in lines if not line.gold]
    touched, right = sum(bool(line.found) for line in bad), sum(bool(line.found & line.gold) for line in bad)
    alarms = sum(bool(line.found) for line in clean)
    share, rate = right / max(1, len(bad)), 100 * alarms / max(1, len(clean))
    return [
        f"unlawful clauses {len(bad)}: any finding {touched}, at least one right label {right} ({share:.0%})",
        f"clean clauses {len(clean)}: {alarms} with a finding = {rate:.1f} per 100",
    ]


def _row(label: str, hit: int, extra: int, missed: int) -> str:
    precision, recall = hit / max(1, hit + extra), hit / max(1, hit + missed)
    f1 = 2 * hit / max(1, 2 * hit + extra + missed)
    return f"{label:26}{hit + missed:6}{hit + extra:6}{hit:5}{precision:7.2f}{recall:7.2f}{f1:7.2f}"


def rule_table(lines: Sequence[Line]) -> str:
    """What each rule contributed; `alone` are right labels that no other finding gave."""
    right, wrong, alarm, alone = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    for line in lines:
        for name in {one.name for one in line.traces}:
            given = labels_of(one for one in line.traces if one.name == name)
            others = labels_of(one for one in line.traces if one.name != name)
            if not line.gold:
                alarm[name] += 1
            elif given & line.gold:
                right[name] += 1
                alone[name] += bool((given & line.gold) - others)
            else:
                wrong[name] += 1
    rows = [f"{'rule':44}{'right':>6}{'alone':>6}{'wrong':>6}{'alarm':>6}"]
    for name in sorted({*right, *wrong, *alarm}, key=lambda one: (-right[one], one)):
        rows.append(f"{name:44}{right[name]:6}{alone[name]:6}{wrong[name]:6}{alarm[name]:6}")
    return "\n".join(rows)


def errors(lines: Iterable[Line], label: str, most: int) -> str:
    """The first clauses with a label missed or given too much, and what was found on them."""
    wrong = [line for line in lines if line.gold != line.found and (not label or label in line.gold | line.found)]
    shown = []
    for line in wrong[:most]:
        shown += [f"{line.id} missed {sorted(line.gold - line.found)} extra {sorted(line.found - line.gold)}"]
        shown += [f"  {line.text}", *(f"    {one.name}/{'|'.join(one.labels)}「{one.quote}」" for one in line.traces)]
    return "\n".join(shown)


def main(argv: Sequence[str] | None = None) -> int:
    """Print the tables, and on request the clauses that went wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--category", default="normative_document")
    parser.add_argument("--file", type=Path, default=SAMPLES)
    parser.add_argument("--as-of", type=date.fromisoformat, default=date(2025, 6, 30))
    parser.add_argument("--readers", choices=[*map(str, Readers), "each"], default="both")
    parser.add_argument("--rules", action="store_true")
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--label", default="")
    options = parser.parse_args(argv)
    if not options.file.is_file():
        print(f"no samples at {options.file.name}", file=sys.stderr)
        return 2
    rows = [json.loads(line) for line in options.file.read_text("utf-8").splitlines() if line.strip()]
    chosen = [row for row in rows if row.get("category", options.category) == options.category]
    for readers in list(Readers) if options.readers == "each" else [Readers(options.readers)]:
        lines = [judge(row, options.as_of, readers) for row in chosen]
        shown = [errors(lines, options.label, options.errors)] if options.errors else []
        shown += [rule_table(lines), ""] if options.rules else []
        print("\n".join([*shown, f"== {TITLES[readers]}", table(lines)]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
