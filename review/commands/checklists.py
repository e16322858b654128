"""fashen checklist: what is checked, on what basis, and whether the checklist itself is in order."""

import argparse
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from review import service
from review.commands.console import say, show
from review.commands.office import office_settings
from review.errors import UsageError
from review.model import MODES, SEVERITIES, Category

if TYPE_CHECKING:
    from review.checklist import Item, Profile, Rule

_FAULTY = 1


def run(args: argparse.Namespace) -> int:
    """List, explain or test; 1 if the test found faults."""
    category = service.parse_category(args.category) or Category.NORMATIVE
    if args.action == "test":
        return _test(category, args.day)
    profile = service.checklist(category, day=args.day, settings=office_settings(args))
    return _explain(profile, args.id) if args.action == "explain" else _list(profile)


def _list(profile: "Profile") -> int:
    lines = [
        f"{profile.title}（{len(profile.items)}项，版本 {profile.version}，法律状态以 {profile.day} 为准）",
        f"适用标准：{profile.local.jurisdiction().words()}",
    ]
    for heading, items in groupby(profile.items, key=lambda item: item.heading):
        lines += ["", heading]
        lines += [f"  {item.id:<12} {SEVERITIES[item.severity]} {MODES[item.mode]}：{item.title}" for item in items]
    show("\n".join(lines) + "\n")
    return 0


def _explain(profile: "Profile", wanted: str) -> int:
    item = profile.item(wanted.upper())
    if item is None:
        raise UsageError(f"清单中没有事项 {wanted}；运行 fashen checklist list 查看编号")
    show("\n".join(_page(item)) + "\n")
    return 0


def _page(item: "Item") -> list[str]:
    head = [
        f"{item.id}　{item.title}",
        f"标题：{item.heading}",
        f"方式：{MODES[item.mode]}　严重程度：{SEVERITIES[item.severity]}　标签：{item.label}",
    ]
    basis = [f"  · {basis.cite()}" + (f"：{basis.text}" if basis.text else "") for basis in item.basis]
    named = (
        ("看什么", item.look_at),
        ("需要的材料", item.needs),
        ("问题表述", item.message),
        ("修改建议", item.suggestion),
        ("缺少的本地标准", "；".join(f"{title}（本地标准未配置）" for title in item.unset)),
        ("签审", f"{item.signed_by} {item.signed_on or ''}".strip() or "尚未经法律专业人员签审"),
    )
    fields = [f"{name}：{words}" for name, words in named if words]
    wording = ["推荐表述：", *(f"  · {words}" for words in item.wording)] if item.wording else []
    rules = ["规则：", *(f"  · {_rule(rule)}" for rule in item.rules)] if item.rules else ["规则：无（由审查人员判断）"]
    texts = sorted(path.name for path in item.folder.glob("*.txt"))
    return [*head, "依据：", *basis, *fields, *wording, *rules, f"测试文本：{'、'.join(texts) or '无'}"]


def _rule(rule: "Rule") -> str:
    return f"{rule.name}（{rule.detector}）：{rule.message}" if rule.message else f"{rule.name}（{rule.detector}）"


def _test(category: Category, day: date) -> int:
    faults = service.check_checklist(category, days=(day,))
    for fault in faults:
        show(fault + "\n")
    total = len(service.checklist(category, day=day).items)
    say(
        f"检查清单 {category.value}：{total}项，{len(faults)}处错误"
        if faults
        else f"检查清单 {category.value}：{total}项，全部通过"
    )
    return _FAULTY if faults else 0
