"""The comparison of two versions of the rules: what appeared, what vanished, and texts that one version cannot read."""

import json
from pathlib import Path
from typing import Any

import pytest

from bench.gainloss import DumpError, difference, main, narrowed, read_dump, report

Row = dict[str, Any]


def finding(quote: str, item: str = "ND-AUTH-04", rule: str = "fine", severity: str = "high") -> Row:
    return {"item": item, "rule": rule, "label": "SET_PENALTY", "severity": severity, "place": "第五条", "quote": quote}


def dump(path: Path, rows: list[Row]) -> Path:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
    return path


@pytest.fixture
def two(tmp_path: Path) -> tuple[Path, Path]:
    before: list[Row] = [
        {"text": "clean:a.txt", "findings": [finding("罚款"), finding("没收")]},
        {"text": "clean:b.txt", "error": "ValueError: not a span"},
        {"text": "samples:c.docx", "findings": [finding("拘留", severity="high")]},
    ]
    after: list[Row] = [
        {"text": "clean:a.txt", "findings": [finding("没收"), finding("吊销", rule="licence")]},
        {"text": "clean:b.txt", "findings": [finding("扣押")]},
        {"text": "samples:c.docx", "findings": [finding("拘留", severity="low")]},
    ]
    return dump(tmp_path / "before.jsonl", before), dump(tmp_path / "after.jsonl", after)


def test_appeared_and_vanished_findings_are_told_with_rule_place_and_words(two: tuple[Path, Path]) -> None:
    before, after = map(read_dump, two)
    diff = difference(before, after)
    assert [place.quote for place in diff.appeared] == ["吊销"]
    assert [place.quote for place in diff.vanished] == ["罚款"]
    shown = report(diff, before, after, brief=False)
    assert "APPEARED ND-AUTH-04/licence high SET_PENALTY clean:a.txt 第五条「吊销」" in shown
    assert "VANISHED ND-AUTH-04/fine high SET_PENALTY clean:a.txt 第五条「罚款」" in shown


def test_text_that_one_version_cannot_read_is_named_and_not_counted(two: tuple[Path, Path]) -> None:
    diff = difference(*map(read_dump, two))
    assert diff.texts == 2
    assert diff.failures == ("clean:b.txt: before ValueError: not a span; after read",)
    assert all(place.text != "clean:b.txt" for place in diff.appeared)


def test_finding_that_only_changed_its_severity_is_a_change_and_no_loss(two: tuple[Path, Path]) -> None:
    diff = difference(*map(read_dump, two))
    ((place, old, new),) = diff.changed
    assert (place.quote, old, new) == ("拘留", "ND-AUTH-04/fine high", "ND-AUTH-04/fine low")


def test_second_finding_on_the_same_words_counts_as_one_that_appeared(tmp_path: Path) -> None:
    one = dump(tmp_path / "1.jsonl", [{"text": "a", "findings": [finding("罚款")]}])
    two = dump(tmp_path / "2.jsonl", [{"text": "a", "findings": [finding("罚款"), finding("罚款")]}])
    assert difference(read_dump(one), read_dump(two)).appeared.total() == 1


def test_texts_that_only_one_version_has_are_named(tmp_path: Path) -> None:
    one = dump(tmp_path / "1.jsonl", [{"text": "a", "findings": []}])
    two = dump(tmp_path / "2.jsonl", [{"text": "a", "findings": []}, {"text": "b", "findings": [finding("罚款")]}])
    diff = difference(read_dump(one), read_dump(two))
    assert diff.failures == ("1 texts are missing before: b",)
    assert not diff.appeared


def test_comparison_can_be_narrowed_to_an_item_and_a_source(two: tuple[Path, Path]) -> None:
    diff = difference(*map(read_dump, two))
    assert narrowed(diff.appeared, "ND-AUTH", "clean").total() == 1
    assert narrowed(diff.appeared, "ND-FC", "").total() == 0
    assert narrowed(diff.appeared, "", "samples").total() == 0


def test_exit_code_says_whether_anything_differs(two: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    before, after = map(str, two)
    assert main(["--before", before, "--after", after]) == 1
    assert main(["--before", before, "--after", before, "--item", "ND-FC"]) == 1  # one text still cannot be read
    assert main(["--before", after, "--after", after]) == 0
    assert "not a span" in capsys.readouterr().out


@pytest.mark.parametrize("line", ["no json", "[]", '{"findings": []}', '{"text": "a", "findings": [{"item": "x"}]}'])
def test_faulty_dump_is_an_error_that_names_the_line(line: str, tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text('{"text": "ok", "findings": []}\n' + line, "utf-8")
    with pytest.raises(DumpError, match=r"x\.jsonl, line 2"):
        read_dump(path)


def test_unknown_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--before", "missing.jsonl"]) == 2
    assert "no file" in capsys.readouterr().err
