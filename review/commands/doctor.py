"""fashen doctor: whether everything that a review needs is in place on this machine."""

import argparse
import platform
import re
import shutil
import sqlite3
import subprocess
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from importlib.metadata import PackageNotFoundError, distribution, version
from importlib.resources import files
from os import environ
from pathlib import Path

from review import service
from review.commands.console import reason, show
from review.errors import ReviewError
from review.model import Category

_FONTS = ("方正小标宋", "仿宋", "黑体", "楷体")
_FONT_ALIASES = {"仿宋": "FangSong", "黑体": "SimHei", "楷体": "KaiTi", "方正小标宋": "FZXiaoBiaoSong"}
_PATIENCE = 10  # seconds for a program that only names its version or lists fonts
_PROBLEM = 1


@dataclass(frozen=True, slots=True)
class _Finding:
    """One line of the report; `needed` marks what a review cannot do without."""

    name: str
    good: bool
    words: str
    needed: bool = True

    def line(self) -> str:
        mark = "正常" if self.good else "缺失" if self.needed else "可选"
        return f"［{mark}］{self.name}：{self.words}"


def run(args: argparse.Namespace) -> int:
    """Print what was found; 1 if something that a review needs is missing."""
    findings = [*_programs(), *_packages(), *_data(args.day), _store(), _temporary(), _office(), _fonts()]
    show("\n".join(finding.line() for finding in findings) + "\n")
    missing = [finding.name for finding in findings if finding.needed and not finding.good]
    show(f"结论：缺少{'、'.join(missing)}\n" if missing else "结论：可以使用\n")
    return _PROBLEM if missing else 0


def _programs() -> list[_Finding]:
    system = f"{platform.python_version()}，{platform.system()} {platform.release()}"
    return [_package("fashen"), _Finding("Python", True, system), _Finding("SQLite", *_sqlite())]


def _sqlite() -> tuple[bool, str]:
    """The full-text store needs FTS5 with trigrams (SQLite 3.34)."""
    good = sqlite3.sqlite_version_info >= (3, 34)
    return good, sqlite3.sqlite_version + ("" if good else "，全文库需要 3.34 以上")


def _packages() -> list[_Finding]:
    """The packages that fashen asks for itself, by its own metadata."""
    try:
        wanted = distribution("fashen").requires or []
    except PackageNotFoundError:
        return []
    names = [match[0] for line in wanted if "extra ==" not in line and (match := re.match(r"[\w.-]+", line))]
    return [_package(name) for name in names]


def _package(name: str) -> _Finding:
    try:
        return _Finding(name, True, version(name))
    except PackageNotFoundError:
        return _Finding(name, False, "没有安装")


def _data(day: date) -> list[_Finding]:
    """Each kind of data is loaded as a review would load it."""
    found = [
        _attempt("检查清单", lambda: _checklist_words(day)),
        _attempt("辖区标准", lambda: _place_words(day)),
        _attempt("法规名录", service.registry_words),
    ]
    forms = files("doc_templates").joinpath("forms")
    names = sorted(entry.name for entry in forms.iterdir()) if forms.is_dir() else []
    return [*found, _Finding("文书模板", bool(names), "、".join(names) or "没有")]


def _attempt(name: str, look: Callable[[], str]) -> _Finding:
    try:
        return _Finding(name, True, look())
    except ReviewError as error:
        return _Finding(name, False, f"错误 {error.code}：{error.message}（{error.where}）")


def _checklist_words(day: date) -> str:
    profile = service.checklist(Category.NORMATIVE, day=day)
    return f"{profile.title}，{len(profile.items)}项，版本 {profile.version}"


def _place_words(day: date) -> str:
    """Whose standards apply on this machine, and how many numbers nobody has configured for it."""
    settings = service.Settings.from_env(environ)
    applied = service.checklist(Category.NORMATIVE, day=day, settings=settings).local.jurisdiction()
    chosen = "" if settings.jurisdiction else "；没有用 FASHEN_JURISDICTION 选定本单位辖区"
    return f"{applied.words()}，{len(applied.standards)}项有数值，{len(applied.unset)}项未配置{chosen}"


def _store() -> _Finding:
    path = service.Settings.from_env(environ).laws
    if not path.is_file():
        return _Finding("法规全文库", False, f"尚未导入（{path}）；可用 fashen law import 导入", needed=False)
    return _attempt("法规全文库", lambda: f"{service.store_words(path)}（{path}）")


def _temporary() -> _Finding:
    try:
        with tempfile.TemporaryFile() as file:
            file.write(b"fashen")
    except OSError as exc:
        return _Finding("临时文件夹", False, f"写不进去：{reason(exc)}")
    return _Finding("临时文件夹", True, tempfile.gettempdir())


def _office() -> _Finding:
    program = shutil.which("soffice") or shutil.which("libreoffice")
    words = program or "没有找到；只影响在本机预览和转 PDF，不影响审查"
    return _Finding("LibreOffice", program is not None, words, needed=False)


def _fonts() -> _Finding:
    """The fonts that GB/T 9704 names; without them papers are shown in others, the files stay right."""
    installed = _installed_fonts()
    if installed is None:
        return _Finding("公文字体", False, "本机没有 fc-list，无法查看", needed=False)
    missing = [name for name in _FONTS if name not in installed and _FONT_ALIASES[name] not in installed]
    words = f"缺{'、'.join(missing)}；文书会以其他字体显示" if missing else "、".join(_FONTS)
    return _Finding("公文字体", not missing, words, needed=False)


def _installed_fonts() -> str | None:
    program = shutil.which("fc-list")
    if program is None:
        folder = Path(environ.get("WINDIR", "")) / "Fonts"
        return (
            "\n".join(entry.name for entry in folder.iterdir()) if environ.get("WINDIR") and folder.is_dir() else None
        )
    try:
        done = subprocess.run([program, ":", "family"], capture_output=True, timeout=_PATIENCE, check=False)
    except subprocess.TimeoutExpired:
        return None
    return done.stdout.decode("utf-8", "replace")
