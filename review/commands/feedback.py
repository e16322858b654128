"""fashen feedback export: an officer's 误报 and 漏报 as anonymised texts in a folder; nothing leaves the machine."""

import argparse
import hashlib
import json
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from review import service
from review.commands.console import load, say, show, store
from review.commands.office import office_settings
from review.commands.outputs import prepare_folder
from review.errors import UsageError
from review.model import Category, Decision, DecisionKind, DutyAnswer, DutyVerdict

if TYPE_CHECKING:
    from review.feedback import Feedback


@dataclass(frozen=True, slots=True)
class _Record:
    """What 处理记录.json says: how the draft was reviewed, and what the officer made of it."""

    day: date
    category: Category | None
    jurisdiction: str
    decisions: tuple[Decision, ...]
    duties: tuple[DutyAnswer, ...]
    missed: tuple[str, ...] = ()


def run(args: argparse.Namespace) -> int:
    """Review the draft again as it was reviewed then, and write the texts; 0, or an error."""
    data, name = load(args.file, service.LARGEST_FILE)
    asked = service.parse_category(args.category)
    record = _record(args, data) if args.decisions else _Record(args.day, asked, "", (), ())
    if not args.decisions and not args.missed:
        raise UsageError("请用 --decisions 给出处理记录，或用 --missed 写出漏报的原文")
    settings = office_settings(args)
    settings = replace(settings, jurisdiction=record.jurisdiction or settings.jurisdiction)
    review = service.review_file(data, name, day=record.day, category=record.category, settings=settings)
    found = service.feedback(
        review,
        record.decisions,
        record.duties,
        missed=(*record.missed, *args.missed),
        item=args.item.upper(),
        hide=args.hide,
    )
    _write(Path(args.out), found, force=args.force)
    _tell(found)
    return 0


def _record(args: argparse.Namespace, data: bytes) -> _Record:
    raw, name = load(args.decisions)
    try:
        record: dict[str, Any] = json.loads(raw)
        if record.get("sha256") not in (None, hashlib.sha256(data).hexdigest()):
            raise UsageError("处理记录不是这份草案的：文件内容不一致", where=name)
        return _Record(
            day=date.fromisoformat(record["day"]),
            category=Category(record["category"]) if record["category"] else None,
            jurisdiction=record.get("jurisdiction") or "",
            decisions=tuple(
                Decision(one["fingerprint"], DecisionKind(one["kind"]), one["text"])
                for one in record["decisions"]
                if one["kind"]
            ),
            duties=tuple(
                DutyAnswer(one["fingerprint"], DutyVerdict(one["verdict"]), one["note"])
                for one in record.get("duties", ())
                if one["verdict"]
            ),
            missed=tuple(own["quote"] for own in record.get("entries", {}).get("own", ()) if own["quote"]),
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as exc:
        raise UsageError("这不是网页下载的处理记录，或者已经损坏", where=name) from exc


def _write(folder: Path, found: "Feedback", *, force: bool) -> None:
    """One folder per item; the file that must not be sent stays beside them."""
    for parent in sorted({Path(name).parent for name in found.files}):
        names = tuple(Path(name).name for name in found.files if Path(name).parent == parent)
        prepare_folder(folder / parent, names, force=force)
    for name, data in found.files.items():
        store(folder / name, data)


def _tell(found: "Feedback") -> None:
    show("".join(f"{one.kind}：{one.original} → {one.invented}\n" for one in found.replacements))
    texts = sum(name.endswith(".txt") and "/" in name for name in found.files)
    say(f"已写出{texts}份例句。程序不会外发任何内容；外发前请通读，核对表含原文，请留在本单位。")
    for line in found.left_out:
        say(line)
