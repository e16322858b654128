"""Importing a folder or archive of law texts into the local full-text store."""

import csv
import gzip
import hashlib
import io
import lzma
import os
import shutil
import sqlite3
import tarfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path, PurePosixPath

from review.errors import LawError
from review.laws.names import fold
from review.laws.registry import Registry, load_registry
from review.laws.texts import LawText, parse_law

SCHEMA_VERSION = "1"
_SUFFIXES = (".md", ".txt")
_LARGEST = 8_000_000
_LONGEST_TITLE = 120
_SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE laws (
    id INTEGER PRIMARY KEY, key TEXT NOT NULL, title TEXT NOT NULL, promulgated TEXT NOT NULL,
    effective_from TEXT NOT NULL, effective_to TEXT NOT NULL, label TEXT NOT NULL, file TEXT NOT NULL,
    sha256 TEXT NOT NULL
);
CREATE INDEX laws_key ON laws (key);
CREATE TABLE articles (
    id INTEGER PRIMARY KEY, law INTEGER NOT NULL REFERENCES laws (id), number INTEGER NOT NULL,
    suffix INTEGER NOT NULL, chapter TEXT NOT NULL, text TEXT NOT NULL
);
CREATE INDEX articles_place ON articles (law, number, suffix);
CREATE VIRTUAL TABLE search USING fts5 (text, content='articles', content_rowid='id', tokenize='trigram');
"""


@dataclass(slots=True)
class ImportSummary:
    """What an import did: counts of texts, and the files left out with the reason; `laws` is what the store now has."""

    added: int = 0
    replaced: int = 0
    unchanged: int = 0
    laws: int = 0
    articles: int = 0
    skipped: list[tuple[str, str]] = field(default_factory=list)


def import_laws(
    folder: Path,
    store: Path,
    *,
    progress: Callable[[int, int], None] | None = None,
    registry: Registry | None = None,
) -> ImportSummary:
    """Add the .md and .txt texts of a folder or .tar.gz to the store at `store`, which may not exist yet.

    Dates come from a MANIFEST.csv beside the texts, else from the registry, else from the head of the text. A text
    already in the store is kept, one of the same law and day is replaced. The store is written beside the old one and
    put in its place at the end: an import that breaks off changes nothing and can be repeated.
    `progress(done, total)` is called after each file. Raises `LawError` if `folder` cannot be read, if the store
    cannot be written, or if another import has changed it meanwhile.
    """
    files, manifest = _read_source(folder)
    store.parent.mkdir(parents=True, exist_ok=True)
    draft = store.with_name(f"{store.name}.{os.getpid()}.part")
    before = _state(store)
    try:
        summary = _fill(draft, store, _Run(registry or load_registry(), manifest, files, progress))
        if _state(store) != before:
            raise LawError("导入期间全文库被另一次导入更换，本次没有写入，请重新导入", where=store.name)
        draft.replace(store)
    except sqlite3.Error as exc:
        raise LawError("全文库没有写成，可能磁盘已满或者文件被占用", where=store.name) from exc
    finally:
        draft.unlink(missing_ok=True)
    return summary


def _state(store: Path) -> tuple[int, int, int] | None:
    """What tells one edition of the store from the next; None if there is none yet."""
    try:
        found = store.stat()
    except FileNotFoundError:
        return None
    return found.st_ino, found.st_mtime_ns, found.st_size


@dataclass(frozen=True, slots=True)
class _Run:
    registry: Registry
    manifest: dict[str, tuple[str, str]]
    files: list[tuple[str, bytes]]
    progress: Callable[[int, int], None] | None


def _fill(draft: Path, store: Path, run: _Run) -> ImportSummary:
    summary = ImportSummary()
    if store.exists():
        shutil.copyfile(store, draft)
    with closing(sqlite3.connect(draft)) as db, db:
        _prepare(db, store, existed=store.exists())
        seen: set[tuple[str, str]] = set()
        for done, (name, raw) in enumerate(run.files, 1):
            _add(db, name, raw, _Context(run, summary, seen))
            if run.progress:
                run.progress(done, len(run.files))
        if summary.added or summary.replaced:
            db.execute("INSERT INTO search (search) VALUES ('rebuild')")
        summary.laws = db.execute("SELECT count(*) FROM laws").fetchone()[0]
        summary.articles = db.execute("SELECT count(*) FROM articles").fetchone()[0]
    return summary


def _prepare(db: sqlite3.Connection, store: Path, *, existed: bool) -> None:
    try:
        db.execute("PRAGMA journal_mode = OFF")
        db.execute("PRAGMA synchronous = OFF")
        if not existed:
            db.executescript(_SCHEMA)
            db.execute("INSERT INTO meta VALUES ('schema', ?)", (SCHEMA_VERSION,))
        row = db.execute("SELECT value FROM meta WHERE key = 'schema'").fetchone()
    except sqlite3.DatabaseError as exc:
        raise LawError("原有的全文库已损坏或者不是全文库，请移走后重新导入", where=store.name) from exc
    if row != (SCHEMA_VERSION,):
        raise LawError("原有的全文库版本不符，请移走后重新导入", where=store.name)


@dataclass(frozen=True, slots=True)
class _Context:
    run: _Run
    summary: ImportSummary
    seen: set[tuple[str, str]]


def _add(db: sqlite3.Connection, name: str, raw: bytes, context: _Context) -> None:
    """Parse one file and store it, or say in the summary why not."""
    text = _decode(raw)
    law = parse_law(text) if text is not None else None
    reason = _objection(law, context.run.registry)
    if law is None or reason:
        context.summary.skipped.append((name, reason))
        return
    dates = _dates(name, law, context.run)
    identity = (fold(law.title), dates.promulgated)
    if identity in context.seen:
        context.summary.skipped.append((name, f"与本次导入的另一文件同名同日：《{law.title}》{dates.promulgated}"))
        return
    context.seen.add(identity)
    _write(db, name, hashlib.sha256(raw).hexdigest(), (law, dates), context.summary)


def _write(
    db: sqlite3.Connection, name: str, sha256: str, law: "tuple[LawText, _Dates]", summary: ImportSummary
) -> None:
    text, dates = law
    row = (fold(text.title), text.title, *dates.row(), name, sha256)
    same = "SELECT id, title, promulgated, effective_from, effective_to, label, sha256 FROM laws"
    old = db.execute(f"{same} WHERE key = ? AND promulgated = ?", (row[0], row[2])).fetchone()
    if old and old[1:] == (text.title, *dates.row(), sha256):
        summary.unchanged += 1
        return
    if old:
        db.execute("DELETE FROM articles WHERE law = ?", old[:1])
        db.execute("DELETE FROM laws WHERE id = ?", old[:1])
        summary.replaced += 1
    else:
        summary.added += 1
    columns = "key, title, promulgated, effective_from, effective_to, label, file, sha256"
    law_id = db.execute(f"INSERT INTO laws ({columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row).lastrowid
    db.executemany(
        "INSERT INTO articles (law, number, suffix, chapter, text) VALUES (?, ?, ?, ?, ?)",
        [(law_id, a.number, a.suffix, a.chapter, a.text) for a in text.articles],
    )


def _objection(law: LawText | None, registry: Registry) -> str:
    """Why a text cannot go into the store, or ""."""
    if law is None:
        return "文字编码无法识别（应为 UTF-8 或者 GB18030）"
    if not law.title:
        return "空文件"
    if len(law.title) > _LONGEST_TITLE:
        return "首行不像法规标题"
    if not law.articles:
        known = "" if registry.named(law.title) else "，登记表也未收录该标题"
        return f"没有“第×条”形式的条文{known}"
    return ""


@dataclass(frozen=True, slots=True)
class _Dates:
    """Dates in ISO form, "" = unknown."""

    promulgated: str
    effective_from: str
    effective_to: str
    label: str

    def row(self) -> tuple[str, str, str, str]:
        return self.promulgated, self.effective_from, self.effective_to, self.label


def _dates(name: str, law: LawText, run: _Run) -> _Dates:
    """From the manifest, else the head of the text; the registry adds when the version begins and ends."""
    promulgated, effective = run.manifest.get(PurePosixPath(name).name, (_iso(law.promulgated), ""))
    versions = [v for known in run.registry.named(law.title) for v in known.versions]
    same = [v for v in versions if promulgated and _iso(v.promulgated) == promulgated]
    if not same and len(versions) == 1 and not promulgated:
        same = versions
    if not same:
        return _Dates(promulgated, effective or _iso(law.effective_from), "", "")
    version = same[0]
    start = effective or _iso(version.effective_from)
    return _Dates(_iso(version.promulgated) or promulgated, start, _iso(version.effective_to), version.label)


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _decode(raw: bytes) -> str | None:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def _read_source(folder: Path) -> tuple[list[tuple[str, bytes]], dict[str, tuple[str, str]]]:
    """All files of the source by name, and the dates of its manifest: file name → (promulgated, effective)."""
    try:
        found = sorted(_from_folder(folder)) if folder.is_dir() else sorted(_from_archive(folder))
    except (OSError, tarfile.TarError, EOFError, zlib.error, lzma.LZMAError) as exc:
        raise LawError(f"读不到法规文本：{_why(exc)}", where=folder.name) from exc
    texts = [(_nameable(name), raw) for name, raw in found if name.lower().endswith(_SUFFIXES)]
    manifests = [raw for name, raw in found if PurePosixPath(name).name == "MANIFEST.csv"]
    return texts, {k: v for raw in manifests for k, v in _manifest(raw).items()}


def _why(error: Exception) -> str:
    """Why a folder or archive cannot be read, in Chinese."""
    if not isinstance(error, OSError) or isinstance(error, gzip.BadGzipFile):
        return "不是文件夹，也不是完好的压缩包（.tar.gz 等）"
    if isinstance(error, FileNotFoundError):
        return "没有这个文件夹或者压缩包"
    return "没有读取的权限" if isinstance(error, PermissionError) else f"系统拒绝（错误号{error.errno}）"


def _from_folder(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in folder.rglob("*"):
        if path.is_file() and _wanted(path.name, path.stat().st_size):
            yield path.relative_to(folder).as_posix(), path.read_bytes()


def _from_archive(archive: Path) -> Iterator[tuple[str, bytes]]:
    with tarfile.open(archive, "r:*") as tar:
        for member in tar:
            stream = tar.extractfile(member) if member.isfile() and _wanted(member.name, member.size) else None
            if stream is not None:
                yield member.name, stream.read()


def _wanted(name: str, size: int) -> bool:
    base = PurePosixPath(name).name
    return size <= _LARGEST and (base == "MANIFEST.csv" or base.lower().endswith(_SUFFIXES))


def _nameable(name: str) -> str:
    """A file name as text: bytes that the system could not decode are replaced, for the store cannot hold them."""
    return name.encode("utf-8", "replace").decode()


def _manifest(raw: bytes) -> dict[str, tuple[str, str]]:
    """The dates of a manifest; raises `LawError` for one that is no table or holds what is no date."""
    rows = csv.DictReader(io.StringIO(raw.decode("utf-8-sig", "replace")))
    try:
        if not {"file", "promulgated", "effective_from"} <= set(rows.fieldnames or ()):
            return {}
        return {row["file"]: (_date(row["promulgated"]), _date(row["effective_from"])) for row in rows}
    except (csv.Error, ValueError) as exc:
        raise LawError(
            "清单不能用，日期应写成“2026-01-31”的样子，没有的留空", where=f"MANIFEST.csv 第{rows.line_num}行"
        ) from exc


def _date(words: str | None) -> str:
    """A day in ISO form, "" if none is given; raises ValueError for anything else."""
    return date.fromisoformat(words).isoformat() if words else ""
