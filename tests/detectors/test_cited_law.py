"""Citations that the registry objects to."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from detector_cases import case_of

from review.detectors import DETECTORS

REPEALED = {"status": ["已废止"]}
MISSING = {"status": ["条号不存在"]}
NEAR = {"status": ["名称有误"]}


def cited(text: str, options: Mapping[str, Any], day: date = date(2026, 11, 21)) -> list[str]:
    """The laws that are objected to, as written."""
    return [hit.values["cited"] for hit in DETECTORS["cited-law"].detect(case_of(text, day=day), options)]


def test_repealed_law_as_basis_is_found() -> None:
    assert cited("根据《中华人民共和国物权法》，制定本办法。", REPEALED) == ["中华人民共和国物权法"]


@pytest.mark.parametrize(
    "text",
    [
        "原《中华人民共和国物权法》的规定不再适用。",
        "《中华人民共和国物权法》同时废止。",
        "已废止的《中华人民共和国合同法》不再作为依据。",
        "根据《中华人民共和国民法典》，制定本办法。",
    ],
)
def test_history_and_current_law_are_left_alone(text: str) -> None:
    assert cited(text, REPEALED) == []


def test_the_day_decides_whether_a_law_was_repealed() -> None:
    text = "根据《中华人民共和国物权法》，制定本办法。"
    assert cited(text, REPEALED, date(2020, 6, 1)) == []
    assert cited(text, REPEALED, date(2021, 6, 1)) != []


def test_article_beyond_the_last_is_found() -> None:
    assert cited("依照《中华人民共和国行政处罚法》第九十九条处理。", MISSING) != []
    assert cited("依照《中华人民共和国行政处罚法》第八十六条处理。", MISSING) == []


def test_name_that_is_nearly_right_is_found() -> None:
    assert cited("根据《中华人民共和国行政处法》，制定本办法。", NEAR) == ["中华人民共和国行政处法"]


def test_own_title_in_brackets_is_no_citation() -> None:
    text = "关于印发《青石镇市容管理办法》的通知\n现将《青石镇市容管理办法》印发给你们。\n青石镇市容管理办法\n第一条 商户应当亮照。"
    assert cited(text, {"status": ["已废止", "名称有误", "条号不存在"]}) == []


def test_each_wrong_citation_is_reported_at_its_place() -> None:
    text = "根据《中华人民共和国物权法》《中华人民共和国合同法》，制定本办法。"
    assert cited(text, REPEALED) == ["中华人民共和国物权法", "中华人民共和国合同法"]
