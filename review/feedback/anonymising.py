"""Takes out of a draft's words who and where they are about; the words of the law and the amounts stay.

By patterns alone, so that the same text always gives the same result: a pattern finds what looks like a name, an invented
one takes its place everywhere. What no pattern knows stays; therefore a person reads the result before it goes anywhere.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

_SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏"
    "钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
)
_ROLES = (
    "联系人|负责人|姓名|经办人|户主|申请人|当事人|法定代表人|代表人|承办人|举报人|投诉人|监护人|村民|居民|业主|经营者|店主"
    "|书记|主任|镇长|乡长|站长|所长|局长|组长|经理|董事长|校长"
)
_END = r"(?=[，。；、：）（\s]|$|同志|先生|女士|等|家|户|之|的|和|与|及|（)"
_PERSON = (
    re.compile(rf"(?:{_ROLES})[：:为是]?\s?(?P<name>(?:欧阳|司马|上官|诸葛|[{_SURNAMES}])[一-龥]{{1,2}}){_END}"),
    re.compile(
        rf"(?<![一-龥])(?P<name>(?:欧阳|司马|上官|诸葛|[{_SURNAMES}])[一-龥]{{1,2}})(?=同志|先生|女士|（身份证|（男|（女|，男|，女|，身份证)"
    ),
)
_BORDER = r"(?:^|(?<=[，。；：、（“《\s在于由向从到至和与及经将为省市县区镇乡对归给]))"
_GENERIC = re.compile(
    r"[本各该全每某其所有何这那辖跨属邻临外当原同一二三四五六七八九十多几两]|^(?:行政|自然|城|乡|镇|村|社|小|大|新|老|农|县|市|区|上级|下级|不设|设区|直辖|自治|地|片|园|校|厂|小组|工作|重点|试点|示范|贫困|山|景|小|居住|服务|经营|禁|限|功能|责任|管理|保护)"
)
_PLACE = re.compile(
    _BORDER
    + r"(?P<stem>(?![与和及或的在由向从到至将为对归给于位])[一-龥]{2,3}?)(?P<kind>省|自治区|自治州|市|县|区|镇|乡|街道|村|社区|屯|水库|路(?=\d)|街(?=\d))(?!级|以上|民|务|规|庄|镇企业)"
)
_ISSUER = re.compile(
    r"(?P<stem>(?:(?![由的该])[一-龥]){2,4})(?<![经向将])(?P<kind>省|市|县|区|镇|乡|街道)(?=人民政府|办事处|党委|委员会)"
)
_FIRM = re.compile(
    _BORDER + r"(?P<name>[一-龥（）]{2,18}?)(?P<kind>股份有限公司|有限责任公司|有限公司|集团公司|专业合作社)"
)
_NUMBER = re.compile(
    r"(?:依照|按照|根据|依据|执行|印发|和|及|与|的|以|（)?(?P<whole>(?P<organ>[一-龥]{1,10}?)(?P<year>〔\d{4}〕|\[\d{4}\]|［\d{4}］)第?\d{1,5}号)"
)
_STATE = re.compile(  # bodies of the state: their numbers are law, not places
    r"(?:国发|国办发|国函|国办函|国令|中发|中办发|法释|法发|高检发|民发|财[一-龥]{1,3}|人社部[发函规]|发改[一-龥]{1,3}|建[村房办规]|农[一-龥]{1,2}发"
    r"|自然资[一-龥]{0,2}发|市监[一-龥]{1,4}|司[发规]|公通字)$"
)
_DATE = re.compile(r"(?P<y>(?:19|20)\d{2})年(?P<m>\d{1,2})月(?P<d>\d{1,2})日")
_TITLE = re.compile(r"《[^《》\n]{2,60}》")
_DIGITS = re.compile(r"[0-9０-９]")
_PLAIN = (  # kind, what it looks like, what stands there instead (None: zeros of the same length)
    ("电子邮箱", re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"), "a@example.com"),
    ("网址", re.compile(r"(?:https?://|www\.)[\w./?=&%#:-]+"), "www.example.com"),
    (
        "证件或者账号",
        re.compile(r"(?<![\dA-Za-z])(?:[0-9０-９]{17}[0-9０-９XxＸｘ]|[0-9A-Z]{18}|[0-9０-９]{12,19})(?![\dA-Za-z])"),
        None,
    ),
    ("证件或者账号", re.compile(r"(?<!\d)\d{4}(?:[ -]\d{4}){2,4}(?:[ -]\d{1,3})?(?!\d)"), None),
    ("电话", re.compile(r"(?<!\d)[1１][3-9３-９][0-9０-９](?:[- ]?[0-9０-９]{4}){2}(?![0-9０-９])"), None),
    ("电话", re.compile(r"(?<!\d)0\d{2,3}[-－—]\d{7,8}(?!\d)"), None),
    (
        "车牌",
        re.compile(
            r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][·-]?[A-Z0-9]{5,6}(?![A-Z0-9])"
        ),
        "某A00000",
    ),
)
_PEOPLE = "甲乙丙丁戊己庚辛壬癸"
_PLACES = ("东坪", "西塘", "南屏", "北坡", "长滩", "三岔", "云台", "竹林", "梅岭", "清水", "双桥", "平安")
_FIRMS = ("昌和", "永顺", "新禾", "恒丰", "广源", "同益")
_DAYS_IN_LAST_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Replacement:
    """One thing that was replaced everywhere: what kind of thing, its words, and what stands there now."""

    kind: str
    original: str
    invented: str


class Anonymiser:
    """Learns names, places and numbers from all texts of one export, then replaces them alike in each."""

    def __init__(self, texts: Iterable[str], *, is_law: Callable[[str], bool], hide: Iterable[str] = ()) -> None:
        """`is_law` knows the titles that stay as they are; `hide` are words the officer wants out besides."""
        self._is_law = is_law
        self._texts = tuple(texts)
        self._taken = "\n".join(self._texts)
        self._found: dict[str, Replacement] = {}
        for word in hide:
            if word.strip():
                self._add("指定的词", word.strip(), f"某{_letter(self._count('指定的词'))}")
        for text in self._texts:
            self._learn(text)
        self._learn_dates()

    @property
    def replacements(self) -> tuple[Replacement, ...]:
        """Everything that was found, the longest first: the order in which it is replaced."""
        return tuple(sorted(self._found.values(), key=lambda one: (-len(one.original), one.original)))

    def clean(self, text: str) -> str:
        """The text with invented words for everything found; titles of laws stay untouched."""
        parts, last = [], 0
        for title in _TITLE.finditer(text):
            if self._is_law(title[0][1:-1]):
                parts += [self._cleaned(text[last : title.start()]), title[0]]
                last = title.end()
        return "".join([*parts, self._cleaned(text[last:])])

    def _cleaned(self, text: str) -> str:
        if not self._found:
            return text
        pattern = "|".join(re.escape(one.original) for one in self.replacements)
        return re.sub(pattern, lambda match: self._found[match[0]].invented, text)

    def _learn(self, text: str) -> None:
        text = _TITLE.sub(lambda title: " " * len(title[0]) if self._is_law(title[0][1:-1]) else title[0], text)
        for kind, pattern, instead in _PLAIN:
            for match in pattern.finditer(text):
                self._add(kind, match[0], instead or _DIGITS.sub("0", match[0]))
        for match in _NUMBER.finditer(text):
            if not _STATE.match(match["organ"]):
                self._add("文号", match["whole"], f"某政规{match['year']}{self._count('文号') + 1}号")
        for pattern in _PERSON:
            for match in pattern.finditer(text):
                self._add("姓名", match["name"], f"某{_letter(self._count('姓名'))}")
        for match in _FIRM.finditer(text):
            self._add("单位", match["name"] + match["kind"], self._unused(_FIRMS, "单位") + "商贸" + match["kind"])
        for stem, kind in _places(text):
            self._add("地名", stem + kind, self._place(stem) + kind)

    def _learn_dates(self) -> None:
        """Days keep their year and their order; month and day are invented."""
        seen: dict[int, set[tuple[int, int]]] = {}
        for match in _DATE.finditer("\n".join(self._texts)):
            seen.setdefault(int(match["y"]), set()).add((int(match["m"]), int(match["d"])))
        for match in _DATE.finditer("\n".join(self._texts)):
            days = sorted(seen[int(match["y"])])
            at = days.index((int(match["m"]), int(match["d"])))
            invented = date(int(match["y"]), 1 + at % 12, 1 + at // 12 % 28)
            if len(days) <= _DAYS_IN_LAST_MONTHS and _real(match):
                self._add("日期", match[0], f"{invented.year}年{invented.month}月{invented.day}日")

    def _place(self, stem: str) -> str:
        """One invented stem for each stem, whatever follows it."""
        for one in self._found.values():
            if one.kind == "地名" and one.original[: len(stem)] == stem:
                return one.invented[:2]
        return self._unused(_PLACES, "地名")

    def _unused(self, names: tuple[str, ...], kind: str) -> str:
        used = {one.invented[:2] for one in self._found.values() if one.kind == kind}
        free = (name for name in names if name not in used and name not in self._taken)
        return next(free, f"某{_letter(self._count(kind))}")

    def _count(self, kind: str) -> int:
        return sum(one.kind == kind for one in self._found.values())

    def _add(self, kind: str, original: str, invented: str) -> None:
        if original not in self._found and original != invented:
            self._found[original] = Replacement(kind, original, invented)


def _places(text: str) -> Iterator[tuple[str, str]]:
    """Stem and kind of each place: names before 人民政府 and the like, then names with a clear left border."""
    for pattern in (_PLACE, _ISSUER):
        for match in pattern.finditer(text):
            if not _GENERIC.search(match["stem"]):
                yield match["stem"], match["kind"]


def _real(match: re.Match[str]) -> bool:
    try:
        date(int(match["y"]), int(match["m"]), int(match["d"]))
    except ValueError:  # an impossible day is the point of the fixture
        return False
    return True


def _letter(number: int) -> str:
    turn, rest = divmod(number, len(_PEOPLE))
    return _PEOPLE[rest] + (str(turn) if turn else "")
