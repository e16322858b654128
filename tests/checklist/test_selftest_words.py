"""What `fashen checklist test` says when a text beside an item, or a recommended wording, is not read as it should be."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from review.checklist import Item, load_item, load_profile
from review.engine import check_text, check_wording
from review.engine.selftest import recommended
from review.model import Category

TODAY = date(2026, 11, 22)
ITEM = """
id = "ND-TEST-01"
title = "是否好"
mode = "assist"
severity = "low"
basis = ["行政处罚法 第十六条"]
message = "「{quote}」不好。"
suggestion = "改为「镇人民政府应当说明理由并告知救济途径」，不要写「坏」。"
[[rule]]
name = "bad-word"
detector = "wording"
[rule.options]
say = ["坏"]
[[rule]]
name = "no-day"
detector = "dating"
[rule.options]
check = "no-commencement"
"""


@pytest.fixture
def item(tmp_path: Path) -> Item:
    folder = tmp_path / "ND-TEST-01-try"
    folder.mkdir()
    (folder / "item.toml").write_text(ITEM, "utf-8")
    return load_item(folder, TODAY)


ENDS = "\n第三条 本办法自2026年12月1日起施行。"


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        (
            "good-a.txt",
            f"第一条 很好。\n第二条 写得坏。{ENDS}",
            "ND-TEST-01 good-a.txt 第2行：不应报而报「写得坏」（规则 bad-word）",
        ),
        ("bad-a.txt", f"第一条 ⟦很好⟧。{ENDS}", "ND-TEST-01 bad-a.txt 第1行：应报而未报「很好」"),
        ("bad-a.txt", f"第一条 写得⟦坏⟧。{ENDS}", "第1行：位置不符，应报「坏」，实报「写得坏」（规则 bad-word）"),
        (
            "bad-a.txt",
            f"第一条 ⟦~写得坏⟧。{ENDS}",
            "第1行：原来漏报的「写得坏」已能报出（规则 bad-word），请去掉标记 ~",
        ),
        ("good-a.txt", f"第一条 ⟦!很好⟧。{ENDS}", "第1行：已不再误报「很好」，请去掉标记 !"),
        ("good-a.txt", f"第一条 ⟦很好⟧。{ENDS}", "文件名（bad-/good-）与标记不符"),
        ("good-a.txt", "第一条 很好。", "全文：缺项应报0处，实报1处（规则 no-day）"),
        ("bad-a.txt", f"第一条 很好。{ENDS}\n⟦∅⟧", "全文：缺项应报1处，实报0处"),
    ],
)
def test_fault_names_item_text_line_rule_and_what_was_expected(
    name: str, text: str, said: str, item: Item, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_text(text, "utf-8")
    faults = check_text(item, path, TODAY)
    assert any(said in fault for fault in faults), faults
    assert all(fault.startswith(f"ND-TEST-01 {name} ") for fault in faults)


def test_text_that_is_read_as_marked_has_no_faults(item: Item, tmp_path: Path) -> None:
    path = tmp_path / "bad-a.txt"
    path.write_text(f"第一条 ⟦写得坏⟧。{ENDS}", "utf-8")
    assert check_text(item, path, TODAY) == ()


def test_sentences_that_a_suggestion_recommends_count_as_recommended_wording(item: Item) -> None:
    assert recommended(item) == ("镇人民政府应当说明理由并告知救济途径",)


def test_a_rule_that_fires_on_another_items_recommendation_is_named_with_it(item: Item) -> None:
    profile = load_profile(Category.NORMATIVE, TODAY)
    other = replace(profile.items[0], id="ND-TEST-02", wording=("这里写得坏。",), rules=())
    faults = check_wording(replace(profile, items=(item, other)), TODAY)
    assert faults == ("ND-TEST-01 规则 bad-word 对 ND-TEST-02 的建议表述报警：「这里写得坏。」",)
