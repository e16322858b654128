"""The second reader: reasons, restraint, and that it can be switched off."""

from collections import Counter
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from review.checklist import checklists_root, load_profile, read_labels
from review.engine import assess, second_reader
from review.errors import ChecklistError
from review.model import Category, Finding, Severity, Verdict
from review.reading import text_document
from review.second import Features, grams, read_corpus

TODAY = date(2026, 11, 21)
FOLDER = checklists_root() / "second-reader"
# worded so that no rule knows it, yet like what the corpus holds
ODD = "外面来的戏班子想在庙会搭台，先让本地班子演完再说。"


def test_every_line_of_the_corpus_is_a_labelled_sentence_and_stands_once() -> None:
    corpus = read_corpus(FOLDER)
    assert len(corpus) > 5000
    assert [text for text, count in Counter(example.text for example in corpus).items() if count > 1] == []


def test_wrong_line_is_named_with_file_and_number(tmp_path: Path) -> None:
    (tmp_path / "corpus-x.tsv").write_text("-\t好。\nNO_SUCH\t坏。\n", "utf-8")
    with pytest.raises(ChecklistError) as caught:
        read_corpus(tmp_path)
    assert caught.value.where == "corpus-x.tsv:2"


def test_every_label_it_can_say_has_an_item_with_plain_suggestion() -> None:
    items = {item.id: item for item in load_profile(Category.NORMATIVE, TODAY).items}
    for label, owner in read_labels(FOLDER / "labels.toml").items():
        name, _, rule = owner.partition("/")
        assert name in items, label
        rules = {one.name: one for one in items[name].rules}
        assert rules, owner
        suggestion = rules[rule].suggestion if rule else items[name].suggestion
        assert "{" not in suggestion.replace("{quote}", ""), owner
        assert not rule or rules[rule].label == label, owner


def test_vector_has_length_one_and_forgets_numbers_and_names() -> None:
    known = np.array(sorted(set(grams("青石镇处罚款500元。"))), dtype=np.uint32)
    features = Features(known, np.ones(len(known), dtype=np.float32))
    one, weights = features.vector("青石镇处罚款500元。")
    other, _ = features.vector("青石镇处罚款2000元。")
    assert float((weights**2).sum()) == pytest.approx(1)
    assert np.array_equal(np.sort(one), np.sort(other))


def second_doubts(text: str) -> list[Finding]:
    review = assess(text_document(text), Category.NORMATIVE, TODAY, fragment=True)
    return [finding for finding in review.findings if finding.by_likeness]


def test_it_only_doubts_gives_its_chance_and_examples_and_ranks_low() -> None:
    doubts = second_doubts(ODD)
    assert doubts
    for finding in doubts:
        assert (finding.verdict, finding.severity) == (Verdict.DOUBT, Severity.LOW)
        assert "%" in finding.message
        assert "“" in finding.message
        assert finding.basis


def test_entries_are_no_sentences() -> None:
    text = "市场开办单位：青石镇惠民市场服务有限公司，统一社会信用代码：91999999MA1QH0000B。"
    assert second_doubts(text) == []


def test_it_can_be_switched_off() -> None:
    review = assess(text_document(ODD), Category.NORMATIVE, TODAY, fragment=True, second=False)
    assert not any("第二读者" in finding.message for finding in review.findings)


def test_it_says_nothing_about_a_sentence_that_a_rule_has_found() -> None:
    review = assess(text_document("违者处五百元罚款。"), Category.NORMATIVE, TODAY, fragment=True)
    assert [f.item for f in review.findings if f.label == "SET_PENALTY"] == ["ND-AUTH-04"]
    assert not any("第二读者" in finding.message for finding in review.findings)


def test_same_sentence_same_opinion() -> None:
    reader = second_reader()
    assert reader is not None
    assert reader.read(ODD) == reader.read(ODD)


@pytest.mark.parametrize("text", ["", "。", "《" * 500, "一" * 20000, "\ud800坏"])
def test_odd_texts_are_no_accident(text: str) -> None:
    reader = second_reader()
    assert reader is not None
    reader.read(text)


def test_recommended_wording_raises_no_doubt() -> None:
    reader = second_reader()
    assert reader is not None
    wordings = [words for item in load_profile(Category.NORMATIVE, TODAY).items for words in item.wording]
    assert [words for words in wordings if reader.read(words) is not None] == []
