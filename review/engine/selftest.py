"""The checklist tests itself: the texts beside an item, its own recommended wording, its bases on given days."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from review.checklist import Item, Local, Profile, load_packs, load_profile
from review.engine.assess import build_case, hits_of
from review.engine.merging import Raw
from review.laws import Registry, load_registry
from review.model import Basis, Category, CitationStatus, Document, Span
from review.model.numerals import from_chinese
from review.reading import text_document

_MARK = re.compile(r"⟦([~!]?)(.*?)⟧", re.DOTALL)
_DAY = re.compile(r"\A⟦@(\d{4}-\d{2}-\d{2})⟧\n")
_ABSENCE = "⟦∅⟧"
_RECOMMENDED = re.compile(r"(?:改为|改成|表述为|写明|写为|补充)[^「」。；]{0,10}「([^「」]{10,})」")
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
    """What is wrong with one text beside an item: item, text, line, what was expected, what came, and by which rule."""
    marked = unmark(path.read_text("utf-8").rstrip("\n"))
    expects = bool(marked.must or marked.missed or marked.absences)
    doc = text_document(marked.text, path.name)
    named = [] if path.name.startswith("bad-") is expects else ["文件名（bad-/good-）与标记不符"]
    plain = [] if doc.text == marked.text else ["文本里不应有空行或行首尾空格"]
    hits = hits_of(item, build_case(doc, marked.day or day))
    return tuple(f"{item.id} {path.name} {problem}" for problem in (*named, *plain, *_differences(doc, marked, hits)))


def _differences(doc: Document, marked: MarkedText, hits: Sequence[Raw]) -> Iterator[str]:
    """Every place that was reported and should not have been, or should have been and was not."""
    placed: dict[Span, str] = {}
    for raw in hits:
        if raw.hit.span is not None:
            placed.setdefault(raw.hit.span, raw.rule.name)
    wanted = (*marked.must, *marked.tolerated)
    for span in sorted(placed.keys() - set(wanted)):
        yield _too_much(doc, span, placed[span], marked, placed.keys())
    for span in sorted(set(wanted) - placed.keys()):
        if span in marked.tolerated:
            yield f"{_line(doc, span)}：已不再误报「{doc.quote(span)}」，请去掉标记 !"
        elif not any(span.overlaps(other) for other in placed.keys() - set(wanted)):
            yield f"{_line(doc, span)}：应报而未报「{doc.quote(span)}」"
    absences = [raw.rule.name for raw in hits if raw.hit.span is None]
    if len(absences) != marked.absences:
        rules = f"（规则 {'、'.join(absences)}）" if absences else ""
        yield f"全文：缺项应报{marked.absences}处，实报{len(absences)}处{rules}"


def _too_much(doc: Document, span: Span, rule: str, marked: MarkedText, placed: Iterable[Span]) -> str:
    place, quote = _line(doc, span), doc.quote(span)
    if span in marked.missed:
        return f"{place}：原来漏报的「{quote}」已能报出（规则 {rule}），请去掉标记 ~"
    near = next((one for one in marked.must if one.overlaps(span) and one not in set(placed)), None)
    if near is not None:
        return f"{place}：位置不符，应报「{doc.quote(near)}」，实报「{quote}」（规则 {rule}）"
    return f"{place}：不应报而报「{quote}」（规则 {rule}）"


def _line(doc: Document, span: Span) -> str:
    return f"第{doc.block_index(span.start) + 1}行"


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
    """No rule of any item may fire on what any item recommends: its wording, and whole sentences in its suggestions."""
    return tuple(problem for source in profile.items for problem in _fired(profile.items, source, day))


def _fired(items: Iterable[Item], source: Item, day: date) -> Iterator[str]:
    for words in recommended(source):
        case = build_case(text_document(words, source.id), day, fragment=True)
        for item in items:
            for raw in hits_of(item, case):
                yield f"{item.id} 规则 {raw.rule.name} 对 {source.id} 的建议表述报警：「{words}」"


def recommended(item: Item) -> tuple[str, ...]:
    """The words that an item tells an author to write: its wording, and what suggestions give in 「」 as a sentence."""
    suggestions = dict.fromkeys((item.suggestion, *(rule.suggestion for rule in item.rules)))
    quoted = (match[1] for text in suggestions for match in _RECOMMENDED.finditer(text))
    return tuple(dict.fromkeys((*item.wording, *(words for words in quoted if "{" not in words))))


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
        yield from _fired(profile.items if source in added else added, source, profile.day) if added else ()
