"""A whole draft: claim each finding, then nothing may be left; every item is answered exactly once."""

from dataclasses import dataclass, field
from datetime import date

import pytest

from review.engine import assess
from review.engine.merging import Places
from review.model import Category, Finding, Mode, Review, Severity, Span, Verdict
from review.reading import text_document

TODAY = date(2026, 11, 21)
CLEAN = """青石镇人民政府文件
青政规〔2026〕6号
关于印发《青石镇公共晒场使用管理办法》的通知
各村（居）民委员会：
《青石镇公共晒场使用管理办法》已经镇人民政府集体讨论通过，现印发给你们，请认真贯彻执行。
青石镇人民政府
2026年3月10日
青石镇公共晒场使用管理办法
第一条 为方便农户晾晒粮食，根据《中华人民共和国乡村振兴促进法》，结合本镇实际，制定本办法。
第二条 本办法适用于本镇行政区域内由镇人民政府投资建设的公共晒场。
第三条 农户可以免费使用公共晒场，按照到场先后使用。
第四条 使用人应当在使用后清扫场地。
第五条 在晒场周边违反消防管理规定的，由有关部门依照《中华人民共和国消防法》的规定处理。
第六条 本办法自2026年5月1日起施行，有效期五年。"""
DIRTY = CLEAN.replace(
    "第四条 使用人应当在使用后清扫场地。", "第四条 使用人未清扫场地的，由镇人民政府处二百元以上五百元以下罚款。"
).replace("第五条 在", "第七条 在")


@dataclass
class Expect:
    """Claims findings one by one."""

    review: Review
    left: list[Finding] = field(init=False)

    def __post_init__(self) -> None:
        self.left = list(self.review.findings)

    def one(self, item: str, *, quote: str, place: str, verdict: Verdict) -> None:
        """Exactly one finding is like this; it is claimed."""
        found = [f for f in self.left if (f.item, f.quote, f.place, f.verdict) == (item, quote, place, verdict)]
        assert len(found) == 1, [(f.item, f.quote, f.place, f.verdict) for f in self.left]
        self.left.remove(found[0])

    def nothing_else(self) -> None:
        """Every finding has been claimed."""
        assert [(f.item, f.quote, f.message) for f in self.left] == []


def review(text: str, *, fragment: bool = False) -> Review:
    return assess(text_document(text, "草案.txt"), Category.NORMATIVE, TODAY, fragment=fragment)


def test_clean_draft_has_no_finding() -> None:
    Expect(review(CLEAN)).nothing_else()


def test_planted_faults_are_found_with_place_and_nothing_else() -> None:
    found = Expect(review(DIRTY))
    found.one("ND-AUTH-04", quote="由镇人民政府处二百元以上五百元以下罚款", place="第四条", verdict=Verdict.DOUBT)
    found.one("ND-FORM-03", quote="第七条", place="第七条", verdict=Verdict.FAIL)
    found.one("ND-FORM-03", quote="第六条", place="第六条", verdict=Verdict.FAIL)
    found.nothing_else()


def test_every_item_is_answered_exactly_once() -> None:
    answers = review(DIRTY).answers
    ids = [answer.item for answer in answers]
    assert len(ids) == len(set(ids)) >= 50
    assert all(answer.reason for answer in answers)


def test_only_machine_items_say_that_a_draft_fails() -> None:
    result = review(DIRTY)
    modes = {answer.item: answer.mode for answer in result.answers}
    assert {modes[f.item] for f in result.findings if f.verdict is Verdict.FAIL} == {Mode.MACHINE}


def test_findings_are_numbered_by_severity_and_answers_point_to_them() -> None:
    result = review(DIRTY)
    assert [f.number for f in result.findings] == list(range(1, len(result.findings) + 1))
    ranks = [list(Severity).index(f.severity) for f in result.findings]
    assert ranks == sorted(ranks)
    for finding in result.findings:
        answer = next(a for a in result.answers if a.item == finding.item)
        assert finding.number in answer.findings


def test_same_input_gives_the_same_review() -> None:
    assert review(DIRTY) == review(DIRTY)


def test_fingerprint_survives_a_change_elsewhere() -> None:
    before = {f.quote: f.fingerprint for f in review(DIRTY).findings}
    after = {f.quote: f.fingerprint for f in review(DIRTY.replace("免费使用", "依次免费使用")).findings}
    assert before == after


def test_two_like_findings_have_different_fingerprints() -> None:
    text = "第一条 违者处五百元罚款。\n第二条 违者处五百元罚款。"
    prints = [f.fingerprint for f in review(text, fragment=True).findings if f.label == "SET_PENALTY"]
    assert len(prints) == 2
    assert len(set(prints)) == 2


def test_sentence_screened_alone_lacks_nothing() -> None:
    assert review("农户应当在使用后清扫场地。", fragment=True).findings == ()


def test_law_is_that_of_the_day() -> None:
    text = "第一条 根据《中华人民共和国大气污染防治法》第七十七条，制定本办法。"
    labels = [
        [f.label for f in assess(text_document(text), Category.NORMATIVE, day, fragment=True).findings]
        for day in (date(2025, 6, 30), TODAY)
    ]
    assert labels == [[], ["REPEALED_BASIS"]]


@pytest.mark.parametrize(
    "text", ["", "。", "第", "《", "第一条", "第一条\n第一条\n第一条", "🙂" * 50, "：：：", "（一）（一）"]
)
def test_odd_texts_are_reviewed_without_an_accident(text: str) -> None:
    assert review(text).answers


def test_early_day_of_review_is_no_accident() -> None:
    result = assess(text_document(DIRTY), Category.NORMATIVE, date(2012, 9, 1))
    assert any(not basis.verified for finding in result.findings for basis in finding.basis)


def test_overlapping_places_are_found_whatever_their_length() -> None:
    spans = [Span(start, start + length) for start in range(0, 1500, 37) for length in (0, 1, 30, 255, 256, 700)]
    places = Places()
    for number, span in enumerate(spans):
        assert places.overlapping(span) == [n for n, other in enumerate(spans[:number]) if other.overlaps(span)]
        places.add(number, span)


def test_comparisons_grow_with_the_number_of_findings_and_no_faster(monkeypatch: pytest.MonkeyPatch) -> None:
    compare, compared = Span.overlaps, 0

    def counted(one: Span, other: Span) -> bool:
        nonlocal compared
        compared += 1
        return compare(one, other)

    monkeypatch.setattr(Span, "overlaps", counted)
    places = Places()
    for number in range(4000):
        span = Span(number * 40, number * 40 + 30)
        places.overlapping(span)
        places.add(number, span)
    assert compared < 4000 * 16
