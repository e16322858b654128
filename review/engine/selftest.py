"""The checklist tests itself: the texts beside an item, its own recommended wording, its bases on given days."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from review.checklist import Item, Local, Profile, load_packs, load_profile
from review.engine.assess import build_case, spans_of
from review.laws import Registry, load_registry
from review.model import Basis, Category, CitationStatus, Span
from review.model.numerals import from_chinese
from review.reading import text_document

_MARK = re.compile(r"⟦([~!]?)(.*?)⟧", re.DOTALL)
_DAY = re.compile(r"\A⟦@(\d{4}-\d{2}-\d{2})⟧\n")
_ABSENCE = "⟦∅⟧"
_ARTICLE = re.compile(r"第([零一二三四五六七八九十百千]+)条")


@dataclass(frozen=True)
class MarkedText:
    """A text beside an item: `⟦…⟧` must be found, `⟦~…⟧` is known to be missed, `⟦!…⟧` is a tolerated false alarm.

    A last line `⟦∅⟧` asks for one finding without a place (an absence); a first line `⟦@2025-06-30⟧` sets the day.
    """

    text: str
    day: date | None
    must: tuple[Span, ...]
    missed: tuple[Span, ...]
    tolerated: tuple[Span, ...]
    absences: int


def unmark(source: str) -> MarkedText:
    """Read the marks off a text; spans point into the text without them."""
    day = _DAY.match(source)
    source = source[day.end() :] if day else source
    absences = source.count(_ABSENCE)
    source = source.replace("\n" + _ABSENCE, "")
    plain, last, found = "", 0, {"": [], "~": [], "!": []}  # type: tuple[str, int, dict[str, list[Span]]]
    for match in _MARK.finditer(source):
        plain += source[last : match.start()]
        found[match[1]].append(Span(len(plain), len(plain) + len(match[2])))
        plain += match[2]
        last = match.end()
    plain += source[last:]
    return MarkedText(
        plain,
        date.fromisoformat(day[1]) if day else None,
        tuple(found[""]),
        tuple(found["~"]),
        tuple(found["!"]),
        absences,
    )


def check_text(item: Item, path: Path, day: date) -> tuple[str, ...]:
    """What is wrong with one text beside an item: a span too many or too few, a name that does not fit."""
    marked = unmark(path.read_text("utf-8").rstrip("\n"))
    expects = bool(marked.must or marked.missed or marked.absences)
    problems = [] if path.name.startswith("bad-") is expects else ["文件名（bad-/good-）与标记不符"]
    doc = text_document(marked.text, path.name)
    case = build_case(doc, marked.day or day)
    hits = spans_of(item, case)
    placed = sorted({span for span in hits if span is not None})
    expected = sorted([*marked.must, *marked.tolerated])
    problems += [] if doc.text == marked.text else ["文本里不应有空行或行首尾空格"]
    problems += [f"多报：{doc.quote(span)}" for span in placed if span not in expected]
    problems += [f"漏报：{doc.quote(span)}" for span in expected if span not in placed]
    if hits.count(None) != marked.absences:
        problems.append(f"缺项应报{marked.absences}处，实报{hits.count(None)}处")
    return tuple(f"{item.id} {path.name}：{problem}" for problem in problems)


def texts_of(item: Item) -> tuple[Path, ...]:
    """The bad- and good- texts beside an item."""
    return tuple(sorted([*item.folder.glob("bad-*.txt"), *item.folder.glob("good-*.txt")]))


def check_fixtures(item: Item, day: date) -> tuple[str, ...]:
    """Every item with rules has at least one text that it must flag and one that it must leave alone."""
    if not item.rules:
        return ()
    names = [path.name for path in texts_of(item)]
    problems = [
        f"{item.id}：缺少 {kind}*.txt" for kind in ("bad-", "good-") if not any(name.startswith(kind) for name in names)
    ]
    return (*problems, *(problem for path in texts_of(item) for problem in check_text(item, path, day)))


def check_wording(profile: Profile, day: date) -> tuple[str, ...]:
    """No rule of any item may fire on the recommended wording of any item."""
    problems = []
    for source in profile.items:
        for words in source.wording:
            case = build_case(text_document(words, source.id), day, fragment=True)
            problems += [
                f"{item.id} 对 {source.id} 的建议表述报警：{words}" for item in profile.items if spans_of(item, case)
            ]
    return tuple(problems)


def check_bases(profile: Profile) -> tuple[str, ...]:
    """Every basis is registered, in force on the profile's day, and its article exists; unregistered titles pass."""
    registry = load_registry()
    return tuple(
        f"{item.id}（{profile.day.isoformat()}）：{basis.cite()}：{fault}"
        for item in profile.items
        for basis in sorted({*item.basis, *(basis for rule in item.rules for basis in rule.basis)}, key=Basis.cite)
        if (fault := _fault(registry, basis, profile.day))
    )


def _fault(registry: Registry, basis: Basis, day: date) -> str:
    """Why a basis cannot stand on that day, "" if the registry has nothing against it."""
    match = registry.find(basis.law, day)
    if match is None:
        return ""
    if match.status is not CitationStatus.CURRENT:
        return match.status.value
    article = _ARTICLE.match(basis.article)
    last = match.version.article_count if match.version else None
    number = from_chinese(article[1]) if article else None
    return f"只有{last}条" if number and last and number > last else ""


def check_all(category: Category, days: tuple[date, ...]) -> tuple[str, ...]:
    """All self-tests of a category on the given days; texts and wording on the last one."""
    profiles = [load_profile(category, day) for day in days]
    bases = [problem for profile in profiles for problem in check_bases(profile)]
    last = profiles[-1]
    fixtures = [problem for item in last.items for problem in check_fixtures(item, last.day)]
    return (*bases, *fixtures, *check_wording(last, last.day), *check_packs(category, days))


def check_packs(category: Category, days: tuple[date, ...]) -> tuple[str, ...]:
    """Every jurisdiction pack: it loads, and the items it adds keep the promises that national items keep."""
    return tuple(problem for pack in load_packs() for problem in _check_pack(category, days, pack.names))


def _check_pack(category: Category, days: tuple[date, ...], names: tuple[str, ...]) -> Iterator[str]:
    chain = tuple(pack for pack in load_packs() if pack.names == names[: len(pack.names)])
    for day in days:
        profile = load_profile(category, day, Local(chain, day))
        added = tuple(item for item in profile.items if item.folder.is_relative_to(chain[-1].folder / category.value))
        yield from check_bases(replace(profile, items=added))
    for item in added:
        yield from check_fixtures(item, profile.day)
    yield from _clashes(profile, added)


def _clashes(profile: Profile, added: tuple[Item, ...]) -> Iterator[str]:
    """Added rules on everybody's recommended wording, and everybody's rules on the added wording."""
    for source in profile.items:
        for words in source.wording if added else ():
            case = build_case(text_document(words, source.id), profile.day, fragment=True)
            for item in profile.items if source in added else added:
                if spans_of(item, case):
                    yield f"{item.id} 对 {source.id} 的建议表述报警：{words}"
