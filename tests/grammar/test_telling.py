"""How a sentence was read, in words."""

from review.checklist import load_lexicon
from review.extraction import extract
from review.grammar import SLOTS, Slots, Vocabulary, parse, tell
from review.reading import text_document

VOCABULARY = Vocabulary.of(load_lexicon().pattern)


def told(text: str) -> list[Slots]:
    """Every statement of a text, told."""
    doc = text_document(text)
    return [slots for clause in parse(doc, extract(doc), VOCABULARY) for slots in tell(doc, clause)]


def test_slots_are_told_in_one_order_and_empty_ones_left_out() -> None:
    (slots,) = told("商户逾期未清理的，由城管中队处二百元罚款，因灾害不能清理的除外。")
    names = [name for name, _ in slots]
    assert names == [name for name in SLOTS if name in names]
    assert dict(slots)["什么条件"] == "商户逾期未清理的"
    assert dict(slots)["多少"] == "二百元（金额）"
    assert dict(slots)["例外"] == "因灾害不能清理的除外"


def test_what_a_sentence_rules_out_is_said_to_be_ruled_out() -> None:
    (slots,) = told("办理登记不收取押金。")
    assert "押金、保证金「押金」，本句予以排除" in dict(slots)["什么后果"]


def test_a_subject_from_the_sentence_before_is_marked() -> None:
    first, second = told("第三条 养犬户应当登记。应当佩戴犬牌。")
    assert "承前句" not in dict(first)["谁"]
    assert "（承前句）" in dict(second)["谁"]


def test_a_burden_without_stated_basis_is_told_as_such() -> None:
    (slots,) = told("养犬户应当登记。")
    assert dict(slots)["依据"] == "本句未写明"
    (lawful,) = told("养犬户应当依照《中华人民共和国动物防疫法》第三十条登记。")
    assert "《" in dict(lawful)["依据"]
