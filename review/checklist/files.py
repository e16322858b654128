"""Reads one data file: TOML, checked against a JSON Schema, with file and key in every error."""

import re
import tomllib
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from review.checklist.schemas import LABEL_OWNERS
from review.errors import ChecklistError

if TYPE_CHECKING:
    from jsonschema import ValidationError

_TOML_PLACE = re.compile(r"at line (\d+), column (\d+)")
_PLAIN = (
    "additionalProperties",
    "enum",
    "type",
    "pattern",
    "minItems",
    "minLength",
)  # said before what follows from them


@cache
def root() -> Path:
    """The folder of the shipped checklists (a folder of data, so a namespace without code).

    A namespace may have several places: an uninstalled package leaves its empty folder behind.
    """
    spec = find_spec("checklists")
    places = [Path(place) for place in (spec.submodule_search_locations or ())] if spec else []
    found = next((place for place in places if (place / "laws").is_dir()), None)
    if found is None:
        raise ChecklistError("找不到检查清单文件夹", where="checklists")
    return found


def read_labels(path: Path) -> dict[str, str]:
    """Which item, or which rule of it (「ND-AUTH-04/fine-quota」), owns which label (second-reader/labels.toml)."""
    return read_toml(path, LABEL_OWNERS)


def read_toml(path: Path, schema: dict[str, Any]) -> dict[str, Any]:
    """The content of a TOML file; ChecklistError names the file and the key that is wrong."""
    try:
        data = tomllib.loads(path.read_text("utf-8"))
    except tomllib.TOMLDecodeError as exc:
        place = _TOML_PLACE.search(str(exc))
        where = f"第{place[1]}行第{place[2]}列" if place else "末尾"
        raise ChecklistError(f"无法读取：{where}不合 TOML 的写法", where=_name(path)) from exc
    except (OSError, UnicodeDecodeError) as exc:
        raise ChecklistError("无法读取：没有这个文件、没有权限，或者不是 UTF-8 文本", where=_name(path)) from exc
    validate(data, schema, path)
    return data


def validate(data: object, schema: dict[str, Any], path: Path, key: str = "") -> None:
    """Raise ChecklistError for the first violation of the schema, naming file and key."""
    from jsonschema import Draft202012Validator

    validator = Draft202012Validator(schema)
    if validator.is_valid(data):
        return
    error = min(validator.iter_errors(data), key=lambda e: (e.validator not in _PLAIN, str(e.json_path)))
    place = ".".join([key, *map(str, error.absolute_path)]).strip(".") or "顶层"
    raise ChecklistError(f"键 {place}：{_explain(error)}", where=_name(path))


def _explain(error: "ValidationError") -> str:
    """What a violation means, in the words of the person who edits the file."""
    schema: dict[str, Any] = error.schema if isinstance(error.schema, dict) else {}
    wanted: Any = error.validator_value
    seen: Any = error.instance
    match error.validator:
        case "additionalProperties":
            return f"不认识的键 {'、'.join(sorted(set(seen) - set(schema.get('properties', {}))))}"
        case "required":
            return f"缺少键 {'、'.join(name for name in wanted if name not in seen)}"
        case "enum":
            return f"取值应为 {'、'.join(map(str, wanted))} 之一，现为 {seen}"
        case "type":
            return f"类型应为 {wanted}，现为 {seen!r}"
        case "pattern":
            return f"{seen!r} 不符合格式 {wanted}"
        case "minItems" | "minLength":
            return "不能为空"
        case _:
            return f"不符合要求（{error.validator}）：缺少必需的键，或者键与 mode 不相配"


def _name(path: Path) -> str:
    try:
        return path.relative_to(root()).as_posix()
    except ValueError:
        return f"{path.parent.name}/{path.name}"
