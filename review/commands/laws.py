"""fashen law: citations of a file, the words of an article, the full-text store, the registry."""

import argparse
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from os import environ
from pathlib import Path
from typing import TYPE_CHECKING

from review import service
from review.columns import printable
from review.commands.console import PathError, load, reason, say, show
from review.errors import LawError, UsageError
from review.model import CitationStatus, Point
from review.model.numerals import from_chinese

if TYPE_CHECKING:
    from review.laws import Repeal

_NUMBER = "[0-9０-９一二三四五六七八九十百千零〇]+"
_ARTICLE = re.compile(rf"第?({_NUMBER})条?(?:之({_NUMBER}))?(?:第({_NUMBER})款)?")
_WRONG = (
    CitationStatus.REPEALED,
    CitationStatus.SUPERSEDED,
    CitationStatus.NOT_YET,
    CitationStatus.NEAR_MISS,
    CitationStatus.ARTICLE_MISSING,
)
_LARGEST = 9999
_SKIPPED_SHOWN = 10


def run(args: argparse.Namespace) -> int:
    """Run one of check, show, import, registry."""
    return {"check": _check, "show": _show, "import": _import, "registry": _registry}[args.action](args)


def _check(args: argparse.Namespace) -> int:
    """1 if a citation is certainly wrong; 未收录 is no error."""
    data, name = load(args.file, service.LARGEST_FILE)
    doc, checks = service.check_laws(data, name, day=args.day)
    lines = [f"{name}：引用{len(checks)}处，以 {args.day} 为准"]
    for check in checks:
        doubt = "" if check.sure else "（待核）"
        lines.append(f"［{doc.locate(check.citation.span)}］{doc.quote(check.citation.span)}")
        lines.append(f"    {check.status.value}{doubt}" + (f"：{check.message}" if check.message else ""))
    show(printable("\n".join(lines)) + "\n")
    return 1 if any(check.sure and check.status in _WRONG for check in checks) else 0


def _show(args: argparse.Namespace) -> int:
    point = _point(args.article) if args.article else None
    settings = service.Settings.from_env(environ)
    entry = service.look_up_law(args.name, point, day=args.day, settings=settings)
    show("\n".join(_entry(entry)) + "\n")
    if point is not None and not entry.text:
        missing = "" if settings.laws.is_file() else "；本机没有法规全文库"
        raise LawError(f"没有这一条的文字{missing}", where=f"《{entry.title}》{entry.label}")
    return 0


def _entry(entry: service.LawEntry) -> list[str]:
    lines = [f"《{entry.title}》"]
    if entry.match is None:
        lines.append("状态：法规名录未收录，见于本机全文库")
    else:
        version = entry.match.version
        lines.append(
            f"状态：{entry.match.status.value}" + (f"（{version.label}）" if version and version.label else "")
        )
        if version and version.effective_from:
            lines.append(f"施行：{version.effective_from.isoformat()}")
        lines += _ending(entry.match.law.repeal)
    return [*lines, "", f"{entry.label}　{entry.text}"] if entry.text else lines


def _ending(repeal: "Repeal | None") -> list[str]:
    """When a law ended and what holds today."""
    if repeal is None:
        return []
    lines = [f"废止：{repeal.on.isoformat()}"] if repeal.on else []
    return lines + ([f"现行规定：{repeal.replaced_by}"] if repeal.replaced_by else [])


def _point(words: str) -> Point:
    found = _ARTICLE.fullmatch(words.strip())
    numbers = [from_chinese(group) if group else 0 for group in found.groups()] if found else []
    article, suffix, paragraph = numbers or (None, None, None)
    if not article or suffix is None or paragraph is None or max(article, suffix, paragraph) > _LARGEST:
        raise UsageError(f"不是条号：{words}（应如 16、第十六条、17之1、第十六条第一款）")
    return Point(article, paragraph, suffix=suffix)


def _import(args: argparse.Namespace) -> int:
    if not args.folder.strip():
        raise UsageError("没有写明要导入的文件夹或者压缩包")
    settings = service.Settings.from_env(environ)
    with _telling("导入不成", args.folder):
        summary = service.import_law_texts(Path(args.folder), settings, _progress)
    for name, why in summary.skipped[:_SKIPPED_SHOWN]:
        say(f"未导入 {name}：{why}")
    if len(summary.skipped) > _SKIPPED_SHOWN:
        say(f"另有{len(summary.skipped) - _SKIPPED_SHOWN}个文件未导入")
    say(
        f"新增{summary.added}部，更换{summary.replaced}部，未变{summary.unchanged}部；未导入{len(summary.skipped)}个文件"
    )
    show(f"全文库：{settings.laws}（{summary.laws}部，{summary.articles}条）\n")
    return 0


@contextmanager
def _telling(what: str, where: str) -> Iterator[None]:
    """Files that the system refuses are errors of the user's world, not of the program."""
    try:
        yield
    except OSError as exc:
        raise PathError(f"{what}：{reason(exc)}", where=str(exc.filename or where)) from exc


def _progress(done: int, total: int) -> None:
    if sys.stderr.isatty():
        print(f"\r已读 {done}/{total}", end="\n" if done == total else "", file=sys.stderr, flush=True)


def _registry(args: argparse.Namespace) -> int:
    if not args.source.strip() or not args.target.strip():
        raise UsageError("没有写明来源或者目标文件夹")
    with _telling("编译不成", args.target):
        summary = service.build_registry(Path(args.source), Path(args.target))
    show(
        f"已编译：{args.target}（法规{summary.laws}部、{summary.versions}个版本，废止{summary.repealed}部，版本 {summary.version}）\n"
    )
    return 0
