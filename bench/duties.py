"""Recall and precision of the table of duties and consequences.

usage: python -m bench.duties [--list] [--only D01] [--as-of DATE]

The gold of the sample documents (bench/duties_gold.toml) names sentences by article and hash; that of our own drafts
(bench/duties/*.txt) is marked in the text: ⟦义务、缴费|…⟧ burdens somebody, ⟦~|…⟧ is a matter of opinion. A marked
sentence is in the table if a row or its lead-in shares a character with it. A row is no burden if it shares none with
a marked sentence; rows on matters of opinion count neither way.
"""

import argparse
import hashlib
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from review.engine import build_case
from review.engine.duties import duty_table
from review.model import Category, Document, DutyRow, Span
from review.reading import read, text_document

HERE = Path(__file__).resolve().parent
SAMPLES = HERE.parents[1] / "shared" / "samples" / "docs"
_SENTENCE = re.compile(r"[^。；\n]+[。；]?")
_PLACE = re.compile(r"\s*(第[一二三四五六七八九十百]+条|[一二三四五六七八九十]+、)")
_MARK = re.compile(r"⟦([^|⟦⟧]+)\|([^⟦⟧]*)⟧")


@dataclass(frozen=True)
class Gold:
    """A marked sentence: its place, its words, the kinds of burden; `edge` if it is a matter of opinion."""

    place: str
    span: Span
    kinds: tuple[str, ...]
    edge: bool = False


@dataclass(frozen=True)
class Score:
    """What became of the marked sentences of one document."""

    name: str
    found: tuple[Gold, ...]
    missed: tuple[Gold, ...]
    rows: tuple[DutyRow, ...]
    wrong: tuple[DutyRow, ...]
    edge: int
    right_kind: int


def sample_drafts() -> Iterator[tuple[str, Document, tuple[Gold, ...]]]:
    """The sample documents with their gold. Exits with a message if they are missing."""
    if not SAMPLES.is_dir():
        print("../shared/samples is not there: only our own drafts are measured", file=sys.stderr)
        return
    for entry in tomllib.loads((HERE / "duties_gold.toml").read_text("utf-8"))["document"]:
        path = SAMPLES / entry["path"]
        doc = read(path.read_bytes(), path.name)
        yield path.stem, doc, tuple(_gold(doc, entry))


def _gold(doc: Document, entry: dict[str, list[dict[str, object]]]) -> Iterator[Gold]:
    sentences: dict[tuple[str, str], list[Span]] = {}
    place = ""
    for match in _SENTENCE.finditer(doc.text):
        label = _PLACE.match(match[0])
        place = label[1].rstrip("、") if label else place
        digest = hashlib.sha256(re.sub(r"\s", "", match[0]).encode()).hexdigest()[:12]
        sentences.setdefault((place, digest), []).append(Span(*match.span()))
    for key, edge in (("clauses", False), ("edge", True)):
        for one in entry[key]:
            name = str(one["place"]), str(one["sentence"])
            if not sentences.get(name):
                raise SystemExit(f"{name}: no such sentence")
            kinds = one.get("kinds", [])
            yield Gold(name[0], sentences[name].pop(0), tuple(kinds) if isinstance(kinds, list) else (), edge)


def own_drafts() -> Iterator[tuple[str, Document, tuple[Gold, ...]]]:
    """Our own drafts, unmarked, with their gold."""
    for path in sorted((HERE / "duties").glob("*.txt")):
        marked = path.read_text("utf-8")
        text, golds, end = "", [], 0
        for match in _MARK.finditer(marked):
            text += marked[end : match.start()]
            golds.append((Span(len(text), len(text) + len(match[2])), match[1]))
            text, end = text + match[2], match.end()
        doc = text_document(text + marked[end:], path.name)
        yield path.stem, doc, tuple(_own_gold(text + marked[end:], doc, golds))


