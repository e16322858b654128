"""Sentences that order without saying 应当 or 不得: 「车主接到通知后，十五分钟内到场」, 「未接入的，暂停营业」.

The table of duties may hold a row too many but should miss none: what a numbered point simply states is meant as a
rule for those it concerns, unless an organ is to act, or the sentence gives, permits, encourages, defines or frames.
"""

import re

from review.checklist import load_lexicon
from review.engine.duty_bases import is_preamble
from review.model import Actor, Burden, Clause, Force

_LEAVES_FREE = re.compile(
    r"给予|发给|补助|补贴|奖励|奖补|慰问|免费|减免|免收|免除|优惠|优先|优待|享受|享有|可以|(?<![许认不])可(?![能行靠燃回])|有权|自愿|推荐|"
    r"鼓励|提倡|倡导|引导|支持|帮助|服务于|便利|方便群众|无需|不需要|不收|予以(?:支持|协助|保障)|退还|返还|兑换|不影响|不受[^，。；]{0,8}限制|不(?:向[^，。；]{1,10})?收取|自主|共同决定|(?:大会|会议)[^，。；]{0,6}(?:决定|选举)|选举产生|资助|救助|救济|津贴|送餐|上门服务"
)
_FRAMES = re.compile(
    r"适用|负责解释|起(?:正式)?(?:施行|执行|实施|生效)|(?:起|行)试行|试行[一二三两]?年|有效期|是指|所称|包括|分为|坚持|遵循|原则|方针|目标|制定本|特制定|如下[：:]|见附件|另行制定|"
    r"未尽事宜|构成犯罪|依照其|按照(?:原|其)|领导小组|(?:列入|纳入)[^，。；]{0,8}预算|资金|经费|报送|抄送|印发|请(?:认真|遵照|结合|各)|工作机制|体系|职责"
)
_ORGANS = (
    r"(?:政府|部门|机关|街道|办事处|办公室|指挥部|专班|党委|党工委|支部|委员会|村委会|居委会|业委会|社区|各村|村里|镇里|小组|理事会|"
    r"(?<![公务])局|派出所|财政所|司法所|管理站|服务站|水利站|中心|(?:城管|应急|人居|农业农村|综治|规划|党政|执法)办|大队|中队|执法队|巡查队|管护队)"
)
_STAFF = re.compile(
    r"工作人员|干部|公务员|党员|领导|责任人员|网格员|管理员|巡查员|河长|路长|林长|执法人员|检查人员|监督员|评估员|志愿者|调解员|保洁员|护林员|失职|失责|渎职|强迫命令|以权谋私"
)
_ORGAN_FIRST = re.compile(
    rf"(?:^|[，,])[^，,。；]{{0,24}}?{_ORGANS}(?!门前|前|周边|内|范围|人员|住|居|购|租|开|停|养|的|登记|缴)"
)
_ORGAN_BY = re.compile(rf"由[^，。；]{{0,16}}?(?:{_ORGANS}|机构|单位|公司|小组|办|所|站|公开|招标)")
_ORGAN_WORK = re.compile(
    r"劝导|抽签|当场|转送|交办|上报|值守|组织群众|安排|公示|公布|通报情况|选派|配备|设置|归档|保存|评定|抽查|检查|巡查|征求|研究|讨论|发放|宣传"
)
_HARSH = (
    (
        Burden.FEE,
        re.compile(
            r"(?:费用?|款|损失|开支)[^，。；]{0,12}(?:承担|自担|负担|自付|支付|自理|扣除|追讨)|缴|交纳|折款|押金|保证金"
        ),
    ),
    (
        Burden.MEASURE,
        re.compile(
            r"拖移|拖离|清运|清除|割除|铲除|拆除|扣留|扣押|暂存|收缴|没收|代为|强制|查封|捕(?:获|捉)|平掉|取缔|锁车|劝返|驱离"
        ),
    ),
    (
        Burden.SANCTION,
        re.compile(
            r"曝光|通报批评|罚|黑名单|重点人员|追究|检讨|张贴姓名|扣[^，。；]{0,4}分|从严|严肃|查处|责令|(?:依|依照|按照?)[^，。；]{1,40}处理"
        ),
    ),
    (
        Burden.LOSS,
        re.compile(
            r"暂停|暂缓|停止|停发|取消|不再|不予|不办|概不|扣减|扣发|降级|终止|清退|退出|作废|自动放弃|不(?:享受|计入|得)"
        ),
    ),
)
_MILD = (
    (
        Burden.PROHIBITION,
        re.compile(r"谢绝|只(?:能|准|许|限)|仅限|为限|上限|不(?:办|许|准|让|再|进|入|上)|禁|拒绝|停止|以内"),
    ),
    (
        Burden.CONDITION,
        re.compile(
            r"方可|才(?:能|可|准)|先[^，。；]{1,14}[，,]?(?:再|后)|凭|[同点]意?[^，。；]{0,10}后|盖章后|审核后|批准后"
        ),
    ),
)
_SHORTEST = 8  # characters; what is shorter is a heading or an entry


def bare_burdens(clause: Clause) -> tuple[Burden, ...]:
    """How a sentence without a word of command weighs on people outside; () if it does not."""
    text = clause.text.rstrip()
    if clause.node < 0 or len(text) < _SHORTEST or text[-1] not in "。；;！!”’）)":
        return ()
    if clause.lead and not is_preamble(clause.lead):
        return ()  # an item is what its lead-in makes of it
    if _names_a_force(clause) or _LEAVES_FREE.search(text) or _FRAMES.search(text) or _STAFF.search(text):
        return ()
    harsh = tuple(burden for burden, words in _HARSH if words.search(text))
    if harsh:
        return harsh
    if _organ_acts(clause, text) or load_lexicon().pattern("句机关动作").search(text):
        return ()
    return tuple(burden for burden, words in _MILD if words.search(text)) or (Burden.DUTY,)


def _names_a_force(clause: Clause) -> bool:
    """True if the sentence itself says 应当, 不得, 可以, 鼓励 or 是指; a force that its preamble lends it does not count."""
    return clause.force is Force.DEFINE or any(statement.force_span for statement in clause.statements)


def _organ_acts(clause: Clause, text: str) -> bool:
    """True if the sentence says what an organ, a village or a competent body does."""
    own = [one.subject for one in clause.statements if one.subject and not one.subject.inherited]
    if own:
        return own[0].party.side is not Actor.OUTSIDER or _ORGAN_BY.search(text) is not None
    office = load_lexicon().pattern("句公务")
    return any(words.search(text) is not None for words in (_ORGAN_BY, _ORGAN_FIRST, office, _ORGAN_WORK))
