"""Planted defects, traps and clean drafts of the sample documents: found, missed, false alarms.

usage: python -m bench.documents [--kind normative_document] [--only D01] [--list] [--as-of DATE]

A finding matches an expected one when its label (or a label of its item's other findings on the same words) is the
expected label or one of its `also`, and it stands in the same article or its words overlap. As of the document's own
date unless --as-of is given: drafts are judged by the law of their day.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from review.engine import assess
from review.errors import ReviewError
from review.model import Category, Finding, Review, Severity, Verdict
from review.reading import read

SAMPLES = Path(__file__).resolve().parents[2] / "shared" / "samples" / "docs"


@dataclass(frozen=True)
class Score:
    """What became of one file."""

    name: str
    expected: int
    found: int
    traps: int
    extra: tuple[Finding, ...]
    missed: tuple[dict[str, Any], ...]
    failed: int
    doubts: int


def judge(review: Review, expected: dict[str, Any], name: str) -> Score:
    """Match the findings of one file with what is expected of it."""
    wanted = expected["findings"]
    found = [want for want in wanted if any(_matches(finding, want) for finding in review.findings)]
    tolerated = [*wanted, *expected.get("ambiguous", ())]
    extra = tuple(f for f in review.findings if not any(_matches(f, want) for want in tolerated))
    traps = sum(any(_trapped(f, trap) for f in review.findings) for trap in expected.get("must_not_flag", ()))
    return Score(
        name=name,
        expected=len(wanted),
        found=len(found),
        traps=traps,
        extra=extra,
        missed=tuple(want for want in wanted if want not in found),
        failed=sum(f.verdict is Verdict.FAIL for f in review.findings),
        doubts=sum(f.verdict is Verdict.DOUBT for f in review.findings),
    )


def _matches(finding: Finding, want: dict[str, Any]) -> bool:
    labels = {want.get("label"), *want.get("also", ())}
    if not labels.intersection(finding.labels):
        return False
    return want.get("where", "\0") in finding.place or _overlap(finding.quote, want.get("quote", ""))


def _trapped(finding: Finding, trap: dict[str, Any]) -> bool:
    return trap["label"] in finding.labels and _overlap(finding.quote, trap["quote"])


def _overlap(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) >= 4 and (shorter in longer or any(one[i : i + 8] in other for i in range(len(one) - 7)))


def scores(kind: str, only: str, day: date | None) -> Iterator[tuple[Score, Review]]:
    """Every file of the dossiers of a kind."""
    for path in sorted(SAMPLES.glob("*/*.expected.json")):
        expected = json.loads(path.read_text("utf-8"))
        if expected["kind"] != kind or only not in expected["id"]:
            continue
        for file in expected["files"]:
            draft = path.parent / file["path"]
            try:
                doc = read(draft.read_bytes(), draft.name)
            except ReviewError as exc:
                print(f"{draft.name}: {exc}")
                continue
            review = assess(doc, Category.NORMATIVE, day or _own_day(expected))
            yield judge(review, expected, draft.name), review


def _own_day(expected: dict[str, Any]) -> date:
    digits = "".join(c if c.isdigit() else " " for c in expected["fields"].get("date") or "").split()
    return date(*map(int, digits)) if len(digits) == 3 else date(2026, 11, 21)


def main(argv: Sequence[str] | None = None) -> int:
    """Print one line per file, and on request the single findings."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kind", default="normative_document")
    parser.add_argument("--only", default="")
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--as-of", type=date.fromisoformat)
    options = parser.parse_args(argv)
    print(f"{'file':14}{'found':>9}{'traps':>7}{'extra':>7}{'extra high':>12}{'不符合':>6}{'存疑':>6}")
    for score, review in scores(options.kind, options.only, options.as_of):
        high = sum(f.severity is Severity.HIGH for f in score.extra)
        found = f"{score.found}/{score.expected}"
        print(f"{score.name:14}{found:>9}{score.traps:7}{len(score.extra):7}{high:12}{score.failed:7}{score.doubts:8}")
        if options.list:
            _list(score, review)
    return 0


def _list(score: Score, review: Review) -> None:
    for want in score.missed:
        print(f"  missed {want['label']} {want['where']} 「{want['quote']}」")
    for finding in review.findings:
        mark = "EXTRA" if finding in score.extra else "ok"
        print(
            f"  {mark} {finding.item} {'|'.join(finding.labels)} {finding.severity} {finding.verdict} {finding.place} 「{finding.quote}」"
        )


if __name__ == "__main__":
    sys.exit(main())
