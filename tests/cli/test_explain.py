"""fashen checklist explain shows everything about an item on one page."""

import re
from pathlib import Path

import pytest

from review.cli import main
from review.engine import Noise

Captured = pytest.CaptureFixture[str]


def explained(item: str, capsys: Captured, *more: str) -> str:
    assert main(["checklist", "explain", item, "--as-of", "2026-11-22", *more]) == 0
    return capsys.readouterr().out


def test_page_shows_question_law_with_dates_rules_texts_and_labels(capsys: Captured) -> None:
    shown = explained("ND-AUTH-04", capsys)
    assert "是否设定行政处罚" in shown
    assert re.search(r"行政处罚法》第十六条（2021-07-15起施行）：.*其他规范性文件不得设定行政处罚", shown)
    assert re.search(r"标签：.*SET_PENALTY", shown)
    assert re.search(r"规则（\d+条）：", shown)
    assert "同句有则不报（任一）：" in shown
    assert re.search(r"bad-[a-z-]+\.txt：应报\d+处", shown)
    assert re.search(r"good-[a-z-]+\.txt：不应报", shown)


def test_patterns_keep_the_names_of_word_classes_and_the_classes_are_explained(capsys: Captured) -> None:
    shown = explained("ND-FC-08-2", capsys)
    assert "{竞争程序}" in shown
    assert "竞争程序＝公开招标" in shown


def test_every_item_can_be_explained(capsys: Captured) -> None:
    main(["checklist", "list", "--as-of", "2026-11-22"])
    ids = re.findall(r"ND-[A-Z]+-\d+(?:-\d+)?", capsys.readouterr().out)
    assert len(ids) > 100
    for item in ids[::6]:
        assert explained(item, capsys).startswith(item)


def test_old_law_is_shown_for_an_old_day(capsys: Captured) -> None:
    main(["checklist", "explain", "ND-TOPIC-07", "--as-of", "2025-06-30"])
    old = capsys.readouterr().out
    assert "村民委员会组织法》第二十七条（2018-12-29起施行，至2026-01-01止）" in old


def test_number_that_the_office_has_to_set_is_shown_as_not_configured(capsys: Captured) -> None:
    assert re.search(r"本地标准：\n  · 有效期的上限：本地标准未配置", explained("ND-TIME-03", capsys))


@pytest.mark.parametrize(
    ("wanted", "near"), [("ND-AUTH-4", "ND-AUTH-04"), ("nd-auht-04", "ND-AUTH-04"), ("养犬", "ND-TOPIC-03")]
)
def test_unknown_item_is_answered_with_a_code_and_what_comes_near(wanted: str, near: str, capsys: Captured) -> None:
    assert main(["checklist", "explain", wanted]) == 2
    told = capsys.readouterr().err
    assert "错误 R501" in told
    assert "是否指：" in told
    assert near in told


def test_item_that_resembles_nothing_is_answered_without_a_guess(capsys: Captured) -> None:
    assert main(["checklist", "explain", "zz"]) == 2
    told = capsys.readouterr().err
    assert "是否指" not in told
    assert "fashen checklist list" in told


def test_stored_noise_is_told_rule_by_rule(monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    noise = Noise("2026-11-22", {"守法文稿": 33_000}, {"ND-AUTH-04/fine": {"守法文稿": 7}})
    monkeypatch.setattr("review.engine.stored_noise", lambda category: noise)
    shown = explained("ND-AUTH-04", capsys)
    assert "守法文稿3.3万字7处" in shown
    assert "未测" in shown  # the other rules of the item
    assert "2026-11-22" in shown


def test_without_stored_noise_the_page_says_so(monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    monkeypatch.setattr("review.engine.stored_noise", lambda category: None)
    assert "没有保存过的统计" in explained("ND-AUTH-04", capsys)


def test_patterns_are_shown_as_their_author_wrote_them(capsys: Captured) -> None:
    shown = explained("ND-BIZ-03", capsys)
    root = Path(__file__).resolve().parents[2]
    (source,) = root.glob("checklists/normative/*/ND-BIZ-03-*/item.toml")
    patterns = re.findall(r"^    '(.+)',$", source.read_text("utf-8"), re.MULTILINE)
    assert patterns
    assert all(pattern in shown for pattern in patterns)
