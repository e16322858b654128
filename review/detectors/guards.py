"""What turns a suspicious phrase into a lawful one: negation, referral to the law, competent bodies, encouragement.

Each guard looks at one clause and the place of the phrase in `Clause.full`, and says whether the phrase is excused.
"""

import re
from collections.abc import Callable, Mapping

from review.model import Actor, Clause, Force

Guard = Callable[[Clause, int, int], bool]

_NUMBER = "[零〇一二三四五六七八九十百千万亿0-9０-９.,，]"
AMOUNT = re.compile(rf"{_NUMBER}+余?(?:元|万元|亿元|倍|[%％])|百分之")
_NEGATION = re.compile(
    r"不得|严禁|禁止|不准|不应|不可|不允许|不要求|无需|无须|不需要|不必|杜绝|防止|避免|制止|免于|不搞|不以|不因|不再|取消.{0,4}(?:收费|证明)"
    r"|(?:违法|违规|非法|擅自|变相|违反规定)(?:设定|设置|设立|实施|规定|要求|收取|限制|增设|增加|采取)"
)
_FIRM = re.compile(
    r"(?:不得|不准|不许|严禁|禁止|不应|不可|不能|杜绝|防止|避免)(?:再)?(?:以|因|把|将|对|向|拿|用|强|擅|变相|采取|要求|额外|另|拒|违|随意)"
    r"|(?:绝不|决不|均不|无权|概不|一律不|不)(?:与|把|将|另|设|作为|承诺|提供|采取|对|向|因|以|按|许|再|强制|强行|要求|单独|额外|区分)"
    r"|无权|概不|不收|不设(?!听证|程序)|不拿|不看"
)
_INNER = re.compile(
    r"不(?:得|再|能)?(?:与|同|和|跟)[^，。；]{1,40}(?:挂钩|关联|捆绑|绑定|联系)|脱钩|不要求(?:提供|提交|出具)|不(?:得|再)?作为|不(?:得|受)?影响|不包括|不含"
)
_RESTRAINT = re.compile(
    r"(?:任何(?:单位|部门|地方|组织)(?![和或、])|各(?:单位|部门|镇|村|地|园区|学校)|政府|机关|工作人员|执法人员|主管部门|村级组织|村干部|村委会|财政所|办事处|窗口"
    r"|收费单位|物业公司|用人单位)[^，。；]{0,30}(?:不得|不准|不许|不再)(?:以|对|因|把|将|向|另|设|要求|拒绝|干预|限制|收|强|采取|用|借|擅|提前|扣|没|锁)"
    r"|(?:本镇|镇里|村里|镇政府|政府|政府及其所属部门|街道|镇财政|地方|集体经济组织|管委会)[^，。；]{0,12}(?:不(?:另|设(?!听证|程序)|收|出具(?![^，。；]{0,8}证明)|提供担保|承诺|推荐|确定|自行|干预|对|以|会)|不得(?:为|出具|以|设))"
    r"|^\W*(?:也|并|且|均|一律|更)?(?:不得|不准|不许|严禁|禁止)(?:以[^，。；]{1,50}(?:为由|名义|方式)|对(?!外[出销转租])|因|另|采取|拒绝|违规|借|随意|恐吓|打击)"
)
_PROTECTIVE = re.compile(
    r"(?:不得|禁止|严禁|不准)[^，。；]{0,6}(?:安排|组织|动员|招用|雇用|使用|强令|指派|派遣)[^，。；]{0,8}"
    r"(?:未成年|儿童|学生|残疾人|孕妇|老年人|不适宜|无民事行为能力)[^，。；]{0,16}(?:参加|参与|从事|进入|承担|抢险|救援|扑救|作业)"
)
_DUE_PROCESS = re.compile(
    r"[^，。；]{0,16}(?:的|时)，[^，。；]{0,14}(?:应当|必须|须)[^，。；]{0,26}(?:告知|出具[^，。；]{0,16}票据|听取|组织听证|说明理由|制作|出示|交付|妥善保管|集体讨论|法制审核)"
)
_ABUSE_ENDED = re.compile(
    r"以[^。；]{1,40}为由[^，。；]{0,30}的，[^。；]{0,16}(?:责令改正|责令纠正|予以纠正|应当纠正|制止|撤销|追究)"
)
_STAFF = re.compile(r"工作人员|干部|执法人员|公职人员")
_DISCIPLINED = re.compile(
    r"[^，。；]{0,16}(?:的|者)?，[^。；]{0,24}(?:依规依纪|依纪依规|处分|问责|责令退还|追究[^，。；]{0,8}责任)"
)
_POLICY = r"(?:做法|规定|条款|土政策|土办法|老办法|旧规|规矩|表述|内容|名单|文件|要求|政策|制度|现象|问题|情况|承诺|协议|标准|约定)"
_STANCE = re.compile(
    rf"(?:停止(?=执行|以|扣|收|发放)|纠正|清理|废止|取消|摒弃|删除|删去|撤销|撤除|解除|整治|查处|批评|约谈|作废|照搬|沿用)[^。；]{{0,60}}{_POLICY}"
    rf"|{_POLICY}[^。；]{{0,50}}(?<!的)(?:停止执行|纠正|清理|废止|不再(?:执行|兑现)|作废|无效|删去|删除|修改|撤销|违反[^。；]{{0,16}}(?:规定|标准|制度)|抵触|属于(?:排斥|违法|歧视)|构成|解除)"
    r"|(?:声明作废|责令退款|确认违法|撕除|全部退费|启动问责|立案核查|党内警告|严肃查处|重点查处|举报事项|如发现村干部)|(?:停止|已作废|不再)[^。；]{0,40}(?:如数|全额|全部|一律|已收[^，。；]{0,6})?(?:退还|退回|清退|退到)"
    r"|已(?:作废|废止|归还|责令|约谈|要求|移交|全部退|被[^，。；]{0,16}(?:撤销|立案|查处))|程序违法|违规收取|均属违规|引以为戒|杜绝同类|反面教材|典型案例|所谓“"
    r"|^[^，。；]{0,6}停止以|原[^，。；]{1,8}规定[^。；]{1,60}(?:停止执行|废止)|以前[^，。；]{2,12}的[^。；]{0,30}退还|以前收取|(?:拟规定|建议删)|(?:巡察|审计|督导|督查|自查|检查|评审)(?:中)?[^。；，]{0,10}发现[^。；]{0,60}(?:已|应当删除|须[^，。；]{0,10}(?:修改|废止)|限[^，。；]{0,6}(?:废止|退))"
)
_ORDERED = re.compile(
    r"处[^，。；]{0,12}[0-9零一二三四五六七八九十百千万]+[^，。；]{0,4}元|者，|(?:未|拒不|逾期|违反)[^，。；]{1,30}的，"
)
_OWN_ORDER = re.compile(r"[^，。；：“”]*(?:应当|必须|一律)(?![^，。；]*(?:做法|规定|条款|政策))")
_CANCEL = re.compile(
    r"违者|违反|否则|一经|的[，,]|不得不|拒绝|拒不|拒缴|逃避|拖欠|无故不|擅自不|推诿|并(?:处|罚|对|给予|予以|扣|没收|责令)|未按|[，,：:。]"
)
_BREAK = re.compile(r"[，,：:。]|的[，,]|违者|否则|一经|不得不")
_DENIED = re.compile(
    r"(?:^|[，、；：“]|一律|均|也|并|且|都|本[镇县乡区市局]|街道|政府|办事处|委员会|部门|机关|镇里|村里)(?:不|不再|免予|无需|概不)$"
)
_ENDED = re.compile(
    r"(?:[^，。；]{0,40}(?:条款|规定|做法|内容|政策|项目|收费|费|证明))?(?:的，)?(?:一律|全部|即行|立即|予以)?"
    r"(?:停止执行|停收|停止收取|废止|不再执行|不再收取|取消收取|清理纠正|列入清理|予以纠正|退还到户|由[^，。；]{2,16}(?:责令改正|予以纠正|撤销))"
)
_NEGATIVE_LEAD = re.compile(
    r"(?:不得|严禁|禁止|不准)[^。；]{0,16}(?:下列|以下|如下)|(?:下列|以下)[^。；：:]{0,30}(?:不得|禁止|追究|问责|处分)"
)
_REFERRAL = re.compile(
    r"(?:依法|依规|依照|按照|依据|根据)[^，。；]{0,40}(?:处理|处罚|查处|追究|处置|处以|责令|没收|征收|拆除|停止|取缔|扣押|查封|给予|予以|执行|办理|实施)"
    r"|由[^，。；]{0,24}(?:机关|部门|机构|局)[^，。；]{0,10}依法|依法[^，。；]{0,8}由[^，。；]{0,24}(?:机关|部门|局)"
)
_COMPETENT = re.compile(
    r"(?:公安|人民法院|人民检察院|司法机关|税务机关|[县市区省][^，。；]{0,14}(?:局|部门|委)|市场监(?:督管理|管)部门|自然资源|生态环境|应急管理部门"
    r"|消防救援|民政部门|人力资源社会保障|农业农村|交通运输|卫生健康|发展改革|行政主管部门|有权机关|执法机关|职能部门|相关部门|有关部门)"
    r"[^。；]{0,16}(?:依法|依照|按照[^，。；]{0,14}规定|依职权)"
)
_ENCOURAGE = re.compile(r"鼓励|倡导|提倡|引导|号召|自愿|可以自主|自主选择|建议|不作强制|宣传")
_QUOTING = re.compile(
    r"《□+》第[零〇一二三四五六七八九十百千0-9]+条[^，。：]{0,12}(?:明确)?规定[，,：:]|^\W*[“「]?(?:根据|按照|依照)《□+》第[^，。]{1,20}条[^，。]{0,8}规定[，,]"
)
_CITED = re.compile(
    r"(?:根据|依据|依照|按照)[^，。；]{0,10}(?:《□+》|该(?:法|条例|规定|办法))第[零〇一二三四五六七八九十百千0-9]+条"
    r"|由(?![^，。；]{0,8}(?:镇|乡(?!村振兴)|街道|(?<![农乡])村|社区|本机关|执法队|工作组))[^，。；]{2,40}(?:部门|机关|局|机构)(?:(?:按照|依据|根据|依)[^，。；]{0,4}职责[^，。；]{0,4}，)?[^，。；]{0,4}(?:依照|依据|根据|按照|按|依)(?:《□+》|[^，。；《》]{2,20}(?:法|条例)(?:第|及|的|规|给|处|责|对))"
)

