"""Loads checklists/jurisdictions/: one folder per jurisdiction, the tree of folders is the order of levels."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from review.checklist.files import read_toml, root
from review.checklist.local_keys import KEYS
from review.checklist.provisions import basis_on
from review.checklist.schemas import STANDARDS
from review.errors import ChecklistError
from review.model import NATIONAL, Basis
from review.model.jurisdiction import counted

FILE = "standards.toml"
SEEN = "原文"
_NATIONAL_CODE = "000000"
_ITEM_NAME = re.compile(r"[A-Z]{2,}(?:-[A-Z0-9]+)+(?=-[a-z])")


@dataclass(frozen=True, slots=True)
class Source:
    """Where a number or an exception stands; `law` is free text while nothing is verified.

    `seen` is 原文 if somebody compared it with the provision's own words, else 转引. In force from `since` until
    `until` (exclusive).
    """

    reference: str
    law: str
    article: str
    text: str
    since: date
    until: date | None
    verified: bool
    seen: str
    checked_on: date | None

    def applies(self, day: date) -> bool:
        """True if it may be used on that day: verified and in force."""
        return self.verified and self.since <= day and (self.until is None or day < self.until)

    def basis(self, day: date, where: str) -> Basis:
        """The provision as a finding cites it; what nobody compared with the original is marked as not verified."""
        if self.reference:
            return basis_on(self.reference, day, where=where)
        return Basis(self.law, self.article, self.text, verified=self.seen == SEEN)


@dataclass(frozen=True, slots=True)
class Entry:
    """One number of a pack: `value` is None where nobody has verified one; `note` then says what to look up."""

    key: str
    value: int | None
    unit: str
    source: Source
    items: tuple[str, ...]
    recipient: str
    note: str


@dataclass(frozen=True, slots=True)
class LocalException:
    """A local rule that findings of some items have to be weighed against; it adds words and a basis, never mutes."""

    name: str
    items: tuple[str, ...]
    say: tuple[str, ...]
    source: Source
    note: str


@dataclass(frozen=True, slots=True)
class Pack:
    """The standards of one level. `names` are those of all levels down to it (「浙江省」, 「宁波市」); () is the nation."""

    code: str
    names: tuple[str, ...]
    folder: Path
    entries: tuple[Entry, ...]
    exceptions: tuple[LocalException, ...]
    checked_on: date
    signed_by: str = ""
    note: str = ""

    @property
    def level(self) -> str:
        """Its own name."""
        return self.names[-1] if self.names else NATIONAL

    @property
    def place(self) -> str:
        """「浙江省/宁波市」, or 「全国」."""
        return "/".join(self.names) or NATIONAL

    def covers(self, code: str) -> bool:
        """True if an office with this code lies in it."""
        return code.startswith(_stem(self.code))

    def is_above(self, other: "Pack") -> bool:
        """True for the levels above `other`, not for itself."""
        return self.names == other.names[: len(self.names)] and self.names != other.names


@cache
def load_packs(folder: Path | None = None) -> tuple[Pack, ...]:
    """Every pack of checklists/jurisdictions/, a higher level before those below it.

    ChecklistError names file and key: for unknown keys, dates, items, for a code that does not fit its folder, and for
    a lower level that loosens what a higher one demands.
    """
    base = folder or root() / "jurisdictions"
    packs: list[Pack] = []
    for path in sorted(base.rglob(FILE), key=lambda path: (len(path.parts), path.as_posix())):
        packs.append(_pack(path, packs))
    if not packs or packs[0].names:
        raise ChecklistError(f"缺少全国的 {FILE}", where=base.name)
    known = _known_items(root()) | _known_items(base)
    for pack in packs:
        _check_folder(pack, packs)
        _check_items(pack, known)
        _check_floor(pack, packs)
    return tuple(packs)


def _pack(path: Path, above: list[Pack]) -> Pack:
    data = read_toml(path, STANDARDS)
    where = _where(path)
    parent = next((pack for pack in reversed(above) if pack.folder == path.parent.parent), None)
    if above and parent is None:
        raise ChecklistError("上一级文件夹没有 standards.toml", where=where)
    _check_code(data["code"], parent, above, where)
    for key in ("checked_on", "signed_on"):
        _demand_date(data, key, key, where)
    return Pack(
        code=data["code"],
        names=(*parent.names, data["name"]) if parent else (),
        folder=path.parent,
        entries=tuple(_entry(entry, where, n) for n, entry in enumerate(data.get("standard", ()), 1)),
        exceptions=tuple(_exception(entry, where) for entry in data.get("exception", ())),
        checked_on=data["checked_on"],
        signed_by=data.get("signed_by", ""),
        note=data.get("note", ""),
    )


def _check_code(code: str, parent: Pack | None, above: list[Pack], where: str) -> None:
    """A code goes on from its parent's (330000 → 330200 → 330203) and belongs to one pack."""
    fits = _stem(code).startswith(_stem(parent.code)) and len(_stem(code)) > len(_stem(parent.code)) if parent else True
    if not fits or (parent is None) is not (code == _NATIONAL_CODE):
        raise ChecklistError(f"键 code：{code} 不是上一级行政区划代码的下级", where=where)
    if any(pack.code == code for pack in above):
        raise ChecklistError(f"键 code：{code} 已有另一个文件夹", where=where)


