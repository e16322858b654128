"""Labels of the development clauses against the taxonomy: precision, recall, F1 per label, false alarms.

The labels speak of the law of April 2025, so that is the day unless --as-of says otherwise.

usage: python -m bench.clauses [--category normative_document] [--errors N] [--as-of DATE] [--label LABEL]
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from review.engine import assess
from review.model import Category
from review.reading import text_document

SAMPLES = Path(__file__).resolve().parents[2] / "shared" / "samples" / "clauses_dev.jsonl"


@dataclass(frozen=True)
class Line:
    """One labelled clause and what was found on it."""

    id: str
    text: str
    gold: frozenset[str]
    found: frozenset[str]
    why: tuple[str, ...]


def judge(row: dict[str, object], day: date) -> Line:
    """Screen one clause."""
    text = str(row["text"])
    review = assess(text_document(text), Category.NORMATIVE, day, fragment=True)
    why = tuple(f"{f.item}/{'|'.join(f.labels)}「{f.quote}」" for f in review.findings)
    labels = row["labels"]
    gold = frozenset(map(str, labels)) if isinstance(labels, list) else frozenset()
    return Line(str(row["id"]), text, gold, frozenset(label for f in review.findings for label in f.labels), why)


def table(lines: Sequence[Line]) -> str:
    """The figures as text."""
    hit, extra, missed = Counter[str](), Counter[str](), Counter[str]()
    for line in lines:
        hit.update(line.gold & line.found)
        extra.update(line.found - line.gold)
        missed.update(line.gold - line.found)
    rows = [f"{'label':26}{'gold':>6}{'found':>6}{'hit':>5}{'P':>7}{'R':>7}{'F1':>7}"]
    for label in sorted({*hit, *extra, *missed}, key=lambda name: -(hit[name] + missed[name])):
        rows.append(_row(label, hit[label], extra[label], missed[label]))
    rows.append(_row("micro", hit.total(), extra.total(), missed.total()))
    bad = [line for line in lines if line.gold]
    clean = [line for line in lines if not line.gold]
    touched, right = sum(bool(line.found) for line in bad), sum(bool(line.found & line.gold) for line in bad)
    alarms = sum(bool(line.found) for line in clean)
    rows.append(
        f"unlawful clauses {len(bad)}: any finding {touched}, at least one right label {right} ({right / max(1, len(bad)):.0%})"
    )
    rows.append(
        f"clean clauses {len(clean)}: {alarms} with a finding = {100 * alarms / max(1, len(clean)):.1f} per 100"
    )
    return "\n".join(rows)


def _row(label: str, hit: int, extra: int, missed: int) -> str:
    precision, recall = hit / max(1, hit + extra), hit / max(1, hit + missed)
    f1 = 2 * hit / max(1, 2 * hit + extra + missed)
    return f"{label:26}{hit + missed:6}{hit + extra:6}{hit:5}{precision:7.2f}{recall:7.2f}{f1:7.2f}"


def main(argv: Sequence[str] | None = None) -> int:
    """Print the table, and on request the clauses that went wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--category", default="normative_document")
    parser.add_argument("--file", type=Path, default=SAMPLES)
    parser.add_argument("--as-of", type=date.fromisoformat, default=date(2025, 6, 30))
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--label", default="")
    options = parser.parse_args(argv)
    if not options.file.is_file():
        print(f"no samples at {options.file.name}", file=sys.stderr)
        return 2
    rows = [json.loads(line) for line in options.file.read_text("utf-8").splitlines() if line.strip()]
    lines = [judge(row, options.as_of) for row in rows if row["category"] == options.category]
    wrong = [line for line in lines if line.gold != line.found]
    for line in [w for w in wrong if not options.label or options.label in w.gold | w.found][: options.errors]:
        print(
            f"{line.id} missed {sorted(line.gold - line.found)} extra {sorted(line.found - line.gold)}\n  {line.text}"
        )
        print("".join(f"    {reason}\n" for reason in line.why), end="")
    print(table(lines))
    return 0


if __name__ == "__main__":
    sys.exit(main())
