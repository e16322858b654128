"""Filling a form is strict, and neither values nor templates can break out of it."""

import json
from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from review.errors import FormError
from review.paperwork import Form, load_form, outline, render
from review.paperwork.build_templates import BUILDERS
from review.paperwork.forms import FORMS
from review.paperwork.house import Page, package, paragraph
from review.paperwork.zips import read_parts

NAMES = sorted(BUILDERS)
each_form = pytest.mark.parametrize("name", NAMES)


def sample(name: str) -> dict[str, Any]:
    values: dict[str, Any] = json.loads((FORMS / name / "sample.json").read_text("utf-8"))
    return values


def required() -> list[tuple[str, str]]:
    forms = [load_form(name) for name in NAMES]
    return [(form.id, field) for form in forms for field in form.fields if field not in form.optional]


def small_form(*lines: str) -> Form:
    body = "".join(paragraph("Text", line) for line in lines)
    return Form("small", "小表", package(body, "小表", Page()), {"name": "名称"})


@each_form
def test_every_folder_of_forms_is_one_of_ours(name: str) -> None:
    assert {path.name for path in FORMS.iterdir()} == set(NAMES)
    assert load_form(name).id == name


@each_form
def test_the_template_asks_for_exactly_the_declared_fields(name: str) -> None:
    from io import BytesIO

    from docxtpl import DocxTemplate

    form = load_form(name)
    assert DocxTemplate(BytesIO(form.template)).get_undeclared_template_variables() == set(form.fields)


@each_form
def test_the_sample_renders_as_golden(name: str) -> None:
    golden = (FORMS / name / "golden.txt").read_text("utf-8").splitlines()
    assert [line.rstrip() for line in outline(render(load_form(name), sample(name)))] == golden


@each_form
def test_the_committed_template_is_the_one_described(name: str) -> None:
    assert read_parts(load_form(name).template) == read_parts(BUILDERS[name]())


@each_form
def test_only_the_house_fonts_are_named_and_none_is_embedded(name: str) -> None:
    parts = read_parts(load_form(name).template)
    assert not [part for part in parts if "font" in part]
    styles = parts["word/styles.xml"].decode()
    for font in ("方正小标宋简体", "仿宋_GB2312", "黑体", "楷体_GB2312"):
        assert f'w:eastAsia="{font}"' in styles


def test_the_opinion_has_the_margins_of_the_standard() -> None:
    xml = read_parts(load_form("review-opinion").template)["word/document.xml"].decode()
    assert '<w:pgSz w:w="11906" w:h="16838"/>' in xml
    for edge, millimetres in {"top": 37, "bottom": 35, "left": 28, "right": 26}.items():
        assert f'w:{edge}="{round(millimetres * 1440 / 25.4)}"' in xml


@pytest.mark.parametrize(("name", "field"), required())
def test_a_missing_field_is_named_as_it_is_printed(name: str, field: str) -> None:
    form, values = load_form(name), sample(name)
    del values[field]
    with pytest.raises(FormError, match=form.fields[field]) as caught:
        render(form, values)
    assert caught.value.where == name


@pytest.mark.parametrize(("name", "field"), required())
def test_an_empty_required_field_is_missing_too(name: str, field: str) -> None:
    values = sample(name)
    values[field] = [] if isinstance(values[field], list) else "  "
    with pytest.raises(FormError, match="缺少"):
        render(load_form(name), values)


def test_a_missing_column_names_list_row_and_column() -> None:
    values = sample("review-opinion")
    del values["groups"][0]["findings"][0]["basis"]
    with pytest.raises(FormError, match="审查意见第1行的意见第1行的依据"):
        render(load_form("review-opinion"), values)


def test_an_undeclared_value_is_refused() -> None:
    with pytest.raises(FormError, match="没有这些栏目：typo"):
        render(load_form("review-form"), {**sample("review-form"), "typo": "x"})


HOSTILE = (
    "甲&乙<w:p/>&amp;",
    "{{ title }}{% for x in y %}",
    "{_{ a }_} {_% b %_}",
    "“引号”、‘单引号’、\"直引号\"、'撇'",
    "𠮷野家，生僻字：㐂𬺈",
    "]]><!--",
    "很长的意见" * 3000,
)


@pytest.mark.parametrize("value", HOSTILE, ids=lambda v: v[:12])
@each_form
def test_hostile_values_come_out_letter_by_letter(name: str, value: str) -> None:
    values = {**sample(name), "remarks": value}
    assert value in "\n".join(outline(render(load_form(name), values)))


def test_line_breaks_stay_and_forbidden_characters_go() -> None:
    lines = outline(render(small_form("{{ name }}"), {"name": "第一行\r\n第二行\x00\x07\x0c\ufffe末\ud800"}))
    assert lines == ["[公文正文] 第一行⏎第二行末"]


@pytest.mark.parametrize(
    "tag",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ name.__init__.__globals__ }}",
        "{% for a in range(10**9) %}x{% endfor %}",
        "{{ 'x' * 10**9 }}",
        "{{ lipsum() }}",
        "{{ name|attr('__class__') }}",
        "{{ typo }}",
        "{{ name.typo }}",
        "{% include 'x' %}",
        "{% for %}",
    ],
)
def test_a_hostile_or_broken_template_is_refused(tag: str) -> None:
    with pytest.raises(FormError, match="小表"):
        render(small_form(tag), {"name": "甲"})


@each_form
def test_the_same_values_give_the_same_bytes(name: str) -> None:
    first, second = (render(load_form(name), deepcopy(sample(name)), day="2025-06-30") for _ in range(2))
    assert first == second


def test_a_folder_that_is_no_form_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "half").mkdir()
    (tmp_path / "half" / "form.toml").write_text("id = 3 4", "utf-8")
    (tmp_path / "half" / "template.docx").write_bytes(b"")
    for name in ("half", "absent"):
        with pytest.raises(FormError):
            load_form(name, tmp_path)


def test_a_template_that_is_no_docx_is_an_error() -> None:
    with pytest.raises(FormError, match="小表"):
        render(replace(small_form(), template=b"no zip"), {"name": "甲"})


@pytest.mark.parametrize("change", [lambda v: v.pop("facts"), lambda v: v.update(facts=[])])
def test_lists_count_as_fields(change: Callable[[dict[str, Any]], object]) -> None:
    values = sample("review-form")
    change(values)
    with pytest.raises(FormError, match="送审文件"):
        render(load_form("review-form"), values)
