"""Runs a checklist over a draft, and the checklist's own tests."""

from review.engine.assess import assess, build_case, read_sentences, spans_of
from review.engine.noise import Budget, Noise, overdrafts, read_budget, stored_noise, write_noise
from review.engine.second_look import SECOND_READER, second_reader
from review.engine.selftest import (
    check_all,
    check_bases,
    check_fixtures,
    check_packs,
    check_text,
    check_wording,
    texts_of,
    unmark,
)
from review.engine.tracing import Readers, Trace, labels_of, trace

__all__ = [
    "SECOND_READER",
    "Budget",
    "Noise",
    "Readers",
    "Trace",
    "assess",
    "build_case",
    "check_all",
    "check_bases",
    "check_fixtures",
    "check_packs",
    "check_text",
    "check_wording",
    "labels_of",
    "overdrafts",
    "read_budget",
    "read_sentences",
    "second_reader",
    "spans_of",
    "stored_noise",
    "texts_of",
    "trace",
    "unmark",
    "write_noise",
]
