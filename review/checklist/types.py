"""A checklist item, its rules, its bases and the profile that puts items in order."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from review.checklist.local import Local
from review.model import Basis, Category, Mode, Severity


@dataclass(frozen=True)
class Rule:
    """One detector with its options; words, label and severity are the item's unless the rule names its own.

    `machine` False keeps a rule of a `machine` item at 存疑.
    """

    name: str
    detector: str
    options: Mapping[str, Any]
    label: str
    severity: Severity
    message: str
    suggestion: str
    basis: tuple[Basis, ...]
    machine: bool


@dataclass(frozen=True)
class Gate:
    """The condition under which an item applies at all: any of the words stands in title or text."""

    title: tuple[str, ...]
    text: tuple[str, ...]
    reason: str


@dataclass(frozen=True)
class Item:
    """One question of the checklist, as its folder says it.

    `wording` are recommended replacement texts; no rule of any item may fire on them. `look_at` tells the officer what
    to look at. `needs` names the material without which the item cannot be answered. `unset` are the local numbers that
    its rules need and that nobody has configured; those rules are left out.
    """

    id: str
    title: str
    heading: str
    mode: Mode
    severity: Severity
    label: str
    basis: tuple[Basis, ...]
    message: str
    suggestion: str
    wording: tuple[str, ...]
    look_at: str
    needs: str
    gate: Gate | None
    rules: tuple[Rule, ...]
    folder: Path
    signed_by: str = ""
    signed_on: date | None = None
    unset: tuple[str, ...] = ()


@dataclass(frozen=True)
class Profile:
    """The items of one category in the handbook's order, under the handbook's headings, as of a day and for a place."""

    category: Category
    title: str
    items: tuple[Item, ...]
    version: str
    day: date
    local: Local

    def item(self, item_id: str) -> Item | None:
        """The item with this id."""
        return next((item for item in self.items if item.id == item_id), None)
