import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from review.cli import main

if TYPE_CHECKING:
    from conftest import Stdin

FINE = "违反本办法的，由镇人民政府处200元以上500元以下罚款。"
Captured = pytest.CaptureFixture[str]


def screen(lines: list[str], folder: Path, *options: str) -> tuple[int, list[dict[str, Any]]]:
    """Exit code and results of lines as they stand in a file."""
    source, target = folder / "in.jsonl", folder / "out.jsonl"
    source.write_text("\n".join(lines), "utf-8")
    code = main(["screen", "--jsonl", str(source), "--out", str(target), *options])
    return code, [json.loads(line) for line in target.read_text("utf-8").splitlines()]


def line(**values: object) -> str:
    return json.dumps(values, ensure_ascii=False)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_text_on_stdin_is_screened_in_any_usual_encoding(encoding: str, stdin: "Stdin", capsys: Captured) -> None:
    stdin.type(FINE, encoding)
    assert main(["screen"]) == 1
    assert "处200元以上500元以下罚款" in capsys.readouterr().out


def test_a_harmless_sentence_gives_exit_code_0(stdin: "Stdin", capsys: Captured) -> None:
    stdin.type("镇人民政府鼓励村民保持房前屋后整洁。")
    assert main(["screen"]) == 0
    assert "未发现" in capsys.readouterr().out


def test_text_on_stdin_can_be_answered_as_json(stdin: "Stdin", capsys: Captured) -> None:
    stdin.type(FINE)
    assert main(["screen", "--json", "-", "--as-of", "2026-03-01"]) == 1
    assert json.loads(capsys.readouterr().out)["findings"][0]["label"] == "SET_PENALTY"


def test_empty_stdin_is_an_error(stdin: "Stdin", capsys: Captured) -> None:
    stdin.type(" \n")
    assert main(["screen"]) == 2
    assert "错误 R102" in capsys.readouterr().err


def test_undecodable_stdin_is_an_error(stdin: "Stdin", capsys: Captured) -> None:
    stdin.type("\xff\xfe\xfd", "latin-1")
    assert main(["screen"]) == 2
    assert "错误 R101" in capsys.readouterr().err


def test_every_line_is_answered_in_its_order(tmp_path: Path) -> None:
    lines = [
        line(id="a", category="normative_document", text=FINE),
        line(id=7, category="normative", text="鼓励村民保持整洁。"),
        "",
        line(id="c", text=f"总则\n\n{FINE}"),
    ]
    code, results = screen(lines, tmp_path)
    assert code == 0
    assert [result["id"] for result in results] == ["a", 7, "c"]
    assert [result["labels"] for result in results] == [["SET_PENALTY"], [], ["SET_PENALTY"]]
    for result, text in ((results[0], FINE), (results[2], f"总则\n\n{FINE}")):
        finding = result["findings"][0]
        assert list(finding) == ["item", "label", "verdict", "quote", "start", "end"]
        assert text[finding["start"] : finding["end"]] == finding["quote"]


def test_a_category_without_checklist_is_noted_and_no_error(tmp_path: Path) -> None:
    code, results = screen([line(id=1, category="major_decision", text=FINE)], tmp_path)
    assert code == 0
    assert results[0]["labels"] == []
    assert "尚未提供" in results[0]["note"]


@pytest.mark.parametrize(
    ("bad", "complaint", "answered"),
    [
        ("{not json", "不是 JSON", False),
        ("[" * 100_000, "层次过深", False),
        ('{"id": [[["x"]]], "text": "鱼"}', "id 须是", False),
        ('{"id": NaN, "text": "鱼"}', "id 须是", False),
        ('["id"]', "缺少 id", False),
        ('{"text": "无编号"}', "缺少 id", False),
        ('{"id": "x"}', "缺少 text", True),
        ('{"id": "x", "text": 5}', "缺少 text", True),
        ('{"id": "x", "category": "fish", "text": "鱼"}', "没有「fish」", True),
        ('{"id": "x", "category": ["normative"], "text": "鱼"}', "没有「", True),
    ],
)
def test_a_bad_line_is_reported_with_its_number_and_does_not_stop_the_rest(
    bad: str, complaint: str, *, answered: bool, tmp_path: Path, capsys: Captured
) -> None:
    code, results = screen([line(id="a", text=FINE), bad, line(id="b", text=FINE)], tmp_path)
    assert code == 2
    complained = capsys.readouterr().err
    assert "第2行：" in complained
    assert complaint in complained
    assert [result["id"] for result in results] == (["a", "x", "b"] if answered else ["a", "b"])
    assert results[-1]["labels"] == ["SET_PENALTY"]
    if answered:
        assert complaint in results[1]["error"]


def test_lines_may_come_from_stdin_and_go_to_stdout(stdin: "Stdin", capsys: Captured) -> None:
    stdin.type(line(id="a", text=FINE) + "\r\n")
    assert main(["screen", "--jsonl", "-", "--out", "-"]) == 0
    assert json.loads(capsys.readouterr().out)["labels"] == ["SET_PENALTY"]


def test_half_a_surrogate_in_a_line_is_no_crash(tmp_path: Path) -> None:
    code, results = screen(['{"id": "\\ud800", "text": "处五百元以下\\ud800罚款"}'], tmp_path)
    assert code == 0
    assert results[0]["id"] == "\ud800"


def test_the_input_is_never_overwritten(tmp_path: Path, capsys: Captured) -> None:
    source = tmp_path / "in.jsonl"
    source.write_text(line(id="a", text=FINE), "utf-8")
    assert main(["screen", "--jsonl", str(source), "--out", str(source)]) == 2
    assert "覆盖" in capsys.readouterr().err
    assert json.loads(source.read_text("utf-8"))["text"] == FINE


def test_a_folder_that_is_not_there_is_told_before_the_work(tmp_path: Path, capsys: Captured) -> None:
    source = tmp_path / "in.jsonl"
    source.write_text(line(id="a", text=FINE), "utf-8")
    assert main(["screen", "--jsonl", str(source), "--out", str(tmp_path / "no" / "out.jsonl")]) == 2
    assert "没有这个文件夹" in capsys.readouterr().err
