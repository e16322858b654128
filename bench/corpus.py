"""Findings on laws in force read as if they were drafts: they should be quiet.

usage: python -m bench.corpus TEXTS [--level 行政法规 …] [--limit N] [--as-of DATE] [--list RULE]

TEXTS is the unpacked folder (or .tar.gz) of the law corpus with its MANIFEST.csv. `drafting` are the checks that apply
to any normative text. Laws may set penalties and licences themselves, so prohibition checks are counted only in their
clauses (between commas) that quote or refer to other law (依照《…》, 《…》第…条), per 10,000 characters of the texts.
"""

import argparse
import csv
import io
import re
import sys
import tarfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from review.engine import assess
from review.model import Category, Finding, Severity, Span
from review.reading import text_document

DRAFTING = ("ND-FORM", "ND-REF", "ND-TIME", "ND-CONF", "ND-SUBJ", "ND-SCOPE")
REFERS = re.compile(
    r"(?:依照|依据|按照|根据)[^，。]{0,20}(?:《|法律|法规)|《[^《》]+》第[零一二三四五六七八九十百千]+条|依照其规定"
)
LEVELS = ("地方性法规", "部门规章", "行政法规")


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


@dataclass
class Tally:
    """Characters looked at and findings, by level."""

    chars: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)


def clauses(text: str) -> Iterator[Span]:
    """Stretches between commas, full stops and line ends."""
    for match in re.finditer(r"[^，。；\n]+", text):
        yield Span(*match.span())


def grave(finding: Finding) -> bool:
    """High or medium."""
    return finding.severity in (Severity.HIGH, Severity.MEDIUM)


def main(argv: Sequence[str] | None = None) -> int:
    """Print findings per 10,000 characters by level, and the noisiest rules."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("texts", type=Path)
    parser.add_argument("--level", nargs="*", default=LEVELS)
    parser.add_argument("--limit", type=int, default=0)
    parser.add_argument("--as-of", type=date.fromisoformat, default=date(2026, 11, 21))
    parser.add_argument("--list", default="")
    options = parser.parse_args(argv)
    drafting, prohibition, rules = Tally(), Tally(), Counter[str]()
    for number, (level, name, text) in enumerate(texts(options.texts, options.level), 1):
        doc = text_document(text, name)
        review = assess(doc, Category.NORMATIVE, options.as_of)
        referring = [span for span in clauses(doc.text) if REFERS.search(doc.quote(span))]
        drafting.chars[level] += len(text)
        prohibition.chars[level] += len(text)
        for finding in filter(grave, review.findings):
            if finding.item.startswith(DRAFTING):
                drafting.found[level] += 1
            elif finding.span and any(span.overlaps(finding.span) for span in referring):
                prohibition.found[level] += 1
            else:
                continue
            rules[f"{finding.item} {finding.label}"] += 1
            if options.list and finding.item.startswith(options.list):
                print(f"{name} {finding.item} {finding.place} {finding.message[:60]}\n    「{finding.quote}」")
        if number == options.limit:
            break
    for title, tally in (("drafting", drafting), ("prohibition, in clauses that refer to other law", prohibition)):
        print(f"{title}\n{'':4}{'level':12}{'10k chars':>10}{'findings':>10}{'per 10k':>9}")
        for level, count in tally.chars.items():
            size = count / 10_000
            print(f"{'':4}{level:12}{size:10.1f}{tally.found[level]:10}{tally.found[level] / size:9.2f}")
    for rule, count in rules.most_common(25):
        print(f"{count:7} {rule}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
