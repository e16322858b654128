"""Wrong data fails when it is loaded, naming file and key."""

from datetime import date
from pathlib import Path

import pytest

from review.checklist import Lexicon, basis_on, load_item, load_lexicon, load_provisions
from review.errors import ChecklistError

TODAY = date(2026, 11, 21)
GOOD = """
id = "ND-TEST-01"
title = "是否好"
mode = "assist"
severity = "low"
basis = ["行政处罚法 第十六条"]
message = "「{quote}」不好。"
suggestion = "改好。"
[[rule]]
name = "one"
detector = "wording"
[rule.options]
say = ["坏"]
"""


def item_folder(tmp_path: Path, text: str) -> Path:
    folder = tmp_path / "ND-TEST-01-try"
    folder.mkdir()
    (folder / "item.toml").write_text(text, "utf-8")
    return folder


def test_good_item_loads_with_its_basis_in_words(tmp_path: Path) -> None:
    item = load_item(item_folder(tmp_path, GOOD), TODAY)
    assert item.rules[0].label == "OTHER"
    assert item.basis[0].cite() == "《中华人民共和国行政处罚法》第十六条"
    assert "不得设定行政处罚" in item.basis[0].text


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (('severity = "low"', 'severity = "grave"'), "severity"),
        (('mode = "assist"', 'mode = "assist"\nmod = 1'), "mod"),
        (('say = ["坏"]', 'sai = ["坏"]'), "不认识的键 sai"),
        (('detector = "wording"', 'detector = "wurding"'), "wurding"),
        (('say = ["坏"]', 'say = ["{没有这个词类}"]'), "没有这个词类"),
        (("第十六条", "第九百条"), "第九百条"),
        (('id = "ND-TEST-01"', 'id = "ND-TEST-02"'), "ND-TEST-02"),
        (('mode = "assist"', 'mode = "human"'), "顶层"),
        (('title = "是否好"', 'title = "'), "无法读取"),
    ],
)
def test_each_fault_is_named_with_its_file(tmp_path: Path, change: tuple[str, str], words: str) -> None:
    with pytest.raises(ChecklistError) as caught:
        load_item(item_folder(tmp_path, GOOD.replace(*change)), TODAY)
    assert words in caught.value.message
    assert "ND-TEST-01" in caught.value.where or "item.toml" in caught.value.where


def test_circular_word_class_is_an_error() -> None:
    lexicon = Lexicon({"甲": ("{乙}",), "乙": ("{甲}",)})
    with pytest.raises(ChecklistError, match="循环"):
        lexicon.expand("{甲}")


def test_repetition_counts_are_not_word_classes() -> None:
    assert Lexicon({"甲": ("一",)}).expand("{甲}{2}[^，]{0,4}") == "(?:一){2}[^，]{0,4}"


def test_every_word_class_expands_to_a_pattern() -> None:
    lexicon = load_lexicon()
    for name in lexicon.names():
        assert lexicon.pattern(name).search("") is None, name


def test_rule_keeps_its_reference_when_the_law_renumbers() -> None:
    old = basis_on("村民委员会组织法 第三十一条", date(2025, 6, 30), where="x")
    new = basis_on("村民委员会组织法 第三十一条", TODAY, where="x")
    assert (old.article, new.article) == ("第二十七条", "第三十一条")


def test_rule_follows_its_law_into_a_code() -> None:
    old = basis_on("生态环境法典 第二百四十六条", date(2025, 6, 30), where="x")
    new = basis_on("生态环境法典 第二百四十六条", TODAY, where="x")
    assert old.cite() == "《中华人民共和国大气污染防治法》第七十七条"
    assert new.cite() == "《中华人民共和国生态环境法典》第二百四十六条"


def test_basis_before_the_record_begins_is_named_without_words_and_as_unverified() -> None:
    basis = basis_on("行政处罚法 第十六条", date(2012, 9, 1), where="x")
    assert (basis.text, basis.verified) == ("", False)


def test_unverified_sources_are_marked() -> None:
    unverified = {key for key, versions in load_provisions().items() if not versions[0].verified}
    assert "国办发〔2018〕37号 （一）" in unverified
    assert "行政处罚法 第十六条" not in unverified
