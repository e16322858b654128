"""What a .docx holds beside the words that were read: the kinds of it, and the list of it for the officer."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum

from review.model import Unread

_TRACKED = "存在未接受的修订，检查结果以接受修订后为准"
_LOOK = "未纳入审查，请在 Word 或 WPS 中打开原文核对"
_MAX_PLACES = 8
_MAX_QUOTES = 12
_MAX_QUOTE = 60  # characters


class Kind(Enum):
    """Something to declare: its name and what the officer can do about it. In the order of the list."""

    DELETED = ("删除的修订", _TRACKED)
    INSERTED = ("插入的修订", _TRACKED)
    MOVED_OUT = ("移走的修订", _TRACKED)
    MOVED_IN = ("移入的修订", _TRACKED)
    HIDDEN = ("隐藏文字", f"{_LOOK}（先显示隐藏文字）")
    COVERED = ("被合并单元格遮住的文字", _LOOK)
    ALTERNATE = ("兼容备用内容中的文字", _LOOK)
    DUPLICATE = ("", "")
    RUBY = ("拼音指南（注音）", "只读了被注音的文字")
    FIELD_CODE = ("域代码中的文字", _LOOK)
    FIELD_EMPTY = ("没有显示结果的域", "请更新域后重新提交，或打开原文核对")
    FORM_FIELD = ("窗体域", _LOOK)
    STRAY = ("位置不明的文字", _LOOK)
    PLACEHOLDER = ("内容控件的占位提示", "已按正文读入，请填写或删除占位提示")
    SYMBOL = ("符号字体字符", "已按近似字符读入，认不出的记作「〓」，请打开原文核对")
    INVISIBLE = ("不可见字符", "已略去，不影响文字")
    FORMULA = ("公式", "已按一行文字读入，上下标和分式结构未保留")
    WORDART = ("艺术字", _LOOK)
    SHAPE = ("图形中的文字", _LOOK)
    DIAGRAM = ("图示（SmartArt）", _LOOK)
    CHART = ("图表", _LOOK)
    PICTURE = ("图片", "图片中的文字未纳入审查，请人工查看")
    OBJECT = ("嵌入对象", _LOOK)
    INSERTED_FILE = ("插入的外部文件", _LOOK)
    AUTOTEXT = ("自动日期或页码", _LOOK)
    COMMENT = ("批注", "批注不属于正文，未纳入审查")
    HEADER = ("页眉", "页眉未纳入审查，请打开原文核对")
    FOOTER = ("页脚", "页脚未纳入审查，请打开原文核对")
    NUMBERING = ("不认识的编号格式", "该编号已按阿拉伯数字读入，请打开原文核对")
    MACRO = ("宏", "宏未运行，也未检查；请向起草单位索取 .docx 文件")

    def __init__(self, label: str, advice: str) -> None:
        self.label = label
        self.advice = advice


_SHOWN_WITHOUT_WORDS = frozenset((Kind.FORMULA, Kind.INVISIBLE))


@dataclass
class _Entry:
    count: int = 0
    places: dict[str, None] = field(default_factory=dict)
    words: list[str] = field(default_factory=list)


class Notes:
    """Collects what is to be declared and writes it as `Unread`, one per kind."""

    def __init__(self) -> None:
        self._entries: dict[Kind, _Entry] = {}

    def add(self, kind: Kind, place: str = "", words: str = "", count: int = 1) -> None:
        """Declare something: its kind, place and words, as far as they are known."""
        if kind is Kind.DUPLICATE or not count:
            return
        entry = self._entries.setdefault(kind, _Entry())
        entry.count += count
        if place:
            entry.places[place] = None
        if (tidy := " ".join(words.split())) and kind not in _SHOWN_WITHOUT_WORDS:
            entry.words.append(tidy)

    def has(self, *kinds: Kind) -> bool:
        """True if something of one of these kinds was declared."""
        return any(kind in self._entries for kind in kinds)

    def unread(self) -> tuple[Unread, ...]:
        """The declarations, in the order of `Kind`."""
        return tuple(_unread(kind, self._entries[kind]) for kind in Kind if kind in self._entries)


def _unread(kind: Kind, entry: _Entry) -> Unread:
    quotes = _quotes(entry.words)
    return Unread(f"{kind.label}：{quotes}" if quotes else kind.label, _listed(entry.places), entry.count, kind.advice)


def _quotes(words: list[str]) -> str:
    shown = "".join(_quote(text) for text in words[:_MAX_QUOTES])
    return shown + (f"等{len(words)}处" if len(words) > _MAX_QUOTES else "")


def _quote(text: str) -> str:
    return f"「{text}」" if len(text) <= _MAX_QUOTE else f"「{text[:_MAX_QUOTE]}…」（共{len(text)}字）"


def _listed(places: Iterable[str]) -> str:
    names = list(places)
    return "、".join(names[:_MAX_PLACES]) + (f"等{len(names)}处" if len(names) > _MAX_PLACES else "")
