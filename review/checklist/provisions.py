"""Law as dated data: 「行政处罚法 第十六条」 on a day is one provision, or an error."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from review.checklist.files import read_toml, root
from review.checklist.schemas import LAW
from review.errors import ChecklistError
from review.model import Basis

COVERED_SINCE = date(2025, 6, 30)  # from this day on every basis must be on record
WHOLE_LAW = "全文"  # the key of a law that is cited without an article


@dataclass(frozen=True, slots=True)
class Provision:
    """One rule of law in one version, in force from `since` until `until` (exclusive).

    `law` and `article` are those of that version: a rule keeps its reference when it moves to another number or code.
    """

    law: str
    short: str
    article: str
    since: date
    until: date | None
    text: str
    verified: bool


@cache
def load_provisions(folder: Path | None = None) -> dict[str, tuple[Provision, ...]]:
    """All provisions of checklists/laws/*.toml by reference (「行政处罚法 第十六条」)."""
    found: dict[str, tuple[Provision, ...]] = {}
    for path in sorted((folder or root() / "laws").glob("*.toml")):
        data = read_toml(path, LAW)
        for article, versions in data.items():
            if isinstance(versions, list):
                reference = f"{data['short']} {article}"
                if reference in found:
                    raise ChecklistError(f"依据「{reference}」重复", where=path.name)
                found[reference] = tuple(_provision(data, article, entry, path) for entry in versions)
    return found


def _provision(data: dict[str, Any], article: str, entry: dict[str, Any], path: Path) -> Provision:
    for key in ("since", "until", "checked_on"):
        if key in entry and not isinstance(entry[key], date):
            raise ChecklistError(f"键 {article}.{key} 应为日期", where=path.name)
    return Provision(
        law=entry.get("law", data["title"]),
        short=data["short"],
        article=entry.get("article", "" if article == WHOLE_LAW else article),
        since=entry["since"],
        until=entry.get("until"),
        text=entry.get("text", ""),
        verified=data.get("verified", True),
    )


def basis_on(reference: str, day: date, *, where: str) -> Basis:
    """The provision in force on `day`, with the law and number it had then.

    From `COVERED_SINCE` on there must be one (ChecklistError if not). For an earlier day whose law is not on record
    the nearest version is named without its words and as not verified, so that the officer looks it up.
    """
    versions = load_provisions().get(reference)
    if versions is None:
        raise ChecklistError(f"依据「{reference}」没有登记在 checklists/laws/", where=where)
    for provision in versions:
        if provision.since <= day and (provision.until is None or day < provision.until):
            return Basis(provision.law, provision.article, provision.text, provision.verified)
    if day < COVERED_SINCE:
        return Basis(versions[0].law, versions[0].article, verified=False)
    raise ChecklistError(f"依据「{reference}」在 {day.isoformat()} 没有施行中的条文", where=where)
