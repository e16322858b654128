"""Whether a number of a draft agrees with the numbers of the article it cites; only like is compared with like."""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from review.laws.figures import About, Figure, likeness
from review.model import Quantity

WORKING_DAY = "工作日"
UNITS_OF_TIME = {
    "分钟": (Decimal(1) / 1440, Decimal(1) / 1440),
    "小时": (Decimal(1) / 24, Decimal(1) / 24),
    "日": (Decimal(1), Decimal(1)),
    "周": (Decimal(7), Decimal(7)),
    "月": (Decimal(28), Decimal(31)),
    "年": (Decimal(365), Decimal(366)),
}
_WEEK = Decimal(7) / 5  # calendar days for each working day
_DAYS_OFF = 11  # a weekend at the end and the longest public holiday in between
_ALIKE = 0.3  # of the words around the number that has fewer of them
_CLOSE = 0.2  # of likeness: what is said about as nearly is a candidate too
_FEWEST = 2  # pairs of characters in common
_SANCTIONS = (About.FINE, About.DETENTION)
_TOP_ONLY = re.compile(r"最[高多长]|不得?(?:超过|超出|高于|多于|大于)|至多")
_LEAST_ONLY = re.compile(r"最[低少]|不得?(?:低于|少于|短于)|至少|起码")
_ELAPSED = re.compile(r"(?<![不未])满")
_RIGHT = re.compile(r"申请(?![人表书材之的资])|提起|起诉|提出|要求|请求|申诉|投诉|陈述|申辩")
_DUTY = re.compile(
    r"缴|交纳|备案|报告|履行|改正|拆除|办理(?!完)|申报|登记(?![机证部管])|报送|提交(?!的)|清除|恢复|领取|补正|整改|返还|退还|支付|变更(?!登)"
)
_OFFICIAL = re.compile(
    r"(?:机关|部门|执法人员|民警|政府|法院|检察院|公安局|管理机构|监督机构|管理局|监督局|登记机构)(?:应当?|须|必须|可以|自|在|于|当场)"
)
_AUTHORITY = re.compile(
    r"(?<!向)(?<!原)(?:作出(?!处罚决定[的机])|答复|办结|受理|审[查核批]|告知|送达|决定(?![书机])|核发|颁发|发证|通知(?!书)"
    r"|回复|反馈|批准|移送|转送|公布|办理完|组织)"
)


def days(value: Decimal, unit: str) -> tuple[Decimal, Decimal]:
    """The fewest and the most days a period can be; a working day is one day at least, with days off in between."""
    if unit == WORKING_DAY:
        return value, value * _WEEK + _DAYS_OFF
    low, high = UNITS_OF_TIME.get(unit, (Decimal(1), Decimal(1)))
    return value * low, value * high


def contradicted(draft: Figure, law: Iterable[Figure]) -> Figure | None:
    """The number of the article that the draft's number departs from; None if one agrees or none is comparable.

    A sanction has to lie inside the range for the same kind of person and grade of breach (a narrower range refines
    discretion). A period may not be longer where the administration is to act, nor shorter where it binds or entitles
    the other side. Ages have to be the same; shares and counts the same or inside the law's limits. Other numbers than
    sanctions are compared only if the words around them are alike.
    """
    same = [figure for figure in law if _comparable(draft, figure)]
    if draft.about in _SANCTIONS:
        same = _closest(draft, same)
        wrong = bool(same) and not any(_inside(draft, figure) for figure in same)
        return max(same, key=lambda figure: _nearness(draft, figure)) if wrong else None
    if not same or any(_equal(draft, figure) for figure in same):
        return None
    best = max(same, key=lambda figure: _rank(draft, figure))
    if not (_alike(draft, best) or (len(same) == 1 and _only(draft, best))):
        return None
    least = _rank(draft, best) - _CLOSE
    near = (figure for figure in same if _rank(draft, figure) >= least)
    return None if any(_agrees(draft, figure) for figure in near) else best


def _rank(draft: Figure, law: Figure) -> float:
    """Which number of the article is meant: the words of the clause itself count once more."""
    fewest = min(len(draft.core), len(law.core))
    return (likeness(draft, law) + (len(draft.core & law.core) / fewest if fewest else 0.0)) / 2


def _comparable(draft: Figure, law: Figure) -> bool:
    if draft.about is not law.about or draft.per != law.per:
        return False
    if draft.about in _SANCTIONS:
        return draft.quantity.unit == law.quantity.unit
    if draft.condition is not law.condition or _elapsed(draft) is not _elapsed(law):
        return False
    return draft.about is About.PERIOD or draft.quantity.unit == law.quantity.unit


def _elapsed(figure: Figure) -> bool:
    """「满三年」 is what has to have gone by, not a time limit."""
    return figure.about is About.PERIOD and _ELAPSED.search(figure.written) is not None


