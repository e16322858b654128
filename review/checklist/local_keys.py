"""What a province, city or county may set: the name of each number, its units, and which way is stricter."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

_DAYS = ("日", "工作日")
_YEARS = ("年",)


class Stricter(StrEnum):
    """The direction in which a lower level may go; the other way loosens the higher level's number."""

    LONGER = "更长"
    SHORTER = "更短"


@dataclass(frozen=True, slots=True)
class Key:
    """One kind of number: what it is called, what it counts in, which way is stricter."""

    title: str
    units: tuple[str, ...]
    stricter: Stricter

    def loosens(self, value: int, floor: int) -> bool:
        """True if `value` asks for less than `floor` does; both in the same unit."""
        return value < floor if self.stricter is Stricter.LONGER else value > floor


KEYS: Mapping[str, Key] = {
    "consultation.general": Key("公开征求意见的期限（一般文件）", _DAYS, Stricter.LONGER),
    "consultation.market": Key("公开征求意见的期限（涉及市场主体）", _DAYS, Stricter.LONGER),
    "consultation.decision": Key("公开征求意见的期限（重大行政决策）", _DAYS, Stricter.LONGER),
    "hearing.notice": Key("听证会提前公告的时间", _DAYS, Stricter.LONGER),
    "review.min": Key("合法性审查时间的下限", _DAYS, Stricter.LONGER),
    "review.max": Key("合法性审查时间的上限", _DAYS, Stricter.SHORTER),
    "review.decision-min": Key("重大行政决策合法性审查时间的下限", _DAYS, Stricter.LONGER),
    "commencement.gap": Key("公布到施行的间隔", _DAYS, Stricter.LONGER),
    "validity.general": Key("有效期的上限", _YEARS, Stricter.SHORTER),
    "validity.trial": Key("暂行、试行文件有效期的上限", _YEARS, Stricter.SHORTER),
    "filing.superior": Key("向上一级行政机关备案的期限", _DAYS, Stricter.SHORTER),
    "filing.congress": Key("向人大备案的期限", _DAYS, Stricter.SHORTER),
    "evaluation.interval": Key("实施后评估的期限", _YEARS, Stricter.SHORTER),
    "cleaning.interval": Key("全面清理的间隔", _YEARS, Stricter.SHORTER),
    "village-rules.filing": Key("村规民约表决通过后报备案的期限", _DAYS, Stricter.SHORTER),
}
