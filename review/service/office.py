"""What every use case needs of the office: its law store, its place, the categories that have a checklist."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING

from review.columns import printable
from review.errors import UsageError
from review.model import CATEGORIES, Category, Document
from review.reading import read
from review.settings import Settings

if TYPE_CHECKING:
    from review.checklist import Local
    from review.laws import LawStore

_WITH_CHECKLIST = (Category.NORMATIVE,)


class NoChecklistError(UsageError):
    """The category exists, but nobody has written its checklist yet."""

    hint = "目前可审查行政规范性文件（--category normative）；其他类别请人工审查。"


def has_checklist(category: Category) -> bool:
    """Whether drafts of this category can be reviewed yet."""
    return category in _WITH_CHECKLIST


def demand_checklist(category: Category) -> None:
    """Refuse a category without a checklist. Raises NoChecklistError."""
    if not has_checklist(category):
        raise NoChecklistError(f"「{CATEGORIES[category]}」（{category.value}）的检查清单尚未提供，不能审查这一类文件")


def read_draft(data: bytes, name: str) -> Document:
    """The file under a name that any paper can hold: what no document may contain is replaced."""
    return read(data, printable(name))


@contextmanager
def open_store(settings: Settings | None) -> Iterator["LawStore | None"]:
    """The full-text store if there is one; without it a review only lacks the words of the law."""
    if settings is None or not settings.laws.is_file():
        yield None
        return
    from review.laws import LawStore

    store = LawStore.open(settings.laws)
    try:
        yield store
    finally:
        store.close()


def standards(settings: Settings | None, day: date) -> "Local":
    """The standards of the office. Raises UnknownJurisdictionError (R501)."""
    from review.checklist import load_local

    return load_local(settings.jurisdiction if settings else "", day)


def wants_second_reader(settings: Settings | None) -> bool:
    """True unless the office switched the second reader off."""
    return settings is None or settings.second_reader
