"""The standards that apply to one office on one day, and how items name them: 「{local:validity.general}」."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from review.checklist.jurisdictions import Entry, LocalException, Pack, load_packs
from review.checklist.local_keys import KEYS
from review.errors import ChecklistError, UsageError
from review.model import Basis, Jurisdiction, Standard

UNSET = "本地标准未配置（请按本省、市、县的规定核对，核实后登记到辖区标准）"
_NAMED = re.compile(r"\{(local|unit):([a-z][a-z.-]*)\}")
_SEPARATORS = re.compile(r"[/／＋+\s·]+")


class UnknownJurisdictionError(UsageError):
    """Nobody has written standards for a place of this name or code."""

    hint = "请选上一级（如本省）的名称或者代码，或者按 docs/checklist-authoring.md 登记本地标准；fashen checklist jurisdictions 列出现有的标准。"


@dataclass(frozen=True, slots=True)
class Local:
    """The packs from the nation down to the office's own level, as of a day; the lowest verified number counts."""

    packs: tuple[Pack, ...]
    day: date

    def standard(self, key: str) -> Standard | None:
        """The number that applies, None if no level has a verified one in force. ChecklistError for an unknown key."""
        found = self._found(key)
        if found is None:
            return None
        pack, entry, basis = found
        return Standard(
            key=key,
            title=KEYS[key].title,
            value=entry.value or 0,
            unit=entry.unit,
            level=pack.level,
            law=basis.law,
            article=basis.article,
            items=entry.items,
            recipient=entry.recipient,
        )

    def basis(self, key: str) -> Basis | None:
        """The provision that sets the number."""
        found = self._found(key)
        return found[2] if found else None

    def exceptions(self) -> tuple[tuple[LocalException, Basis], ...]:
        """The verified local exceptions in force, with their provisions."""
        return tuple(
            (one, one.source.basis(self.day, pack.place))
            for pack in self.packs
            for one in pack.exceptions
            if one.source.applies(self.day)
        )

    def jurisdiction(self) -> Jurisdiction:
        """What the reports say of it."""
        standards = [self.standard(key) for key in KEYS]
        return Jurisdiction(
            code=self.packs[-1].code,
            names=tuple(pack.level for pack in self.packs),
            checked_on=min(pack.checked_on for pack in self.packs),
            standards=tuple(found for found in standards if found),
            unset=tuple(KEYS[key].title for key, found in zip(KEYS, standards, strict=True) if found is None),
        )

    def _found(self, key: str) -> tuple[Pack, Entry, Basis] | None:
        if key not in KEYS:
            raise ChecklistError(f"没有「{key}」这一项本地标准；可用的有 {'、'.join(KEYS)}", where="jurisdictions")
        for pack in reversed(self.packs):
            for entry in pack.entries:
                if entry.key == key and entry.source.applies(self.day):
                    return pack, entry, entry.source.basis(self.day, f"{pack.place} {key}")
        return None


def load_local(name: str, day: date, folder: Path | None = None) -> Local:
    """The standards of a place on a day; see `find_packs`."""
    return Local(find_packs(name, folder), day)


def find_packs(name: str, folder: Path | None = None) -> tuple[Pack, ...]:
    """The packs of 「浙江省/宁波市」, of a unique 「宁波市」 or of a code like 330203, from the nation down; "" is the nation.

    A code without a pack of its own gets the nearest level above that has one, its province at least. Raises
    UnknownJurisdictionError, which lists what there is.
    """
    packs = load_packs(folder)
    own = packs[0] if not name.strip() else _find(name.strip(), packs)
    if own is None:
        known = "、".join(f"{pack.place}（{pack.code}）" for pack in packs)
        raise UnknownJurisdictionError(f"没有「{name}」的辖区标准；现有：{known}", where=name)
    return (*(pack for pack in packs if pack.is_above(own)), own)


def _find(name: str, packs: tuple[Pack, ...]) -> Pack | None:
    if re.fullmatch(r"[0-9]{6}", name):
        inside = [pack for pack in packs if pack.covers(name)]
        return max(inside[1:], key=lambda pack: len(pack.names)) if inside[1:] else _national(name, packs)
    parts = tuple(part for part in _SEPARATORS.split(name) if part and part != packs[0].level)
    if not parts:
        return packs[0]
    named = [pack for pack in packs if pack.names[-len(parts) :] == parts]
    return named[0] if len(named) == 1 else None


def _national(code: str, packs: tuple[Pack, ...]) -> Pack | None:
    return packs[0] if code == packs[0].code else None


def keys_in(value: Any) -> tuple[str, ...]:
    """The local keys that an option, a list or a table names, each once."""
    return tuple(dict.fromkeys(match[2] for text in _strings(value) for match in _NAMED.finditer(text)))


def in_words(text: str, local: Local) -> str:
    """A sentence with every 「{local:…}」 written out with its source, or as not configured."""
    return _NAMED.sub(lambda match: _words(local.standard(match[2]), match[1]), text)


def in_options(value: Any, local: Local | None) -> Any:
    """Options with every key resolved; a text that is nothing but a key becomes its number (or unit).

    Without `local` stand-ins take the place, so that a schema can check options whose number is not configured.
    """
    if isinstance(value, list):
        return [in_options(part, local) for part in value]
    if isinstance(value, Mapping):
        return {key: in_options(part, local) for key, part in value.items()}
    whole = _NAMED.fullmatch(value) if isinstance(value, str) else None
    if whole is None:
        return in_words(value, local) if isinstance(value, str) and local else value
    standard = local.standard(whole[2]) if local else None
    if whole[1] == "unit":
        return standard.unit if standard else KEYS[whole[2]].units[0]
    return standard.value if standard else 1


def _words(standard: Standard | None, kind: str) -> str:
    if standard is None:
        return UNSET
    if kind == "unit":
        return standard.unit
    recipient = f"；接收：{standard.recipient}" if standard.recipient else ""
    return f"{standard.words()}（{standard.source()}{recipient}）"


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | Mapping):
        for part in value.values() if isinstance(value, Mapping) else value:
            yield from _strings(part)
