"""Names of laws: one spelling for comparison, and proposals for names that are slightly wrong."""

import re
from dataclasses import dataclass
from functools import cache

_DROP = re.compile(r"[\s《》〈〉<>＜＞（）()〔〕【】\[\]［］“”\"‘’'\u200b]+")
_ODD = re.compile("[〇０-９]")
_FOLD = str.maketrans("〇０１２３４５６７８９", "零0123456789")
_STATE = "中华人民共和国"
_YEAR = re.compile(
    r"[（(〔\[]\s*([12]\d{3})\s*年?\s*(?:第.次)?(?:修订|修正|修改|公布|通过|版|制定|施行)?(?:版|本)?\s*[）)〕\]]$"
)
_DIGITS = set("0123456789零一二三四五六七八九十百千")
_PLACE = re.compile(
    r"^[^法]{2,9}?(?:省|自治区|(?<!城)市(?!场|容|政|民)|县(?!级)|(?<!行政)(?<!保护)(?<!名胜)(?<!滞洪)(?<!监管)(?<!民族)区(?!域|划|县)"
    r"|自治州|镇(?!居)|(?<!城)(?<!下)(?<!民族)乡(?!镇|村|级)|街道|(?<!农)(?<!乡)村(?!民|集|庄)|江苏|浙江)"
)
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
_KINDS = ("条例", "办法", "规定", "法")
_FILLERS = ("暂行", "试行", "实施", "管理", "工作", "特别")
_SHORTEST = 4


def fold(title: str) -> str:
    """The name without marks, brackets, spaces and 中华人民共和国, digits half-width: what names are compared by."""
    plain = _DROP.sub("", title)
    if _ODD.search(plain):
        plain = plain.translate(_FOLD)
    return plain.replace(_STATE, "") or plain


def cite(title: str) -> str:
    """The name in 《》, marks inside it turned into 〈〉."""
    return f"《{title.replace('《', '〈').replace('》', '〉')}》"


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
    if kind_of(key)[1] == "法":
        return False
    return bool(_PLACE.match(key)) or key.endswith(_POLICY)


def is_state_law(title: str) -> bool:
    """True for 「中华人民共和国……法」, a name that only a law passed by the National People's Congress may bear."""
    return title.startswith(_STATE) and kind_of(fold(title))[1] == "法"


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


@dataclass(frozen=True, slots=True)
class Proposal:
    """What an unknown name may be meant for, best first; `sure` if little else can be meant."""

    titles: tuple[str, ...] = ()
    sure: bool = False


class NearNames:
    """Proposals for a name that is not on record, from the folded names that are.

    Precision comes first: names of 法 and 条例 are reserved to the state and on record nearly in full, so a name
    close to one of them is suspect; of 办法 and 规定 most are not on record.
    """

    def __init__(self, names: dict[str, str]) -> None:
        """`names`: folded name → registered title."""
        self._names = names
        self._by_length: dict[int, list[tuple[str, frozenset[str]]]] = {}
        for key in names:
            self._by_length.setdefault(len(key), []).append((key, frozenset(key)))
        self.find = cache(self._find)

    def _find(self, name: str) -> Proposal:
        """Proposals for a name as written; none unless it is likely to be wrong."""
        key = fold(name)
        if key in self._names or key.endswith(_POLICY):
            return Proposal()
        local = is_local(key) and _STATE not in name
        if not local and (found := self._other_kind(key) or self._other_fillers(key)):
            return self._proposal(found, sure=True)
        least, found = self._misspelt(key, local=local)
        other_word = len(key) < 6 and _STATE not in name and any(len(k) == len(key) for k in found)
        return self._proposal(found, sure=least <= 1 and not other_word)

    def _proposal(self, keys: list[str], *, sure: bool) -> Proposal:
        return Proposal(tuple(dict.fromkeys(self._names[k] for k in keys)), sure and bool(keys))

    def _other_kind(self, key: str) -> list[str]:
        """《行政许可条例》 for 《行政许可法》: the same words under another kind."""
        stem, kind = kind_of(key)
        if kind == "办法" and key[:-1] + "条例" in self._names:
            return [key[:-1] + "条例"]  # 社会保险经办法
        if len(stem) < 4 or kind not in ("法", "条例"):
            return []
        return [stem + other for other in ("法", "条例") if other != kind and stem + other in self._names]

    def _other_fillers(self, key: str) -> list[str]:
        """《行政处罚实施法》 for 《行政处罚法》, 《不动产登记条例》 for 《不动产登记暂行条例》."""
        stem, kind = kind_of(key)
        if len(stem) < 3 or kind not in ("法", "条例"):
            return []
        less = [stem.replace(word, "") + kind for word in _FILLERS if word in stem]
        more = [stem[:i] + word + stem[i:] + kind for word in _FILLERS for i in range(2, len(stem) + 1)]
        return [k for k in (*less, *more) if k in self._names and len(k) >= 4]

    def _misspelt(self, key: str, *, local: bool) -> tuple[int, list[str]]:
        """The least distance within bounds and the names at that distance; a local name is no slip of a national."""
        if len(key) < _SHORTEST:
            return 0, []
        near = [(d, k) for k in self._similar(key) if (d := _slip(key, k)) and is_local(k) >= local]
        least = min((d for d, _ in near), default=0)
        return least, sorted(k for d, k in near if d == least)

    def _similar(self, key: str) -> list[str]:
        """Cheap sieve: length within 2, at most 2 characters of either name missing from the other."""
        letters = frozenset(key)
        return [
            other
            for length in range(max(4, len(key) - 2), len(key) + 3)
            for other, theirs in self._by_length.get(length, ())
            if len(letters - theirs) <= 2 and len(theirs - letters) <= 2
        ]


def _slip(key: str, other: str) -> int:
    """The edit distance if the one name can be a slip of the pen for the other, else 0."""
    stem, kind = kind_of(key)
    stem2, kind2 = kind_of(other)
    if kind not in ("法", "条例") and [c for c in stem if c in _DIGITS] != [c for c in stem2 if c in _DIGITS]:
        return 0
    apart = distance(key, other)
    if kind != kind2:
        return apart if not kind and apart == 1 and len(key) >= 6 else 0
    if kind in ("法", "条例") and sorted(stem) == sorted(stem2):
        return 1  # 治安处罚管理法: the words are there, their order is not
    if kind == "法":
        if len(key) < 6 or len(other) < 5:
            return apart if apart == 1 and len(other) >= 5 else 0
        return apart if apart == 1 or (apart == 2 and not _other_word(stem, stem2)) else 0
    least = 8 if kind == "条例" or len(key) != len(other) else 10
    return 1 if apart == 1 and kind and max(len(key), len(other)) >= least else 0


def _other_word(stem: str, other: str) -> bool:
    """True if two neighbouring characters were exchanged for two others: another word, hence another law."""
    places = [i for i, (a, b) in enumerate(zip(stem, other, strict=False)) if a != b]
    return len(stem) == len(other) and len(places) == 2 and places[1] - places[0] == 1
