"""Building the shipped registry from the researched CSV files: `python -m review.laws.build SRC OUT`."""

import csv
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from review.errors import LawError, ReviewError
from review.laws.names import fold
from review.laws.tables import LAW_COLUMNS, META_KEYS, REPEAL_COLUMNS, law_version, repeal

_LAW_CSV = frozenset(LAW_COLUMNS) | frozenset(
    ("law_id", "issuer", "source", "article_check", "effective_basis", "text_file", "note")
)
_REPEAL_CSV = frozenset(REPEAL_COLUMNS) | frozenset(("verification", "note"))
_VERSION = re.compile(r"整理日：(\d{4}-\d{2}-\d{2})")


@dataclass(frozen=True, slots=True)
class BuildSummary:
    """What was written: rows of laws.tsv, different laws, rows of repealed.tsv, version of the registry."""

    versions: int
    laws: int
    repealed: int
    version: str


def build(source_dir: Path, out_dir: Path) -> BuildSummary:
    """Check law_registry.csv and repealed.csv in `source_dir` and write the three tables to `out_dir`.

    Repeals listed in an additions.tsv in `out_dir` are taken in.
    The version is the 整理日 of the README beside them. Raises `LawError` naming file and line for an unknown
    or missing column, a wrong date or number, and two laws of one name; nothing is written then.
    """
    version = _version(source_dir / "README.md")
    laws = _read(source_dir / "law_registry.csv", LAW_COLUMNS, _LAW_CSV)
    repeals = _read(source_dir / "repealed.csv", REPEAL_COLUMNS, _REPEAL_CSV) + _additions(out_dir)
    versions = [law_version(row, where) for where, row in laws]
    for where, row in repeals:
        repeal(row, where)
    _check_names([(where, row[0]) for where, row in laws])
    until = max((v.as_of for v in versions if v.level == "法律"), default=None)
    meta = [["version", version], ["current_until", until.isoformat() if until else version]]
    out_dir.mkdir(parents=True, exist_ok=True)
    _write(out_dir / "laws.tsv", LAW_COLUMNS, sorted((row for _, row in laws), key=lambda r: (r[2], r[0], r[4])))
    _write(out_dir / "repealed.tsv", REPEAL_COLUMNS, _unique(sorted(row for _, row in repeals)))
    _write(out_dir / "meta.tsv", ("key", "value"), [m for m in meta if m[0] in META_KEYS])
    return BuildSummary(len(laws), len({row[0] for _, row in laws}), len(repeals), version)


def _additions(out_dir: Path) -> list[tuple[str, list[str]]]:
    """Repeals that the source lacks, kept with their source in additions.tsv beside the tables, if there is one."""
    path = out_dir / "additions.tsv"
    if not path.exists():
        return []
    rows = [line.split("\t") for line in path.read_text("utf-8").splitlines()]
    if not rows or tuple(rows[0]) != (*REPEAL_COLUMNS, "source"):
        raise LawError("additions.tsv 的表头与程序不符", where="additions.tsv 第1行")
    for number, row in enumerate(rows[1:], 2):
        if len(row) != len(rows[0]) or not row[-1]:
            raise LawError("列数不对或者没有写明出处", where=f"additions.tsv 第{number}行")
    return [(f"additions.tsv 第{number}行", row[:-1]) for number, row in enumerate(rows[1:], 2)]


def _version(readme: Path) -> str:
    match = _VERSION.search(readme.read_text("utf-8")) if readme.exists() else None
    if match is None:
        raise LawError("说明文件中没有“整理日：年-月-日”，登记表无从定版", where=str(readme.name))
    return match[1]


def _read(path: Path, columns: tuple[str, ...], known: frozenset[str]) -> list[tuple[str, list[str]]]:
    """The wanted cells of each row with its place. Tabs and line feeds inside a cell become spaces."""
    try:
        text = path.read_text("utf-8-sig")
    except OSError as exc:
        raise LawError(f"读不到 {path.name}", where=path.name) from exc
    reader = csv.reader(text.splitlines(keepends=True), strict=True)
    header = next(reader, [])
    odd = [c for c in header if c not in known] + [f"缺{c}" for c in columns if c not in header]
    if odd:
        raise LawError(f"{path.name} 的列有误：{'、'.join(odd)}", where=f"{path.name} 第1行")
    return list(_cells(reader, header, columns, path.name))


def _cells(
    reader: Iterator[list[str]], header: list[str], columns: tuple[str, ...], name: str
) -> Iterator[tuple[str, list[str]]]:
    places = [header.index(column) for column in columns]
    for row in reader:
        where = f"{name} 第{reader.line_num}行"  # type: ignore[attr-defined]
        if len(row) != len(header):
            raise LawError(f"应有 {len(header)} 列，实有 {len(row)} 列", where=where)
        yield where, [" ".join(row[i].split()) for i in places]


def _check_names(titles: list[tuple[str, str]]) -> None:
    seen: dict[str, str] = {}
    for where, title in titles:
        if seen.setdefault(fold(title), title) != title:
            raise LawError(f"《{title}》与《{seen[fold(title)]}》去掉标点后同名", where=where)


def _unique(rows: list[list[str]]) -> list[list[str]]:
    return [row for i, row in enumerate(rows) if not i or row != rows[i - 1]]


def _write(path: Path, columns: tuple[str, ...], rows: list[list[str]]) -> None:
    path.write_text("".join("\t".join(row) + "\n" for row in (list(columns), *rows)), "utf-8")


def main(arguments: list[str]) -> int:
    """SRC OUT; 0 if the tables were written, 2 if something is wrong."""
    if len(arguments) != 2:
        print("用法：python -m review.laws.build SRC OUT", file=sys.stderr)
        return 2
    try:
        done = build(Path(arguments[0]), Path(arguments[1]))
    except ReviewError as error:
        print(f"{error}（{error.where}）", file=sys.stderr)
        return 2
    print(f"已写出登记表 {done.version}：{done.laws} 部、{done.versions} 个版本，废止 {done.repealed} 行")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
