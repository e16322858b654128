"""Extraction against the expected fields of the sample documents: field by field, right of total, and the speed.

usage: python -m bench.extraction [--wrong] [--only D01]
"""

import argparse
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from review.errors import ReviewError
from review.extraction import extract
from review.model import Absent, Document, Extraction, Found, NodeKind, Point
from review.model.numerals import to_chinese
from review.reading import read

SAMPLES = Path(__file__).resolve().parents[2] / "shared" / "samples" / "docs"
MAIN = {"D06": "08_决定.docx"}  # the decision itself; the other eight files are its dossier
_DAY = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
_LAW = re.compile(r"(?:法|条例|办法|规定|细则|法典)$")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--wrong", action="store_true", help="print what is not as expected")
    parser.add_argument("--only", default="", help="prefix of the sample folders")
    options = parser.parse_args()
    if not SAMPLES.is_dir():
        print(f"no samples at {SAMPLES}", file=sys.stderr)
        return 2
    total: Counter[str] = Counter()
    right: Counter[str] = Counter()
    normative: Counter[bool] = Counter()
    for path in sorted(SAMPLES.glob(f"{options.only}*/*.expected.json")):
        expected = json.loads(path.read_text("utf-8"))
        for file, doc, seconds in _files(path):
            for field, is_right, seen in _compare(doc, expected["fields"]):
                total[field] += 1
                right[field] += is_right
                if expected["kind"] == "normative_document":
                    normative[is_right] += 1
                if options.wrong and not is_right:
                    print(f"{file}  {field}: expected {expected['fields'][field]!r}, read {seen!r}")
            print(f"{file}: {len(doc.text)} characters, {len(doc.text) / max(seconds, 1e-9):,.0f} characters/s")
    for field in total:
        print(f"{field:16} {right[field]:3}/{total[field]}")
    print(f"{'all':16} {right.total():3}/{total.total()}  {right.total() / max(1, total.total()):.1%}")
    share = normative[True] / max(1, normative.total())
    print(f"{'normative':16} {normative[True]:3}/{normative.total()}  {share:.1%}")
    return 0


def _files(path: Path) -> Iterator[tuple[str, Document, float]]:
    sample = path.name.split(".")[0]
    chosen = [path.parent / MAIN[sample]] if sample in MAIN else sorted(path.parent.glob(f"{sample}.*"))
    for file in chosen:
        if file.suffix == ".json":
            continue
        try:
            doc = read(file.read_bytes(), file.name)
        except ReviewError as error:
            print(f"{file.name}: not read ({error})")
            continue
        extract(doc)
        start = time.perf_counter()
        extract(doc)
        yield file.name, doc, time.perf_counter() - start


def _compare(doc: Document, fields: dict[str, Any]) -> Iterator[tuple[str, bool, object]]:
    seen = extract(doc)
    plain: dict[str, Found[str] | Absent] = {
        "title": seen.title,
        "notice_title": seen.notice_title,
        "issuing_body": seen.issuer,
    }
    for field, fact in plain.items():
        if field in fields:
            value = fact.value if isinstance(fact, Found) else None
            yield field, value == fields[field], value
    if "doc_number" in fields:
        number = seen.doc_number.value.text if isinstance(seen.doc_number, Found) else None
        yield "doc_number", number == fields["doc_number"], number
    if "date" in fields:
        yield "date", *_day(doc, seen.issued_on, fields["date"])
    counts = {
        "article_count": seen.article_count(),
        "chapter_count": sum(node.kind is NodeKind.CHAPTER for node in seen.nodes),
    }
    for field, count in counts.items():
        if field in fields:
            yield field, count == fields[field], count
    yield from _force(doc, seen, fields)
    yield from _laws(doc, seen, fields)


def _day(doc: Document, fact: Found[date] | Absent, expected: str | None) -> tuple[bool, object]:
    if isinstance(fact, Found):
        match = _DAY.search(expected or "")
        year, month, day = (int(number) for number in match.groups()) if match else (1, 1, 1)
        return fact.value == date(year, month, day), fact.value
    odd = doc.quote(fact.seen) if fact.seen else None
    return expected == odd, odd


def _force(doc: Document, seen: Extraction, fields: dict[str, Any]) -> Iterator[tuple[str, bool, object]]:
    if "effective_date" in fields:
        expected = fields["effective_date"]
        if "自印发之日" in (expected or ""):  # names no day: the clause is the answer
            clause = seen.effective_clause.value if isinstance(seen.effective_clause, Found) else ""
            yield "effective_date", isinstance(seen.effective_from, Absent) and clause in expected, clause
        else:
            yield "effective_date", *_day(doc, seen.effective_from, expected)
    if "validity" in fields:
        text = seen.validity.value.text if isinstance(seen.validity, Found) else None
        expected = fields["validity"]
        yield "validity", (text is None) if expected is None else (text or "").endswith(expected), text


def _laws(doc: Document, seen: Extraction, fields: dict[str, Any]) -> Iterator[tuple[str, bool, object]]:
    quoted = [c for c in seen.citations if doc.text[c.span.start] == "《"]
    if "cited_laws" in fields:
        issuer = seen.issuer.value if isinstance(seen.issuer, Found) else ""
        own = {fact.value for fact in (seen.title, seen.notice_title) if isinstance(fact, Found)}
        laws = {c.title for c in quoted if _LAW.search(c.title) and c.title not in own and c.title[:2] != issuer[:2]}
        laws |= {c.title for c in quoted if c.title in fields["cited_laws"]}
        yield "cited_laws", laws == set(fields["cited_laws"]), laws
    if "citations" in fields:
        cited = {f"{c.title}{_point(p.value)}" for c in quoted for p in c.points}
        yield "citations", cited == set(fields["citations"]), cited


def _point(point: Point) -> str:
    words = f"第{to_chinese(point.article)}条" + (f"之{to_chinese(point.suffix)}" if point.suffix else "")
    words += f"第{to_chinese(point.paragraph)}款" if point.paragraph else ""
    return words + (f"第{to_chinese(point.item)}项" if point.item else "")


if __name__ == "__main__":
    sys.exit(main())