_GOES_ON = re.compile(
    r"(?:逾期|拒不|仍不|属于|没有[^，。；]{1,12}的?(?:，|或者)|情节|造成|构成|致使|警告后|经责令|再次|有违法所得|没有违法所得|有(?:该|上述|前述|此类|以上|这类)[^，。；]{0,4}(?:行为|情形)|(?:对)?(?:单位|个人)(?:有|并?处|违反|的)|(?:对)?(?:其)?直接负责)"
)


def _negation(clause: Clause, start: int, end: int) -> bool:
    """「不得要求供应商…」: a ban on the practice before the phrase, with nothing between that takes it back.

    Also 「不收取押金」 and 「…不与低保挂钩」, and a practice that is named in order to end it (「…费一律停收」).
    """
    if start >= len(clause.lead) and _NEGATIVE_LEAD.search(clause.lead):
        return True
    if _DENIED.search(clause.full[:start]) or _ENDED.match(clause.full, end) or _condemned(clause.full, start, end):
        return True
    if _INNER.search(_between_commas(clause.full, start, end)):
        return True
    before = clause.full[max(0, start - 40) : start]
    firm = list(_FIRM.finditer(before))
    if firm and _BREAK.search(before, firm[-1].end()) is None:
        return True
    bans = list(_NEGATION.finditer(before, max(0, len(before) - 30)))
    return bool(bans) and _CANCEL.search(before, bans[-1].end()) is None


