"""fashen review: one draft in, reports and papers out."""

import argparse
import shutil
import sys
from os import environ
from pathlib import Path

from review import service
from review.commands.console import load, say, show, store
from review.commands.office import office_settings
from review.commands.outputs import guard_report, prepare_folder, write_folder
from review.errors import UsageError
from review.model import Review
from review.reports import dump, encode, to_json, to_sarif, to_terminal

FINDINGS = 1


def run(args: argparse.Namespace) -> int:
    """Review the file; everything is computed before anything is written. 1 if there are findings, else 0."""
    category = service.parse_category(args.category)
    data, name = load(args.file, service.LARGEST_FILE)
    _guard(args)
    review = service.review_file(data, name, day=args.day, category=category, settings=office_settings(args))
    if args.json:
        review = service.with_organisations(review)
    if service.unsure_of_category(review):
        say(f"注意：{review.category_reason}")
    if args.out:
        _write_papers(Path(args.out), review, data)
    _write_reports(args, review)
    if args.json == "-":
        show(dump(to_json(review)))
    else:
        print_report(review, duties=args.duties)
    return FINDINGS if review.findings else 0


def print_report(review: Review, *, duties: bool = False) -> None:
    """The terminal report on stdout, in the width and colours of the terminal if it is one."""
    tty = sys.stdout.isatty()
    columns = min(shutil.get_terminal_size().columns, 100) if tty else 80
    show(to_terminal(review, columns=columns, colour=tty and "NO_COLOR" not in environ, duties=duties))


def write_json(target: str, report: dict[str, object]) -> None:
    """A report into a file, or onto stdout for 「-」."""
    if target == "-":
        show(dump(report))
        return
    store(Path(target), encode(dump(report)))
    say(f"已写出：{target}")


def _guard(args: argparse.Namespace) -> None:
    """Refuse to overwrite what is not ours before any work is done."""
    if args.sarif == "-":
        raise UsageError("--sarif 须给出文件名；标准输出只用于 --json -")
    for target in (args.json, args.sarif):
        if target and target != "-" and not args.force:
            guard_report(target, args.file)
    if args.out:
        prepare_folder(Path(args.out), service.FILES, force=args.force)


def _write_papers(folder: Path, review: Review, data: bytes) -> None:
    papers = service.papers(review, data)
    files = papers.files()
    write_folder(folder, files)
    say(f"已写出：{folder}（{'、'.join(files)}）")


def _write_reports(args: argparse.Namespace, review: Review) -> None:
    if args.sarif:
        write_json(args.sarif, to_sarif(review))
    if args.json and args.json != "-":
        write_json(args.json, to_json(review))
