"""How well the grammar reads sentences, slot by slot, on two tables of sentences with their slots.

usage: python -m bench.grammar [--list] [FILE …]

Without files: tests/grammar/sentences.toml (which the tests hold to) and bench/grammar_second.toml (written afterwards,
without a look at how the sentences are read). A slot counts where the table names it; it is right if it is exactly so.
"""

import argparse
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from review.engine import read_sentences
from review.extraction import extract
from review.model import Burden, Document, Effect, Force, Party, Span, Statement
from review.reading import text_document

ROOT = Path(__file__).resolve().parents[1]
TABLES = (ROOT / "tests" / "grammar" / "sentences.toml", ROOT / "bench" / "grammar_second.toml")
SLOTS = ("who", "party", "how", "act", "if", "then", "amount", "basis", "except", "burdens")


def rows(path: Path) -> list[dict[str, Any]]:
    """The sentences of a table."""
    return list(tomllib.loads(path.read_text("utf-8"))["sentences"])


def wrong_slots(row: dict[str, Any]) -> dict[str, object]:
    """The slots that are read otherwise than the row says, with what was read."""
    doc = text_document(row["text"])
    statements = [s for clause in read_sentences(doc, extract(doc)) for s in clause.statements]
    number = row.get("n", 1)
    if number > len(statements):
        return {slot: None for slot in SLOTS if slot in row}
    read = _slots(doc, statements[number - 1])
    return {slot: read[slot] for slot in SLOTS if slot in row and _meant(slot, row[slot]) != read[slot]}


def _slots(doc: Document, one: Statement) -> dict[str, object]:
    return {
        "who": doc.quote(one.subject.span) if one.subject else "",
        "party": one.subject.party if one.subject else None,
        "how": one.force,
        "act": doc.quote(one.act).strip("。；"),
        "if": _quote(doc, one.condition),
        "then": {(c.effect, c.denied) for c in one.consequences},
        "amount": [doc.quote(q.span) for q in one.quantities],
        "basis": [doc.quote(span) for span in one.basis],
        "except": _quote(doc, one.exception).strip("。；"),
        "burdens": set(one.burdens),
    }


def _quote(doc: Document, span: Span | None) -> str:
    return doc.quote(span) if span else ""


def _meant(slot: str, written: Any) -> object:
    """The value that a cell of the table stands for."""
    match slot:
        case "party":
            return _one(Party, written)
        case "how":
            return Force(written)
        case "then":
            return {(_one(Effect, word.removeprefix("不：")), word.startswith("不：")) for word in written}
        case "burdens":
            return {_one(Burden, word) for word in written}
        case _:
            return written


def _one(kind: type[Party] | type[Effect] | type[Burden], fragment: str) -> Party | Effect | Burden:
    found = [one for one in kind if fragment in one.value]
    exact = [one for one in found if fragment == one.value]
    if len(exact or found) != 1:
        raise SystemExit(f"「{fragment}」 names {len(found)} of {kind.__name__}")
    return (exact or found)[0]


def report(path: Path, *, listing: bool) -> Iterator[str]:
    """One line per slot, and on request what was read otherwise."""
    asked, right = Counter[str](), Counter[str]()
    table = rows(path)
    for row in table:
        wrong = wrong_slots(row)
        for slot in SLOTS:
            asked[slot] += slot in row
            right[slot] += slot in row and slot not in wrong
        if listing and wrong:
            yield f"  {row['text']}  n={row.get('n', 1)}"
            yield from (f"      {slot}: {row[slot]} read as {_plain(read)}" for slot, read in wrong.items())
    yield f"{path.name}: {len(table)} rows"
    for slot in SLOTS:
        if asked[slot]:
            yield f"  {slot:8}{right[slot]:5}/{asked[slot]:<5}{right[slot] / asked[slot]:7.1%}"
    yield f"  {'all':8}{right.total():5}/{asked.total():<5}{right.total() / max(1, asked.total()):7.1%}"


def _plain(read: object) -> object:
    return sorted(map(str, read)) if isinstance(read, set) else read


def main(argv: Sequence[str] | None = None) -> int:
    """Print the accuracy per slot of each table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--list", action="store_true")
    options = parser.parse_args(argv)
    for path in options.files or [table for table in TABLES if table.is_file()]:
        print("\n".join(report(path, listing=options.list)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
