"""What excuses a phrase, and what does not."""

import pytest

from review.checklist import load_lexicon
from review.detectors.guards import GUARDS
from review.extraction import extract
from review.grammar import Vocabulary, parse
from review.reading import text_document

WORDS = load_lexicon()
VOCABULARY = Vocabulary.of(WORDS.pattern)


def excused(guard: str, text: str, phrase: str) -> bool:
    doc = text_document(text)
    clause = next(c for c in reversed(parse(doc, extract(doc), VOCABULARY)) if phrase in c.full)
    start = clause.full.index(phrase)
    return GUARDS[guard](clause, start, start + len(phrase))


@pytest.mark.parametrize(
    ("guard", "text", "phrase"),
    [
        ("negation", "任何单位不得向商户收取保证金。", "收取保证金"),
        ("negation", "行政机关不得有下列行为：\n（一）收取保证金。", "收取保证金"),
        ("negation", "办理上述事项，不收取押金。", "收取押金"),
        ("negation", "各村自定的清运押金一律停收。", "清运押金"),
        ("negation", "协议中含有“按税收留成奖励”一类条款的，停止执行。", "按税收留成奖励"),
        ("by-law", "由有关部门依照有关规定处理。", "处理"),
        ("competent", "由县市场监督管理局依法吊销许可证。", "吊销许可证"),
        ("encourage", "倡导村民自愿捐款。", "捐款"),
        ("internal", "工作人员迟到的，扣发绩效。", "扣发绩效"),
        ("quoting", "《中华人民共和国消防法》第六十条规定，占用消防通道的处罚款。", "处罚款"),
        ("cited", "依照《中华人民共和国消防法》第六十条处五百元罚款。", "五百元罚款"),
        ("definition", "本办法所称罚款，是指依法作出的处罚。", "罚款"),
    ],
)
def test_lawful_turn_excuses_the_phrase(guard: str, text: str, phrase: str) -> None:
    assert excused(guard, text, phrase)


@pytest.mark.parametrize(
    ("guard", "text", "phrase"),
    [
        ("negation", "商户不得占道经营，违者罚款。", "罚款"),
        ("negation", "商户拒不缴纳的，收取保证金。", "收取保证金"),
        ("negation", "商户应当缴纳保证金，原规定停止执行。", "缴纳保证金"),
        ("negation", "未经同意不得收取，拒绝的收取保证金。", "收取保证金"),
        ("by-law", "由镇政府依法处五百元罚款。", "罚款"),
        ("competent", "由镇政府吊销许可证。", "吊销许可证"),
        ("encourage", "村民应当捐款。", "捐款"),
        ("internal", "村民未参加的，由工作人员扣发补贴。", "扣发补贴"),
        ("quoting", "违反《中华人民共和国消防法》第六十条的，罚款。", "罚款"),
        ("cited", "违反《中华人民共和国消防法》的，处五百元罚款。", "五百元罚款"),
        ("definition", "商户应当缴纳罚款。", "罚款"),
    ],
)
def test_turn_that_only_looks_lawful_does_not_excuse(guard: str, text: str, phrase: str) -> None:
    assert not excused(guard, text, phrase)
