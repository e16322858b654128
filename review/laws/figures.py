"""The numbers of a sentence or an article with what they are about, so that like can be compared with like."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from review.extraction import find_quantities
from review.model import Measure, Quantity, Span


class About(StrEnum):
    """What a number measures in law."""

    FINE = "罚款"
    DETENTION = "拘留"
    PERIOD = "期限"
    AGE = "年龄"
    RATIO = "比例"
    MONEY = "金额"
    COUNT = "数量"


class Bearer(StrEnum):
    """Whom a fine is for."""

    PERSON = "个人"
    UNIT = "单位"
    RESPONSIBLE = "责任人员"


class Tier(StrEnum):
    """The grade of a breach that a fine is for."""

    LIGHT = "较轻"
    SERIOUS = "严重"
    WORST = "特别严重"
    OVERDUE = "逾期、拒不改正"
    HARM = "造成后果"
    AGAIN = "再次"
    NO_GAIN = "没有违法所得"


@dataclass(frozen=True, slots=True)
class Figure:
    """One number: what it is about, for whom, in which grade, per what (「每平方米」 → 平方米).

    `condition` is True if the number says when a rule applies (「违法所得不足一万元的」). `around` are the pairs of
    characters of the words beside it, `core` those of its own clause between commas, `words` the clause between commas that holds it, `after` what follows the number,
    `written` the number with the words that bound it.
    """

    quantity: Quantity
    about: About
    bearer: Bearer | None
    tiers: frozenset[Tier]
    per: str
    condition: bool
    around: frozenset[str]
    core: frozenset[str]
    words: str
    written: str
    after: str


_PLAIN = {Measure.AGE: About.AGE, Measure.RATIO: About.RATIO, Measure.COUNT: About.COUNT, Measure.MONEY: About.MONEY}
_AFTER = 18  # characters behind a number that may say what has to be done in time
_EDGE = re.compile(r"[，,。；;：:！？\n]")
_STOP = re.compile(r"[。；;！？\n]")
_FINED_AFTER = re.compile(r"[^，。；：\n元倍]{0,14}?(?:罚款|罚金)")
_FINED_BEFORE = re.compile(
    r"(?:处以?|并处|单处|罚|罚款|罚金|课以|罚没)(?:的)?(?:金额|数额|标准|额度|幅度|款额)?(?:人民币|最高|最低|为|是|在|按|按照|：|以)?(?:违法所得|货值金额|[^，。；：\n]{0,12}(?:款|额|费|价|值|所得|收入))?(?:的)?$"
)
_FINED_AT_ONCE = re.compile(r"的?(?:行政)?(?:罚款|罚金)(?!的?(?:奖|补))")
_RULED_OUT = re.compile(r"奖|补贴|补助|赔偿|补偿|退还|缴存|保证金|押金")
_DETAINED = re.compile(r"(?:的|以下的?|行政|治安)?拘留")
_CONDITION = re.compile(
    r"(?:以上|以下)?(?:(?!罚款|拘留|处罚|的)[^，。；：\n]){0,6}的(?:[，,；;。：:]|$|(?=由|处|对|应))"
)
_PER = re.compile(
    r"每(?P<unit>[^，。；：\n每]{1,4}?)(?:处以?|罚款|罚|按|为|加处)?(?:人民币)?$|(?P<day>按日|按户|按次|逐日)[^，。；：\n]{0,8}$"
)
_AFTER_PER = re.compile(r"\s?(?:/|／|每)(?P<unit>[^，。；：\n的罚处]{1,4})")
_BEARERS = re.compile(
    r"(?P<responsible>(?:直接负责的)?主管人员|(?:直接)?责任人员?|主要负责人|法定代表人|经营管理人员)"
    r"|(?P<person>个人|公民|自然人|村民|居民|农户|住户|户主|驾驶人|行人|业主)|(?P<unit>单位|法人|其他组织|企业|公司|机构)"
)
_TIERS: dict[Tier, re.Pattern[str]] = {
    Tier.LIGHT: re.compile(r"情节(?:较轻|轻微|显著轻微)|危害较小|后果较轻"),
    Tier.WORST: re.compile(r"特别严重|特别恶劣|特别重大"),
    Tier.SERIOUS: re.compile(r"(?<!特别)(?:严重|恶劣)(?!后果|污染|损害|失信)|情节较重"),
    Tier.OVERDUE: re.compile(r"逾期|拒不|拒绝改正|仍不|仍未|经责令[^，。；]{0,8}(?:不|未)"),
    Tier.HARM: re.compile(r"造成[^，。；]{0,16}(?:后果|损失|事故|伤亡|污染|损害|伤害)"),
    Tier.AGAIN: re.compile(r"再次|再犯|屡"),
    Tier.NO_GAIN: re.compile(r"(?:没有|无)违法所得|违法所得[^，。；]{0,6}(?:不足|不满)|货值金额不足"),
}
_FORMAL = re.compile(
    r"[□○\s（）()“”、《》〈〉0-9零一二三四五六七八九十百千万两]|第[^，。；]{1,6}[条款项]|应当|可以|必须|依照|按照|根据|依据|规定|有关|下列|行为|之日起|之一|以上|以下|以内|的|自|由|在|内|和|与|或者|或|及|其|并|处以?"
)


def figures_of(text: str) -> tuple[Figure, ...]:
    """Every number of `text` in reading order. The text may be one sentence or an article with its items."""
    quantities = find_quantities(text)
    borders = _Borders(text)
    found: list[Figure] = []
    last: Figure | None = None  # the sanction before: what is said of it ends where it ends
    for quantity in quantities:
        figure = _figure(text, quantity, borders, last)
        found.append(figure)
        last = figure if figure.about in (About.FINE, About.DETENTION) else last
    return tuple(found)


class _Borders:
    """Where clauses (between commas) and sentences of a text begin and end."""

    def __init__(self, text: str) -> None:
        self._commas = (-1, *(m.start() for m in _EDGE.finditer(text)), len(text))
        self._stops = (-1, *(m.start() for m in _STOP.finditer(text)), len(text))

    def part(self, span: Span) -> Span:
        """The clause between commas that holds the span."""
        return self._parts(span, 0)

    def near(self, span: Span) -> Span:
        """This clause and the one on either side of it."""
        return self._parts(span, 1)

    def sentence(self, offset: int) -> int:
        """Where the sentence that holds the character begins."""
        return self._stops[bisect_right(self._stops, offset - 1) - 1] + 1

    def _parts(self, span: Span, more: int) -> Span:
        first = max(0, bisect_left(self._commas, span.start) - 1 - more)
        last = min(len(self._commas) - 1, bisect_left(self._commas, span.end) + more)
        return Span(self._commas[first] + 1, self._commas[last])


def _figure(text: str, quantity: Quantity, borders: _Borders, last: Figure | None) -> Figure:
    span = quantity.span
    part, near = borders.part(span), borders.near(span)
    start = borders.sentence(span.start)
    same = last if last is not None and last.quantity.span.end > start else None
    window = text[same.quantity.span.end if same else start : span.start]
    tiers = frozenset(tier for tier, pattern in _TIERS.items() if pattern.search(window))
    return Figure(
        quantity=quantity,
        about=_about(text, quantity, part),
        bearer=_bearer(window) or (same.bearer if same else None),
        tiers=tiers or (same.tiers if same else frozenset()),
        per=_per(text, span, part),
        condition=_CONDITION.match(text, span.end) is not None,
        around=pairs(f"{text[near.start : span.start]}□{text[span.end : near.end]}"),
        core=pairs(f"{text[part.start : span.start]}□{text[span.end : part.end]}"),
        words=text[part.start : part.end].strip(),
        written=text[span.start : span.end],
        after=_STOP.split(text[span.end : span.end + _AFTER], maxsplit=1)[0],
    )


def _about(text: str, quantity: Quantity, part: Span) -> About:
    span = quantity.span
    if quantity.measure is Measure.PERIOD:
        return About.DETENTION if _DETAINED.match(text, span.end) else About.PERIOD
    fined = quantity.measure is Measure.MONEY or quantity.measure is Measure.RATIO
    return About.FINE if fined and _is_fine(text, span, part) else _PLAIN[quantity.measure]


def _is_fine(text: str, span: Span, part: Span) -> bool:
    """「处二百元以下罚款」「罚款五百元」「对公民处以二百元以下、…罚款」; not 「罚款三千元的，可以…」's reward or refund."""
    if _FINED_AT_ONCE.match(text, span.end):
        return True
    if _RULED_OUT.search(text, part.start, part.end):
        return False
    before = _FINED_BEFORE.search(text, max(part.start, span.start - 24), span.start)
    return before is not None or _FINED_AFTER.match(text, span.end, part.end) is not None


