"""The checklist and the local standards as an office has them."""

from datetime import date
from typing import TYPE_CHECKING

from review.model import Category
from review.service.office import demand_checklist, standards
from review.settings import Settings

if TYPE_CHECKING:
    from review.checklist import Pack, Profile


def checklist(category: Category, *, day: date, settings: Settings | None = None) -> "Profile":
    """The items of a category in order, with law and standards of that day. Raises ChecklistError, UsageError."""
    from review.checklist import load_profile

    demand_checklist(category)
    return load_profile(category, day, standards(settings, day))


def check_checklist(category: Category, *, days: tuple[date, ...]) -> tuple[str, ...]:
    """What is wrong with a checklist: schema, bases on the given days, texts beside the items, recommended wording."""
    from review.engine import check_all

    demand_checklist(category)
    return check_all(category, days)


def jurisdictions(name: str | None = None) -> tuple["Pack", ...]:
    """Every place with standards of its own, the nation first; with a name only those that apply there ("": the nation).

    Raises UnknownJurisdictionError (R501).
    """
    from review.checklist import find_packs, load_packs

    return load_packs() if name is None else find_packs(name)
