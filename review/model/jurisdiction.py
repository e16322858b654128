"""The local standards that a review was measured by, as every output names them."""

from dataclasses import dataclass
from datetime import date

NATIONAL = "全国"
_WITH_MEASURE_WORD = ("工作日",)


@dataclass(frozen=True, slots=True)
class Standard:
    """One number of a national or local rule: `value` in `unit` (日, 工作日, 年), set by `level` (「浙江省」).

    `law` and `article` are its source; `items` are the checklist items it serves; `recipient` is who gets a filing.
    """

    key: str
    title: str
    value: int
    unit: str
    level: str
    law: str
    article: str
    items: tuple[str, ...] = ()
    recipient: str = ""

    def words(self) -> str:
        """「30日」, 「5个工作日」."""
        return counted(self.value, self.unit)

    def source(self) -> str:
        """「《优化营商环境条例》第六十二条」."""
        return f"《{self.law}》{self.article}"


@dataclass(frozen=True, slots=True)
class Jurisdiction:
    """Whose standards applied, the highest level first; `checked_on` is the oldest day one of them was checked.

    `code` is the GB/T 2260 code of the lowest level, `unset` are the titles of what no level has a verified number for.
    """

    code: str
    names: tuple[str, ...]
    checked_on: date
    standards: tuple[Standard, ...] = ()
    unset: tuple[str, ...] = ()

    def words(self) -> str:
        """「全国＋浙江省（数据日期2026年11月22日）」."""
        day = self.checked_on
        return f"{'＋'.join(self.names)}（数据日期{day.year}年{day.month}月{day.day}日）"


def counted(value: int, unit: str) -> str:
    """A number with its unit as it is written."""
    return f"{value}{'个' if unit in _WITH_MEASURE_WORD else ''}{unit}"