def _check_folder(pack: Pack, packs: list[Pack]) -> None:
    """A county that lay beside its city would escape the city's standards."""
    for other in packs:
        if other is not pack and other.covers(pack.code) and not other.is_above(pack):
            raise ChecklistError(
                f"键 code：{pack.code} 属于{other.place}，文件夹应放在 {other.folder.name}/ 之下",
                where=_where(pack.folder / FILE),
            )


def _entry(data: dict[str, Any], where: str, number: int) -> Entry:
    place = f"standard.{data['key']}"
    key = KEYS.get(data["key"])
    if key is None:
        raise ChecklistError(
            f"第{number}个 standard：没有「{data['key']}」这一项；可用的有 {'、'.join(KEYS)}", where=where
        )
    if data.get("unit", key.units[0]) not in key.units:
        raise ChecklistError(f"键 {place}.unit：应为 {'、'.join(key.units)} 之一，现为 {data['unit']}", where=where)
    return Entry(
        key=data["key"],
        value=data.get("value"),
        unit=data.get("unit", key.units[0]),
        source=_source(data, place, where),
        items=tuple(data["items"]),
        recipient=data.get("recipient", ""),
        note=data.get("note", ""),
    )


def _exception(data: dict[str, Any], where: str) -> LocalException:
    place = f"exception.{data['name']}"
    for pattern in data["say"]:
        try:
            re.compile(pattern)
        except re.error as exc:
            raise ChecklistError(f"键 {place}.say：{pattern!r} 不是正则表达式（{exc}）", where=where) from exc
    return LocalException(
        data["name"], tuple(data["items"]), tuple(data["say"]), _source(data, place, where), data["note"]
    )


def _source(data: dict[str, Any], place: str, where: str) -> Source:
    for key in ("since", "until", "checked_on"):
        _demand_date(data, key, f"{place}.{key}", where)
    since, until = data.get("since", date.min), data.get("until")
    if until is not None and until <= since:
        raise ChecklistError(f"键 {place}.until：应晚于 since", where=where)
    source = Source(
        reference=data.get("basis", ""),
        law=data.get("law", ""),
        article=data.get("article", ""),
        text=data.get("text", ""),
        since=since,
        until=until,
        verified=data["verified"],
        seen=data.get("seen", ""),
        checked_on=data.get("checked_on"),
    )
    if source.reference:
        basis_on(source.reference, since, where=f"{where}：{place}.basis")
    return source


def _demand_date(data: dict[str, Any], key: str, place: str, where: str) -> None:
    if key in data and type(data[key]) is not date:  # a time of day is a date as well, but cannot be compared with one
        raise ChecklistError(f"键 {place}：应为日期，如 2026-01-31", where=where)


def _check_items(pack: Pack, known: frozenset[str]) -> None:
    """An item that does not exist would be served by nobody."""
    named = [(f"standard.{entry.key}", entry.items) for entry in pack.entries]
    named += [(f"exception.{one.name}", one.items) for one in pack.exceptions]
    for name, items in named:
        strange = [item for item in items if item not in known]
        if strange:
            raise ChecklistError(f"键 {name}.items：没有事项 {'、'.join(strange)}", where=_where(pack.folder / FILE))


def _check_floor(pack: Pack, packs: list[Pack]) -> None:
    """No verified number may ask for less than a verified number of a higher level in force at the same time."""
    for entry in _verified(pack):
        for higher in (pack, *(one for one in packs if one.is_above(pack))):
            for floor in _verified(higher):
                if floor is not entry and floor.key == entry.key and _overlap(floor.source, entry.source):
                    _compare(entry, floor, pack, higher)


def _compare(entry: Entry, floor: Entry, pack: Pack, higher: Pack) -> None:
    where, place = _where(pack.folder / FILE), f"standard.{entry.key}"
    if pack is higher:
        raise ChecklistError(f"键 {place}：同一时间有两个数值，请用 since、until 分开", where=where)
    if entry.unit != floor.unit:
        raise ChecklistError(
            f"键 {place}.unit：{higher.level}以{floor.unit}计，{pack.level}以{entry.unit}计，无法比较宽严；请用同一单位",
            where=where,
        )
    key = KEYS[entry.key]
    value, least = entry.value or 0, floor.value or 0
    if key.loosens(value, least):
        raise ChecklistError(
            f"键 {place}.value：{counted(value, entry.unit)}比{higher.level}的{counted(least, floor.unit)}宽，"
            f"下级只能{key.stricter.value}，不能放宽",
            where=where,
        )


def _verified(pack: Pack) -> Iterator[Entry]:
    return (entry for entry in pack.entries if entry.source.verified)


def _overlap(one: Source, other: Source) -> bool:
    return (one.until is None or other.since < one.until) and (other.until is None or one.since < other.until)


def _stem(code: str) -> str:
    """The digits of a code that name something: 330200 → 3302."""
    while code.endswith("00"):
        code = code[:-2]
    return code


@cache
def _known_items(folder: Path) -> frozenset[str]:
    names = (_ITEM_NAME.match(path.parent.name) for path in folder.rglob("item.toml"))
    return frozenset(match[0] for match in names if match)


def _where(path: Path) -> str:
    """「jurisdictions/zhejiang/standards.toml」, or folder and file where it lies elsewhere."""
    try:
        return path.relative_to(root()).as_posix()
    except ValueError:
        return f"{path.parent.name}/{path.name}"
