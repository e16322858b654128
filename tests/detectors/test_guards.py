"""What excuses a phrase, and what does not."""

import pytest

from review.checklist import load_lexicon
from review.detectors.guards import GUARDS, restrained
from review.extraction import extract
from review.grammar import Vocabulary, parse
from review.model import Clause
from review.reading import text_document

WORDS = load_lexicon()
VOCABULARY = Vocabulary.of(WORDS.pattern)


def excused(guard: str, text: str, phrase: str) -> bool:
    return GUARDS[guard](*found(text, phrase))


def restrains(text: str, phrase: str) -> bool:
    return restrained(*found(text, phrase))


def found(text: str, phrase: str) -> tuple[Clause, int, int]:
    doc = text_document(text)
    clause = next(c for c in reversed(parse(doc, extract(doc), VOCABULARY)) if phrase in c.full)
    start = clause.full.index(phrase)
    return clause, start, start + len(phrase)


@pytest.mark.parametrize(
    ("guard", "text", "phrase"),
    [
        ("negation", "任何单位不得向商户收取保证金。", "收取保证金"),
        ("negation", "行政机关不得有下列行为：\n（一）收取保证金。", "收取保证金"),
        ("negation", "办理上述事项，不收取押金。", "收取押金"),
        ("negation", "各村自定的清运押金一律停收。", "清运押金"),
        ("negation", "协议中含有“按税收留成奖励”一类条款的，停止执行。", "按税收留成奖励"),
        ("negation", "积分多少不与低保、入学挂钩。", "低保、入学挂钩"),
        ("negation", "停止扣发养老金抵缴卫生费的做法，已扣的十日内退还。", "扣发养老金"),
        ("negation", "对“外村人不准承包鱼塘”的旧规，经表决废止。", "外村人不准承包"),
        ("negation", "巡察发现招标文件设置“本县注册满三年”的条件，已要求重新招标。", "本县注册满三年"),
        ("by-law", "由有关部门依照有关规定处理。", "处理"),
        ("competent", "由县市场监督管理局依法吊销许可证。", "吊销许可证"),
        ("encourage", "倡导村民自愿捐款。", "捐款"),
        ("internal", "工作人员迟到的，扣发绩效。", "扣发绩效"),
        ("quoting", "《中华人民共和国消防法》第六十条规定，占用消防通道的处罚款。", "处罚款"),
        ("cited", "依照《中华人民共和国消防法》第六十条处五百元罚款。", "五百元罚款"),
        ("cited", "由县农业农村局依照该条例第八条处一千元以下罚款。", "一千元以下罚款"),
        ("cited", "由县农业农村局依照《中华人民共和国动物防疫法》处一千元以下罚款。", "一千元以下罚款"),
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
        ("negation", "境外滞留人员的亲属停止享受一切惠民政策。", "停止享受"),
        ("negation", "不参加大扫除的，取消补贴。", "取消补贴"),
        ("by-law", "由镇政府依法处五百元罚款。", "罚款"),
        ("competent", "由镇政府吊销许可证。", "吊销许可证"),
        ("encourage", "村民应当捐款。", "捐款"),
        ("internal", "村民未参加的，由工作人员扣发补贴。", "扣发补贴"),
        ("quoting", "违反《中华人民共和国消防法》第六十条的，罚款。", "罚款"),
        ("cited", "违反《中华人民共和国消防法》的，处五百元罚款。", "五百元罚款"),
        ("cited", "由镇综合执法队依照《城市市容和环境卫生管理条例》处五百元罚款。", "五百元罚款"),
        ("definition", "商户应当缴纳罚款。", "罚款"),
    ],
)
def test_turn_that_only_looks_lawful_does_not_excuse(guard: str, text: str, phrase: str) -> None:
    assert not excused(guard, text, phrase)


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("任何部门不得以拖欠水费为由停发救助金。", "停发救助金"),
        ("镇政府及其所属部门不得为任何企业的债务出具担保函。", "担保函"),
        ("本镇不自行设立黑名单。", "黑名单"),
        ("查封、扣押财物的，应当当场交付清单。", "查封、扣押财物"),
        ("以未婚、外嫁为由减少妇女份额的，镇人民政府应当责令改正。", "未婚、外嫁为由减少妇女份额"),
        ("镇政府及所属单位不出具任何形式的担保函。", "担保函"),
        ("工作人员在办证中指定中介机构的，责令退还财物，并依规依纪处理。", "指定中介机构"),
    ],
)
def test_telling_the_administration_to_refrain_is_no_violation_for_any_rule(text: str, phrase: str) -> None:
    assert restrains(text, phrase)


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("任何单位和个人不得在本镇另设摊点。", "另设摊点"),
        ("本镇不设听证程序。", "听证程序"),
        ("对以外出为由不交卫生费的，取消其分红。", "取消其分红"),
        ("由镇政府强制拆除，并应当提前三日告知当事人。", "强制拆除"),
        ("商户不从指定厂家进货的，取消摊位。", "指定厂家进货"),
        ("村民不得以任何理由拒绝缴纳卫生费。", "缴纳卫生费"),
    ],
)
def test_telling_outsiders_to_refrain_is_not_restraint_of_the_administration(text: str, phrase: str) -> None:
    assert not restrains(text, phrase)
