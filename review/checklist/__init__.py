"""Checklists as data: loading, validating and dating items, provisions and word classes."""

from review.checklist.files import read_labels
from review.checklist.files import root as checklists_root
from review.checklist.jurisdictions import Entry, LocalException, Pack, load_packs
from review.checklist.lexicon import Lexicon, load_lexicon
from review.checklist.loader import load_item, load_profile, national
from review.checklist.local import Local, find_packs, load_local
from review.checklist.local_keys import KEYS, Key, Stricter
from review.checklist.precedence import Rank, load_precedence
from review.checklist.provisions import Provision, basis_on, load_provisions
from review.checklist.types import Gate, Item, Profile, Rule

__all__ = [
    "KEYS",
    "Entry",
    "Gate",
    "Item",
    "Key",
    "Lexicon",
    "Local",
    "LocalException",
    "Pack",
    "Profile",
    "Provision",
    "Rank",
    "Rule",
    "Stricter",
    "basis_on",
    "checklists_root",
    "find_packs",
    "load_item",
    "load_lexicon",
    "load_local",
    "load_packs",
    "load_precedence",
    "load_profile",
    "load_provisions",
    "national",
    "read_labels",
]
