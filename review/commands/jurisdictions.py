"""fashen checklist jurisdictions: the packs of national and local standards, with values, dates and sources."""

import argparse
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from review import service
from review.commands.console import show
from review.model.jurisdiction import counted

if TYPE_CHECKING:
    from review.checklist import Entry, LocalException, Pack


def run(args: argparse.Namespace) -> int:
    """Every pack, or those that apply in one place."""
    packs = service.jurisdictions(args.name)
    show("\n".join(line for pack in packs for line in _pack(pack, args.day)) + "\n")
    return 0


def _pack(pack: "Pack", day: date) -> Iterator[str]:
    signed = f"{pack.signed_by}签审" if pack.signed_by else "尚未经法律专业人员签审"
    yield f"{pack.place}（代码 {pack.code}，{pack.checked_on.isoformat()} 核对，{signed}）"
    if pack.note:
        yield f"  说明：{pack.note}"
    for entry in pack.entries:
        yield from _entry(entry, day)
    for exception in pack.exceptions:
        yield from _exception(exception, day)
    added = sorted(path.parent.name for path in pack.folder.glob("*/LOC-*/item.toml"))
    if added:
        yield f"  补充事项：{'、'.join(added)}"
    yield ""


def _entry(entry: "Entry", day: date) -> Iterator[str]:
    from review.checklist import KEYS

    value = counted(entry.value, entry.unit) if entry.value else "没有数值"
    if not entry.source.verified:
        value = "本地标准未配置" + (f"（转引或者参照为{value}，不启用）" if entry.value else "")
    elif not entry.source.applies(day):
        value += f"（{day.isoformat()} 不施行）"
    yield f"  {KEYS[entry.key].title}：{value}　[{entry.key}]　用于 {'、'.join(entry.items)}"
    yield from _source(entry, day)
    if entry.recipient:
        yield f"      接收：{entry.recipient}"
    if entry.note:
        yield f"      {entry.note}"


def _exception(exception: "LocalException", day: date) -> Iterator[str]:
    state = "" if exception.source.applies(day) else "（不启用）"
    yield f"  地方特别规定{state}：{exception.name}　用于 {'、'.join(exception.items)}"
    yield from _source(exception, day)
    yield f"      {exception.note}"


def _source(one: "Entry | LocalException", day: date) -> Iterator[str]:
    source = one.source
    if not (source.reference or source.law):
        return
    basis = source.basis(max(day, source.since), source.law) if source.verified else None
    named = basis.cite() if basis else f"《{source.law}》{source.article}"
    since = f"，{source.since.isoformat()} 起" if source.verified else ""
    until = f"至 {source.until.isoformat()} 前" if source.until else ""
    checked = f"，{source.checked_on.isoformat()} 核对" if source.checked_on else ""
    state = "已核实" if source.verified else "未核实"
    yield f"      依据：{named}{since}{until}（{state}{f'，{source.seen}' if source.seen else ''}{checked}）"
