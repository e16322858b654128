"""The facts of a draft with their places: `extract(doc)` is the door; spaCy stays inside and is optional."""

from review.extraction.extract import extract
from review.extraction.organisations import find_organisations

__all__ = ["extract", "find_organisations"]
