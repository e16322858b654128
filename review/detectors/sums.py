"""Amounts that contradict each other: words against figures, parts against the total."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import pairwise
from typing import Any

from review.detectors.base import Case, Hit
from review.model import Amount, Clause, Span

NAME = "sums"
WHOLE = False
OPTIONS: dict[str, Any] = {
    "type": "object",
    "properties": {"check": {"enum": ["words-and-figures", "parts-and-total"]}},
    "required": ["check"],
    "additionalProperties": False,
}
_BETWEEN = re.compile(r"^[\s（(，,：:大小写人民币为即￥¥]*$")
_TOTAL = re.compile(
    r"(?:合计|共计|总计|总额|总投资|总价|总金额|预算|安排[^，。；]{0,8}(?:经费|资金))[^，。；]{0,12}$|^[^，。；]{0,6}(?:，|,)?\s*(?:其中|包括)"
)
_PARTS = re.compile(r"其中|包括|分别为|分为")


def detect(case: Case, options: Mapping[str, Any]) -> Iterator[Hit]:
    """Pairs 「人民币伍万元整（¥5000元）」 that differ; totals that are not the sum of their parts in one sentence."""
    if options["check"] == "words-and-figures":
        yield from _pairs(case)
    else:
        yield from _totals(case)


def _pairs(case: Case) -> Iterator[Hit]:
    for one, other in pairwise(case.extraction.amounts):
        if one.upper is other.upper or one.value is None or other.value is None:
            continue
        if _BETWEEN.match(case.doc.text[one.span.end : other.span.start]) and one.value != other.value:
            yield Hit(Span(one.span.start, other.span.end), {"one": one.text, "other": other.text})


def _totals(case: Case) -> Iterator[Hit]:
    starts = [amount.span.start for amount in case.extraction.amounts]
    for clause in case.clauses:
        first, after = bisect_left(starts, clause.span.start), bisect_left(starts, clause.span.end)
        inside = [amount for amount in case.extraction.amounts[first:after] if amount.value is not None]
        if len(inside) >= 3 and (split := _PARTS.search(clause.text)):
            yield from _total(clause, inside, clause.span.start + split.start())


def _total(clause: Clause, amounts: list[Amount], split: int) -> Iterator[Hit]:
    heads = [a for a in amounts if a.span.end <= split and not a.qualifier]
    parts = [a for a in amounts if a.span.start >= split and not a.qualifier]
    if len(heads) != 1 or len(parts) < 2 or heads[0].value is None:
        return
    if not _TOTAL.search(clause.text[: heads[0].span.start - clause.span.start]):
        return
    total = sum((a.value for a in parts if a.value is not None), Decimal(0))
    if total != heads[0].value:
        values = {"total": heads[0].text, "sum": _say(total), "parts": "、".join(a.text for a in parts)}
        yield Hit(Span(heads[0].span.start, parts[-1].span.end), values)


def _say(yuan: Decimal) -> str:
    """「110万元」 or 「1234.5元」."""
    units = ((Decimal(100_000_000), "亿元"), (Decimal(10_000), "万元"))
    unit, name = next(((u, n) for u, n in units if yuan >= u and yuan * 100 % u == 0), (Decimal(1), "元"))
    return f"{(yuan / unit).normalize():f}{name}"
