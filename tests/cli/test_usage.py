import re
from pathlib import Path

import pytest

from review.cli import main

COMMANDS = [
    [],
    ["review"],
    ["read"],
    ["screen"],
    ["checklist"],
    ["checklist", "list"],
    ["checklist", "explain"],
    ["checklist", "test"],
    ["law"],
    ["law", "check"],
    ["law", "show"],
    ["law", "import"],
    ["law", "registry"],
    ["serve"],
    ["doctor"],
]
Captured = pytest.CaptureFixture[str]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_help_is_in_chinese_and_fits_80_columns(command: list[str], capsys: Captured) -> None:
    with pytest.raises(SystemExit) as left:
        main([*command, "--help"])
    shown = capsys.readouterr().out
    assert left.value.code == 0
    assert shown.startswith("用法：fashen")
    assert not re.search(r"usage|options|positional|arguments|show this|exit|:$", shown, re.MULTILINE)
    assert all(sum(2 if char > "\xff" else 1 for char in line) <= 82 for line in shown.splitlines())


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "请指定命令"),
        (["fly"], "没有「fly」"),
        (["review"], "缺少参数：FILE"),
        (["review", "a.docx", "--as-of", "2026-02-30"], "不是日期：2026-02-30"),
        (["review", "a.docx", "--as-of"], "后面缺少一个值"),
        (["review", "a.docx", "--bogus"], "不认识的参数：--bogus"),
        (["review", "a.docx", "b.docx"], "不认识的参数：b.docx"),
        (["review", "a.docx", "--category", "law"], "没有「law」这一类别"),
        (["checklist"], "缺少参数"),
        (["checklist", "explain"], "缺少参数：ID"),
        (["law", "show", "行政处罚法", "--article", "ab"], "不是条号：ab"),
        (["law", "show", "行政处罚法", "--article", "0"], "不是条号：0"),
        (["law", "show", "行政处罚法", "--article", "16之99999"], "不是条号"),
        (["law", "import", ""], "没有写明要导入的文件夹"),
        (["law", "registry", " ", "x"], "没有写明来源"),
        (["serve", "--port", "http"], "应当是整数：http"),
        (["serve", "--port", "70000"], "端口应在"),
        (["review", "a.docx", "--sarif", "-"], "--sarif 须给出文件名|找不到文件"),
        (["screen", "--jsonl", "a", "--out", "b", "--json", "-"], "--json 只用于单段文字"),
        (["screen", "--out", "a"], "--out 须与 --jsonl 同用"),
        (["screen", "--jsonl", "a"], "--jsonl 须与 --out 同用"),
        (["screen", "--s=1", "--jsonl"], "不认识|缺少"),
    ],
)
def test_bad_usage_is_explained_in_chinese_with_a_next_step(arguments: list[str], words: str, capsys: Captured) -> None:
    assert main(arguments) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert re.search(words, captured.err)
    first, second = captured.err.splitlines()
    assert first.startswith("错误 R501：")
    assert second.startswith("下一步：")
    assert not re.search(r"argument|invalid|expected|required|choose", captured.err)


@pytest.mark.parametrize("command", [["review"], ["read"], ["law", "check"]], ids=" ".join)
def test_a_file_that_is_not_there_is_named(command: list[str], capsys: Captured) -> None:
    assert main([*command, "没有.docx"]) == 2
    assert "找不到文件（没有.docx）" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("空.docx", b"", "R102"),
        ("坏.docx", b"PK\x03\x04 broken", "R101"),
        ("文字.docx", "只是文字".encode(), "R104"),
        ("程序.bin", b"\x7fELF\x02\x01\x01" + bytes(range(256)), "R107"),
    ],
)
@pytest.mark.parametrize("command", ["review", "read"])
def test_an_unreadable_file_gets_its_code(
    command: str, name: str, content: bytes, code: str, tmp_path: Path, capsys: Captured
) -> None:
    (tmp_path / name).write_bytes(content)
    assert main([command, str(tmp_path / name)]) == 2
    captured = capsys.readouterr()
    assert f"错误 {code}：" in captured.err
    assert "下一步：" in captured.err
    assert captured.out == ""


def test_a_folder_is_no_draft(tmp_path: Path, capsys: Captured) -> None:
    assert main(["review", str(tmp_path)]) == 2
    assert "这是文件夹" in capsys.readouterr().err


def test_a_file_name_with_a_nul_is_no_crash(capsys: Captured) -> None:
    assert main(["read", "a\0b.txt"]) == 2
    assert "文件名无效" in capsys.readouterr().err


@pytest.mark.parametrize("category", ["decision", "agreement", "enforcement", "other", "major_decision"])
def test_a_category_without_checklist_is_refused(category: str, draft: Path, capsys: Captured) -> None:
    assert main(["review", str(draft), "--category", category]) == 2
    assert "检查清单尚未提供" in capsys.readouterr().err


def test_version_is_told(capsys: Captured) -> None:
    assert main(["--version"]) == 0
    assert re.fullmatch(r"fashen \d+\.\d+\.\d+\n", capsys.readouterr().out)
