"""The texts beside the items, and the promises that every item makes."""

from datetime import date
from pathlib import Path

import pytest

from review.checklist import Item, load_item, load_profile
from review.engine import check_bases, check_text, check_wording, texts_of
from review.model import Category, Mode

TODAY = date(2026, 11, 21)
FOLDERS = sorted(path.parent for path in Path(__file__).resolve().parents[2].glob("checklists/*/*/*/item.toml"))
TEXTS = sorted(text for folder in FOLDERS for text in folder.glob("*.txt"))


@pytest.fixture(scope="module")
def items() -> dict[Path, Item]:
    return {folder: load_item(folder, TODAY) for folder in FOLDERS}


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_text_beside_an_item_is_read_as_its_marks_say(path: Path, items: dict[Path, Item]) -> None:
    assert check_text(items[path.parent], path, TODAY) == ()


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_item_with_rules_has_a_text_to_flag_and_a_look_alike_to_leave_alone(
    folder: Path, items: dict[Path, Item]
) -> None:
    names = [path.name for path in texts_of(items[folder])]
    if items[folder].rules:
        assert any(name.startswith("bad-") for name in names)
        assert any(name.startswith("good-") for name in names)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_folder_holds_nothing_but_the_item_and_its_texts(folder: Path) -> None:
    strange = [p.name for p in folder.iterdir() if p.name != "item.toml" and p.name[:4] not in ("bad-", "good")]
    assert strange == []


def test_no_rule_fires_on_recommended_wording() -> None:
    profile = load_profile(Category.NORMATIVE, TODAY)
    assert check_wording(profile, TODAY) == ()


@pytest.mark.parametrize("day", [date(2025, 6, 30), TODAY], ids=str)
def test_every_basis_is_in_force_and_its_article_exists(day: date) -> None:
    assert check_bases(load_profile(Category.NORMATIVE, day)) == ()


def test_only_machine_items_can_fail_a_draft_and_human_items_have_no_rules() -> None:
    profile = load_profile(Category.NORMATIVE, TODAY)
    for item in profile.items:
        assert item.mode is not Mode.HUMAN or not item.rules
        assert item.look_at or item.mode is not Mode.HUMAN


def test_checklist_covers_every_clause_of_the_handbook() -> None:
    headings = [item.heading for item in load_profile(Category.NORMATIVE, TODAY).items]
    for clause in ("（1）", "（2）", "（3）", "（4）", "（5）", "（6）", "送审范围", "审查材料"):
        assert any(heading.startswith(clause) for heading in headings), clause


def test_texts_of_items_are_plain_chinese_messages() -> None:
    for item in load_profile(Category.NORMATIVE, TODAY).items:
        for words in (item.message, item.suggestion, item.look_at, *(rule.message for rule in item.rules)):
            bare = words.replace("{", " ").replace("}", " ")
            assert "×" not in bare, (item.id, words)
            assert "TODO" not in bare, (item.id, words)
