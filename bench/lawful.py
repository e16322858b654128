"""Findings on lawful drafts that were written before any rule was run on them: what an officer would have to dismiss.

usage: python -m bench.lawful [a|b|c|d ...] [--as-of DATE] [--list]

Counted are the findings of each rule and severity on every draft of `bench/lawful/<batch>/`, by the rules alone and with
the second reader. Exit code 1 if a batch has more than one finding of high or medium severity per 10,000 characters.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from review.engine import Readers, Trace, trace
from review.model import Category, Severity
from review.reading import text_document

HERE = Path(__file__).resolve().parent / "lawful"
MOST = 1.0  # findings of high or medium severity per 10,000 characters
ORDER = (Severity.HIGH, Severity.MEDIUM, Severity.LOW, Severity.HINT)


@dataclass(frozen=True)
class Batch:
    """One folder of drafts: how many, their characters, and what was found in which draft."""

    name: str
    drafts: int
    chars: int
    found: tuple[tuple[str, Trace], ...]

    @property
    def rate(self) -> float:
        """Findings of high or medium severity per 10,000 characters."""
        return 10_000 * sum(one.grave for _, one in self.found) / max(self.chars, 1)


def read_batch(name: str, day: date, readers: Readers) -> Batch:
    """Every draft of a batch, read in full as a normative document."""
    paths = sorted((HERE / name).glob("*.txt"))
    texts = {path.stem: path.read_text("utf-8") for path in paths}
    found = tuple(
        (draft, one)
        for draft, text in texts.items()
        for one in trace(text_document(text, f"{draft}.txt"), Category.NORMATIVE, day, readers=readers)
    )
    return Batch(name, len(texts), sum(map(len, texts.values())), found)


def table(batch: Batch, readers: Readers) -> Iterator[str]:
    """The sums by severity, then one row for each rule."""
    by_severity = Counter(one.severity for _, one in batch.found)
    sums = "  ".join(f"{severity} {by_severity[severity]}" for severity in ORDER)
    yield f"batch {batch.name}, {readers}: {batch.drafts} drafts, {batch.chars} characters"
    yield f"  {sums}   high or medium per 10,000 characters: {batch.rate:.2f}"
    rules = Counter((ORDER.index(one.severity), one.name) for _, one in batch.found)
    for (rank, rule), count in sorted(rules.items()):
        yield f"  {ORDER[rank]:<7} {rule:<40} {count:>3}"


def listing(batch: Batch) -> Iterator[str]:
    """Each finding with draft, place and quoted words."""
    for draft, one in sorted(batch.found, key=lambda pair: ORDER.index(pair[1].severity)):
        yield f"  {one.severity:<7} {one.name} {draft} {one.place}: {' '.join(one.quote.split())[:80]}"


def main(argv: Sequence[str] | None = None) -> int:
    """Print the table of each batch."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("batch", nargs="*", default=["a", "b", "c", "d"])
    parser.add_argument("--as-of", type=date.fromisoformat, default=date(2026, 11, 22))
    parser.add_argument("--list", action="store_true")
    options = parser.parse_args(argv)
    quiet = True
    for name in options.batch:
        for readers in (Readers.RULES, Readers.BOTH):
            batch = read_batch(name, options.as_of, readers)
            print("\n".join(table(batch, readers)))
            quiet = quiet and batch.rate <= MOST
        if options.list:
            print("\n".join(listing(batch)))
    return 0 if quiet else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