def _condemned(text: str, start: int, end: int) -> bool:
    """A practice that is reported, criticised or abolished (「…的做法立即纠正」), not ordered in the same breath."""
    part = _between_commas(text, start, end)
    ordered = _ORDERED.search(text) is not None or (_OWN_ORDER.match(part) is not None and "“" not in part)
    return not ordered and _STANCE.search(text) is not None


def _by_law(clause: Clause, start: int, end: int) -> bool:
    """「由有关机关依法处理」「依照…规定处罚」 without an amount of its own beside the phrase."""
    left = max(clause.full.rfind(mark, 0, start) for mark in "。；")
    segment = clause.full[left + 1 : end + 24]
    return AMOUNT.search(_between_commas(clause.full, start, end)) is None and _REFERRAL.search(segment) is not None


def _between_commas(text: str, start: int, end: int) -> str:
    """The part of the sentence between commas that holds the phrase: an amount elsewhere is not its amount."""
    left = max(text.rfind(mark, 0, start) for mark in "，。；：")
    ends = [at for mark in "，。；" if (at := text.find(mark, end)) >= 0]
    return text[left + 1 : min(ends, default=len(text))]


def _competent(clause: Clause, start: int, end: int) -> bool:
    """A body that has the power acts under the law, without an amount of its own."""
    del start, end
    return AMOUNT.search(clause.text) is None and _COMPETENT.search(clause.full) is not None


