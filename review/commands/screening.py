"""fashen screen: single sentences from stdin, or many clauses line by line."""

import argparse
import json
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from review import service
from review.commands.console import PathError, load, say, show, store
from review.commands.office import office_settings
from review.commands.outputs import guard_report
from review.commands.reviewing import FINDINGS, print_report, write_json
from review.errors import EmptyFileError, UnreadableFileError, UsageError
from review.model import Category
from review.reports import encode, screen_line, to_json

Json = dict[str, Any]
_STEP = 20
_BAD_LINES = 2


@dataclass(frozen=True, slots=True)
class _Setting:
    """What all lines of a run share; `category` is that of lines that name none."""

    category: Category
    day: date
    settings: service.Settings


class _BadLineError(Exception):
    """One line of the input is of no use; the others are."""


def run(args: argparse.Namespace) -> int:
    """Screen stdin (1 if there are findings) or a file of lines (2 if some were of no use)."""
    category = service.parse_category(args.category) or Category.NORMATIVE
    setting = _Setting(category, args.day, office_settings(args))
    if args.jsonl is None:
        if args.out is not None:
            raise UsageError("--out 须与 --jsonl 同用")
        return _screen_text(args, setting)
    if args.json is not None:
        raise UsageError("--json 只用于单段文字；多行结果由 --out 写出")
    if args.out is None:
        raise UsageError("--jsonl 须与 --out 同用（「-」表示标准输出）")
    return _screen_lines(args.jsonl, args.out, setting)


def _screen_text(args: argparse.Namespace, setting: _Setting) -> int:
    if sys.stdin.isatty():
        say("请输入要筛查的文字，以 Ctrl-D（Windows 为 Ctrl-Z 加回车）结束：")
    text = _decode(sys.stdin.buffer.read(), "标准输入")
    if not text.strip():
        raise EmptyFileError("标准输入没有文字", where="标准输入")
    review = service.screen_text(text, category=setting.category, day=setting.day, settings=setting.settings)
    if args.json:
        write_json(args.json, to_json(review))
    else:
        print_report(review)
    return FINDINGS if review.findings else 0


def _screen_lines(source: str, target: str, setting: _Setting) -> int:
    data = sys.stdin.buffer.read() if source == "-" else load(source)[0]
    if target != "-":
        guard_report(target, source)
        if not Path(target).absolute().parent.is_dir():
            raise PathError("没有这个文件夹", where=str(Path(target).parent))
    lines = [(number, line) for number, line in enumerate(_decode(data, source).split("\n"), 1) if line.strip()]
    results, bad = [], 0
    for done, (number, line) in enumerate(lines, 1):
        result, error = _answer(line, setting)
        if error:
            bad += 1
            say(f"第{number}行：{error}，已跳过")
        results += [result] if result else []
        _progress(done, len(lines))
    _deliver(target, results)
    if bad:
        say(f"共{len(lines)}行，{bad}行无法处理（见上），其余已写出。")
    return _BAD_LINES if bad else 0


def _answer(line: str, setting: _Setting) -> tuple[Json | None, str]:
    """The result of one line and what was wrong with it; a line with an id is answered even if it is no use."""
    try:
        entry = json.loads(line)
    except (ValueError, RecursionError):
        return None, "不是 JSON，或者层次过深"
    if not isinstance(entry, dict) or "id" not in entry:
        return None, "缺少 id"
    if not isinstance(entry["id"], str | int):
        return None, "id 须是文字或整数"
    try:
        return _screen_entry(entry, setting), ""
    except _BadLineError as bad:
        return {"id": entry["id"], "labels": [], "findings": [], "error": str(bad)}, str(bad)


def _screen_entry(entry: Json, setting: _Setting) -> Json:
    text = entry.get("text")
    if not isinstance(text, str) or not text.strip():
        raise _BadLineError("缺少 text，或不是文字")
    try:
        category = service.parse_category(str(entry.get("category") or "auto")) or setting.category
    except UsageError as exc:
        raise _BadLineError(exc.message) from exc
    if not service.has_checklist(category):
        return {"id": entry["id"], "labels": [], "findings": [], "note": "该类别的检查清单尚未提供，未筛查"}
    review = service.screen_text(text, category=category, day=setting.day, settings=setting.settings)
    return screen_line(entry["id"], text, review)


def _deliver(target: str, results: list[Json]) -> None:
    text = "".join(json.dumps(result, ensure_ascii=False) + "\n" for result in results)
    if target == "-":
        show(text)
    else:
        store(Path(target), encode(text))
        say(f"已写出：{target}（{len(results)}行）")


def _progress(done: int, total: int) -> None:
    """A running count, for people at a terminal only."""
    if sys.stderr.isatty() and (done % _STEP == 0 or done == total):
        print(f"\r已筛查 {done}/{total}", end="\n" if done == total else "", file=sys.stderr, flush=True)


def _decode(data: bytes, where: str) -> str:
    for name in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(name)
        except UnicodeDecodeError:
            continue
    raise UnreadableFileError("文字编码既不是 UTF-8 也不是 GB18030", where=where)
