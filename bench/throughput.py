"""Characters per second of the whole checklist over drafts of 1 MB, beside textlint with a single rule, and growth.

usage: python -m bench.throughput [--megabytes 1] [--no-textlint]

The drafts are the lawful texts of tests/clean with other names and numbers and one unlawful article each, so that
findings are made too; sizes are bytes of UTF-8. textlint (npm) is put into a temporary folder and checks the same files
in the same run with one rule (no-todo). Seconds are those of the processor (user and system), so that other work on the
machine does not count: textlint's of a whole command, ours of reviews in one process after a first one. Growth is measured on a single draft of 0.25, 0.5 and 1 times the size.
"""

import argparse
import json
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import count
from pathlib import Path

from review.checklist import load_profile
from review.engine import assess
from review.model import Category, Review
from review.model.numerals import to_chinese
from review.reading import text_document

DAY = date(2026, 11, 21)
CLEAN = Path(__file__).resolve().parents[1] / "tests" / "clean"
MEGABYTE = 1_000_000
LINEAR = 2.6  # twice the text may take this many times as long
NAMES = ("青石镇", "云溪镇", "白沙乡", "柳塘镇", "东岭街道", "石桥镇", "南浦乡", "古榆镇")
UNLAWFUL = (
    "未经镇人民政府批准，任何单位和个人不得从事前款活动；违反的，处{number}元罚款。",
    "经营户进场前应当缴纳保证金{number}元，未缴纳的不得营业。",
    "外地企业承接本镇工程的，应当在本镇设立分公司，注册资本不低于{number}万元。",
    "拒不签订承诺书的农户，取消其当年各项补贴，并列入失信名单{number}日。",
)
_TOWN = re.compile("[一-龥]{2}(?:镇|乡|街道)(?=人民政府)")
_ARTICLE = re.compile(r"^第[一二三四五六七八九十百千]+条", re.MULTILINE)
_SENTINEL = "with-a-todo"
TEXTLINT = ("textlint", "textlint-rule-no-todo")


def drafts(size: int) -> Iterator[str]:
    """Drafts that together have at least `size` bytes."""
    texts = [re.sub("⟦[^⟧]*⟧", "", path.read_text("utf-8")) for path in sorted(CLEAN.glob("*.txt"))]
    made = 0
    for number in count():
        town = NAMES[number % len(NAMES)]
        bad = UNLAWFUL[number % len(UNLAWFUL)].format(number=100 + number)
        text = _TOWN.sub(town, texts[number % len(texts)]).rstrip()
        draft = f"{text}\n第{to_chinese(len(_ARTICLE.findall(text)) + 1)}条　{bad}\n"
        made += len(draft.encode())
        yield draft
        if made >= size:
            return


def one_draft(size: int) -> str:
    """A single draft of `size` bytes, its articles numbered through."""
    numbers = count(1)
    joined = _ARTICLE.sub(lambda _: f"第{to_chinese(next(numbers))}条", "\n".join(drafts(size)))
    return joined.encode()[:size].decode("utf-8", "ignore")


def review(text: str) -> Review:
    """One review with everything on."""
    return assess(text_document(text, "draft.txt"), Category.NORMATIVE, DAY)


def textlint(texts: Sequence[str]) -> float | None:
    """Seconds that textlint takes for the same texts; None if it cannot be installed or does not run."""
    npm = shutil.which("npm")
    if npm is None:
        print("textlint: not installed (no npm)")
        return None
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        install = [npm, "install", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", name, *TEXTLINT]
        if subprocess.run(install, capture_output=True, timeout=300).returncode:
            print("textlint: not installed (npm found no way to its registry)")
            return None
        return _run_textlint(folder, texts)


def _run_textlint(folder: Path, texts: Sequence[str]) -> float | None:
    (folder / ".textlintrc.json").write_text(json.dumps({"rules": {"no-todo": True}}), "utf-8")
    for number, text in enumerate(texts):
        (folder / f"draft-{number}.txt").write_text(text, "utf-8")
    (folder / f"draft-{_SENTINEL}.txt").write_text("TODO: 待补。\n", "utf-8")
    began = _children()
    command = [str(folder / "node_modules" / ".bin" / "textlint"), "draft-*.txt"]
    ran = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=1800)
    took = _children() - began
    if f"draft-{_SENTINEL}" not in ran.stdout:  # the one finding that its rule has to make
        print(f"textlint: did not run: {ran.stderr.strip()[:200]}")
        return None
    return took


def _children() -> float:
    """Processor seconds of all commands run so far."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def many(size: int, *, beside: bool) -> None:
    """Drafts of usual length, ours and textlint's time."""
    texts = list(drafts(size))
    characters = sum(map(len, texts))
    review(texts[0])
    items = load_profile(Category.NORMATIVE, DAY).items
    rules = sum(len(item.rules) for item in items)
    began = time.process_time()
    findings = sum(len(review(text).findings) for text in texts)
    took = time.process_time() - began
    print(f"{len(texts)} drafts, {sum(len(t.encode()) for t in texts):,} bytes, {characters:,} characters")
    print(
        f"fashen, {len(items)} items with {rules} rules: {took:.1f} s, {characters / took:,.0f} characters per second"
    )
    print(f"  findings: {findings}")
    other = textlint(texts) if beside else None
    if other is not None:
        print(f"textlint, 1 rule: {other:.1f} s, {characters / other:,.0f} characters per second")
        print(f"time of fashen in times of textlint: {took / other:.1f}")


def growth(size: int) -> bool:
    """One draft, growing; False if twice the text takes more than LINEAR times as long."""
    print(f"\n{'bytes':>12}{'characters':>12}{'s':>8}{'char/s':>10}{'findings':>10}{'times the half':>16}")
    before, linear = 0.0, True
    for share in (4, 2, 1):
        text = one_draft(size // share)
        began = time.process_time()
        found = review(text).findings
        took = time.process_time() - began
        ratio = f"{took / before:.2f}" if before else "-"
        print(f"{size // share:12,}{len(text):12,}{took:8.1f}{len(text) / took:10,.0f}{len(found):10}{ratio:>16}")
        linear = linear and (not before or took / before <= LINEAR)
        before = took
    print("growth: linear" if linear else f"growth: worse than linear (limit {LINEAR} for twice the text)")
    return linear


def main(argv: Sequence[str] | None = None) -> int:
    """Print both tables; 1 if growth is not linear."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--megabytes", type=float, default=1.0)
    parser.add_argument("--no-textlint", action="store_true")
    options = parser.parse_args(argv)
    size = round(options.megabytes * MEGABYTE)
    many(size, beside=not options.no_textlint)
    return 0 if growth(size) else 1


if __name__ == "__main__":
    sys.exit(main())
