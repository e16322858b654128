"""The place of the office on the command line: chosen, listed, named in every report."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from review import service
from review.cli import main
from review.model import Category

Captured = pytest.CaptureFixture[str]
PACT = "第八条 村规民约应当在表决通过后三十日内报镇人民政府备案。"


def report(draft: Path, capsys: Captured, *options: str) -> dict[str, Any]:
    main(["review", str(draft), "--json", "-", *options])
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def test_without_a_place_only_the_nation_applies(draft: Path, capsys: Captured) -> None:
    applied = report(draft, capsys)["jurisdiction"]
    assert (applied["code"], applied["names"]) == ("000000", ["全国"])
    assert "有效期的上限" in applied["unset"]


@pytest.mark.parametrize("name", ["浙江省/宁波市", "330203"])
def test_the_option_chooses_the_place(draft: Path, capsys: Captured, name: str) -> None:
    applied = report(draft, capsys, "--jurisdiction", name)["jurisdiction"]
    assert applied["names"] == ["全国", "浙江省", "宁波市"]
    number = next(one for one in applied["standards"] if one["key"] == "village-rules.filing")
    assert (number["value"], number["unit"], number["level"]) == (10, "日", "宁波市")
    assert (number["law"], number["article"]) == ("宁波市法治乡村建设促进条例", "第十四条")


def test_the_environment_chooses_for_the_office_and_the_option_overrules_it(
    draft: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FASHEN_JURISDICTION", "北京市")
    assert report(draft, capsys)["jurisdiction"]["names"] == ["全国", "北京市"]
    assert report(draft, capsys, "--jurisdiction", "全国")["jurisdiction"]["names"] == ["全国"]


def test_the_terminal_names_the_standards(draft: Path, capsys: Captured) -> None:
    main(["review", str(draft), "--jurisdiction", "广东省"])
    assert "适用标准：全国＋广东省（数据日期2026年11月22日）" in capsys.readouterr().out


def test_an_unknown_place_is_an_error_with_what_exists(draft: Path, capsys: Captured) -> None:
    assert main(["review", str(draft), "--jurisdiction", "云岭省"]) == 2
    said = capsys.readouterr().err
    assert "R501" in said
    assert "没有「云岭省」的辖区标准" in said
    assert "浙江省/宁波市（330200）" in said
    assert "fashen checklist jurisdictions" in said


def test_sentences_are_screened_by_the_standards_of_the_place() -> None:
    day, category = date(2026, 6, 1), Category.NORMATIVE
    settings = service.Settings(Path("laws.db"), second_reader=False, jurisdiction="宁波市")
    local = service.screen_text(PACT, category=category, day=day, settings=settings)
    nation = service.screen_text(PACT, category=category, day=day)
    assert "LOC-330200-01" in [finding.item for finding in local.findings]
    assert "LOC-330200-01" not in [finding.item for finding in nation.findings]


def test_the_listing_shows_values_dates_sources_and_what_is_off(capsys: Captured) -> None:
    assert main(["checklist", "jurisdictions"]) == 0
    shown = capsys.readouterr().out
    assert "浙江省/宁波市（代码 330200，" in shown
    assert "《优化营商环境条例》第六十二条，2020-01-01 起（已核实，原文，" in shown
    assert "有效期的上限：本地标准未配置（转引或者参照为5年，不启用）" in shown
    assert "合法性审查时间的下限：5个工作日" in shown


def test_the_listing_of_one_place_shows_only_what_applies_there(capsys: Captured) -> None:
    assert main(["checklist", "jurisdictions", "330203"]) == 0
    shown = capsys.readouterr().out
    assert "补充事项：LOC-330200-01-village-rules-filed" in shown
    assert "北京市" not in shown


def test_the_checklist_of_a_place_ends_with_its_own_items(capsys: Captured) -> None:
    assert main(["checklist", "list", "--jurisdiction", "宁波市"]) == 0
    shown = capsys.readouterr().out
    assert "适用标准：全国＋浙江省＋宁波市" in shown
    assert "本地补充事项：宁波市\n  LOC-330200-01" in shown
    assert main(["checklist", "explain", "LOC-330200-01"]) == 2
    assert main(["checklist", "explain", "LOC-330200-01", "--jurisdiction", "宁波市"]) == 0


def test_doctor_says_whose_standards_apply_and_a_misspelt_place_is_missing(
    capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    main(["doctor"])
    assert "［正常］辖区标准：全国（数据日期2026年11月22日）" in capsys.readouterr().out
    monkeypatch.setenv("FASHEN_JURISDICTION", "云岭省")
    assert main(["doctor"]) == 1
    assert "［缺失］辖区标准：错误 R501：没有「云岭省」的辖区标准" in capsys.readouterr().out
