"""Looking up the law: citations of a draft, articles, the registry, the full-text store."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from review.errors import LawError
from review.model import CitationCheck, Document, Point
from review.model.numerals import to_chinese
from review.service.office import open_store, read_draft
from review.settings import Settings

if TYPE_CHECKING:
    from review.laws import ImportSummary, Match
    from review.laws.build import BuildSummary


class UnknownLawError(LawError):
    """The registry does not know the name."""

    hint = "请核对名称，用法规的全称或通行简称；未收录不等于不存在。"


@dataclass(frozen=True, slots=True)
class LawEntry:
    """A law in the registry (`match`) or only in the store, and the words of an article, "" if not asked or at hand."""

    match: "Match | None"
    title: str
    label: str = ""
    text: str = ""
    version: str = ""


def check_laws(data: bytes, name: str, *, day: date) -> tuple[Document, tuple[CitationCheck, ...]]:
    """Every law a draft cites, against the registry on that day. Raises the R1xx errors of an unreadable file."""
    from review.detectors import own_titles
    from review.engine import build_case

    case = build_case(read_draft(data, name), day)
    own = own_titles(case)
    cited = case.extraction.citations
    return case.doc, tuple(check for one in cited for check in case.registry.check(one, day, own_titles=own))


def look_up_law(name: str, point: Point | None, *, day: date, settings: Settings) -> LawEntry:
    """What is on record of a law by full or short title, and the words of one article.

    The words come from the full-text store, else from the provisions that the checklists rest on. Raises LawError if
    the law is not in the registry.
    """
    from review.laws import load_registry

    registry = load_registry()
    match = registry.find(name.strip("《》 "), day)
    with open_store(settings) as store:
        found = store.article(name.strip("《》 "), point, day) if store and point else None
    if match is None and found is None:
        near = "、".join(f"《{title}》" for title in registry.near(name))
        raise UnknownLawError("法规名录未收录该名称" + (f"；是否指：{near}" if near else ""), where=name)
    if found:
        return LawEntry(match, found.title, found.label, found.paragraph or found.text, found.version)
    return _recorded(match, point, day)


def import_law_texts(folder: Path, settings: Settings, progress: Callable[[int, int], None]) -> "ImportSummary":
    """Add the law texts of a folder to the full-text store. Raises LawError if the folder cannot be read."""
    from review.laws import import_laws

    return import_laws(folder, settings.laws, progress=progress)


def build_registry(source: Path, target: Path) -> "BuildSummary":
    """Compile the law registry from its researched tables. Raises LawError naming file and line."""
    from review.laws.build import build

    return build(source, target)


def registry_words() -> str:
    """The version of the law registry and how much it holds, in one line. Raises LawError."""
    from review.laws import load_registry

    registry = load_registry()
    return f"{len(registry.laws)}部，版本 {registry.version}，法律状态核到 {registry.current_until.isoformat()}"


def store_words(path: Path) -> str:
    """How much a full-text store holds, in one line. Raises LawError."""
    from review.laws import LawStore

    store = LawStore.open(path)
    try:
        laws = store.laws()
    finally:
        store.close()
    return f"{len(laws)}部，{sum(law.articles for law in laws)}条"


def _recorded(match: "Match | None", point: Point | None, day: date) -> LawEntry:
    """A registered law, with the words of the article if a checklist rests on it."""
    from review.checklist import load_provisions

    title = match.title if match else ""
    if point is None:
        return LawEntry(match, title)
    label = f"第{to_chinese(point.article)}条" + (f"之{to_chinese(point.suffix)}" if point.suffix else "")
    for versions in load_provisions().values():
        for provision in versions:
            valid = provision.since <= day and (provision.until is None or day < provision.until)
            if valid and (provision.law, provision.article) == (title, label):
                return LawEntry(match, title, label, provision.text)
    return LawEntry(match, title, label)