def _closest(draft: Figure, law: Sequence[Figure]) -> list[Figure]:
    """Those for the same kind of person and, among them, for the same grade of breach, where the draft names them."""
    persons = [f for f in law if draft.bearer is None or f.bearer in (None, draft.bearer)] or list(law)
    return [f for f in persons if f.tiers & draft.tiers] or persons


def _nearness(draft: Figure, law: Figure) -> tuple[int, bool, float]:
    """The same grade of breach counts most, then the same kind of person, then the words."""
    return -len(draft.tiers ^ law.tiers), draft.bearer is law.bearer, likeness(draft, law)


def _inside(draft: Figure, law: Figure) -> bool:
    """The range of a sanction inside that of the law; 「最高二千元」 and 「不低于二百元」 speak of one end only."""
    ours, theirs = draft.quantity, law.quantity
    top_only = ours.low is None and _TOP_ONLY.search(draft.words) is not None
    least_only = ours.high is None and _LEAST_ONLY.search(draft.words) is not None
    not_over = theirs.high is None or (ours.high is not None and ours.high <= theirs.high)
    return (least_only or not_over) and (top_only or (ours.low or 0) >= (theirs.low or 0))


def _alike(draft: Figure, law: Figure) -> bool:
    fewest = min(_FEWEST, max(1, len(draft.around)))
    return len(draft.around & law.around) >= fewest and likeness(draft, law) >= _ALIKE


def _only(draft: Figure, law: Figure) -> bool:
    """The only number of its kind in the article: an age, or a limit of the same sort with some word in common."""
    if draft.about is About.AGE:
        return True
    return bool(draft.around & law.around) and _open_ends(draft.quantity) == _open_ends(law.quantity)


def _open_ends(quantity: Quantity) -> tuple[bool, bool]:
    return quantity.low is None, quantity.high is None


def _equal(draft: Figure, law: Figure) -> bool:
    """The same numbers in the same unit, whatever is said of them."""
    ours, theirs = _ends(draft.quantity), _ends(law.quantity)
    return draft.quantity.unit == law.quantity.unit and set(ours) <= set(theirs)


def _agrees(draft: Figure, law: Figure) -> bool:
    if draft.about is About.PERIOD:
        return _period_agrees(draft, law)
    ours, theirs = _ends(draft.quantity), _ends(law.quantity)
    if set(ours) <= set(theirs):
        return True
    if draft.about is About.AGE or draft.condition:
        return False
    opposite = {_open_ends(draft.quantity), _open_ends(law.quantity)} == {(True, False), (False, True)}
    return not opposite and _contains(law.quantity, ours)


def _ends(quantity: Quantity) -> tuple[float, ...]:
    return tuple(dict.fromkeys(end for end in (quantity.low, quantity.high) if end is not None))


def _contains(law: Quantity, values: Sequence[float]) -> bool:
    """True if all values lie between the limits of the law; a bare number has no room inside."""
    low = law.low if law.low is not None else float("-inf")
    high = law.high if law.high is not None else float("inf")
    return low != high and all(low <= value <= high for value in values)


def _period_agrees(draft: Figure, law: Figure) -> bool:
    ours, theirs = draft.quantity, law.quantity
    if theirs.low is not None and theirs.high is not None:
        return all(_between(end, ours.unit, theirs) for end in _ends(ours))
    limit = theirs.high if theirs.high is not None else theirs.low
    mine = ours.high if theirs.high is not None else ours.low
    if limit is None or mine is None or draft.condition:
        return any(_order(end, ours.unit, limit or 0, theirs.unit) == 0 for end in _ends(ours))
    order = _order(mine, ours.unit, limit, theirs.unit)
    if theirs.high is None:
        return order >= 0
    binds = not _TOP_ONLY.search(law.written) and _binds_other_side(draft, law)
    return order == 0 or (order > 0) is binds


def _between(value: float, unit: str, law: Quantity) -> bool:
    low, high = law.low or 0, law.high or 0
    return _order(value, unit, low, law.unit) >= 0 and _order(value, unit, high, law.unit) <= 0


def _order(ours: float, our_unit: str, theirs: float, their_unit: str) -> int:
    """-1 if our period is surely shorter, 1 if surely longer, 0 if they may be the same."""
    if our_unit == their_unit:
        return (ours > theirs) - (ours < theirs)
    (low, high), (least, most) = days(Decimal(str(ours)), our_unit), days(Decimal(str(theirs)), their_unit)
    return -1 if high < least else 1 if low > most else 0


def _binds_other_side(draft: Figure, law: Figure) -> bool:
    """True if citizens may or have to act in the period, False if the administration has to, or if nobody is named."""
    for figure in (draft, law):
        if _OFFICIAL.search(figure.words.partition(figure.written)[0]):
            return False
        found = [(match.start(), side) for pattern, side in _SIDES if (match := pattern.search(figure.after))]
        if found:
            return min(found)[1]
    return False


_SIDES = ((_RIGHT, True), (_DUTY, True), (_AUTHORITY, False))
