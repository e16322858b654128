import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from jsonschema import Draft202012Validator

from review import service
from review.cli import main
from review.model import Review
from review.reports import json_schema

ROOT = Path(__file__).parents[2]
FILES = ["合法性审查意见书.docx", "合法性审查意见表.docx", "审查报告.json", "审查报告.sarif", "批注稿.docx"]
DAY = ["--as-of", "2026-03-01"]
Captured = pytest.CaptureFixture[str]


def fashen(*arguments: str, **options: Any) -> "subprocess.CompletedProcess[bytes]":
    """The command line in a process of its own."""
    command = [sys.executable, "-m", "review.cli", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, timeout=60, **options)


def start(*arguments: str, stdout: int = subprocess.PIPE, **options: Any) -> "subprocess.Popen[bytes]":
    """The command line in a process that goes on running."""
    command = [sys.executable, "-m", "review.cli", *arguments]
    return subprocess.Popen(command, cwd=ROOT, stdout=stdout, stderr=subprocess.PIPE, **options)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_findings_are_shown_and_give_exit_code_1(draft: Path, capsys: Captured) -> None:
    assert main(["review", str(draft), *DAY]) == 1
    shown = capsys.readouterr().out
    assert "第五条" in shown
    assert "罚款" in shown
    assert "法律状态以 2026-03-01 为准" in shown


