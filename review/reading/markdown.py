"""Markdown marks taken off, so that a draft kept in Markdown reads like the paper it will become."""

import re
from collections.abc import Sequence

from review.model import Cell, Unread

_Row = tuple[str, int, Cell | None, int]

_HEADING = re.compile(r" {0,3}(#{1,6})(?:\s+|(?=[^#\s]))(.*?)\s*#*\s*$")
_RULE = re.compile(r" {0,3}(?:=+|(?:[-*_] *){3,})\s*$")
_QUOTE = re.compile(r"\s*>\s?")
_BULLET = re.compile(r"\s*[-*+]\s+(?:\[[ xX]\]\s+)?")
_FENCE = re.compile(r"\s*(?:```|~~~)")
_SEPARATOR = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$")
_PIPE = re.compile(r"(?<!\\)\|")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_IMAGE = re.compile(r"!\[([^\]]*)\]\([^)]*\)")
_INLINE: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\[([^\]]+)\]\((?:[^()\s]|\([^()]*\))*(?:\s+\"[^\"]*\")?\)"), r"\1"),
    (re.compile(r"\*\*(?=[^\s*])(.+?)(?<=[^\s*])\*\*"), r"\1"),
    (re.compile(r"(?<![*\w])\*(?=[^\s*])([^*]+?)(?<=[^\s*])\*(?!\*)"), r"\1"),
    (re.compile(r"(?<![\w_])__(?=[^\s_])(.+?)(?<=[^\s_])__(?![\w_])"), r"\1"),
    (re.compile(r"(?<![\w_])_(?=[^\s_])([^_]+?)(?<=[^\s_])_(?![\w_])"), r"\1"),
    (re.compile(r"~~(?=\S)(.+?)(?<=\S)~~"), r"\1"),
    (re.compile(r"`([^`]+)`"), r"\1"),
    (re.compile(r"<br\s*/?>"), " "),
    (re.compile(r"\\([\\`*_{}\[\]()#+\-.!|~>])"), r"\1"),
)


def clean_lines(lines: Sequence[str]) -> tuple[list[_Row], tuple[Unread, ...]]:
    """(words, line from 1, table cell, heading level) of every line that prints something, and what was left out."""
    source = "\n".join(lines)
    comments = _COMMENT.findall(source)
    images = _IMAGE.findall(source)
    rows: list[_Row] = []
    table = row = 0
    kept = _COMMENT.sub(lambda match: "\n" * match[0].count("\n"), source).split("\n")
    for number, line in enumerate(kept, 1):
        in_table = is_table_row(kept, number - 1, inside=row > 0)
        if not in_table:
            row = 0
            rows += _paragraph(line, number)
        elif not _SEPARATOR.match(line):
            table, row = (table, row + 1) if row else (table + 1, 1)
            rows += _cells(line, number, table, row)
    return rows, _left_out(len(comments), len(images))


def is_table_row(lines: Sequence[str], index: int, *, inside: bool) -> bool:
    """True for a row of a pipe table: its head stands above a separator line, its other rows follow."""
    line = lines[index]
    if not _PIPE.search(line):
        return False
    if inside:
        return True
    return index + 1 < len(lines) and "|" in lines[index + 1] and bool(_SEPARATOR.match(lines[index + 1]))


def _paragraph(line: str, number: int) -> list[_Row]:
    if _RULE.match(line) or _FENCE.match(line):
        return []
    line = _QUOTE.sub("", line, count=1) if _QUOTE.match(line) else line
    heading = _HEADING.match(line)
    if heading:
        words = inline(heading[2])
        return [(words, number, None, len(heading[1]))] if words else []
    words = inline(_BULLET.sub("", line, count=1) if _BULLET.match(line) else line)
    return [(words, number, None, 0)] if words else []


def _cells(line: str, number: int, table: int, row: int) -> list[_Row]:
    parts = _PIPE.split(line.strip().removeprefix("|").removesuffix("|"))
    words = [(inline(part), column) for column, part in enumerate(parts, 1)]
    return [(text, number, Cell(table, row, column), 0) for text, column in words if text]


def inline(text: str) -> str:
    """The words of one line without emphasis, link and code marks; blanks to be filled in (「____」) stay."""
    text = _IMAGE.sub("", text)
    for pattern, replacement in _INLINE:
        text = pattern.sub(replacement, text)
    return text.strip()


def _left_out(comments: int, images: int) -> tuple[Unread, ...]:
    found: tuple[Unread, ...] = ()
    if comments:
        found += (Unread("Markdown 注释", count=comments, advice="注释中的文字未读"),)
    if images:
        found += (Unread("图片", count=images, advice="图片中的文字未读，请人工查看"),)
    return found
