"""fashen checklist explain: one item on one page, so that a lawyer can judge and sign it without opening files."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import chain
from typing import TYPE_CHECKING, Any

from review.errors import UsageError
from review.model import LABELS, MODES, SEVERITIES, Basis

if TYPE_CHECKING:
    from review.checklist import Item, Profile, Rule
    from review.engine import Noise

_CLASS = re.compile(r"\{([一-龥][一-龥A-Z0-9]*)\}")
_MOST_NEAR = 5
_LIKE = 0.6
_CLASS_WORDS = 40  # characters of a word class that are shown
_CHOICES = ("guards", "force", "actor", "party", "effect", "burden", "quantity")  # short words: shown in one line
_OPTIONS = {
    "say": "出现（任一）",
    "with": "同句须有（每条）",
    "unless": "同句有则不报（任一）",
    "article": "所在条文须有（任一）",
    "article_unless": "所在条文有则不报（任一）",
    "title": "题目须有（任一）",
    "title_unless": "题目有则不报（任一）",
    "force": "语气",
    "actor": "说的是谁",
    "guards": "可以排除报警的情形",
    "quote": "引用范围",
}


class UnknownItemError(UsageError):
    """No item of the checklist has this number."""

    hint = "运行 fashen checklist list 查看全部编号。"


@dataclass(frozen=True, slots=True)
class Entry:
    """A rule as loaded and as its author wrote it, with word classes by name."""

    rule: "Rule"
    options: dict[str, Any]


def page(profile: "Profile", wanted: str) -> list[str]:
    """Everything there is to say about an item. Raises UnknownItemError with the numbers that come near."""
    item = profile.item(wanted.upper()) or _unknown(profile, wanted)
    entries = _entries(item)
    noise = _noise(profile)
    parts = (
        _head(item),
        _bases("依据：", item.basis, profile),
        _standards(profile, item),
        _fields(item),
        ["推荐表述：", *(f"  · {words}" for words in item.wording)] if item.wording else [],
        _rules(item, entries, profile, noise),
        _classes(entries),
        _texts(item),
        _measured(noise),
    )
    return list(chain.from_iterable(parts))


def _unknown(profile: "Profile", wanted: str) -> "Item":
    ids = [item.id for item in profile.items]
    near = get_close_matches(wanted.upper(), ids, _MOST_NEAR, _LIKE)
    near += [item.id for item in profile.items if wanted and wanted in item.title and item.id not in near]
    titles = {item.id: item.title for item in profile.items}
    named = "、".join(f"{one}（{titles[one]}）" for one in near[:_MOST_NEAR])
    raise UnknownItemError(f"清单中没有事项 {wanted}" + (f"；是否指：{named}" if named else ""), where=wanted)


def _entries(item: "Item") -> list[Entry]:
    """The rules beside the options as written in item.toml."""
    from review.checklist.files import read_toml
    from review.checklist.schemas import ITEM

    written = read_toml(item.folder / "item.toml", ITEM).get("rule", ())
    return [Entry(rule, entry.get("options", {})) for rule, entry in zip(item.rules, written, strict=False)]


def _noise(profile: "Profile") -> "Noise | None":
    from review.engine import stored_noise

    return stored_noise(profile.category)


def _head(item: "Item") -> list[str]:
    codes = dict.fromkeys((item.label, *(rule.label for rule in item.rules)))
    labels = "、".join(f"{LABELS[code]}（{code}）" if code in LABELS else code for code in codes)
    return [
        f"{item.id}　{item.title}",
        f"标题：{item.heading}",
        f"方式：{MODES[item.mode]}　严重程度：{SEVERITIES[item.severity]}　标签：{labels}",
    ]


def _bases(title: str, bases: tuple[Basis, ...], profile: "Profile") -> list[str]:
    return [title, *(f"  · {_basis(basis, profile)}" for basis in bases)]


def _basis(basis: Basis, profile: "Profile") -> str:
    from review.checklist import load_provisions

    day = profile.day
    versions = (version for group in load_provisions().values() for version in group)
    dates = next(
        (
            f"（{version.since.isoformat()}起施行"
            + (f"，至{version.until.isoformat()}止" if version.until else "")
            + "）"
            for version in versions
            if (version.law, version.article) == (basis.law, basis.article)
            and version.since <= day
            and (version.until is None or day < version.until)
        ),
        "",
    )
    unsure = "" if basis.verified else "［未见原文，须核对］"
    return f"{basis.cite()}{dates}{unsure}" + (f"：{basis.text}" if basis.text else "")


def _standards(profile: "Profile", item: "Item") -> list[str]:
    """The local standards that the item names, with value and source or as not configured."""
    from review.checklist import KEYS
    from review.checklist.local import UNSET, keys_in

    text = (item.folder / "item.toml").read_text("utf-8")
    lines = []
    for key in keys_in(text):
        found = profile.local.standard(key)
        words = f"{found.value}{found.unit}，{found.level}，《{found.law}》{found.article}" if found else UNSET
        lines.append(f"  · {KEYS[key].title}：{words}")
    return ["本地标准：", *lines] if lines else []


def _fields(item: "Item") -> list[str]:
    gate = item.gate
    named = (
        ("只适用于", "、".join((*gate.title, *gate.text)) + f"（否则：{gate.reason}）" if gate else ""),
        ("看什么", item.look_at),
        ("需要的材料", item.needs),
        ("问题表述", item.message),
        ("修改建议", item.suggestion),
        ("缺少的本地标准", "；".join(f"{title}（本地标准未配置）" for title in item.unset)),
        ("签审", f"{item.signed_by} {item.signed_on or ''}".strip() or "尚未经法律专业人员签审"),
    )
    return [f"{name}：{words}" for name, words in named if words]


def _rules(item: "Item", entries: list[Entry], profile: "Profile", noise: "Noise | None") -> list[str]:
    if not entries:
        return ["规则：无（由审查人员判断）"]
    shown = [f"规则（{len(entries)}条）："]
    for number, entry in enumerate(entries, 1):
        shown += _rule(number, entry, item, profile)
        shown += [f"     误报统计：{noise.words(f'{item.id}/{entry.rule.name}')}"] if noise else []
    return shown


def _rule(number: int, entry: Entry, item: "Item", profile: "Profile") -> Iterator[str]:
    rule = entry.rule
    yield f"  {number} {rule.name}（{rule.detector}，{SEVERITIES[rule.severity]}，{rule.label}）"
    if rule.message != item.message:
        yield f"     问题表述：{rule.message}"
    if rule.suggestion != item.suggestion:
        yield f"     修改建议：{rule.suggestion}"
    if rule.basis != item.basis:
        yield from (f"   {line}" for line in _bases("  依据：", rule.basis, profile))
    for key, value in entry.options.items():
        listed = isinstance(value, list) and key not in _CHOICES
        yield f"     {_OPTIONS.get(key, key)}：" + ("" if listed else _words(value))
        if listed:
            yield from (f"       {_words(one)}" for one in value)


def _words(value: object) -> str:
    if isinstance(value, list):
        return "、".join(map(_words, value))
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _classes(entries: list[Entry]) -> list[str]:
    """The beginning of each word class that the patterns name."""
    from review.checklist import load_lexicon

    text = json.dumps([entry.options for entry in entries], ensure_ascii=False)
    names = dict.fromkeys(_CLASS.findall(text))
    words = {name: load_lexicon().pattern(name).pattern.removeprefix("(?:").removesuffix(")") for name in names}
    lines = [f"  · {name}＝{w[:_CLASS_WORDS]}{'…' if len(w) > _CLASS_WORDS else ''}" for name, w in words.items()]
    return ["词类（全文见 checklists/lexicon/）：", *lines] if lines else []


def _texts(item: "Item") -> list[str]:
    from review.engine import texts_of, unmark

    lines = []
    for path in texts_of(item):
        marked = unmark(path.read_text("utf-8").rstrip("\n"))
        counts = (
            (len(marked.must) + marked.absences, "应报{}处"),
            (len(marked.missed), "已知漏报{}处"),
            (len(marked.tolerated), "已知误报{}处"),
        )
        words = "，".join(text.format(count) for count, text in counts if count) or "不应报"
        lines.append(f"  · {path.name}：{words}")
    return [f"测试文本（{len(lines)}份）：", *lines] if lines else ["测试文本：无"]


def _measured(noise: "Noise | None") -> list[str]:
    if noise is None:
        return ["误报统计：没有保存过的统计（python -m bench.corpus 语料 --store 生成）"]
    return [f"误报统计测于 {noise.measured}：把守法文稿和现行法规当作草案来审，报出的处数。"]
