"""Hundreds of findings of one rule are listed up to a limit; the rest are one finding, and no place is lost."""

from datetime import date

from review.engine import assess
from review.engine.folding import LIMITS
from review.model import Category, Finding, Review, Severity
from review.reading import text_document

LIMIT = LIMITS[Severity.HINT]


def review(slips: int) -> Review:
    articles = "\n".join(f"第{number}条 村民按装路灯。" for number in ("一", "二", "三"))
    text = articles + "\n" + "\n".join("镇村按装路灯。" for _ in range(slips - 3))
    return assess(text_document(text), Category.NORMATIVE, date(2026, 11, 21), second=False)


def slips_of(made: Review) -> list[Finding]:
    return [finding for finding in made.findings if finding.quote == "按装"]


def test_findings_up_to_the_limit_stand_singly() -> None:
    found = slips_of(review(LIMIT + 1))
    assert len(found) == LIMIT + 1
    assert not any(finding.more_spans for finding in found)


def test_the_rest_is_one_finding_that_counts_and_places_them() -> None:
    made = review(LIMIT + 201)
    *single, last = slips_of(made)
    assert len(single) == LIMIT
    assert len(last.more_spans) == 200
    assert {made.doc.quote(span) for span in last.more_spans} == {"按装"}
    assert "此后同类问题还有200处，不再逐条列出，请一并处理：" in last.message
    assert last.message.endswith("等处。")


def test_no_place_is_lost_and_numbers_stay_in_a_row() -> None:
    made = review(LIMIT + 201)
    spans = {f.span for f in slips_of(made)} | {span for f in slips_of(made) for span in f.more_spans}
    assert len(spans) == LIMIT + 201
    assert [f.number for f in made.findings] == list(range(1, len(made.findings) + 1))


def test_rules_are_counted_apart() -> None:
    text = "\n".join("镇村按装路灯。。" for _ in range(LIMIT))
    found = assess(text_document(text), Category.NORMATIVE, date(2026, 11, 21), second=False).findings
    assert sum(f.quote == "按装" for f in found) == LIMIT
    assert sum(f.quote == "。。" for f in found) == LIMIT
    assert not any(f.more_spans for f in found)


def test_an_answer_names_its_findings_in_runs() -> None:
    answer = next(a for a in review(LIMIT).answers if a.item == "ND-FORM-09")
    assert answer.reason.startswith(f"见第{answer.findings[0]}至{answer.findings[-1]}条意见")
    assert len(answer.findings) == LIMIT
