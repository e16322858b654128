import json
from collections.abc import Iterator
from dataclasses import replace

import pytest
import report_samples as samples
from jsonschema import Draft202012Validator

from review.model import CitationStatus, Point, Review
from review.reports import dump, json_schema, to_json


@pytest.fixture
def review() -> Review:
    return samples.review()


def test_report_follows_its_published_schema(review: Review) -> None:
    Draft202012Validator.check_schema(json_schema())
    Draft202012Validator(json_schema()).validate(to_json(review))


def test_schema_allows_no_unknown_key_at_any_level() -> None:
    def objects(node: object) -> Iterator[dict[str, object]]:
        if isinstance(node, dict):
            if node.get("type") == "object":
                yield node
            for child in node.values():
                yield from objects(child)
        elif isinstance(node, list):
            for child in node:
                yield from objects(child)

    found = list(objects(json_schema()))
    assert len(found) > 10
    assert all("additionalProperties" in entry for entry in found)
    assert all(entry["additionalProperties"] is not True for entry in found)


def test_every_promised_key_is_there_in_the_promised_order(review: Review) -> None:
    report = to_json(review)
    promised = "schema_version source category category_reason as_of versions jurisdiction extraction findings items duties unread"
    assert list(report) == promised.split()
    assert list(report["source"]) == ["name", "sha256", "kind"]
    facts = "title issuer doc_number date effective_from valid_until article_count citations"
    assert set(facts.split()) <= set(report["extraction"])
    cited = "text title article status start end"
    assert set(cited.split()) <= set(report["extraction"]["citations"][0])
    finding = "id item label verdict severity message quote start end place basis suggestion fingerprint"
    assert set(finding.split()) <= set(report["findings"][0])
    assert {"law", "article"} <= set(report["findings"][0]["basis"][0])


def test_offsets_lead_to_the_quoted_words(review: Review) -> None:
    report = to_json(review)
    finding, cited = report["findings"][0], report["extraction"]["citations"][0]
    assert review.doc.text[finding["start"] : finding["end"]] == finding["quote"]
    assert review.doc.text[cited["start"] : cited["end"]] == cited["text"]
    title = report["extraction"]["spans"]["title"]
    assert review.doc.text[title["start"] : title["end"]] == report["extraction"]["title"] == "青石镇摊点管理办法"


def test_an_absent_value_is_null_and_says_what_was_looked_for(review: Review) -> None:
    facts = to_json(review)["extraction"]
    assert facts["effective_from"] is None
    absence = next(entry for entry in facts["absent"] if entry["field"] == "effective_from")
    assert absence["what"] == "施行日期"
    assert review.doc.text[absence["start"] : absence["end"]] == "2026年2月30日"
    assert "effective_from" not in facts["spans"]


def test_an_absence_is_no_place(review: Review) -> None:
    absence = to_json(review)["findings"][1]
    assert (absence["start"], absence["end"], absence["quote"]) == (None, None, "")


def test_a_citation_names_the_article_that_was_checked(review: Review) -> None:
    cited = to_json(review)["extraction"]["citations"][0]
    assert (cited["article"], cited["status"]) == ("第九十九条", "条号不存在")


def test_a_citation_checked_as_a_whole_names_all_its_articles(review: Review) -> None:
    whole = replace(review.citations[0], span=None, status=CitationStatus.CURRENT)
    cited = to_json(replace(review, citations=(whole,)))["extraction"]["citations"][0]
    assert cited["article"] == "第十六条、第九十九条"
    assert cited["point"] == "第十六条第二款第（一）项、第九十九条"


def test_an_article_number_beyond_all_laws_is_still_printed(review: Review) -> None:
    cited = review.citations[0].citation
    far = replace(cited, points=(replace(cited.points[0], value=Point(1234567)),))
    checked = replace(review.citations[0], citation=far, span=None)
    assert to_json(replace(review, citations=(checked,)))["extraction"]["citations"][0]["article"] == "第1234567条"


def test_numbers_keep_their_digits_and_impossible_dates_stay_as_seen(review: Review) -> None:
    facts = to_json(review)["extraction"]
    assert facts["amounts"][0]["yuan"] == "500"
    assert facts["percentages"][0]["percent"] == "0.50"
    assert facts["dates"][0]["text"] == "2026年2月30日"
    assert facts["dates"][0]["value"] is None


def test_findings_are_named_alike_in_findings_and_items(review: Review) -> None:
    report = to_json(review)
    assert [finding["id"] for finding in report["findings"]] == ["F1", "F2"]
    assert report["items"][0]["findings"] == ["F1"]


def test_the_same_review_is_dumped_to_the_same_bytes() -> None:
    first, second = dump(to_json(samples.review())), dump(to_json(samples.review()))
    assert first == second
    assert json.loads(first)["source"]["name"] == "摊点 办法.txt"
    assert "青石镇" in first
