"""The facts of a draft with their places: `extract(doc)` is the door; spaCy stays inside and is optional."""

from review.extraction.extract import extract
from review.extraction.organisations import find_organisations
from review.extraction.quantities import find_quantities, reversed_ends

__all__ = ["extract", "find_organisations", "find_quantities", "reversed_ends"]
