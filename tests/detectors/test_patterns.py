"""Words without which a pattern cannot match."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review.detectors.patterns import Places, anchors, may_match


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("罚款", (("罚款",),)),
        ("(?:罚款|没收)[^，]{0,4}元", (("罚款", "没收"), ("元",))),
        ("备案?登记", (("备",), ("登记",))),
        ("(?:甲|乙)?丙", (("丙",),)),
        ("甲|乙丙", (("甲", "乙丙"),)),
        ("甲|[乙丙]", ()),
        (r"(?<!不)得", (("得",),)),
        (r"\d{1,3}元", (("元",),)),
        ("(?:甲(?:乙|丙)|丁)", (("甲", "丁"),)),
        ("《□+》第", (("《",), ("》第",))),
        ("[^]甲]乙", (("乙",),)),
    ],
)
def test_anchors_are_what_every_match_contains(pattern: str, expected: tuple[tuple[str, ...], ...]) -> None:
    assert anchors(pattern) == expected


PARTS = st.sampled_from(
    [
        "甲",
        "乙",
        "(?:甲|乙)",
        "(?:丙甲)?",
        "[甲乙]",
        "丙{0,2}",
        "丁+",
        "(?:甲|[乙])",
        "(?=甲)",
        "|",
        r"\.",
        "(甲乙|丙)*",
    ]
)


@given(st.lists(PARTS, max_size=6).map("".join), st.text(alphabet="甲乙丙丁.", max_size=8))
def test_a_text_that_matches_is_never_ruled_out(pattern: str, text: str) -> None:
    if re.search(pattern, text):
        assert may_match(pattern, text)


@pytest.mark.parametrize(
    "pattern",
    ["罚款", "(?:罚款|没收)", "处.{0,4}罚款", "[甲乙]", "甲?乙", "不.*罚", "收费|集资", "^第", "", "(?:甲|)乙"],
)
def test_places_are_the_texts_in_which_a_pattern_may_match(pattern: str) -> None:
    texts = ("处二百元罚款。", "", "甲乙", "收费后罚款，再罚款", "\0没收", "集资", "不罚", "第一条", "罚", "款")
    expected = frozenset(number for number, text in enumerate(texts) if may_match(pattern, text))
    assert Places(texts).of(pattern) == expected


def test_a_word_across_two_texts_is_in_neither() -> None:
    assert Places(("处罚", "款项")).of("罚款") == frozenset()
    assert Places(()).of("罚款") == frozenset()
