"""What data alone cannot say: pure functions from a case to hits. The whole table stands here."""

from collections.abc import Callable, Mapping
from typing import Any, cast

from review.detectors import (
    blanks,
    cited_law,
    cited_numbers,
    dating,
    headline,
    identifiers,
    law_text,
    names,
    numbering,
    numbers,
    ranges,
    references,
    scope,
    slips,
    statement,
    sums,
    wording,
)
from review.detectors.base import Case, Detector, Hit, own_titles, titles
from review.detectors.patterns import compiled

_MODULES = (
    blanks,
    cited_law,
    cited_numbers,
    dating,
    headline,
    identifiers,
    law_text,
    names,
    numbering,
    numbers,
    ranges,
    references,
    scope,
    slips,
    statement,
    sums,
    wording,
)
DETECTORS: Mapping[str, Detector] = {module.NAME: cast(Detector, module) for module in _MODULES}
# What a detector saw where it objects to nothing; the answer to its item then says more than 「查全文」.
EXPLAINERS: Mapping[str, Callable[[Case, Mapping[str, Any]], str]] = {
    cited_numbers.NAME: cited_numbers.explain,
    scope.NAME: scope.explain,
}

__all__ = ["DETECTORS", "EXPLAINERS", "Case", "Detector", "Hit", "compiled", "own_titles", "titles"]
