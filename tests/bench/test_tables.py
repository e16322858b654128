"""The tables of the benches count what they say they count."""

from datetime import date

from bench.clauses import Line, rule_table, table
from bench.corpus import Check, applicability, counted, where_applies
from review.checklist import load_profile
from review.engine import Trace
from review.model import Category, Severity, Span
from review.reading import text_document


def found(rule: str, *labels: str, severity: Severity = Severity.HIGH, span: Span | None = None) -> Trace:
    return Trace("ND-AUTH-04", rule, labels, severity, "第五条", span, "罚款")


def line(gold: set[str], *traces: Trace) -> Line:
    return Line("1", "x", frozenset(gold), traces)


def test_a_rule_gets_credit_for_right_labels_and_blame_for_wrong_ones_and_alarms() -> None:
    lines = [
        line({"A"}, found("one", "A"), found("two", "B")),
        line({"A"}, found("one", "A"), found("two", "A")),
        line(set(), found("two", "B")),
    ]
    rows = {row.split()[0]: row.split()[1:] for row in rule_table(lines).splitlines()[1:]}
    assert rows["ND-AUTH-04/one"] == ["2", "1", "0", "0"]
    assert rows["ND-AUTH-04/two"] == ["1", "0", "1", "1"]


def test_sums_count_unlawful_clauses_with_a_right_label_and_clean_ones_with_any() -> None:
    shown = table([line({"A"}, found("one", "A")), line({"A"}, found("one", "B")), line(set(), found("one", "B"))])
    assert "at least one right label 1 (50%)" in shown
    assert "clean clauses 1: 1 with a finding = 100.0 per 100" in shown


def test_every_item_has_its_place_in_the_table_of_applicability() -> None:
    checks = applicability()
    for item in load_profile(Category.NORMATIVE, date(2026, 11, 22)).items:
        assert where_applies(item.id, checks) in ("all", "referring", "none")


def test_only_grave_findings_count_and_prohibitions_only_where_other_law_is_referred_to() -> None:
    text = "由机关处罚款，依照《中华人民共和国行政处罚法》第十六条处罚款。"
    doc = text_document(text, "a.txt")
    free, referring = Span(3, 6), Span(len(text) - 4, len(text) - 1)
    checks = (Check(("ND-AUTH",), "referring"),)
    hits = [found("one", "A", span=free), found("two", "A", span=referring), found("three", "A", span=None)]
    assert [one.rule for one in counted(doc, hits, checks)] == ["two"]
    assert not list(counted(doc, [found("two", "A", severity=Severity.LOW, span=referring)], checks))
    everywhere = (Check(("ND-AUTH",), "all"),)
    assert [one.rule for one in counted(doc, hits, everywhere)] == ["one", "two", "three"]
