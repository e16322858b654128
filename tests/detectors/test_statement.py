"""Rules that ask the parsed sentence."""

from detector_cases import words

FINE = {"effect": ["罚款、没收等处罚"]}
DRAFT = "第五条 经营者应当每日清理摊位，逾期未清理的，处二百元罚款，并取消当年补贴。"


def test_effect_is_quoted_between_its_commas() -> None:
    assert words("statement", DRAFT, FINE) == ["处二百元罚款"]


def test_effect_that_the_sentence_rules_out_does_not_count() -> None:
    assert words("statement", "办理登记不收取押金。", {"effect": ["押金、保证金"]}) == []
    assert words("statement", "办理登记先交押金三百元。", {"effect": ["押金、保证金"]}) == ["办理登记先交押金三百元"]


def test_stated_basis_excuses_where_asked() -> None:
    stated = "逾期未清理的，由公安机关依照《中华人民共和国治安管理处罚法》第二十六条处二百元罚款。"
    options = {**FINE, "basis": "none", "guards": []}
    assert words("statement", stated, options) == []
    assert words("statement", DRAFT, options) == ["处二百元罚款"]


def test_condition_and_effect_are_asked_of_the_same_statement() -> None:
    text = "未参加清扫的，取消当年补贴；逾期缴费的，电话提醒。"
    options = {"effect": ["取消、扣减待遇或者资格"], "condition": ["清扫"]}
    assert words("statement", text, options) == ["取消当年补贴"]
    assert words("statement", text, {**options, "condition": ["缴费"]}) == []


def test_duty_of_officials_is_no_burden() -> None:
    options = {"burden": ["义务"]}
    assert words("statement", "镇人民政府应当每月公布检查结果。", options) == []
    assert words("statement", "养犬户应当每年登记。", options) == ["养犬户应当每年登记"]


def test_party_force_quantity_and_act_narrow_the_rule() -> None:
    options = {"party": ["经营者"], "force": ["不得"], "act": ["占道"], "quantity": ["期限"]}
    assert words("statement", "商户三日内不得占道经营。", options) == ["商户三日内不得占道经营"]
    assert words("statement", "商户不得占道经营。", options) == []
    assert words("statement", "村民三日内不得占道经营。", options) == []


def test_words_around_the_sentence_excuse_it() -> None:
    assert words("statement", DRAFT, {**FINE, "unless": ["清理摊位"]}) == []
    assert words("statement", DRAFT, {**FINE, "article": ["押金"]}) == []


def test_consequence_of_a_lead_in_is_found_at_its_items() -> None:
    text = "商户有下列情形之一的，取消摊位：\n（一）占道经营；\n（二）乱倒垃圾。"
    found = words("statement", text, {"effect": ["取消、扣减待遇或者资格"]})
    assert found == ["取消摊位", "占道经营", "乱倒垃圾"]
