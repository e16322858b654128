"""The arguments of the command line, with help and errors in Chinese."""

import argparse
import re
from collections.abc import Iterable
from datetime import date
from typing import Any, NoReturn

from review.columns import wrap
from review.errors import UsageError

_COMMAND_LINE = "命令行"
# argparse words its complaints in English; what it can say to a user of ours is said again here
_COMPLAINTS = (
    (r"the following arguments are required: (.+)", "缺少参数：{0}"),
    (r"unrecognized arguments: (.+)", "不认识的参数：{0}"),
    (r"one of the arguments (.+) is required", "须给出其中之一：{0}"),
    (r"ambiguous option: (.+) could match (.+)", "「{0}」不明确，可能是：{1}"),
    (r"argument (.+?): expected one argument", "「{0}」后面缺少一个值"),
    (r"argument (.+?): expected at least one argument", "「{0}」后面缺少值"),
    (r"argument (.+?): not allowed with argument (.+)", "「{0}」不能和「{1}」同时使用"),
    (r"argument (.+?): invalid choice: '?(.*?)'? \(choose from (.+)\)", "「{0}」没有「{1}」；可选：{2}"),
    (r"argument (.+?): invalid int value: '(.*)'", "「{0}」应当是整数：{1}"),
    (r"argument (.+?): ignored explicit argument '(.*)'", "「{0}」不带值：{1}"),
    (r"argument (.+?): ([^a-z].*)", "「{0}」{1}"),
)


class ChineseParser(argparse.ArgumentParser):
    """An argument parser that speaks Chinese and raises UsageError instead of leaving the program."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options, add_help=False, formatter_class=_Formatter)
        self._positionals.title = "参数"
        self._optionals.title = "选项"
        self.add_argument("-h", "--help", action="help", help="显示本帮助")

    def format_help(self) -> str:
        """The help, its headings closed by a full-width colon."""
        return re.sub(r"^(\w+):$", r"\1：", super().format_help(), flags=re.MULTILINE)

    def error(self, message: str) -> NoReturn:
        """Raises UsageError: what to do with it is decided in one place, review.cli."""
        raise UsageError(translate(message), where=_COMMAND_LINE)


class _Formatter(argparse.HelpFormatter):
    """Help with a Chinese heading, broken by the width of Chinese characters."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=26)

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, prefix or "用法：")

    def _split_lines(self, text: str, width: int) -> list[str]:
        return wrap(text, width).split("\n")

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        return "\n".join(indent + line for line in wrap(text, width - len(indent)).split("\n"))


def translate(message: str) -> str:
    """A complaint of argparse in Chinese."""
    for pattern, words in _COMPLAINTS:
        found = re.fullmatch(pattern, message, re.DOTALL)
        if found:
            return words.format(*found.groups())
    return f"参数有误（{message}）"


def day(words: str) -> date:
    """A day as YYYY-MM-DD."""
    try:
        return date.fromisoformat(words)
    except ValueError:
        raise argparse.ArgumentTypeError(f"不是日期：{words}（应如 2026-01-31）") from None
