"""A review beside the floor, and growth with length, in one run on one machine.

usage: python -m bench.speed [--rounds N]

Floor: unzip the .docx, parse its XML with lxml, write a zip of the same parts. Compare figures only within one run.
"""

import argparse
import io
import statistics
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from docx import Document
from lxml import etree

from review import service

DAY = date(2026, 11, 21)
ARTICLES = (
    "为加强集镇管理，根据《中华人民共和国土地管理法》第六十二条等规定，结合本镇实际，制定本办法。",
    "商户应当保持门前整洁，不得占道经营；违反规定的，由有关部门依照有关法律、法规的规定处理。",
    "申请使用公共晒场的农户，应当提前一日向村民委员会登记，按照到场先后使用。",
    "镇人民政府设立专项资金，用于支持村级公益事业，具体标准按照县人民政府的规定执行。",
    "经营户进场前应当缴纳保证金五百元，未缴纳的不得营业。",
)


def draft(articles: int) -> bytes:
    """A draft of so many articles as .docx."""
    doc = Document()
    doc.add_paragraph("青石镇集镇管理办法")
    for number in range(1, articles + 1):
        doc.add_paragraph(f"第{_ordinal(number)}条　{ARTICLES[number % len(ARTICLES)]}")
    buffer = io.BytesIO()
    doc.save(buffer)
    return buffer.getvalue()


def _ordinal(number: int) -> str:
    from review.model.numerals import to_chinese

    return to_chinese(number)


def floor(data: bytes) -> None:
    """The least that any reader and writer of a .docx has to do."""
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(io.BytesIO(), "w", zipfile.ZIP_DEFLATED) as out:
        for name in source.namelist():
            part = source.read(name)
            if name.endswith(".xml"):
                etree.fromstring(part)
            out.writestr(name, part)


def median(work: Callable[[], object], rounds: int) -> float:
    """Median milliseconds."""
    took = []
    for _ in range(rounds):
        began = time.perf_counter()
        work()
        took.append((time.perf_counter() - began) * 1000)
    return statistics.median(took)


def main(argv: Sequence[str] | None = None) -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    rounds = parser.parse_args(argv).rounds
    data = draft(30)
    review = service.review_file(data, "draft.docx", day=DAY)
    base = median(lambda: floor(data), rounds)
    rows = [("floor: zip + lxml + zip", base)]
    rows.append(
        ("review (read, extract, all items)", median(lambda: service.review_file(data, "d.docx", day=DAY), rounds))
    )
    rows.append(("opinion + form + annotated copy", median(lambda: service.papers(review, data), rounds)))
    program = [sys.executable, "-m", "review.cli"]
    rows.append(
        ("start: fashen --help", median(lambda: subprocess.run([*program, "--help"], capture_output=True), rounds))
    )
    example = Path(__file__).resolve().parents[1] / "docs" / "examples" / "draft.docx"
    command = [*program, "review", str(example), "--json", "-"]
    rows.append(
        ("whole command: fashen review --json -", median(lambda: subprocess.run(command, capture_output=True), 3))
    )
    for name, took in rows:
        print(f"{name:40}{took:10.1f} ms{took / base:10.1f} x floor")
    print(f"\n{'articles':>10}{'ms':>10}{'ms per article':>18}")
    for articles in (30, 120, 480):
        long = draft(articles)
        took = median(lambda: service.review_file(long, "d.docx", day=DAY), 3)  # noqa: B023
        print(f"{articles:10}{took:10.1f}{took / articles:18.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
