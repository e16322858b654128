"""Which item leads when several object to one act: the tiers of a category's precedence.toml."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from review.checklist.files import read_toml, root
from review.errors import ChecklistError
from review.model import Category

FILE = "precedence.toml"
_SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "tier": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "properties": {
                    "title": {"type": "string", "minLength": 1},
                    "absorbs": {"type": "boolean"},
                    "items": {
                        "type": "array",
                        "minItems": 1,
                        "items": {"type": "string", "pattern": "^[A-Z]{2,}(-[A-Z0-9]+)+$"},
                    },
                },
                "required": ["title", "items"],
                "additionalProperties": False,
            },
        }
    },
    "required": ["tier"],
    "additionalProperties": False,
}


@dataclass(frozen=True, slots=True)
class Rank:
    """The place of an item: the lower `tier` leads. `absorbed`: it yields to any finding that it overlaps."""

    tier: int
    absorbed: bool


@cache
def load_precedence(category: Category) -> Mapping[str, Rank]:
    """The rank of every listed item of a category; empty if the category has no such table.

    Raises ChecklistError for a table with an unknown key or an item that stands in it twice.
    """
    path = root() / category.value / FILE
    if not path.is_file():
        return MappingProxyType({})
    ranks: dict[str, Rank] = {}
    for number, tier in enumerate(read_toml(path, _SCHEMA)["tier"]):
        for item_id in tier["items"]:
            if item_id in ranks:
                raise ChecklistError(f"{item_id} 列了两次", where=f"{category.value}/{FILE}")
            ranks[item_id] = Rank(number, tier.get("absorbs", False))
    return MappingProxyType(ranks)
