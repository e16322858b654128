"""One normative sentence as the grammar reads it: who, how strongly, what, if what, or else what, on what basis."""

from dataclasses import dataclass
from enum import StrEnum

from review.model.document import Span


class Actor(StrEnum):
    """The three sides a sentence can speak of."""

    OUTSIDER = "行政相对人"  # 村民、居民、企业、经营者、申请人、任何单位和个人……
    OFFICIAL = "行政机关及其工作人员"
    VILLAGE = "村（居）组织"


class Party(StrEnum):
    """Who is meant, as finely as the words allow; `side` is the coarse answer."""

    CITIZEN = "公民、村民、居民"
    HOUSEHOLD = "农户、家庭"
    OPERATOR = "经营者"
    NEWCOMER = "外来人员、外地经营者"
    CLAIMANT = "申请人、待遇对象"
    KIN = "亲属、同户人员"
    ANYONE = "任何单位和个人"
    VIOLATOR = "违反规定的人"
    VILLAGE = "村（居）组织"
    OFFICIAL = "本级机关及其工作人员"
    COMPETENT = "有权机关"  # 公安机关、县级主管部门、人民法院……

    @property
    def side(self) -> Actor:
        """The side this party is on."""
        if self is Party.VILLAGE:
            return Actor.VILLAGE
        return Actor.OFFICIAL if self in (Party.OFFICIAL, Party.COMPETENT) else Actor.OUTSIDER


class Force(StrEnum):
    """The modality of a sentence."""

    MUST = "应当"
    MUST_NOT = "不得"
    MAY = "可以"
    ENCOURAGE = "鼓励"
    DEFINE = "是指"
    STATE = "陈述"


class Effect(StrEnum):
    """What a sentence lets happen to somebody."""

    FINE = "罚款、没收等处罚"
    MEASURE = "查封、扣押、拆除等强制"
    LOSS = "取消、扣减待遇或者资格"
    CUT_OFF = "停水停电停气停网"
    FEE = "收费"
    DEPOSIT = "押金、保证金"
    PROOF = "索要证明、材料"
    APPROVAL = "审批、备案、准入"
    EXPOSURE = "通报、曝光"
    BLACKLIST = "黑名单、扣分"
    BURDEN_ON_KIN = "牵连亲属、同户"
    REDRESS = "责令改正、赔偿、恢复原状"
    REFERRED = "交有权机关依法处理"
    BENEFIT = "奖励、补贴、优惠"


class Burden(StrEnum):
    """How a statement weighs on someone outside the administration."""

    DUTY = "义务"
    PROHIBITION = "禁止"
    CONDITION = "条件"
    FEE = "缴费"
    PROOF = "证明材料"
    SANCTION = "处罚"
    MEASURE = "强制"
    LOSS = "丧失权益"


@dataclass(frozen=True, slots=True)
class Subject:
    """Who a statement speaks of: `span` are the words that name them, in the sentence itself, in its lead-in or before.

    `inherited` is True if the words stand outside the sentence and its lead-in.
    """

    party: Party
    span: Span
    inherited: bool = False


@dataclass(frozen=True, slots=True)
class Consequence:
    """One effect and the words that state it; `denied` if the sentence rules it out (「不收取押金」)."""

    effect: Effect
    span: Span
    denied: bool = False


class Measure(StrEnum):
    """What a quantity counts."""

    MONEY = "金额"
    PERIOD = "期限"
    AGE = "年龄"
    RATIO = "比例"
    COUNT = "数量"


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount, period, age, ratio or number; open ends are None.

    Money is in 元, ratios are fractions of 1, periods and counts in `unit` (日, 工作日, 月, 年, 平方米 …).
    """

    measure: Measure
    span: Span
    low: float | None
    high: float | None
    unit: str


@dataclass(frozen=True, slots=True)
class Statement:
    """One predicate of a sentence: who has to, must not or may do what, if what, and what follows.

    Every span is in `Document.text`. `act` are the words of the predicate, `condition` those that say when it applies
    (「逾期未清理的」, 「未经…同意」), `exception` those that take something back (「但…除外」). `basis` are the stated bases.
    `burdens` say how it weighs on someone outside the administration; empty if it does not.
    """

    span: Span
    subject: Subject | None
    force: Force
    force_span: Span | None
    act: Span
    condition: Span | None = None
    consequences: tuple[Consequence, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    basis: tuple[Span, ...] = ()
    exception: Span | None = None
    burdens: tuple[Burden, ...] = ()


@dataclass(frozen=True, slots=True)
class Clause:
    """One sentence unit (up to 。；！？ or the end of a block), with the lead-in of its enumeration.

    `span` covers its own words in `Document.text`; `text` are these words, letter by letter at the same offsets, with
    the inside of 《…》 masked by 「□」. `lead` is the masked lead-in (「有下列情形之一的，…：」), "" if none.
    `node` is the index of the innermost outline node. `actors` are those who are named or implied.
    `basis` are the stated bases (《…》 with article, 「依法」) inside the own words. `statements` are its predicates in
    text order. `before` are the masked words of the same sentence up to the semicolon before this unit, "" if none.
    """

    span: Span
    text: str
    lead: str = ""
    lead_span: Span | None = None
    node: int = -1
    force: Force = Force.STATE
    actors: tuple[Actor, ...] = ()
    basis: tuple[Span, ...] = ()
    statements: tuple[Statement, ...] = ()
    before: str = ""

    @property
    def full(self) -> str:
        """Lead-in and own words as one text; own words begin at `len(lead)`."""
        return self.lead + self.text

    def to_span(self, start: int, end: int) -> Span | None:
        """A stretch of `full` as a span of the own words; None if it lies in the lead-in only."""
        shift = self.span.start - len(self.lead)
        if end <= len(self.lead):
            return None
        return Span(max(start, len(self.lead)) + shift, end + shift)
