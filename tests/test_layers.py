"""Imports point one way, one door per third-party package, and data folders hold no code."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
ROOMS = (  # a room may import the rooms before it
    ("review.errors", "review.columns", "review.settings"),
    ("review.model",),
    ("review.reading",),
    ("review.extraction",),
    ("review.grammar",),
    ("review.laws",),
    ("review.detectors",),
    ("review.checklist",),
    ("review.second",),
    ("review.engine",),
    ("review.opinion",),
    ("review.paperwork", "review.reports", "review.feedback"),
    ("review.service",),
    ("review.commands",),
    ("review.cli",),
    ("web",),
)
DOORS = {
    "flask": ("web",),
    "flask_wtf": ("web",),
    "wtforms": ("web",),
    "flask_bootstrap": ("web",),
    "waitress": ("web",),
    "docxtpl": ("review.paperwork",),
    "jinja2": ("review.paperwork",),
    "docx": ("review.paperwork",),
    "pypdfium2": ("review.reading",),
    "pdfplumber": ("review.reading",),
    "spacy": ("review.extraction",),
    "cn2an": ("review.extraction",),
    "jsonschema": ("review.checklist", "review.paperwork"),
    "lxml": ("review.reading", "review.paperwork"),
    "numpy": ("review.second",),
}
FILES = sorted([*ROOT.glob("review/**/*.py"), *ROOT.glob("web/**/*.py")])


def module_of(path: Path) -> str:
    """The dotted name of a source file."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def imports(path: Path) -> set[str]:
    """Every module that a file imports, at the top or inside a function; type-checking imports count as well."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


def room(module: str) -> tuple[int, str]:
    """The storey and the name of the room a module is in."""
    return next(
        (storey, name)
        for storey, names in enumerate(ROOMS)
        for name in names
        if module == name or module.startswith(name + ".")
    )


@pytest.mark.parametrize("path", FILES, ids=lambda path: module_of(path))
def test_a_room_imports_only_rooms_below_it(path: Path) -> None:
    module = module_of(path)
    if module == "review":
        return
    storey, name = room(module)
    ours = {found for found in imports(path) if found.split(".")[0] in ("review", "web") and found != "review"}
    wrong = {
        found for found in ours if room(found)[0] > storey or (room(found)[0] == storey and room(found)[1] != name)
    }
    assert not sorted(wrong)


@pytest.mark.parametrize("path", FILES, ids=lambda path: module_of(path))
def test_a_package_has_one_door(path: Path) -> None:
    module = module_of(path)
    for name in imports(path):
        doors = DOORS.get(name.split(".")[0])
        assert doors is None or module.startswith(doors), f"{module} imports {name}"


@pytest.mark.parametrize("folder", ["checklists", "doc_templates"])
def test_data_folders_hold_no_code(folder: str) -> None:
    assert not list((ROOT / folder).rglob("*.py"))


def test_today_is_asked_for_only_at_the_rim() -> None:
    askers = {module_of(path) for path in FILES if ".today()" in path.read_text("utf-8")}
    assert all(name.startswith(("review.cli", "review.commands", "web")) for name in askers), askers
