"""Runs a checklist over a draft, and the checklist's own tests."""

from review.engine.assess import assess, build_case, spans_of
from review.engine.second_look import second_reader
from review.engine.selftest import check_all, check_bases, check_fixtures, check_text, check_wording, texts_of, unmark

__all__ = [
    "assess",
    "build_case",
    "check_all",
    "check_bases",
    "check_fixtures",
    "check_text",
    "check_wording",
    "second_reader",
    "spans_of",
    "texts_of",
    "unmark",
]
