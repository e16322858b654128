"""The text is cut at the ends of the findings, and never loses or doubles a character."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from web_site import DRAFT, word

from review import service
from review.model import Finding, Review, Severity, Span
from web.highlights import Line, Segment, Table, parts

DAY = date(2026, 6, 1)
REVIEW = service.review_file(DRAFT.encode(), "草案.txt", day=DAY)
END = len(REVIEW.doc.text)


def with_spans(review: Review, spans: list[tuple[int, int]]) -> Review:
    """The review with findings on these stretches, of all severities in turn."""
    model = review.findings[0]
    made = (
        replace(model, number=n, span=Span(min(ends), max(ends)), severity=tuple(Severity)[n % 4], fingerprint=str(n))
        for n, ends in enumerate(spans, 1)
    )
    return replace(review, findings=tuple(made))


def segments(review: Review) -> list[Segment]:
    return [segment for line in parts(review) if isinstance(line, Line) for segment in line.segments]


@given(st.lists(st.tuples(st.integers(0, END), st.integers(0, END)), max_size=12))
@settings(max_examples=60, deadline=None)
def test_any_overlap_keeps_the_text_and_covers_each_finding_exactly(spans: list[tuple[int, int]]) -> None:
    review = with_spans(REVIEW, spans)
    cut = segments(review)
    assert "".join(one.text for one in cut) == review.doc.text.replace("\n", "")
    for finding in review.findings:
        covered = "".join(one.text for one in cut if finding in one.findings)
        assert finding.span
        assert covered == review.doc.quote(finding.span).replace("\n", "")


@given(st.lists(st.integers(0, END - 3).filter(lambda n: REVIEW.doc.text[n] != "\n"), min_size=1, max_size=8))
@settings(max_examples=40, deadline=None)
def test_each_finding_begins_at_one_place_only(starts: list[int]) -> None:
    review = with_spans(REVIEW, [(start, start + 2) for start in starts])
    begun = [finding.number for one in segments(review) for finding in one.starts]
    assert sorted(begun) == [finding.number for finding in review.findings]


def test_the_gravest_finding_gives_the_colour_and_the_link() -> None:
    hint, grave = _two(Severity.HINT, Severity.HIGH)
    (both,) = [one for one in segments(replace(REVIEW, findings=(hint, grave))) if len(one.findings) == 2]
    assert both.findings[0] is grave


def _two(*levels: Severity) -> list[Finding]:
    model = REVIEW.findings[0]
    ends = (Span(12, 20), Span(16, 26))
    return [replace(model, number=n, severity=level, span=ends[n - 1]) for n, level in enumerate(levels, 1)]


def test_a_finding_on_an_empty_stretch_has_a_badge_at_the_very_end_too() -> None:
    review = with_spans(REVIEW, [(END, END)])
    assert [one.starts[0].number for one in segments(review) if one.starts] == [1]


@pytest.mark.parametrize("words", ["占道经营", "罚款500元"])
def test_cells_stand_in_their_rows_and_columns(words: str) -> None:
    review = service.review_file(word(), "草案.docx", day=DAY)
    (table,) = [part for part in parts(review) if isinstance(part, Table)]
    cells = [["".join(s.text for line in cell for s in line.segments) for cell in row] for row in table.rows]
    assert cells[1][["占道经营", "罚款500元"].index(words)] == words
