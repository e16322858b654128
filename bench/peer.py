"""The regulation with 31 planted defects in ../shared/domain/peer_draft.md, and the same regulation with all of them mended.

usage: python -m bench.peer [--as-of DATE] [--rest]

The draft is read from the table at run time. A defect counts as found if a finding of the fitting kind (its item, label
or message) overlaps the planted words on their own line; for an absence (no validity clause) a finding of that kind
anywhere. The counterpart beside this file (peer_clean.txt) must carry no 阻断 finding and none that says 不符合.
"""

import argparse
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from review.engine import assess
from review.model import Category, Finding, Review, Severity, Span, Verdict
from review.reading import text_document

SOURCE = Path(__file__).resolve().parents[2] / "shared" / "domain" / "peer_draft.md"
CLEAN = Path(__file__).with_name("peer_clean.txt")
TARGET = 28
_CODE = re.compile(r"(D\d\d)")

# code: (what a fitting finding says of itself: item, labels, message; the planted words, "" for an absence)
KINDS = {
    "D01": ("ND-FORM-09.*半角", r"(?<=各部门),"),
    "D02": ("ND-FORM-09.*半角", r"\(.\)"),
    "D03": ("ND-FORM-09.*配对", r"《.+"),
    "D04": ("ND-FORM-09.*重复", "。。"),
    "D05": ("ND-FORM-09.*重复", "的的"),
    "D06": ("ND-FORM-02.*括号", r"\[\d+\]"),
    "D07": ("ND-FORM-02.*虚位", r"0\d号"),
    "D08": ("ND-FORM-03.*连续", "第.条"),
    "D09": ("ND-FORM-03.*不存在", "本办法第.+?条"),
    "D10": ("ND-(?:FORM-09|TIME-02).*不是真实", r"\d+年2月30日"),
    "D13": ("BLANK_FIELD", "X{2,}"),
    "D14": ("ND-FORM-09.*错别字", "按装|既将"),
    "D15": ("PARTY_MISMATCH", "..镇"),
    "D16": ("WRONG_ARTICLE", "第一百.+?条"),
    "D17": ("REPEALED_BASIS", "《[^》]*合同法》"),
    "D18": ("WRONG_ARTICLE|ND-REF-03", "《[^》]*条例》"),
    "D20": ("SET_PENALTY", "处.+?罚款"),
    "D21": ("SET_LICENCE", "未经.+?批准"),
    "D22": ("SET_COERCION", "查封.+"),
    "D23": ("LOCAL_PROTECTION", "优先.+?企业"),
    "D24": ("LOCAL_PROTECTION", "设立分公司"),
    "D25": ("SET_FEE", "缴纳.+?保证金"),
    "D26": ("CIRCULAR_PROOF", "提交.+?证明"),
    "D27": ("NO_VALIDITY", ""),
    "D29": ("RETROACTIVE", "以来.+"),
    "D30": ("MISSING_REMEDY|TIME_LIMIT", "三十日|三个月"),
    "D31": ("ND-FORM-09.*身份证", r"\d{17}[\dX]"),
    "D32": ("ND-FORM-09.*信用代码", "[0-9A-Z]{18}"),
    "D33": ("AMOUNT_MISMATCH", "人民币.+?元"),
    "D34": ("AMOUNT_MISMATCH", "合计.+"),
    "D35": ("ND-FORM-09.*手机", r"1\d{9}"),
}


@dataclass(frozen=True)
class Planted:
    """One defect and the line it stands on."""

    code: str
    name: str
    line: int


def table(source: str) -> tuple[str, tuple[Planted, ...]]:
    """The draft (one line per row) and its planted defects, from the first table of appendix A."""
    rows = [line.strip().strip("|").split("|") for line in _appendix(source).splitlines() if line.startswith("|")][2:]
    planted = []
    for number, (_, marks) in enumerate(rows):
        parts = _CODE.split(marks)
        planted += [
            Planted(code, name.strip(" ;；"), number) for code, name in zip(parts[1::2], parts[2::2], strict=True)
        ]
    return "\n".join(words.strip() for words, _ in rows), tuple(planted)


def _appendix(source: str) -> str:
    return source.partition("## 附录 A ")[2].partition("\n## ")[0]


def found_by(review: Review, defect: Planted) -> Finding | None:
    """The finding that is this defect, None if it was missed."""
    kind, words = KINDS[defect.code]
    lines = review.doc.text.split("\n")
    start = sum(len(line) + 1 for line in lines[: defect.line])
    spans = [Span(start + m.start(), start + m.end()) for m in re.finditer(words, lines[defect.line])] if words else []
    fitting = [f for f in review.findings if re.search(kind, f"{f.item} {'|'.join(f.labels)} {f.message}", re.DOTALL)]
    return next((f for f in fitting if not words or any(f.span and f.span.overlaps(span) for span in spans)), None)


def main(argv: Sequence[str] | None = None) -> int:
    """Print one line per defect, the sum, and what the mended regulation still carries; 1 if either misses its target."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--as-of", type=date.fromisoformat, default=date(2026, 11, 21))
    parser.add_argument("--rest", action="store_true", help="also print the findings that are no planted defect")
    options = parser.parse_args(argv)
    if not SOURCE.is_file():
        print(f"no draft at {SOURCE.name}", file=sys.stderr)
        return 2
    draft, planted = table(SOURCE.read_text("utf-8"))
    review = assess(text_document(draft, "draft.txt"), Category.NORMATIVE, options.as_of)
    hits = {defect: found_by(review, defect) for defect in planted}
    for defect, hit in hits.items():
        seen = f"found   {hit.number:>3} {hit.item} {'|'.join(hit.labels)}" if hit else "MISSED"
        print(f"{defect.code}  {seen:52}{defect.name}")
    if options.rest:
        _print_findings("no planted defect:", [f for f in review.findings if f not in hits.values()])
    found = sum(hit is not None for hit in hits.values())
    print(f"\nfound {found} of {len(planted)} (target {TARGET}); findings in all: {len(review.findings)}")
    blocking = _mended(options.as_of)
    return 0 if found >= TARGET and not blocking else 1


def _mended(day: date) -> list[Finding]:
    review = assess(text_document(CLEAN.read_text("utf-8"), CLEAN.name), Category.NORMATIVE, day)
    blocking = [f for f in review.findings if f.severity is Severity.HIGH or f.verdict is Verdict.FAIL]
    print(f"mended counterpart: {len(review.findings)} findings, {len(blocking)} of them 阻断 or 不符合 (target 0)")
    _print_findings("", list(review.findings))
    return blocking


def _print_findings(heading: str, findings: list[Finding]) -> None:
    for line in [heading] if heading else []:
        print(line)
    for f in findings:
        print(f"  {f.number} {f.item} {'|'.join(f.labels)} {f.severity} {f.verdict} {f.place}「{f.quote}」")


if __name__ == "__main__":
    sys.exit(main())
