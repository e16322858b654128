"""The law registry, the citation check and the local full-text store; the door of the package."""

from review.laws.facts import Law, LawVersion, Repeal
from review.laws.registry import Match, Registry, load_registry, read_registry

__all__ = [
    "Law",
    "LawVersion",
    "Match",
    "Registry",
    "Repeal",
    "load_registry",
    "read_registry",
]
