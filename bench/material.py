"""All texts that two versions of the rules are compared on: clauses, sample documents, clean corpus, texts beside items.

usage: python bench/material.py OUT

Run as a script it reads every text with the `review` package that Python finds and writes one JSON line per text:
`{"text", "findings": [{"item", "rule", "label", "severity", "place", "quote"}]}`, or `{"text", "error"}` where a version
fails. It uses only what every version of the engine offers (`assess`), and the rule where the version can name it. The
texts themselves always come from the tree in which this file stands.
"""

import importlib
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
SAMPLES = HERE.parents[1] / "shared" / "samples"
DAY = date(2026, 11, 22)
OLD_DAY = date(2025, 6, 30)


@dataclass(frozen=True)
class Material:
    """One text under a name that stays the same from version to version; `source` is the folder it belongs to."""

    source: str
    name: str
    data: bytes
    file: str
    day: date
    fragment: bool

    @property
    def key(self) -> str:
        """Source and name."""
        return f"{self.source}:{self.name}"


def material() -> Iterator[Material]:
    """Every text there is; the samples are left out, with a word on stderr, where they are missing."""
    if SAMPLES.is_dir():
        yield from _clauses(SAMPLES / "clauses_dev.jsonl", OLD_DAY)
        for path in sorted([*SAMPLES.glob("docs/*/*.docx"), *SAMPLES.glob("docs/*/*.pdf")]):
            yield Material("samples", path.name, path.read_bytes(), path.name, DAY, fragment=False)
    else:
        print("no ../shared/samples: compared without them", file=sys.stderr)
    for number in (1, 2, 3):
        yield from _clauses(HERE / "fresh" / f"set{number}.jsonl", DAY)
    for folder in (HERE.parent / "tests" / "clean", HERE / "fresh"):
        for path in sorted(folder.glob("*.txt")):
            yield Material(folder.name, path.name, path.read_bytes(), path.name, DAY, fragment=False)
    yield from _fixtures()


def _clauses(path: Path, day: date) -> Iterator[Material]:
    for line in path.read_text("utf-8").splitlines():
        if line.strip():
            row = json.loads(line)
            if row.get("category", "normative_document") == "normative_document":
                yield Material(path.stem, str(row["id"]), str(row["text"]).encode(), "a.txt", day, fragment=True)


def _fixtures() -> Iterator[Material]:
    """The texts beside the items, their marks taken off."""
    unmark = importlib.import_module("review.engine").unmark
    for path in sorted(HERE.parent.glob("checklists/normative/*/*/*.txt")):
        marked = unmark(path.read_text("utf-8").rstrip("\n"))
        name = f"{path.parent.name}/{path.name}"
        yield Material("fixtures", name, marked.text.encode(), path.name, marked.day or DAY, fragment=False)


def answer(text: Material) -> dict[str, Any]:
    """The findings of the version at hand on one text, or why it failed on it."""
    try:
        return {"text": text.key, "findings": _findings(text)}
    except Exception as exc:  # any fault of any version is a result of the comparison
        return {"text": text.key, "error": f"{type(exc).__name__}: {exc}"}


def _findings(text: Material) -> list[dict[str, str]]:
    reading, engine = importlib.import_module("review.reading"), importlib.import_module("review.engine")
    category = importlib.import_module("review.model").Category.NORMATIVE
    doc = reading.read(text.data, text.file)
    if hasattr(engine, "trace"):
        return [
            _row(one.item, one.rule, one.labels[0], one.severity, one.place, one.quote)
            for one in engine.trace(doc, category, text.day, fragment=text.fragment)
        ]
    found = engine.assess(doc, category, text.day, fragment=text.fragment).findings
    return [_row(one.item, "", one.label, one.severity, one.place, one.quote) for one in found]


def _row(item: str, rule: str, label: str, severity: str, place: str, quote: str) -> dict[str, str]:
    return {
        "item": item,
        "rule": rule,
        "label": label,
        "severity": str(severity),
        "place": place,
        "quote": " ".join(quote.split()),
    }


def main(argv: list[str]) -> int:
    """Write the lines."""
    if len(argv) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    with Path(argv[0]).open("w", encoding="utf-8") as out:
        for text in material():
            out.write(json.dumps(answer(text), ensure_ascii=False) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
