"""Names of laws: one spelling for comparison, and proposals for names that are slightly wrong."""

import re
from functools import cache

_DROPPED = "《》〈〉<>＜＞（）()〔〕【】[]［］“”\"‘’' \t\n\r\u3000\xa0\u200b"
_FOLD = str.maketrans(dict.fromkeys(_DROPPED) | {0xFF10 + i: str(i) for i in range(10)} | {ord("〇"): "零"})
_STATE = "中华人民共和国"
_YEAR = re.compile(
    r"[（(〔\[]\s*([12]\d{3})\s*年?\s*(?:第.次)?(?:修订|修正|修改|公布|通过|版|制定|施行)?(?:版|本)?\s*[）)〕\]]$"
)
_DIGITS = set("0123456789零一二三四五六七八九十百千")
_PLACE = re.compile(r"^[^法]{2,12}?(?:省|市|县|区|旗|州|盟|镇|乡|街道|村|社区|开发区|园区|新区|江苏|浙江|上海|北京)")
_POLICY = (
    "通知",
    "意见",
    "方案",
    "规划",
    "纲要",
    "公告",
    "决定",
    "函",
    "批复",
    "标准",
    "规范",
    "指南",
    "目录",
    "计划",
    "细则",
    "要点",
    "通告",
    "章程",
    "公约",
    "制度",
    "清单",
    "规程",
    "指引",
    "守则",
    "协议",
    "合同",
    "解释",
)
_KINDS = ("暂行条例", "条例", "暂行办法", "管理办法", "暂行规定", "办法", "规定", "法")


def fold(title: str) -> str:
    """The name without marks, brackets, spaces and 中华人民共和国, digits half-width: what names are compared by."""
    plain = title.translate(_FOLD)
    return plain.replace(_STATE, "") or plain


def split_year(title: str) -> tuple[str, int]:
    """「治安管理处罚法（2012年修正）」 → the bare name and 2012; 0 if no year is written behind it."""
    match = _YEAR.search(title.strip())
    return (title[: match.start()], int(match[1])) if match else (title, 0)


def kind_of(key: str) -> tuple[str, str]:
    """Stem and kind of a folded name: 「行政许可条例」 → (行政许可, 条例); the kind is "" if it is no known one."""
    kind = next((k for k in _KINDS if key.endswith(k)), "")
    return key.removesuffix(kind), kind


def is_local(key: str) -> bool:
    """True for the names of local rules and of policy papers, which the registry does not hold in full."""
    return bool(_PLACE.match(key)) or key.endswith(_POLICY)


def distance(left: str, right: str, most: int = 2) -> int:
    """Edit distance with swaps of neighbours counted once; `most` + 1 if it is more than `most`."""
    if abs(len(left) - len(right)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(right) + 1))
    for i, a in enumerate(left, 1):
        older, before, row = before, row, [i]
        for j, b in enumerate(right, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == right[j - 2] and left[i - 2] == b:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)


class NearNames:
    """Proposals for a name that is not on record, from the folded names that are."""

    def __init__(self, names: dict[str, str]) -> None:
        """`names`: folded name → registered title."""
        self._names = names
        self._by_length: dict[int, list[str]] = {}
        for key in names:
            self._by_length.setdefault(len(key), []).append(key)
        self.find = cache(self._find)

    def _find(self, key: str) -> tuple[str, ...]:
        """The registered titles that `key` may be meant for, best first; none unless it is likely."""
        if is_local(key) or key in self._names:
            return ()
        found = self._other_kind(key) or self._misspelt(key)
        return tuple(dict.fromkeys(self._names[k] for k in found))

    def _other_kind(self, key: str) -> list[str]:
        """《行政许可条例》 for 《行政许可法》: the same words under another kind; 法 and 条例 are national names."""
        stem, kind = kind_of(key)
        if len(stem) < 4 or kind not in ("法", "条例"):
            return []
        return [stem + other for other in ("法", "条例") if other != kind and stem + other in self._names]

    def _misspelt(self, key: str) -> list[str]:
        kind = kind_of(key)[1]
        if len(key) < 6 or not kind:
            return []
        near = [(d, k) for k in self._similar(key) if (d := distance(key, k)) <= _allowed(key, k)]
        best = min((d for d, _ in near), default=0)
        return sorted(k for d, k in near if d == best)

    def _similar(self, key: str) -> list[str]:
        """Cheap sieve: length within 2, at most 2 characters of either name missing from the other, same figures."""
        letters, figures, kind = set(key), [c for c in key if c in _DIGITS], kind_of(key)[1]
        return [
            other
            for length in range(max(4, len(key) - 2), len(key) + 3)
            for other in self._by_length.get(length, ())
            if len(letters.difference(other)) <= 2
            and len(set(other).difference(letters)) <= 2
            and kind_of(other)[1] == kind
            and [c for c in other if c in _DIGITS] == figures
        ]


def _allowed(key: str, other: str) -> int:
    """How far apart two names of one kind may be: laws are all on record, regulations nearly, rules are not."""
    kind = kind_of(key)[1]
    if kind == "法":
        return 2 if len(key) != len(other) or len(key) >= 8 else 1
    return 1 if len(key) >= 8 else 0