def _encouraged(clause: Clause, start: int, end: int) -> bool:
    """鼓励、倡导、自愿 right before or inside the phrase."""
    return _ENCOURAGE.search(clause.full, max(0, start - 16), end) is not None


def _internal(clause: Clause, start: int, end: int) -> bool:
    """Only officials are spoken of: their duties and discipline are no one else's burden."""
    del start, end
    return Actor.OFFICIAL in clause.actors and Actor.OUTSIDER not in clause.actors


def _quoting(clause: Clause, start: int, end: int) -> bool:
    """「《X法》第N条规定，…」: the law speaks, not the draft."""
    del end
    return _QUOTING.search(clause.full[:start]) is not None


def _cited(clause: Clause, start: int, end: int) -> bool:
    """「依照《X法》第N条」, or a body that has the power acting under a named law: a restatement.

    What goes on after a semicolon (「；逾期不改正的，处…」) is still the cited article. Its truth is for the citation and
    number checks.
    """
    del start, end
    if _GOES_ON.match(clause.text) and _CITED.search(clause.before):
        return True
    return _CITED.search(clause.full) is not None


def _definition(clause: Clause, start: int, end: int) -> bool:
    """A definition sets nothing."""
    del start, end
    return clause.force is Force.DEFINE


def restrained(clause: Clause, start: int, end: int) -> bool:
    """The administration is bound: to refrain (「任何部门不得以…为由…」), to due process (「查封的，应当交付清单」), by discipline.

    No rule objects to that, whatever its guards.
    """
    part = _between_commas(clause.full, start, end)
    if _RESTRAINT.search(part) or _PROTECTIVE.search(part) or _DUE_PROCESS.match(clause.full, end):
        return True
    if (abuse := _ABUSE_ENDED.search(clause.full)) and abuse.start() <= end <= abuse.end():
        return True
    return _STAFF.search(part) is not None and _DISCIPLINED.match(clause.full, end) is not None


GUARDS: Mapping[str, Guard] = {
    "negation": _negation,
    "by-law": _by_law,
    "competent": _competent,
    "encourage": _encouraged,
    "internal": _internal,
    "quoting": _quoting,
    "cited": _cited,
    "definition": _definition,
}
