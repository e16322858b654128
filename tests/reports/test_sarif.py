from dataclasses import replace
from urllib.parse import unquote

import pytest
import report_samples as samples

from review.model import Review, Severity
from review.reports import to_sarif


@pytest.fixture
def review() -> Review:
    return samples.review()


def test_the_log_has_the_structure_of_sarif_2_1_0(review: Review) -> None:
    log = to_sarif(review)
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    assert driver["name"] == "fashen"
    ids = [rule["id"] for rule in driver["rules"]]
    assert len(ids) == len(set(ids))
    for result in run["results"]:
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in {"none", "note", "warning", "error"}
        assert result["message"]["text"]
        assert all(isinstance(value, str) for value in result["partialFingerprints"].values())
        for location in result["locations"]:
            uri = location["physicalLocation"]["artifactLocation"]
            assert run["artifacts"][uri["index"]]["location"]["uri"] == uri["uri"]


def test_every_rule_can_be_explained(review: Review) -> None:
    for rule in to_sarif(review)["runs"][0]["tool"]["driver"]["rules"]:
        assert rule["shortDescription"]["text"]
        assert rule["help"]["text"]


def test_a_region_leads_to_the_quoted_words(review: Review) -> None:
    run = to_sarif(review)["runs"][0]
    assert run["columnKind"] == "unicodeCodePoints"
    region = run["results"][0]["locations"][0]["physicalLocation"]["region"]
    start = region["charOffset"]
    assert review.doc.text[start : start + region["charLength"]] == region["snippet"]["text"]
    assert run["results"][0]["locations"][0]["logicalLocations"] == [{"fullyQualifiedName": "第二条"}]


def test_an_absence_has_no_region(review: Review) -> None:
    absence = to_sarif(review)["runs"][0]["results"][1]
    assert "region" not in absence["locations"][0]["physicalLocation"]


def test_the_file_is_named_by_a_valid_uri_and_its_digest(review: Review) -> None:
    doc = replace(review.doc, name="关于 a:b/c 的办法#1.docx")
    (artifact,) = to_sarif(replace(review, doc=doc))["runs"][0]["artifacts"]
    uri = artifact["location"]["uri"]
    assert uri.isascii()
    assert not set(uri) & set(" :#?")
    assert unquote(uri) == doc.name
    assert artifact["hashes"] == {"sha-256": doc.sha256}


@pytest.mark.parametrize(
    ("severity", "level"), [("high", "error"), ("medium", "warning"), ("low", "note"), ("hint", "note")]
)
def test_severity_becomes_a_level(review: Review, severity: str, level: str) -> None:
    graver = replace(review.findings[0], severity=Severity(severity))
    assert to_sarif(replace(review, findings=(graver,)))["runs"][0]["results"][0]["level"] == level


def test_a_finding_without_an_answer_still_has_its_rule(review: Review) -> None:
    run = to_sarif(replace(review, answers=()))["runs"][0]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["GFX-NR-02", "GFX-XS-09"]
