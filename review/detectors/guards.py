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
_CANCEL = re.compile(
    r"违者|违反|否则|一经|的[，,]|不得不|拒绝|拒不|拒缴|逃避|拖欠|无故不|擅自不|推诿|并(?:处|罚|对|给予|予以|扣|没收|责令)|未按|[，,：:。]"
)
_DENIED = re.compile(r"(?:^|[，、；：“]|一律|均|也|并|且|都)(?:不|不再|免予|无需|概不)$")
_ENDED = re.compile(
    r"(?:[^，。；]{0,40}(?:条款|规定|做法|内容|政策|项目|收费|费|证明))?(?:的，)?(?:一律|全部|即行|立即|予以)?"
    r"(?:停止执行|停收|停止收取|废止|不再执行|不再收取|取消收取|清理纠正|列入清理|予以纠正|退还到户|由[^，。；]{2,16}(?:责令改正|予以纠正|撤销))"
)
_NEGATIVE_LEAD = re.compile(
    r"(?:不得|严禁|禁止|不准)[^。；]{0,16}(?:下列|以下|如下)|(?:下列|以下)[^。；：:]{0,30}(?:不得|禁止|追究|问责|处分)"
)
_REFERRAL = re.compile(
    r"(?:依法|依规|依照|按照|依据|根据)[^，。；]{0,40}(?:处理|处罚|查处|追究|处置|责令|没收|征收|拆除|停止|取缔|扣押|查封|给予|予以|执行|办理|实施)"
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
_CITED = re.compile(r"(?:根据|依据|依照|按照)[^，。；]{0,10}《□+》第[零〇一二三四五六七八九十百千0-9]+条")


def _negation(clause: Clause, start: int, end: int) -> bool:
    """「不得要求供应商…」: a ban on the practice before the phrase, with nothing between that takes it back.

    Also 「不收取押金」, and a practice that is named in order to end it (「…一类条款停止执行」「…费一律停收」).
    """
    if start >= len(clause.lead) and _NEGATIVE_LEAD.search(clause.lead):
        return True
    if _DENIED.search(clause.full[:start]) or _ENDED.match(clause.full, end):
        return True
    before = clause.full[max(0, start - 30) : start]
    bans = list(_NEGATION.finditer(before))
    return bool(bans) and _CANCEL.search(before, bans[-1].end()) is None


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
    """「依照《X法》第N条」 in the same sentence: a restatement; its truth is for the citation and number checks."""
    del start, end
    return _CITED.search(clause.full) is not None


def _definition(clause: Clause, start: int, end: int) -> bool:
    """A definition sets nothing."""
    del start, end
    return clause.force is Force.DEFINE


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
