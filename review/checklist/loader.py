"""Loads a profile: items in the handbook's order, each validated, with the bases in force on a day."""

import hashlib
import re
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from review.checklist.files import read_toml, root, validate
from review.checklist.lexicon import Lexicon, load_lexicon
from review.checklist.provisions import basis_on
from review.checklist.schemas import ITEM, PROFILE
from review.checklist.types import Gate, Item, Profile, Rule
from review.detectors import DETECTORS
from review.errors import ChecklistError
from review.model import Basis, Category, Mode, Severity


@cache
def load_profile(category: Category, day: date) -> Profile:
    """The checklist of a category as of a day; ChecklistError names file and key of the first fault."""
    folder = root() / category.value
    if not (folder / "profile.toml").is_file():
        raise ChecklistError(f"「{category.value}」还没有检查清单", where=category.value)
    data = read_toml(folder / "profile.toml", PROFILE)
    folders = _folders(folder)
    items = tuple(
        load_item(_folder_of(item_id, folders), day, heading=heading["title"])
        for heading in data["heading"]
        for item_id in heading["items"]
    )
    _check_complete(items, folders, category)
    return Profile(category, data["title"], items, _fingerprint(root()), day)


def load_item(folder: Path, day: date, *, heading: str = "") -> Item:
    """One item folder; also used by the fixtures test."""
    path = folder / "item.toml"
    data = read_toml(path, ITEM)
    if not folder.name.startswith(data["id"] + "-"):
        raise ChecklistError(f"文件夹名应以编号 {data['id']}- 开头", where=folder.name)
    where = f"{folder.name}/item.toml"
    basis = _bases(data["basis"], day, where)
    rules = tuple(_rule(entry, data, basis, day, path) for entry in data.get("rule", ()))
    return Item(
        id=data["id"],
        title=data["title"],
        heading=heading,
        mode=Mode(data["mode"]),
        severity=Severity(data["severity"]),
        label=data.get("label", "OTHER"),
        basis=basis,
        message=data.get("message", ""),
        suggestion=data.get("suggestion", ""),
        wording=tuple(data.get("wording", ())),
        look_at=data.get("look_at", ""),
        needs=data.get("needs", ""),
        gate=_gate(data.get("gate")),
        rules=rules,
        folder=folder,
        signed_by=data.get("signed_by", ""),
        signed_on=data.get("signed_on"),
    )


def _folders(folder: Path) -> dict[str, Path]:
    """Item folders by id: the part of the folder name before its slug."""
    found: dict[str, Path] = {}
    for path in sorted(folder.glob("*/*/item.toml")):
        match = re.match(r"[A-Z]{2,}(-[A-Z0-9]+)+(?=-[a-z])", path.parent.name)
        if match is None:
            raise ChecklistError("文件夹名应为「编号-英文短名」", where=path.parent.name)
        if match[0] in found:
            raise ChecklistError(f"编号 {match[0]} 有两个文件夹", where=path.parent.name)
        found[match[0]] = path.parent
    return found


def _folder_of(item_id: str, folders: dict[str, Path]) -> Path:
    if item_id not in folders:
        raise ChecklistError(f"清单中的 {item_id} 没有对应的文件夹", where="profile.toml")
    return folders[item_id]


def _check_complete(items: tuple[Item, ...], folders: dict[str, Path], category: Category) -> None:
    listed = [item.id for item in items]
    twice = sorted({item_id for item_id in listed if listed.count(item_id) > 1})
    unlisted = sorted(set(folders) - set(listed))
    if twice or unlisted:
        raise ChecklistError(
            f"重复列出：{'、'.join(twice) or '无'}；没有列出：{'、'.join(unlisted) or '无'}",
            where=f"{category.value}/profile.toml",
        )


def _rule(entry: dict[str, Any], item: dict[str, Any], basis: tuple[Basis, ...], day: date, path: Path) -> Rule:
    where = f"{path.parent.name}/item.toml"
    detector = DETECTORS.get(entry["detector"])
    if detector is None:
        raise ChecklistError(f"规则 {entry['name']}：没有检测器「{entry['detector']}」", where=where)
    options = _expanded(entry, load_lexicon(), where)
    validate(options, detector.OPTIONS, path, f"rule.{entry['name']}.options")
    return Rule(
        name=entry["name"],
        detector=entry["detector"],
        options=options,
        label=entry.get("label", item.get("label", "OTHER")),
        severity=Severity(entry.get("severity", item["severity"])),
        message=entry.get("message", item.get("message", "")),
        suggestion=entry.get("suggestion", item.get("suggestion", "")),
        basis=_bases(entry["basis"], day, where) if "basis" in entry else basis,
        machine=entry.get("machine", True),
    )


def _expanded(entry: dict[str, Any], lexicon: Lexicon, where: str) -> dict[str, Any]:
    try:
        options: dict[str, Any] = lexicon.expand_all(entry.get("options", {}))
    except ChecklistError as exc:
        raise ChecklistError(f"规则 {entry['name']}：{exc.message}", where=where) from exc
    return options


def _bases(references: list[str], day: date, where: str) -> tuple[Basis, ...]:
    return tuple(basis_on(reference, day, where=where) for reference in references)


def _gate(data: dict[str, Any] | None) -> Gate | None:
    if data is None:
        return None
    lexicon = load_lexicon()
    title, text = (tuple(map(lexicon.expand, data.get(key, ()))) for key in ("title", "text"))
    return Gate(title, text, data["reason"])


@cache
def _fingerprint(folder: Path) -> str:
    """The version of the checklists: a digest over every data file, so that any change shows in the reports."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*.toml")):
        digest.update(path.relative_to(folder).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
