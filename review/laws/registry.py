"""The law registry: which laws exist, in which versions, since when and until when."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, cached_property
from importlib.resources.abc import Traversable

from review.laws import citations
from review.laws.facts import Law, LawVersion, Repeal
from review.laws.names import NearNames, Proposal, fold, split_year
from review.laws.tables import read_laws, read_meta, read_repealed, registry_folder
from review.model.extraction import Citation
from review.model.review import CitationCheck, CitationStatus

_FORMER = ("前", "前的", "原", "旧")
_STATE = "中华人民共和国"
_LOCAL = ("地方性法规", "地方政府规章")
_RANK = {CitationStatus.CURRENT: 0, CitationStatus.NOT_YET: 2}
"""Of laws of one name that in force on the day comes first, one that was to come last."""


@dataclass(frozen=True, slots=True)
class Match:
    """A registered law: the version in force on the day asked for (None if none is on record) and its status."""

    law: Law
    version: LawVersion | None
    status: CitationStatus

    @property
    def title(self) -> str:
        """The registered full title."""
        return self.law.title


class Registry:
    """Facts on laws, looked up by name and day. `current_until`: later changes of laws are not on record."""

    def __init__(self, versions: list[LawVersion], repeals: list[Repeal], *, version: str, current_until: date) -> None:
        self.version = version
        self.current_until = current_until
        self.laws = _group(versions, repeals)
        self._by_name = _index(self.laws)

    def named(self, title: str) -> tuple[Law, ...]:
        """All laws of that name, latest first; a name may have passed from one law to another."""
        return self._by_name.get(fold(title), ())

    def numbered(self, number: str) -> Law | None:
        """The law issued under a document number (「国务院令第804号」), or None."""
        return self._by_number.get(fold(number))

    @cached_property
    def _by_number(self) -> dict[str, Law]:
        return {fold(v.doc_no): law for law in self.laws for v in law.versions if v.doc_no}

    def find(self, title: str, day: date) -> Match | None:
        """The law of that full or short title on `day`; a year behind the name is ignored. None = not on record."""
        laws = self.named(title) or self.named(split_year(title)[0])
        if not laws:
            return None
        law = min(laws, key=lambda law: _RANK.get(citations.status_on(law, day), 1))
        return Match(law, law.on(day), citations.status_on(law, day))

    def near(self, title: str) -> tuple[str, ...]:
        """Registered titles that an unknown name may be meant for, best first; () when in doubt."""
        return self._propose(title).titles

    def _propose(self, title: str) -> Proposal:
        return self._near.find(split_year(title)[0])

    @cached_property
    def _near(self) -> NearNames:
        national = {k: v[0] for k, v in self._by_name.items() if v[0].level not in _LOCAL}
        return NearNames({k: law.title for k, law in national.items() if not law.is_repealed()})

    def check(
        self, citation: Citation, day: date, *, own_titles: frozenset[str] = frozenset()
    ) -> tuple[CitationCheck, ...]:
        """What is to be said of a citation in a text of `day`: one check, or one for each wrong article.

        A name without 《》 (its span begins with the name) is never taken for a near miss of another.
        `own_titles` are the names of the draft itself and its attachments. An unknown name is 未收录, never wrong;
        where the dates are not verified the check is not `sure`: a hint to the officer, no finding.
        """
        if any(fold(citation.title) == fold(own) for own in own_titles):
            return (CitationCheck(citation, CitationStatus.UNKNOWN, "", "本文件自身的名称，不作核对。"),)
        match = self._match(citation, day)
        if match is None and citation.title_span.start == citation.span.start:
            return self._check_unmarked(citation, day)
        if match is None:
            return (citations.unknown(citation, self._propose(citation.title), self.current_until),)
        found = citations.check(citation, match.law, day)
        if found[0].status is CitationStatus.CURRENT and _claims_state(citation.title, match.law):
            return (citations.misnamed(citation, match.law),)
        return found

    def _match(self, citation: Citation, day: date) -> Match | None:
        if citation.title:
            return self.find(citation.title, day)
        law = self.numbered(citation.number)
        return Match(law, law.on(day), citations.status_on(law, day)) if law else None

    def _check_unmarked(self, citation: Citation, day: date) -> tuple[CitationCheck, ...]:
        """A name without 《》 may have caught words before it (「认定为刑法」): what its end says is only a hint."""
        for start in range(1, len(citation.title) - 1):
            if self.named(citation.title[start:]):
                lead, title = citation.title[:start], citation.title[start:]
                if lead.endswith(_FORMER):
                    return (citations.former(citation, title),)
                checks = self.check(replace(citation, title=title), day)
                return tuple(replace(c, sure=c.sure and c.status is CitationStatus.CURRENT) for c in checks)
        return (citations.unknown(citation, Proposal(), self.current_until),)


def _group(versions: list[LawVersion], repeals: list[Repeal]) -> tuple[Law, ...]:
    """Versions by title, oldest first, with their repeal; a repeal before the first version is of an older namesake."""
    by_title: dict[str, list[LawVersion]] = {}
    for version in sorted(versions, key=lambda v: v.start):
        by_title.setdefault(version.title, []).append(version)
    ends: dict[str, Repeal] = {}
    older: list[Law] = []
    for repeal in repeals:
        own = by_title.get(repeal.title)
        if own and not (repeal.on and repeal.on <= own[0].start):
            ends[repeal.title] = repeal
        else:
            older.append(Law(repeal.title, repeal.level, (), repeal))
    current = [Law(title, own[-1].level, tuple(own), ends.get(title)) for title, own in by_title.items()]
    return (*current, *older)


def _index(laws: tuple[Law, ...]) -> dict[str, tuple[Law, ...]]:
    """Laws by folded title, then by short title where no full title says the same; recorded versions come first."""
    found: dict[str, tuple[Law, ...]] = {}
    shorts: dict[str, tuple[Law, ...]] = {}
    for law in laws:
        key = fold(law.title)
        found[key] = (*found.get(key, ()), law)
        for short in {short for short in _short_titles(law) if short != key}:
            if (short_key := fold(short)) != key and law not in shorts.get(short_key, ()):
                shorts[short_key] = (*shorts.get(short_key, ()), law)
    return shorts | found


def _short_titles(law: Law) -> Iterator[str]:
    for version in law.versions:
        yield from version.short_titles
    if law.repeal and law.repeal.short_title:
        yield law.repeal.short_title


def _claims_state(title: str, law: Law) -> bool:
    """True if a name begins with 中华人民共和国 though the law's does not: 《中华人民共和国信访工作条例》."""
    return title.startswith(_STATE) and not law.title.startswith(_STATE)


def read_registry(folder: Traversable) -> Registry:
    """A registry from a folder of tables. Raises `LawError` naming file and line if one is wrong."""
    meta = read_meta(folder)
    until = date.fromisoformat(meta["current_until"])
    return Registry(read_laws(folder), read_repealed(folder), version=meta["version"], current_until=until)


@cache
def load_registry() -> Registry:
    """The shipped registry, read once."""
    return read_registry(registry_folder())
