import csv
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest

from review.errors import LawError
from review.laws import read_registry
from review.laws.build import build, main
from review.laws.tables import LAW_COLUMNS, REPEAL_COLUMNS
from review.model import CitationStatus

LAW = {
    "title": "云溪县河道条例",
    "level": "地方性法规",
    "version_label": "2020年公布",
    "promulgated": "2020-01-01",
    "effective_from": "2020-03-01",
    "status": "现行有效",
    "article_count": "12",
    "effective_confidence": "高",
    "status_asof": "2026-06-26",
    "note": "一行\n两行",
}
REPEAL = {"title": "云溪县河道管理办法", "level": "地方性法规", "repealed_on": "2020-03-01", "verified": "是"}


def write(folder: Path, laws: list[dict[str, str]], repeals: list[dict[str, str]], *, extra: str = "note") -> Path:
    (folder / "README.md").write_text("整理日：2026-11-21。\n", "utf-8")
    for name, columns, rows in (
        ("law_registry.csv", (*LAW_COLUMNS, extra), laws),
        ("repealed.csv", REPEAL_COLUMNS, repeals),
    ):
        with (folder / name).open("w", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, columns, extrasaction="ignore")
            writer.writeheader()
            writer.writerows(rows)
    return folder


def test_built_tables_are_read_back(tmp_path: Path) -> None:
    summary = build(write(tmp_path, [LAW], [REPEAL]), tmp_path / "out")
    registry = read_registry(tmp_path / "out")
    assert (summary.laws, summary.repealed, registry.version) == (1, 1, "2026-11-21")
    match = registry.find("云溪县河道条例", date(2026, 1, 1))
    assert match is not None
    assert match.version is not None
    assert match.version.article_count == 12


def test_rows_are_sorted_so_that_changes_read_as_a_diff(tmp_path: Path) -> None:
    other = LAW | {"title": "云溪县水库条例"}
    for number, rows in enumerate(([LAW, other], [other, LAW])):
        folder = tmp_path / str(number)
        folder.mkdir()
        build(write(folder, rows, [REPEAL, REPEAL]), folder / "out")
    assert (tmp_path / "0/out/laws.tsv").read_bytes() == (tmp_path / "1/out/laws.tsv").read_bytes()
    assert len((tmp_path / "0/out/repealed.tsv").read_text("utf-8").splitlines()) == 2


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ({"promulgated": "2020-02-30"}, "law_registry.csv 第3行"),
        ({"effective_to": "明年"}, "law_registry.csv 第3行"),
        ({"article_count": "十二"}, "law_registry.csv 第3行"),
        ({"status": "有效"}, "law_registry.csv 第3行"),
        ({"effective_confidence": ""}, "law_registry.csv 第3行"),
        ({"level": "规章"}, "law_registry.csv 第3行"),
        ({"inserted_articles": "十七之一"}, "law_registry.csv 第3行"),
    ],
)
def test_wrong_cell_is_named_by_file_and_line(tmp_path: Path, change: dict[str, str], where: str) -> None:
    source = write(tmp_path, [LAW | {"note": ""} | change | {"title": "云溪县水库条例"}], [REPEAL])
    text = (source / "law_registry.csv").read_text("utf-8").splitlines(keepends=True)
    (source / "law_registry.csv").write_text(text[0] + "".join(_first(source)) + text[1], "utf-8")
    with pytest.raises(LawError) as caught:
        build(source, tmp_path / "out")
    assert caught.value.where == where
    assert not (tmp_path / "out").exists()


def _first(source: Path) -> list[str]:
    row = dict.fromkeys((*LAW_COLUMNS, "note"), "") | LAW | {"note": ""}
    return [",".join(row[column] for column in (*LAW_COLUMNS, "note")) + "\n"]


def test_unknown_and_missing_columns_are_refused(tmp_path: Path) -> None:
    with pytest.raises(LawError, match="autor") as caught:
        build(write(tmp_path, [LAW], [REPEAL], extra="autor"), tmp_path / "out")
    assert caught.value.where == "law_registry.csv 第1行"
    (tmp_path / "repealed.csv").write_text("title,level\n甲,法律\n", "utf-8")
    write_laws = (tmp_path / "law_registry.csv").read_text("utf-8").replace("autor", "note")
    (tmp_path / "law_registry.csv").write_text(write_laws, "utf-8")
    with pytest.raises(LawError, match="缺repealed_on"):
        build(tmp_path, tmp_path / "out")


def test_two_laws_of_one_folded_name_are_refused(tmp_path: Path) -> None:
    twin = LAW | {"title": "中华人民共和国云溪县河道条例"}
    with pytest.raises(LawError, match="同名"):
        build(write(tmp_path, [LAW, twin], []), tmp_path / "out")


def test_additions_beside_the_tables_are_taken_in_with_their_source(tmp_path: Path) -> None:
    source, out = write(tmp_path, [LAW], [REPEAL]), tmp_path / "out"
    out.mkdir()
    row = ["云溪县水库办法", "", "地方性法规", "2019-01-01", "云溪县水库条例", "云溪县水库条例", "", "是"]
    header = "\t".join((*REPEAL_COLUMNS, "source"))
    (out / "additions.tsv").write_text(f"{header}\n" + "\t".join([*row, "条例第三十条"]) + "\n", "utf-8")
    assert build(source, out).repealed == 2
    match = read_registry(out).find("云溪县水库办法", date(2026, 1, 1))
    assert match is not None
    assert match.status is CitationStatus.REPEALED
    (out / "additions.tsv").write_text(f"{header}\n" + "\t".join([*row, ""]) + "\n", "utf-8")
    with pytest.raises(LawError, match="出处"):
        build(source, out)


def test_source_without_a_day_of_compilation_is_refused(tmp_path: Path) -> None:
    write(tmp_path, [LAW], [REPEAL])
    (tmp_path / "README.md").unlink()
    with pytest.raises(LawError, match="整理日"):
        build(tmp_path, tmp_path / "out")


def test_command_says_what_it_wrote_or_what_is_wrong(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(write(tmp_path, [LAW], [REPEAL])), str(tmp_path / "out")]) == 0
    assert "1 部" in capsys.readouterr().out
    assert main([str(tmp_path / "none"), str(tmp_path / "out")]) == 2
    assert "R301" in capsys.readouterr().err
    assert main([]) == 2


def test_damaged_shipped_table_is_named_by_file_and_line(tmp_path: Path) -> None:
    build(write(tmp_path, [LAW], [REPEAL]), tmp_path / "out")
    with (tmp_path / "out/laws.tsv").open("a", encoding="utf-8") as stream:
        stream.write("云溪县水库条例\t\t地方性法规\n")
    with pytest.raises(LawError) as caught:
        read_registry(tmp_path / "out")
    assert caught.value.where == "laws.tsv 第3行"


def test_shipped_registry_holds_facts_only() -> None:
    folder = files("checklists") / "registry"
    for name in ("laws.tsv", "repealed.tsv"):
        for line in (folder / name).read_text("utf-8").splitlines():
            assert max(len(cell) for cell in line.split("\t")) < 700
            assert "http" not in line


def test_versions_of_a_law_do_not_overlap() -> None:
    for law in read_registry(files("checklists") / "registry").laws:
        for old, new in zip(law.versions, law.versions[1:], strict=False):
            assert old.start < new.start, law.title
            assert old.effective_to is None or old.effective_to <= new.start, law.title