def test_nothing_to_object_gives_exit_code_0(draft: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    real = service.review_file

    def clean(data: bytes, name: str, **options: object) -> Review:
        return replace(real(data, name, **options), findings=())  # type: ignore[arg-type]

    monkeypatch.setattr(service, "review_file", clean)
    assert main(["review", str(draft), *DAY]) == 0
    assert "未发现需要指出的问题" in capsys.readouterr().out


def test_stdout_holds_only_json_when_asked_for(draft: Path, tmp_path: Path) -> None:
    done = fashen("review", str(draft), "--json", "-", "--out", str(tmp_path / "out"), *DAY)
    assert done.returncode == 1
    report = json.loads(done.stdout)
    Draft202012Validator(json_schema()).validate(report)
    assert report["as_of"] == "2026-03-01"
    assert report["source"]["name"] == draft.name
    fine = next(finding for finding in report["findings"] if finding["label"] == "SET_PENALTY")
    assert fine["place"] == "第五条"
    assert "已写出" in done.stderr.decode()


def test_category_auto_says_what_it_saw(draft: Path, capsys: Captured) -> None:
    main(["review", str(draft), "--json", "-", *DAY])
    report = json.loads(capsys.readouterr().out)
    assert report["category"] == "normative"
    assert "标题为「办法」" in report["category_reason"]


def test_folder_is_created_with_every_paper(word_draft: Path, tmp_path: Path, capsys: Captured) -> None:
    folder = tmp_path / "甲" / "乙"
    assert main(["review", str(word_draft), "--out", str(folder), *DAY]) == 1
    assert sorted(name for name in contents(folder) if not name.startswith(".")) == FILES
    for name in FILES:
        if name.endswith(".docx"):
            assert ZipFile(folder / name).testzip() is None
    report = json.loads((folder / "审查报告.json").read_text("utf-8"))
    sarif = json.loads((folder / "审查报告.sarif").read_text("utf-8"))
    printed = [finding["fingerprint"] for finding in report["findings"]]
    assert printed == [result["partialFingerprints"]["fashen/v1"] for result in sarif["runs"][0]["results"]]
    digest = hashlib.sha256(word_draft.read_bytes()).hexdigest()
    for name, part in (
        ("批注稿.docx", "comments"),
        ("合法性审查意见书.docx", "document"),
        ("合法性审查意见表.docx", "document"),
    ):
        assert digest in ZipFile(folder / name).read(f"word/{part}.xml").decode(), name
    assert report["source"]["sha256"] == digest
    assert "已写出" in capsys.readouterr().err


def test_the_same_draft_gives_the_same_bytes_also_when_two_run_at_once(word_draft: Path, tmp_path: Path) -> None:
    folders = [tmp_path / "one", tmp_path / "two"]
    with ThreadPoolExecutor(2) as pool:
        runs = [pool.submit(fashen, "review", str(word_draft), "--out", str(folder), *DAY) for folder in folders]
    first, second = (run.result() for run in runs)
    assert (first.returncode, second.returncode) == (1, 1)
    assert first.stdout == second.stdout
    assert contents(folders[0]) == contents(folders[1])


def test_own_files_are_replaced_but_edited_ones_are_not(draft: Path, tmp_path: Path, capsys: Captured) -> None:
    out = ["--out", str(tmp_path / "out"), *DAY]
    assert main(["review", str(draft), *out]) == 1
    assert main(["review", str(draft), *out]) == 1
    edited = tmp_path / "out" / "合法性审查意见书.docx"
    edited.write_bytes(b"edited by the officer")
    before = contents(tmp_path / "out")
    capsys.readouterr()
    assert main(["review", str(draft), *out]) == 2
    assert "合法性审查意见书.docx" in capsys.readouterr().err
    assert contents(tmp_path / "out") == before
    assert main(["review", str(draft), *out, "--force"]) == 1
    assert ZipFile(edited).testzip() is None


@pytest.mark.parametrize("record", ["[]", "{", '{"合法性审查意见书.docx": 3}', "\\x80"])
def test_a_damaged_record_counts_as_none(record: str, draft: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / ".fashen.json").write_text(record, "utf-8")
    assert main(["review", str(draft), "--out", str(tmp_path / "out"), *DAY]) == 1


def test_out_may_not_be_a_file(draft: Path, capsys: Captured) -> None:
    assert main(["review", str(draft), "--out", str(draft), *DAY]) == 2
    assert "不能用作输出文件夹" in capsys.readouterr().err


@pytest.mark.parametrize("option", ["--json", "--sarif"])
def test_a_report_never_overwrites_the_draft_or_another_document(
    option: str, draft: Path, tmp_path: Path, capsys: Captured
) -> None:
    other = tmp_path / "会议纪要.txt"
    other.write_text("会议纪要", "utf-8")
    before = draft.read_bytes()
    assert main(["review", str(draft), option, str(draft), *DAY]) == 2
    assert main(["review", str(draft), option, str(other), *DAY]) == 2
    assert (draft.read_bytes(), other.read_text("utf-8")) == (before, "会议纪要")
    assert capsys.readouterr().out == ""


def test_an_older_report_is_replaced_and_its_permissions_stay(draft: Path, tmp_path: Path) -> None:
    target = tmp_path / "r.json"
    target.write_text("{}", "utf-8")
    target.chmod(0o640)
    assert main(["review", str(draft), "--json", str(target), *DAY]) == 1
    assert json.loads(target.read_text("utf-8"))["schema_version"] == "1.0"
    assert target.stat().st_mode & 0o777 == 0o640


def test_a_report_in_a_folder_that_is_not_there_is_an_error(draft: Path, tmp_path: Path, capsys: Captured) -> None:
    assert main(["review", str(draft), "--sarif", str(tmp_path / "no" / "r.sarif"), *DAY]) == 2
    assert "写不进去" in capsys.readouterr().err


def test_a_report_may_go_to_a_device(draft: Path) -> None:
    assert main(["review", str(draft), "--json", os.devnull, *DAY]) == 1
    assert not Path(os.devnull).is_file()


def test_a_run_killed_while_writing_leaves_no_half_file(
    draft: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    target = tmp_path / "r.json"
    target.write_text("{}", "utf-8")

    def killed(handle: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", killed)
    names = sorted(path.name for path in tmp_path.iterdir())
    assert main(["review", str(draft), "--json", str(target), *DAY]) == 130
    assert target.read_text("utf-8") == "{}"
    assert sorted(path.name for path in tmp_path.iterdir()) == names
    assert "已中止" in capsys.readouterr().err


def test_a_broken_pipe_ends_quietly(draft: Path) -> None:
    with start("read", str(draft)) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 141


@pytest.mark.skipif(sys.platform == "win32", reason="no POSIX signals")
def test_ctrl_c_ends_without_a_traceback(tmp_path: Path) -> None:
    pipe = tmp_path / "draft.txt"
    os.mkfifo(pipe)
    if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:
        pytest.skip("a background job does not hear Ctrl+C")
    with start("review", str(pipe)) as process, pipe.open("wb"):  # opens only when the other side is reading
        process.send_signal(signal.SIGINT)
        _, complaint = process.communicate(timeout=30)
    assert process.returncode == 130
    assert complaint.decode() == "已中止。\n"


def test_redirected_output_is_utf_8_even_where_the_system_says_gbk(draft: Path) -> None:
    draft.write_text(draft.read_text("utf-8").replace("青石镇", "㙍\U0002070e镇"), "utf-8")
    done = fashen("read", str(draft), env={**os.environ, "PYTHONIOENCODING": "gbk"})
    assert "㙍\U0002070e镇" in done.stdout.decode("utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals")
def test_a_gbk_console_shows_what_it_can(draft: Path) -> None:
    draft.write_text(draft.read_text("utf-8").replace("青石镇", "\U0002070e镇"), "utf-8")
    ours, theirs = os.openpty()
    environment = {**os.environ, "PYTHONIOENCODING": "gbk"}
    shown = b""
    with start("read", str(draft), stdout=theirs, env=environment) as process:
        os.close(theirs)
        while chunk := _read(ours):
            shown += chunk
        os.close(ours)
        assert process.stderr is not None
        assert process.stderr.read() == b""
    assert process.returncode == 0
    assert "?镇摊点管理办法" in shown.decode("gbk")


def _read(handle: int) -> bytes:
    """What the terminal shows next; on Linux its end is an error."""
    try:
        return os.read(handle, 65536)
    except OSError:
        return b""


def test_the_name_of_the_folder_does_not_change_the_report(draft: Path, tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "乙").mkdir()
    copied = shutil.copy(draft, tmp_path / "乙" / draft.name)
    main(["review", str(draft), "--json", "-", *DAY])
    first = capsys.readouterr().out
    main(["review", str(copied), "--json", "-", *DAY])
    assert capsys.readouterr().out == first


def test_a_run_that_broke_off_between_two_files_can_be_repeated(
    draft: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = ["--out", str(tmp_path / "out"), *DAY]
    assert main(["review", str(draft), *out]) == 1
    draft.write_text(draft.read_text("utf-8").replace("青石镇", "云溪镇"), "utf-8")
    real, calls = os.fsync, []

    def killed_at_the_third(handle: int) -> None:
        calls.append(handle)
        if len(calls) == 3:
            raise KeyboardInterrupt
        real(handle)

    monkeypatch.setattr(os, "fsync", killed_at_the_third)
    assert main(["review", str(draft), *out]) == 130
    assert all(ZipFile(path).testzip() is None for path in (tmp_path / "out").glob("*.docx"))
    assert main(["review", str(draft), *out]) == 1


@pytest.mark.parametrize("title", ["青石镇摊位租赁协议", "会议记录"])
def test_a_draft_that_does_not_look_normative_is_reviewed_with_a_warning(
    title: str, tmp_path: Path, capsys: Captured
) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"{title}\n甲方负责保洁。\n乙方负责看管。\n", "utf-8")
    main(["review", str(path), *DAY])
    assert "结果须人工核对" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform != "linux", reason="file names of bytes")
def test_a_file_name_that_no_document_can_hold_is_no_crash(draft: Path, tmp_path: Path) -> None:
    odd = os.fsdecode(os.fsencode(tmp_path) + b"/a\xff\x07.txt")
    shutil.copy(draft, odd)
    assert main(["review", odd, "--out", str(tmp_path / "out"), "--json", str(tmp_path / "r.json"), *DAY]) == 1
    assert json.loads((tmp_path / "r.json").read_text("utf-8"))["source"]["name"] == "a\ufffd\ufffd.txt"


def test_a_fault_of_the_program_is_not_taken_for_findings(draft: Path) -> None:
    code = (
        "import sys; from review import cli, service; service.review_file = None; "
        f"sys.argv = ['fashen', 'review', {str(draft)!r}]; sys.exit(cli.main())"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, timeout=60)
    assert done.returncode == 70
    assert "TypeError" in done.stderr.decode()
    assert "程序内部错误" in done.stderr.decode()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_behind_stdout_is_an_error_with_a_code(draft: Path) -> None:
    with Path("/dev/full").open("w") as full:
        command = [sys.executable, "-m", "review.cli", "review", str(draft)]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 2
    assert "错误 R501：写不进去：磁盘已满（标准输出）" in done.stderr.decode()
