"""Reading the shipped tables of the registry: strict, every error names file and line."""

from collections.abc import Iterator
from datetime import date
from importlib.resources import files
from importlib.resources.abc import Traversable

from review.errors import LawError
from review.laws.facts import LawVersion, Repeal

LAW_COLUMNS = (
    "title",
    "short_titles",
    "level",
    "version_label",
    "promulgated",
    "effective_from",
    "effective_to",
    "status",
    "superseded_by",
    "article_count",
    "articles_seen",
    "inserted_articles",
    "doc_no",
    "effective_confidence",
    "status_asof",
)
REPEAL_COLUMNS = (
    "title",
    "short_title",
    "level",
    "repealed_on",
    "repealed_by",
    "replaced_by",
    "clause",
    "verified",
)
META_KEYS = ("version", "current_until")
LEVELS = frozenset(
    ["宪法", "法律", "监察法规", "行政法规", "司法解释", "部门规章", "国务院文件", "其他", "地方性法规", "地方政府规章"]
)
STATES = frozenset(("现行有效", "已被修改", "已废止", "尚未施行"))


def registry_folder() -> Traversable:
    """Where the shipped registry lies."""
    return files("checklists") / "registry"


def read_meta(folder: Traversable) -> dict[str, str]:
    """The keys of meta.tsv. Raises `LawError` if one is missing or unknown."""
    found = dict(row for _, row in _rows(folder, "meta.tsv", ("key", "value")) if len(row) == 2)
    if set(found) != set(META_KEYS):
        raise LawError(f"meta.tsv 的键应为 {'、'.join(META_KEYS)}", where="meta.tsv")
    return found


def read_laws(folder: Traversable) -> list[LawVersion]:
    """All versions of all laws, in the order of the file."""
    return [law_version(row, f"laws.tsv 第{line}行") for line, row in _rows(folder, "laws.tsv", LAW_COLUMNS)]


def read_repealed(folder: Traversable) -> list[Repeal]:
    """All repeals, in the order of the file."""
    return [repeal(row, f"repealed.tsv 第{line}行") for line, row in _rows(folder, "repealed.tsv", REPEAL_COLUMNS)]


def law_version(row: list[str], where: str) -> LawVersion:
    """One row of laws.tsv (cells in the order of `LAW_COLUMNS`). Raises `LawError` naming `where`."""
    title, shorts, level, label, *_ = row
    if not title or level not in LEVELS or row[7] not in STATES or row[13] not in ("高", "中", "无"):
        raise LawError(
            f"标题、层级、状态或者置信度有误：{title or '（空）'}、{level}、{row[7]}、{row[13]}", where=where
        )
    try:
        return LawVersion(
            title,
            tuple(shorts.split("|")) if shorts else (),
            level,
            label,
            date.fromisoformat(row[4]) if row[4] else None,
            date.fromisoformat(row[5]) if row[5] else None,
            date.fromisoformat(row[6]) if row[6] else None,
            row[7],
            row[8],
            int(row[9] or 0),
            int(row[10] or 0),
            tuple(_inserted(word) for word in row[11].split("|")) if row[11] else (),
            row[12],
            row[13],
            date.fromisoformat(row[14]),
        )
    except ValueError as exc:
        raise LawError(f"《{title}》的日期或者数字有误，日期应写成“2026-01-31”的样子", where=where) from exc


def repeal(row: list[str], where: str) -> Repeal:
    """One row of repealed.tsv (cells in the order of `REPEAL_COLUMNS`). Raises `LawError` naming `where`."""
    title, short, level, on, by, replaced_by, clause, verified = row
    if not title or level not in LEVELS or verified not in ("是", "部分"):
        raise LawError(f"标题、层级或者核实情况有误：{title or '（空）'}、{level}、{verified}", where=where)
    try:
        day = date.fromisoformat(on) if on else None
    except ValueError as exc:
        raise LawError(f"《{title}》的废止日期有误：{on}", where=where) from exc
    return Repeal(title, short, level, day, by, replaced_by, clause, verified == "是")


def _inserted(word: str) -> tuple[int, int]:
    article, suffix = word.split("之")
    return int(article), int(suffix)


def _rows(folder: Traversable, name: str, columns: tuple[str, ...]) -> Iterator[tuple[int, list[str]]]:
    try:
        lines = (folder / name).read_text("utf-8").splitlines()
    except OSError as exc:
        raise LawError(f"法规登记表缺少文件 {name}", where=name) from exc
    if not lines or tuple(lines[0].split("\t")) != columns:
        raise LawError(f"{name} 的表头与程序不符", where=f"{name} 第1行")
    for number, line in enumerate(lines[1:], 2):
        row = line.split("\t")
        if len(row) != len(columns):
            raise LawError(f"{name} 应有 {len(columns)} 列，实有 {len(row)} 列", where=f"{name} 第{number}行")
        yield number, row
