"""Invented jurisdictions: a nation, a province, a city and a county, each one folder below the other."""

from pathlib import Path

NATION = """
code = "000000"
name = "全国"
checked_on = 2026-11-01

[[standard]]
key = "consultation.market"
value = 30
unit = "日"
since = 2020-01-01
basis = "优化营商环境条例 第六十二条"
verified = true
seen = "原文"
checked_on = 2026-11-01
items = ["ND-PROC-02"]

[[standard]]
key = "filing.superior"
verified = false
items = ["ND-PROC-13"]
note = "国家没有规定。"
"""


def standard(key: str, value: int, unit: str, **more: str) -> str:
    """One verified number; `more` are lines of TOML that replace or extend the usual ones."""
    lines = {
        "key": f'"{key}"',
        "value": str(value),
        "unit": f'"{unit}"',
        "since": "2024-01-01",
        "law": '"云岭省行政规范性文件管理规定"',
        "article": '"第九条"',
        "verified": "true",
        "seen": '"原文"',
        "checked_on": "2026-10-01",
        "items": '["ND-TIME-03"]',
        **more,
    }
    return "\n[[standard]]\n" + "\n".join(f"{name} = {words}" for name, words in lines.items() if words) + "\n"


def place(code: str, name: str, *parts: str, checked: str = "2026-10-01") -> str:
    """A pack without numbers, or with those in `parts`."""
    return f'code = "{code}"\nname = "{name}"\nchecked_on = {checked}\n' + "".join(parts)


def write(folder: Path, province: str = "", city: str = "", nation: str = NATION) -> Path:
    """The folder of the jurisdictions; a level that is not given has no folder."""
    for path, text in (((), nation), (("yunling",), province), (("yunling", "qingzhou"), city)):
        if text:
            target = folder.joinpath(*path)
            target.mkdir(parents=True, exist_ok=True)
            (target / "standards.toml").write_text(text, "utf-8")
    return folder
