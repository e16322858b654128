"""Reads one data file: TOML, checked against a JSON Schema, with file and key in every error."""

import tomllib
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from review.errors import ChecklistError


@cache
def root() -> Path:
    """The folder of the shipped checklists (a folder of data, so a namespace without code)."""
    spec = find_spec("checklists")
    if spec is None or not spec.submodule_search_locations:
        raise ChecklistError("找不到检查清单文件夹", where="checklists")
    return Path(next(iter(spec.submodule_search_locations)))


def read_toml(path: Path, schema: dict[str, Any]) -> dict[str, Any]:
    """The content of a TOML file; ChecklistError names the file and the key that is wrong."""
    try:
        data = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as exc:
        raise ChecklistError(f"无法读取：{exc}", where=_name(path)) from exc
    validate(data, schema, path)
    return data


def validate(data: object, schema: dict[str, Any], path: Path, key: str = "") -> None:
    """Raise ChecklistError for the first violation of the schema, naming file and key."""
    from jsonschema import Draft202012Validator

    errors = sorted(Draft202012Validator(schema).iter_errors(data), key=lambda e: [str(p) for p in e.absolute_path])
    for error in errors:
        place = ".".join([key, *map(str, error.absolute_path)]).strip(".") or "顶层"
        raise ChecklistError(f"键 {place}：{error.message}", where=_name(path))


def _name(path: Path) -> str:
    try:
        return path.relative_to(root()).as_posix()
    except ValueError:
        return path.name
