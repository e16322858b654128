"""README and guide say what the program says: error codes, commands, quick start."""

import re
from pathlib import Path

import review.errors
from review.errors import ReviewError

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text("utf-8")
GUIDE = (ROOT / "docs" / "使用指南.md").read_text("utf-8")


def codes() -> set[str]:
    """The codes of the classes in review/errors.py."""
    kinds = [kind for kind in vars(review.errors).values() if isinstance(kind, type) and issubclass(kind, ReviewError)]
    return {kind.code for kind in kinds}


def test_readme_lists_exactly_the_error_codes() -> None:
    assert set(re.findall(r"^\| (R\d{3}) \|", README, re.MULTILINE)) == codes()


def test_guide_lists_every_code_a_user_can_meet() -> None:
    assert set(re.findall(r"^\| (R\d{3}) \|", GUIDE, re.MULTILINE)) == codes() - {ReviewError.code}


def test_quick_start_has_exactly_two_blocks() -> None:
    section = README.split("## Quick start", 1)[1].split("\n## ", 1)[0]
    assert len(re.findall(r"^```sh\n", section, re.MULTILINE)) == 2


def test_every_bench_is_named_with_what_it_measures() -> None:
    benches = {path.stem for path in (ROOT / "bench").glob("*.py")} - {"__init__"}
    assert set(re.findall(r"python -m bench\.(\w+)", README)) == benches
