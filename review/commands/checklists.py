"""fashen checklist: what is checked, on what basis, and whether the checklist itself is in order."""

import argparse
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from review import service
from review.commands.console import say, show
from review.commands.office import office_settings
from review.model import MODES, SEVERITIES, Category

if TYPE_CHECKING:
    from review.checklist import Profile

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
    from review.commands.explaining import page

    show("\n".join(page(profile, wanted)) + "\n")
    return 0


def _test(category: Category, day: date) -> int:
    faults = service.check_checklist(category, days=(day,))
    for fault in faults:
        show(fault + "\n")
    total, packs = len(service.checklist(category, day=day).items), len(service.jurisdictions())
    outcome = f"{len(faults)}处错误" if faults else "全部通过"
    say(f"检查清单 {category.value}：{total}项，辖区标准 {packs}份，{outcome}")
    return _FAULTY if faults else 0
