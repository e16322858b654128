"""fashen read: the text as fashen sees it."""

import argparse

from review import service
from review.commands.console import load, show
from review.commands.outputs import guard_report
from review.commands.reviewing import write_json
from review.reports import clauses_text, reading_json, reading_text


def run(args: argparse.Namespace) -> int:
    """Print the blocks of the file with their places, and what was not read. Always 0 if the file is readable."""
    data, name = load(args.file, service.LARGEST_FILE)
    if args.clauses:
        show(clauses_text(*service.sentences(data, name)))
        return 0
    doc, extraction = service.read_file(data, name)
    if not args.json:
        show(reading_text(doc, extraction))
        return 0
    if args.json != "-":
        guard_report(args.json, args.file)
    write_json(args.json, reading_json(doc, extraction))
    return 0