def _bearer(window: str) -> Bearer | None:
    """The one who is named last before the number; None if people and bodies are named in one breath."""
    found = [(Bearer[match.lastgroup.upper()], match) for match in _BEARERS.finditer(window) if match.lastgroup]
    if not found:
        return None
    last, place = found[-1]
    others = {bearer for bearer, _ in found} - {last}
    aimed = re.search(r"对(?:其|该|违法|直接负责的|[^，。；对]{0,8}的)?$", window[: place.start()])
    return last if aimed or not others or last is Bearer.RESPONSIBLE else None


def _per(text: str, span: Span, part: Span) -> str:
    before = _PER.search(text, part.start, span.start)
    if before:
        return before["unit"] or before["day"]
    after = _AFTER_PER.match(text, span.end, part.end)
    return after["unit"] if after else ""


def pairs(words: str) -> frozenset[str]:
    """The pairs of neighbouring characters that carry meaning, for likeness."""
    pieces = _FORMAL.sub("□", _EDGE.sub("□", words)).split("□")
    return frozenset(a + b for piece in pieces for a, b in pairwise(piece))


def likeness(one: Figure, other: Figure) -> float:
    """How much the words around two numbers have in common: 0 nothing, 1 all of the shorter ones."""
    held = _held(one.around, other.around) if len(one.around) < len(other.around) else _held(other.around, one.around)
    return max(held, _held(one.core, other.around), _held(other.core, one.around))


def _held(few: frozenset[str], many: frozenset[str]) -> float:
    """The share of the first that is in the second; a single pair proves nothing against several."""
    return len(few & many) / len(few) if len(few) > 1 or (few and few == many) else 0.0
