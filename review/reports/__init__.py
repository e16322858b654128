"""The machine and terminal reports of a review: one door, nothing but text and plain data."""

from review.reports.dumping import dump, encode
from review.reports.json_report import SCHEMA_VERSION, json_schema, to_json
from review.reports.lines import screen_line
from review.reports.masking import mask
from review.reports.reading_report import clauses_text, reading_json, reading_text
from review.reports.sarif import to_sarif
from review.reports.terminal import to_terminal

__all__ = [
    "SCHEMA_VERSION",
    "clauses_text",
    "dump",
    "encode",
    "json_schema",
    "mask",
    "reading_json",
    "reading_text",
    "screen_line",
    "to_json",
    "to_sarif",
    "to_terminal",
]
