"""Fields of a part: the instruction is not text, the result is; a field without a result is declared."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Protocol

from review.reading.docx_unread import Kind
from review.reading.docx_walk import TEXT_TAGS, Element, attribute, element_text, local_name, w_tags

_FIELD_TAGS = (*w_tags("fldChar", "instrText", "delInstrText"), *TEXT_TAGS)
_CHARACTER_TAGS = w_tags("fldChar")
_SIMPLE_TAGS = w_tags("fldSimple")
_FORM_FIELDS = ("FORMCHECKBOX", "FORMDROPDOWN")  # declared by their own boxes
_PAGE_NUMBERS = ("PAGE", "NUMPAGES", "SECTIONPAGES")


class Sink(Protocol):
    """Where the scan reports to."""

    left_out: dict[Element, Kind]

    def note(self, kind: Kind, element: Element, words: str = "") -> None:
        """Declare something that stands at an element."""


@dataclass
class _Field:
    begin: Element
    code: list[str] = field(default_factory=list)
    in_result: bool = False
    has_result: bool = False


def scan_fields(root: Element, sink: Sink) -> None:
    """Leave the text inside field instructions out, and declare fields that show nothing."""
    for simple in root.iter(*_SIMPLE_TAGS):
        if not any(element_text(e).strip() for e in simple.iter(*TEXT_TAGS)):
            _declare(simple, attribute(simple, "instr"), sink)
    whole = set(_closed(root))
    if whole:
        _scan(root, whole, sink)


def _closed(root: Element) -> Iterator[Element]:
    """The field characters of complete fields; a begin without an end must not swallow the rest of the text."""
    open_fields: list[list[Element]] = []
    for element in root.iter(*_CHARACTER_TAGS):
        role = attribute(element, "fldCharType")
        if role == "begin":
            open_fields.append([element])
        elif open_fields:
            open_fields[-1].append(element)
            if role == "end":
                yield from open_fields.pop()


def _scan(root: Element, whole: set[Element], sink: Sink) -> None:
    stack: list[_Field] = []
    for element in root.iter(*_FIELD_TAGS):
        name = local_name(element)
        if name == "fldChar":
            if element in whole:
                _turn(element, stack, sink)
        elif stack:
            _take(element, name, stack, sink)


def _turn(element: Element, stack: list[_Field], sink: Sink) -> None:
    role = attribute(element, "fldCharType")
    if role == "begin":
        stack.append(_Field(element))
    elif role == "separate":
        stack[-1].in_result = True
    elif role == "end":
        done = stack.pop()
        if not done.has_result:
            _declare(done.begin, "".join(done.code), sink)


def _take(element: Element, name: str, stack: list[_Field], sink: Sink) -> None:
    if name in ("instrText", "delInstrText"):
        stack[-1].code.append(element.text or "")
    elif all(each.in_result for each in stack):
        if element_text(element).strip():
            for each in stack:
                each.has_result = True
    else:
        sink.left_out.setdefault(element, Kind.FIELD_CODE)


def _declare(element: Element, code: str, sink: Sink) -> None:
    command = code.split(maxsplit=1)[0].upper() if code.strip() else ""
    if command not in (*_FORM_FIELDS, *_PAGE_NUMBERS):
        sink.note(Kind.FIELD_EMPTY, element, code)
