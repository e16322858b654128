"""Findings on laws in force read as if they were drafts, rule by rule: they should be quiet.

usage: python -m bench.corpus TEXTS [--level 行政法规 …] [--limit N] [--as-of DATE] [--list ITEM] [--store]

TEXTS is the unpacked folder (or .tar.gz) of the law corpus with its MANIFEST.csv. Counted are findings of severity high
or medium of the rules (the second reader never gives more than low), per 10,000 characters of all texts. Which checks
apply, and where, is data with reasons: bench/applicability.toml. `--store` keeps the counts, with those of the clean
corpus under tests/clean, as the noise report that `fashen checklist explain` shows. Exit code 1 if a rule is above 1.
"""

import argparse
import csv
import io
import re
import sys
import tarfile
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from review.checklist import checklists_root, load_profile
from review.engine import Noise, Readers, Trace, trace, write_noise
from review.model import Category, Document, Span
from review.reading import text_document

HERE = Path(__file__).resolve().parent
CLEAN = HERE.parent / "tests" / "clean"
REFERS = re.compile(
    r"(?:依照|依据|按照|根据)[^，。]{0,20}(?:《|法律|法规)|《[^《》]+》第[零一二三四五六七八九十百千]+条|依照其规定"
)
LEVELS = ("地方性法规", "部门规章", "行政法规")
MOST = 1.0  # findings of high or medium severity per 10,000 characters and rule
LAWS, DRAFTS = "法规语料", "守法文稿"


