import pytest
from hypothesis import given
from hypothesis import strategies as st

from review.laws import QuoteStatus, compare_quote

LAW = (
    "河道管理单位应当定期巡查。\n发现违法行为的，应当及时制止：\n（一）倾倒垃圾；\n（二）擅自采砂。\n"
    "法律、行政法规另有规定的，从其规定。"
)


@pytest.mark.parametrize(
    "quoted",
    [
        "河道管理单位应当定期巡查。",
        "河道管理单位应当定期巡查；",
        "应当定期巡查",
        "应当及时制止：（一）倾倒垃圾；（二）擅自采砂。",
        "河道管理单位应当定期巡查……从其规定。",
    ],
)
def test_words_of_the_law_are_the_same(quoted: str) -> None:
    assert compare_quote(quoted, LAW).status is QuoteStatus.SAME


@pytest.mark.parametrize("quoted", ["法律, 行政法规另有规定的,从其规定", "应当及时制止:(一)倾倒垃圾"])
def test_other_marks_and_spaces_are_the_same_words(quoted: str) -> None:
    assert compare_quote(quoted, LAW).status is QuoteStatus.SAME_WORDS


def test_original_span_shows_the_quoted_stretch() -> None:
    result = compare_quote("定期 巡查。发现", LAW)
    assert result.original is not None
    assert LAW[result.original.start : result.original.end] == "定期巡查。\n发现"


@pytest.mark.parametrize(
    ("quoted", "ours", "theirs"),
    [
        ("河道管理单位可以定期巡查。", "可以", "应当"),
        ("河道管理单位应当巡查。", "", "定期"),
        ("河道管理单位不应当定期巡查。", "不", ""),
    ],
)
def test_difference_names_the_words_of_both_sides(quoted: str, ours: str, theirs: str) -> None:
    result = compare_quote(quoted, LAW)
    assert result.status is QuoteStatus.DIFFERENT
    (difference,) = result.differences
    assert (difference.quoted_words, difference.original_words) == (ours, theirs)
    assert quoted[difference.quoted.start : difference.quoted.end] == ours
    assert LAW[difference.original.start : difference.original.end] == theirs


def test_words_left_out_with_dots_are_no_difference_but_others_are() -> None:
    result = compare_quote("河道管理单位须定期巡查……法律、行政法规另有规定的，从其规定。", LAW)
    assert [d.quoted_words for d in result.differences] == ["须"]


def test_pieces_must_stand_in_the_order_of_the_law() -> None:
    assert compare_quote("从其规定……河道管理单位应当定期巡查", LAW).status is not QuoteStatus.SAME


@pytest.mark.parametrize("quoted", ["", "。", "……", "养犬应当登记，费用由饲养人承担。"])
def test_foreign_words_are_not_found(quoted: str) -> None:
    assert compare_quote(quoted, LAW).status is QuoteStatus.NOT_FOUND


@given(st.integers(0, len(LAW)), st.integers(0, len(LAW)))
def test_any_stretch_of_the_law_is_found_in_it(start: int, end: int) -> None:
    quoted = LAW[min(start, end) : max(start, end)]
    expected = QuoteStatus.SAME if any(c not in "。；，、：（）\n" for c in quoted) else QuoteStatus.NOT_FOUND
    assert compare_quote(quoted, LAW).status is expected


@given(
    st.text(st.sampled_from("河道管理，。…\n 甲（"), max_size=40),
    st.text(st.sampled_from("河道管理，。\n甲"), max_size=40),
)
def test_any_two_texts_can_be_compared(quoted: str, law: str) -> None:
    for difference in compare_quote(quoted, law).differences:
        assert quoted[difference.quoted.start : difference.quoted.end] == difference.quoted_words
        assert law[difference.original.start : difference.original.end] == difference.original_words
