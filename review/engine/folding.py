"""Hundreds of findings of one rule: the first stand singly, the rest are one finding that names all its places."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from review.engine.merging import Raw
from review.model import Severity

# An officer decides grave findings one by one; of slips of the pen fifty show what is wrong.
LIMITS = {Severity.HIGH: 200, Severity.MEDIUM: 200, Severity.LOW: 50, Severity.HINT: 50}


def folded(raws: Sequence[Raw]) -> list[Raw]:
    """The findings in their order; what one rule says beyond its limit is folded into its last finding."""
    by_rule: dict[tuple[str, str, Severity], list[int]] = defaultdict(list)
    for index, raw in enumerate(raws):
        if raw.hit.span is not None:
            by_rule[raw.item.id, raw.rule.name, raw.rule.severity].append(index)
    kept = dict(enumerate(raws))
    for (_, _, severity), indices in by_rule.items():
        first, *rest = indices[LIMITS[severity] :] or [-1]
        if rest:
            spans = tuple(span for index in rest if (span := raws[index].hit.span) is not None)
            kept[first] = replace(raws[first], like=spans)
            for index in rest:
                del kept[index]
    return list(kept.values())