def _own_gold(text: str, doc: Document, marks: list[tuple[Span, str]]) -> Iterator[Gold]:
    """Marks of the file as gold of the document, which has no blank lines."""
    for span, kinds in marks:
        start = len(re.sub(r"\n{2,}", "\n", text[: span.start]))
        words = text[span.start : span.end]
        if doc.text[start : start + len(words)] != words:
            raise SystemExit(f"「{words}」 is not where it was marked")
        label = re.findall(rf"(?m)^{_PLACE.pattern}", text[: span.end])
        place = str(label[-1]).rstrip("、") if label else ""
        yield Gold(place, Span(start, start + len(words)), tuple(kinds.split("、")), kinds == "~")


def judge(name: str, rows: tuple[DutyRow, ...], golds: tuple[Gold, ...]) -> Score:
    """Compare the table with the marks."""
    sure = [gold for gold in golds if not gold.edge]
    found = tuple(gold for gold in sure if any(_on(row, gold) for row in rows))
    wrong = tuple(row for row in rows if not any(row.span.overlaps(gold.span) for gold in golds))
    only_edge = sum(not any(row.span.overlaps(gold.span) for gold in sure) for row in rows) - len(wrong)
    right = sum(
        any(_on(row, gold) and {*gold.kinds} & {burden.value for burden in row.burdens} for row in rows)
        for gold in found
    )
    return Score(name, found, tuple(g for g in sure if g not in found), rows, wrong, only_edge, right)


def _on(row: DutyRow, gold: Gold) -> bool:
    return row.span.overlaps(gold.span) or (row.lead_span is not None and row.lead_span.overlaps(gold.span))


def main(argv: Sequence[str] | None = None) -> int:
    """Print one line per document, then one per kind of burden; with --list what was missed and what is no burden."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--only", default="")
    parser.add_argument("--as-of", type=date.fromisoformat, default=date(2026, 11, 21))
    options = parser.parse_args(argv)
    total: dict[str, list[Score]] = {"samples": [], "own": []}
    print(f"{'document':12}{'burdening':>10}{'in table':>10}{'missed':>8}{'rows':>6}{'no burden':>11}{'opinion':>9}")
    for group, drafts in (("samples", sample_drafts()), ("own", own_drafts())):
        for name, doc, golds in drafts:
            if options.only not in name:
                continue
            rows, _ = duty_table(Category.NORMATIVE, build_case(doc, options.as_of), (), ())
            score = judge(name, rows, golds)
            total[group].append(score)
            _print_line(name, [score])
            if options.list:
                _print_list(score, doc)
    for group, scores in total.items():
        if scores:
            _print_line(group, scores)
            _print_kinds(scores)
    return 0


def _print_line(name: str, scores: list[Score]) -> None:
    found, missed = sum(len(s.found) for s in scores), sum(len(s.missed) for s in scores)
    rows, wrong, edge = (sum(n) for n in zip(*((len(s.rows), len(s.wrong), s.edge) for s in scores), strict=True))
    sure = rows - edge
    shares = f"recall {found / (found + missed):6.1%}  precision {(sure - wrong) / sure:6.1%}" if sure else ""
    print(f"{name:12}{found + missed:10}{found:10}{missed:8}{rows:6}{wrong:11}{edge:9}  {shares}")


def _print_kinds(scores: list[Score]) -> None:
    wanted = Counter(kind for s in scores for gold in (*s.found, *s.missed) for kind in gold.kinds)
    found = Counter(kind for s in scores for gold in s.found for kind in gold.kinds)
    print("  by kind: " + "  ".join(f"{kind} {found[kind]}/{count}" for kind, count in wanted.most_common()))
    right, all_found = sum(s.right_kind for s in scores), sum(len(s.found) for s in scores)
    print(f"  at least one right kind: {right}/{all_found}")


def _print_list(score: Score, doc: Document) -> None:
    for gold in score.missed:
        print(f"    missed {gold.place} {'、'.join(gold.kinds)} 「{doc.quote(gold.span)}」")
    for row in score.wrong:
        print(f"    no burden {row.place} {'、'.join(row.burdens)} 「{row.quote}」")


if __name__ == "__main__":
    sys.exit(main())
