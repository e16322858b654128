"""A form is a folder of data; filling it is strict: every declared field, nothing undeclared, no code in templates."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from html import escape
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias
from zipfile import BadZipFile

from review.errors import FormError
from review.paperwork.house import core_properties
from review.paperwork.zips import read_parts, write_parts

if TYPE_CHECKING:
    from jinja2 import Environment

FORMS = Path(__file__).resolve().parents[2] / "doc_templates" / "forms"
Value: TypeAlias = "str | Sequence[Row]"
Row: TypeAlias = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Form:
    """One printed form: `fields` are variable → label, `rows` the columns of its lists by dotted path."""

    id: str
    title: str
    template: bytes
    fields: Mapping[str, str]
    rows: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    optional: frozenset[str] = frozenset()


@cache
def load_form(name: str, root: Path = FORMS) -> Form:
    """The form in folder `name`. Raises FormError if the folder is not a complete form."""
    folder = root / name
    try:
        raw = tomllib.loads((folder / "form.toml").read_text("utf-8"))
        template = (folder / "template.docx").read_bytes()
        optional = frozenset(raw.get("optional", {}).get("names", ()))
        return Form(raw["id"], raw["title"], template, raw["fields"], raw.get("rows", {}), optional)
    except FileNotFoundError as exc:
        raise FormError("文书模板不完整，应当有 form.toml 和 template.docx", where=str(name)) from exc
    except (tomllib.TOMLDecodeError, KeyError) as exc:
        raise FormError(f"文书模板的 form.toml 有误：{exc}", where=str(name)) from exc


def render(form: Form, values: Row, *, day: str = "2000-01-01") -> bytes:
    """The filled form as .docx; the same form, values and `day` (ISO, for the file's properties) give the same bytes.

    Raises FormError naming the labels of what is missing, and for a template that asks for something undeclared or
    tries to run code.
    """
    _check(form, values)
    rendered = _fill(form, values)
    parts = {name: content for name, content in read_parts(rendered).items() if not name.startswith("docProps/")}
    header = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    parts["docProps/core.xml"] = (header + core_properties(form.title, day)).encode()
    return write_parts(parts)


def _fill(form: Form, values: Row) -> bytes:
    from docxtpl import DocxTemplate
    from jinja2 import TemplateError

    template = DocxTemplate(BytesIO(form.template))
    try:
        template.render(
            {name: _safe(value) for name, value in values.items()}, jinja_env=_environment(), autoescape=True
        )
    except (TemplateError, OverflowError, TypeError, BadZipFile) as exc:
        raise FormError(f"「{form.title}」的模板有误或者含有不允许的内容：{exc}", where=form.id) from exc
    buffer = BytesIO()
    template.save(buffer)
    return buffer.getvalue()


def _environment() -> "Environment":
    """No functions, no filters, no attributes with underscores, no arithmetic that could fill the memory."""
    from jinja2 import StrictUndefined
    from jinja2.exceptions import SecurityError
    from jinja2.sandbox import SandboxedEnvironment

    class Sealed(SandboxedEnvironment):
        intercepted_binops = frozenset({"*", "**"})

        def call_binop(self, *_operation: object) -> object:
            raise SecurityError("模板里不允许做乘法")

    environment = Sealed(undefined=StrictUndefined, autoescape=True)
    environment.globals.clear()
    environment.filters.clear()
    return environment


def _check(form: Form, values: Row) -> None:
    unknown = sorted(set(values) - set(form.fields))
    if unknown:
        raise FormError(f"「{form.title}」没有这些栏目：{'、'.join(unknown)}", where=form.id)
    missing = _missing(form, values, form.fields, "")
    if missing:
        raise FormError(f"「{form.title}」缺少：{'、'.join(dict.fromkeys(missing))}", where=form.id)


def _missing(form: Form, values: Row, labels: Mapping[str, str], path: str) -> list[str]:
    missing: list[str] = []
    for name, label in labels.items():
        value = values.get(name)
        here = f"{path}.{name}" if path else name
        if value is None or (not _filled(value) and here not in form.optional):
            missing.append(label)
        elif not isinstance(value, str):
            for number, row in enumerate(value, 1):
                missing += [f"{label}第{number}行的{inner}" for inner in _missing(form, row, form.rows[here], here)]
    return missing


def _filled(value: Value) -> bool:
    return bool(value.strip() if isinstance(value, str) else value)


def _safe(value: Value) -> object:
    """Values as markup: escaped, without characters that XML forbids, and immune to docxtpl's own 「{_{」 marks."""
    from markupsafe import Markup

    if isinstance(value, str):
        return Markup(escape(clean(value)).replace("_", "&#95;"))
    return [{name: _safe(inner) for name, inner in row.items()} for row in value]


def clean(text: str) -> str:
    """The text without characters that XML forbids; a carriage return ends a line."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(char for char in lines if char in "\t\n" or _allowed(ord(char)))


def _allowed(code: int) -> bool:
    return (0x20 <= code <= 0xD7FF and not 0x7F <= code <= 0x9F) or 0xE000 <= code <= 0xFFFD or code >= 0x10000
