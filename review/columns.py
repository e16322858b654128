"""Text in the columns of a terminal: width of East Asian characters, wrapping, control characters."""

import re
import unicodedata
from collections.abc import Iterator

_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_TOKEN = re.compile(r"[（《「『〔【“‘]*(?:[!-~]+|.)[，。；：、！？）》」』〕】”’…]*", re.DOTALL)


def printable(text: str) -> str:
    """The text without control characters and direction marks that could deceive or disturb a terminal."""
    return _UNPRINTABLE.sub("�", text)


def width(text: str) -> int:
    """Columns the text takes on a terminal: wide and full-width characters take two, combining marks none."""
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in text)


def wrap(text: str, columns: int, *, indent: str = "") -> str:
    """The text broken at `columns`, following lines indented; closing marks begin no line, opening marks end none."""
    return "\n".join(_wrap_line(line, columns, indent) for line in text.split("\n"))


def _wrap_line(text: str, columns: int, indent: str) -> str:
    lines, current, used = [], "", 0
    for token in _tokens(text, columns - width(indent)):
        if used + width(token) > columns and current.strip():
            lines.append(current.rstrip())
            current, used = indent, width(indent)
            token = token.lstrip()
        current, used = current + token, used + width(token)
    return "\n".join([*lines, current.rstrip()])


def _tokens(text: str, columns: int) -> Iterator[str]:
    """What must stay on one line: a character or Latin word with the marks that open and close it."""
    for token in _TOKEN.findall(text):
        if width(token) > columns:
            yield from token
        else:
            yield token
