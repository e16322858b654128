"""Sentences that order without saying 应当 or 不得: 「车主接到通知后，十五分钟内到场」, 「未接入的，暂停营业」.

The table of duties may hold a row too many but should miss none: what a draft simply states of people outside the
administration is meant as a rule, unless it gives, permits, encourages, defines or frames.
"""

import re

from review.model import Actor, Burden, Clause, Force

_LEAVES_FREE = re.compile(
    r"给予|补助|补贴|奖励|奖补|慰问|免费|减免|免收|免除|优惠|优先|优待|享受|享有|可以|可(?:在|向|到|凭|由|享|继续|按|转|申|同时)|有权|自愿|"
    r"鼓励|提倡|倡导|引导|支持|帮助|方便群众|无需|不需要|不收|均可|予以(?:支持|协助|保障)|退还|返还|兑换"
)
_FRAMES = re.compile(
    r"适用(?:本|于)|负责解释|起(?:正式)?(?:施行|执行|实施|生效)|有效期|是指|所称|包括|原则|制定本|特制定|如下[：:]|下列[^，。；]{0,12}[：:]|见附件|另行制定|"
    r"领导小组|(?:列入|纳入)[^，。；]{0,8}预算|资金(?:来源|由)|报送|抄送|印发|现印|请(?:认真|遵照|结合|各)"
)
_ORGAN_ACTS = re.compile(
    r"由[^，。；]{0,16}?(?:政府|部门|办公室|办|局|所|站|中心|委员会|村委会|小组|合作社|机构|单位|公司)[^，。；]{0,14}?"
    r"(?:确定|组织|负责|提供|承担|安排|发放|协助|核定|公布|公示|通知|制定|实施|受理|审核|会同)"
)
_BOUND = re.compile(
    r"统一|一律|一概|概不|自行|自备|自负|自理|自担|先[^，。；]{1,14}[，,]?(?:再|后|才)|谢绝|不再|只(?:能|准|许|限)|仅限|只[^，。；]{1,8}[，,]其(?:他|余)|"
    r"限期|为限|为止|上限|视为|视同|凭[^，。；]{1,12}(?:方|才|进|入|领|办)"
)
_KINDS = (
    (
        Burden.FEE,
        re.compile(r"(?:费用?|款|损失|开支)[^，。；]{0,12}(?:承担|自担|负担|自付|支付|自理|扣除)|收取|缴|交纳|折款"),
    ),
    (
        Burden.MEASURE,
        re.compile(r"拖移|拖离|清运|清除|割除|铲除|拆除|扣留|扣押|收缴|没收|代为|强制|查封|捕(?:获|捉)|平掉|取缔"),
    ),
    (
        Burden.SANCTION,
        re.compile(r"曝光|通报|罚|黑名单|追究|检讨|记(?:入|过|分)|扣[^，。；]{0,4}分|从严|严肃|处理|处置|查处|责令"),
    ),
    (
        Burden.LOSS,
        re.compile(
            r"暂停|停止|停发|取消|不再|不予|不办|概不|扣减|扣发|降级|终止|清退|退出|失效|作废|自动放弃|不(?:享受|计|得)"
        ),
    ),
    (Burden.PROHIBITION, re.compile(r"谢绝|只(?:能|准|许|限)|仅限|为限|上限|不(?:办|许|准|让|再)|禁|拒绝")),
    (Burden.CONDITION, re.compile(r"方可|才(?:能|可|准)|先[^，。；]{1,14}[，,]?(?:再|后)|凭")),
)
_SHORTEST = 8  # characters; what is shorter is a heading or an entry


def bare_burdens(clause: Clause) -> tuple[Burden, ...]:
    """How a sentence without a word of command weighs on people outside; () if it does not."""
    text = clause.text.rstrip()
    if clause.node < 0 or len(text) < _SHORTEST or text[-1] not in "。；;！!”’）)":
        return ()
    if clause.force is not Force.STATE or _LEAVES_FREE.search(text) or _FRAMES.search(text):
        return ()
    if not _speaks_of_outsiders(clause, text):
        return ()
    return tuple(dict.fromkeys(burden for burden, words in _KINDS if words.search(text))) or (Burden.DUTY,)


def _speaks_of_outsiders(clause: Clause, text: str) -> bool:
    """True if somebody outside is named as the one who acts, or nobody is and the sentence binds."""
    subjects = [statement.subject for statement in clause.statements if statement.subject]
    conditional = any(statement.condition for statement in clause.statements)
    if any(one.party.side is not Actor.OUTSIDER for one in subjects):
        return False
    if _ORGAN_ACTS.search(text) and not conditional:
        return False
    return any(not one.inherited for one in subjects) or _BOUND.search(text) is not None
