"""Checklists as data: loading, validating and dating items, provisions and word classes."""

from review.checklist.files import read_labels
from review.checklist.files import root as checklists_root
from review.checklist.lexicon import Lexicon, load_lexicon
from review.checklist.loader import load_item, load_profile
from review.checklist.provisions import Provision, basis_on, load_provisions
from review.checklist.types import Gate, Item, Profile, Rule

__all__ = [
    "Gate",
    "Item",
    "Lexicon",
    "Profile",
    "Provision",
    "Rule",
    "basis_on",
    "checklists_root",
    "load_item",
    "load_lexicon",
    "load_profile",
    "load_provisions",
    "read_labels",
]
