import json
from pathlib import Path

import pytest

from review import service
from review.cli import main

Captured = pytest.CaptureFixture[str]


def test_read_shows_blocks_places_and_what_was_not_read(word_draft: Path, capsys: Captured) -> None:
    assert main(["read", str(word_draft)]) == 0
    shown = capsys.readouterr().out
    assert "第五条］第五条　违反本办法" in shown
    assert "未读" in shown


def test_read_as_json_gives_text_that_the_offsets_of_a_review_point_into(draft: Path, capsys: Captured) -> None:
    assert main(["read", str(draft), "--json", "-"]) == 0
    text = json.loads(capsys.readouterr().out)["text"]
    main(["review", str(draft), "--json", "-"])
    findings = json.loads(capsys.readouterr().out)["findings"]
    placed = [finding for finding in findings if finding["start"] is not None]
    assert placed
    assert all(text[finding["start"] : finding["end"]] == finding["quote"] for finding in placed)


def test_read_clauses_tells_how_each_sentence_was_read(draft: Path, capsys: Captured) -> None:
    draft.write_text("第五条 商户逾期未清理的，处二百元罚款，因灾害不能清理的除外。", "utf-8")
    assert main(["read", str(draft), "--clauses"]) == 0
    shown = capsys.readouterr().out
    for words in (
        "谁：「商户」",
        "什么条件：商户逾期未清理的",
        "罚款、没收等处罚「处二百元罚款」",
        "例外：因灾害不能清理的除外",
    ):
        assert words in shown


def test_read_never_overwrites_the_file_it_reads(draft: Path) -> None:
    before = draft.read_bytes()
    assert main(["read", str(draft), "--json", str(draft)]) == 2
    assert draft.read_bytes() == before


def test_law_check_tells_repealed_from_current(tmp_path: Path, capsys: Captured) -> None:
    draft = tmp_path / "a.txt"
    draft.write_text("第一条 根据《个体工商户条例》《中华人民共和国行政处罚法》制定本办法。", "utf-8")
    assert main(["law", "check", str(draft), "--as-of", "2026-03-01"]) == 1
    shown = capsys.readouterr().out
    assert "已废止" in shown
    assert "现行有效" in shown


def test_law_check_of_sound_citations_gives_exit_code_0(draft: Path, capsys: Captured) -> None:
    assert main(["law", "check", str(draft), "--as-of", "2026-03-01"]) == 0
    assert "现行有效" in capsys.readouterr().out


def test_law_show_tells_the_status_and_a_provision_that_checklists_rest_on(capsys: Captured) -> None:
    assert main(["law", "show", "行政处罚法", "--article", "第十六条", "--as-of", "2026-03-01"]) == 0
    shown = capsys.readouterr().out
    assert "《中华人民共和国行政处罚法》" in shown
    assert "现行有效" in shown
    assert "其他规范性文件不得设定行政处罚" in shown


def test_law_show_of_an_unknown_law_says_not_registered(capsys: Captured) -> None:
    assert main(["law", "show", "青石镇养鸭法"]) == 2
    assert "未收录" in capsys.readouterr().err


@pytest.mark.parametrize("article", ["2", "二", "第二条", "第二条第一款"])
def test_imported_words_are_shown(article: str, tmp_path: Path, capsys: Captured) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    law = "青石市养鸭条例\n（2020年1月1日青石市人民代表大会常务委员会通过）\n第一条 为了养鸭，制定本条例。\n第二条 鸭应当下水。\n鸭可以上岸。\n"
    (folder / "养鸭.txt").write_text(law, "utf-8")
    assert main(["law", "import", str(folder)]) == 0
    assert "1部，2条" in capsys.readouterr().out
    assert main(["law", "show", "青石市养鸭条例", "--article", article]) == 0
    assert "鸭应当下水。" in capsys.readouterr().out


def test_law_show_without_store_says_how_to_get_the_words(capsys: Captured) -> None:
    assert main(["law", "show", "行政处罚法", "--article", "86"]) == 2
    captured = capsys.readouterr()
    assert "现行有效" in captured.out
    assert "本机没有法规全文库" in captured.err
    assert "fashen law import" in captured.err


def test_law_import_of_no_folder_is_an_error(tmp_path: Path, capsys: Captured) -> None:
    assert main(["law", "import", str(tmp_path / "none")]) == 2
    assert "错误 R" in capsys.readouterr().err


def test_a_damaged_store_is_told_and_not_passed_over(draft: Path, tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "laws.db").write_bytes(b"no database at all" * 100)
    assert main(["review", str(draft)]) == 2
    assert "错误 R301" in capsys.readouterr().err


def test_checklist_list_names_items_that_explain_can_explain(capsys: Captured) -> None:
    assert main(["checklist", "list"]) == 0
    assert "ND-AUTH-04" in capsys.readouterr().out
    assert main(["checklist", "explain", "nd-auth-04"]) == 0
    shown = capsys.readouterr().out
    assert "《中华人民共和国行政处罚法》第十六条" in shown
    assert "机器提示、人来定" in shown


def test_checklist_explain_of_an_unknown_item_says_where_to_look(capsys: Captured) -> None:
    assert main(["checklist", "explain", "XX-99"]) == 2
    assert "checklist list" in capsys.readouterr().err


def test_checklist_test_tells_faults_by_exit_code(monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    monkeypatch.setattr(service, "check_checklist", lambda category, *, days: ("ND-AUTH-04：缺少 good-*.txt",))
    assert main(["checklist", "test"]) == 1
    assert "缺少 good-" in capsys.readouterr().out


def test_doctor_looks_at_everything_a_review_needs(capsys: Captured) -> None:
    main(["doctor"])
    shown = capsys.readouterr().out
    for name in (
        "Python",
        "lxml",
        "检查清单",
        "法规名录",
        "文书模板",
        "法规全文库",
        "LibreOffice",
        "字体",
        "临时文件夹",
        "结论",
    ):
        assert name in shown


def test_settings_follow_the_environment(tmp_path: Path) -> None:
    named = service.Settings.from_env({"FASHEN_LAWS": "/x/y.db", "XDG_DATA_HOME": "/data"})
    shared = service.Settings.from_env({"XDG_DATA_HOME": "/data"})
    assert named.laws == Path("/x/y.db")
    assert shared.laws == Path("/data/fashen/laws.db")
    assert service.Settings.from_env({}).laws == Path.home() / ".local/share/fashen/laws.db"


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path, capsys: Captured) -> None:
    source = tmp_path / "source"
    source.mkdir()
    (source / "a.txt").write_text("青石市养鸭条例\n第一条 鸭应当下水。\n", "utf-8")
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FASHEN_LAWS", str(tmp_path / "file" / "laws.db"))
        assert main(["law", "import", str(source)]) == 2
    assert "导入不成：" in capsys.readouterr().err


def test_law_show_of_a_repealed_law_says_when_it_ended_and_what_holds_today(capsys: Captured) -> None:
    assert main(["law", "show", "个体工商户条例", "--as-of", "2026-03-01"]) == 0
    shown = capsys.readouterr().out
    assert "已废止" in shown
    assert "废止：2022-11-01" in shown
    assert "促进个体工商户发展条例" in shown