def texts(source: Path, levels: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """Level, file name and text of every law in force of the levels asked for."""
    read = _from_tar(source) if source.is_file() else {p.name: p.read_bytes() for p in source.rglob("*.*")}
    for row in csv.DictReader(io.StringIO(read["MANIFEST.csv"].decode("utf-8-sig"))):
        if row["status"] == "现行有效" and row["level"] in levels:
            yield row["level"], row["file"], read[row["file"]].decode("utf-8")


def _from_tar(source: Path) -> dict[str, bytes]:
    with tarfile.open(source) as tar:
        members = [member for member in tar.getmembers() if member.isfile()]
        return {Path(member.name).name: (tar.extractfile(member) or io.BytesIO()).read() for member in members}


@dataclass(frozen=True)
class Check:
    """Where the items that begin with one of `items` apply to a law: all, referring or none."""

    items: tuple[str, ...]
    where: str


def applicability(path: Path = HERE / "applicability.toml") -> tuple[Check, ...]:
    """The table of applicability; every entry must give its reason."""
    data = tomllib.loads(path.read_text("utf-8"))
    return tuple(Check(tuple(entry["items"]), entry["in"]) for entry in data["check"] if entry["reason"])


def where_applies(item: str, checks: Iterable[Check]) -> str:
    """all, referring or none; KeyError for an item that the table forgets."""
    for check in checks:
        if item.startswith(check.items):
            return check.where
    raise KeyError(f"{item} is missing in applicability.toml")


@dataclass
class Tally:
    """Texts and characters by level, findings by rule and level."""

    texts: Counter[str] = field(default_factory=Counter)
    chars: Counter[str] = field(default_factory=Counter)
    found: dict[str, Counter[str]] = field(default_factory=dict)
    failed: int = 0


def clauses(text: str) -> Iterator[Span]:
    """Stretches between commas, full stops and line ends."""
    for match in re.finditer(r"[^，。；\n]+", text):
        yield Span(*match.span())


def counted(doc: Document, found: Iterable[Trace], checks: Sequence[Check]) -> Iterator[Trace]:
    """The findings of high or medium severity that count for a law."""
    referring = [span for span in clauses(doc.text) if REFERS.search(doc.quote(span))]
    for one in found:
        where = where_applies(one.item, checks) if one.grave else "none"
        span = one.span
        if where == "all" or (where == "referring" and span and any(other.overlaps(span) for other in referring)):
            yield one


def measure(source: Iterable[tuple[str, str, str]], day: date, listed: str) -> Tally:
    """Read every law with every rule."""
    checks, tally = applicability(), Tally()
    for level, name, text in source:
        doc = text_document(text, name)
        tally.texts[level] += 1
        tally.chars[level] += len(text)
        try:
            found = trace(doc, Category.NORMATIVE, day, readers=Readers.RULES)
        except Exception as exc:  # a fault on one law is told and does not end the measurement
            print(f"FAILED {name}: {type(exc).__name__}: {exc}")
            tally.failed += 1
            continue
        for one in counted(doc, found, checks):
            tally.found.setdefault(one.name, Counter())[level] += 1
            if listed and one.name.startswith(listed):
                print(f"{name} {one.name} {one.place}「{one.quote}」")
    return tally


def table(tally: Tally) -> tuple[str, bool]:
    """The figures as text, and whether every rule is quiet enough."""
    levels = list(tally.chars)
    sizes = {level: tally.chars[level] / 10_000 for level in levels}
    whole = sum(sizes.values())
    rows = [f"{level}: {tally.texts[level]} texts, {sizes[level]:.1f} x 10,000 characters" for level in levels]
    rows.append(f"{'rule':44}{'in':>10}{'findings':>9}{'per 10k':>9}  by level")
    checks, quiet = applicability(), not tally.failed
    for name, counts in sorted(tally.found.items(), key=lambda entry: (-entry[1].total(), entry[0])):
        rates = {level: counts[level] / sizes[level] for level in levels}
        loud = max(rates.values()) > MOST
        quiet = quiet and not loud
        by_level = "  ".join(f"{level} {rate:.2f}" for level, rate in rates.items() if rate)
        where = where_applies(name, checks)
        rows.append(f"{name:44}{where:>10}{counts.total():9}{counts.total() / whole:9.2f}  {by_level}{' OVER' * loud}")
    total = sum(counts.total() for counts in tally.found.values())
    rows.append(f"{'all rules':44}{'':>10}{total:9}{total / max(whole, 0.0001):9.2f}")
    return "\n".join(rows), quiet


def store(tally: Tally, day: date) -> None:
    """Keep the counts of laws and clean drafts beside the checklist."""
    items = load_profile(Category.NORMATIVE, day).items
    alarms: dict[str, dict[str, int]] = {f"{item.id}/{rule.name}": {} for item in items for rule in item.rules}
    alarms.update({name: {LAWS: counts.total()} for name, counts in tally.found.items()})
    size = 0
    for path in sorted(CLEAN.glob("*.txt")):
        text = path.read_text("utf-8")
        size += len(text)
        for one in trace(text_document(text, path.name), Category.NORMATIVE, day):
            counts = alarms.setdefault(one.name, {})
            counts[DRAFTS] = counts.get(DRAFTS, 0) + 1
    noise = Noise(day.isoformat(), {LAWS: tally.chars.total(), DRAFTS: size}, alarms)
    write_noise(noise, checklists_root() / Category.NORMATIVE.value / "noise.json")


def main(argv: Sequence[str] | None = None) -> int:
    """Print findings per 10,000 characters by rule."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("texts", type=Path)
    parser.add_argument("--level", nargs="*", default=LEVELS)
    parser.add_argument("--limit", type=int, default=0)
    parser.add_argument("--as-of", type=date.fromisoformat, default=date(2026, 11, 21))
    parser.add_argument("--list", default="")
    parser.add_argument("--store", action="store_true")
    options = parser.parse_args(argv)
    if not options.texts.exists():
        print(f"no law corpus at {options.texts}", file=sys.stderr)
        return 2
    chosen = list(texts(options.texts, options.level))
    tally = measure(chosen[: options.limit or None], options.as_of, options.list)
    shown, quiet = table(tally)
    print(shown)
    if options.store:
        store(tally, options.as_of)
    return 0 if quiet else 1


if __name__ == "__main__":
    sys.exit(main())
