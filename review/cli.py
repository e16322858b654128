"""The command line: arguments, today's date, exit codes."""

import sys
from collections.abc import Sequence
from datetime import date
from importlib import import_module

from review.commands.arguments import build_parser
from review.commands.console import BROKEN_PIPE, INTERRUPTED, complain, drop_stdout, own_up, prepare_streams, say, show
from review.errors import ReviewError, UsageError

UNUSABLE = 2


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 nothing to object, 1 findings, 2 bad usage or unreadable input."""
    prepare_streams()
    if argv is None:
        sys.excepthook = own_up
    try:
        return _run(argv)
    except ReviewError as error:
        complain(error)
        return UNUSABLE
    except BrokenPipeError:
        drop_stdout()
        return BROKEN_PIPE
    except KeyboardInterrupt:
        say("已中止。")
        return INTERRUPTED


def _run(argv: Sequence[str] | None) -> int:
    parser = build_parser()
    args = parser.parse_args(argv)
    if args.version:
        from importlib.metadata import version

        show(f"fashen {version('fashen')}\n")
        return 0
    if args.command is None:
        raise UsageError("请指定命令，如 fashen review 草案.docx")
    args.day = getattr(args, "day", None) or date.today()
    code: int = import_module(f"review.commands.{args.module}").run(args)
    return code


if __name__ == "__main__":
    sys.exit(main())
