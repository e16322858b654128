"""Citations of laws and documents, and references inside the draft."""

import pytest
from extraction_drafts import draft

from review.extraction import extract
from review.model import Citation, Point, Reference, legal_place


def cited(text: str) -> list[tuple[str, list[Point]]]:
    return [(c.title, [point.value for point in c.points]) for c in extract(draft("某办法", text)).citations]


def only(text: str) -> Citation:
    (citation,) = extract(draft("某办法", text)).citations
    return citation


def referred(*lines: str) -> list[Reference]:
    return list(extract(draft("某办法", *lines)).references)


@pytest.mark.parametrize(
    ("words", "points"),
    [
        ("第三条", [Point(3)]),
        ("第三条第二款第（一）项第2目", [Point(3, 2, 1, 2)]),
        ("第三条第二款第一项", [Point(3, 2, 1)]),
        ("第十七条之一", [Point(17, suffix=1)]),
        ("第十七条之一第二款", [Point(17, 2, suffix=1)]),
        ("第三条、第五条至第七条", [Point(3), Point(5), Point(6), Point(7)]),
        ("第三条第一款、第三款", [Point(3, 1), Point(3, 3)]),
        ("第九条第（一）、（三）项", [Point(9, item=1), Point(9, item=3)]),
        ("第九条第一项至第三项", [Point(9, item=1), Point(9, item=2), Point(9, item=3)]),
        ("第九条第一款第二项、第二款", [Point(9, 1, 2), Point(9, 2)]),
        ("第五、六、七条", [Point(5), Point(6), Point(7)]),
        ("第三十三条、三十四条", [Point(33), Point(34)]),
        ("第12条和第13条", [Point(12), Point(13)]),
        ("第 十二 条 第 一 款", [Point(12, 1)]),
    ],
)
def test_points_follow_the_grammar_of_law(words: str, points: list[Point]) -> None:
    assert cited(f"依照《中华人民共和国公路法》{words}的规定处理。") == [("中华人民共和国公路法", points)]


def test_points_belong_to_the_last_of_several_laws() -> None:
    assert cited("依照《甲法》《乙条例》第三条处理。") == [("甲法", []), ("乙条例", [Point(3)])]


def test_every_point_carries_its_own_place() -> None:
    doc = draft("某办法", "依照《甲法》第三条、第五条处理。")
    (citation,) = extract(doc).citations
    assert [doc.quote(point.span) for point in citation.points] == ["第三条", "第五条"]
    assert doc.quote(citation.span) == "《甲法》第三条、第五条"
    assert doc.quote(citation.title_span) == "甲法"


def test_that_law_means_the_last_one_of_its_kind() -> None:
    text = "依照《甲法》第一条和《乙条例》第二条、该条例第三条处理；该法第四条、同法第五条另有规定。"
    assert cited(text) == [
        ("甲法", [Point(1)]),
        ("乙条例", [Point(2)]),
        ("乙条例", [Point(3)]),
        ("甲法", [Point(4)]),
        ("甲法", [Point(5)]),
    ]


@pytest.mark.parametrize(
    ("mark", "year"), [("（1995年）", 1995), ("（2018年修正）", 2018), ("（2021修订）", 2021), ("", 0)]
)
def test_a_version_behind_the_name_is_read(mark: str, year: int) -> None:
    citation = only(f"依照《甲法》{mark}第三条处理。")
    assert (citation.version, [p.value for p in citation.points]) == (year, [Point(3)])


def test_a_document_number_behind_the_name_belongs_to_it() -> None:
    citation = only("根据《云溪县关于放权的决定》（云政发〔2021〕26号）制定。")
    assert (citation.title, citation.number) == ("云溪县关于放权的决定", "云政发〔2021〕26号")


def test_a_document_number_without_a_name_is_a_citation_of_its_own() -> None:
    citation = only("按照云政办发〔2018〕37号文件要求办理。")
    assert (citation.title, citation.number) == ("", "云政办发〔2018〕37号")


@pytest.mark.parametrize(
    "defined", ["（以下简称“《处罚法》”）", "（以下简称《处罚法》）", "（以下简称处罚法）", "（以下称“处罚法”）"]
)
def test_a_defined_short_name_stands_for_the_full_one(defined: str) -> None:
    text = f"依照《中华人民共和国行政处罚法》{defined}第一条、处罚法第二条和《处罚法》第三条处理。"
    assert [title for title, _ in cited(text)] == ["中华人民共和国行政处罚法"] * 3


def test_a_short_name_that_is_a_common_word_counts_only_before_an_article() -> None:
    text = "依照《公路安全保护条例》（以下简称条例）制定。条例实施后，依照条例第五条处理；本条例第六条除外。"
    assert cited(text) == [("公路安全保护条例", []), ("公路安全保护条例", [Point(5)])]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("依照行政处罚法第十六条处理。", "行政处罚法"),
        ("违反村庄和集镇规划建设管理条例第十六条的，依法处理。", "村庄和集镇规划建设管理条例"),
        ("由公安机关按照治安管理处罚法第十六条处罚。", "治安管理处罚法"),
    ],
)
def test_a_law_without_marks_is_read_before_an_article(text: str, title: str) -> None:
    assert cited(text) == [(title, [Point(16)])]


@pytest.mark.parametrize("text", ["违反本办法第三条的。", "依照前述规定第三条。", "运营本办法第十条规定的设施。"])
def test_the_draft_itself_is_no_law(text: str) -> None:
    assert cited(text) == []


def test_nested_names_are_one_name() -> None:
    assert cited("根据《关于印发《甲办法》的通知》办理。") == [("关于印发《甲办法》的通知", [])]


def test_a_name_that_never_closes_is_passed_over() -> None:
    assert cited("根据《甲法第三条，以及《乙法》第二条。") == [("乙法", [Point(2)])]


def test_references_name_article_paragraph_and_item() -> None:
    seen = referred("第一条　违反本办法第三条第二款、第五条第（一）项的，依照第六条处理。")
    assert [(r.kind, r.point) for r in seen] == [("款", Point(3, 2)), ("项", Point(5, item=1)), ("条", Point(6))]


def test_points_of_a_law_are_no_references_to_the_draft() -> None:
    assert referred("第一条　依照《甲法》第三条、第五条处理。") == []


def test_a_list_that_began_with_a_law_is_not_taken_for_the_draft() -> None:
    assert referred("第一条　《甲法》第三条规定的摊贩、第五条规定的商户，适用本规定。") == []
    assert referred("第一条　适用民法典第三条。") == []


def test_a_chapter_may_stand_between_a_law_and_its_article() -> None:
    assert cited("依照《甲法》第二章第五条处理。") == [("甲法", [Point(5)])]


@pytest.mark.parametrize(
    "text", ["第一条　第一条生产线投产。", "第一条　完成第三项工作。", "第一条　优先发放第一款产品。"]
)
def test_counted_things_are_no_references(text: str) -> None:
    assert referred(text) == []


def test_backward_references_carry_the_target_they_point_at() -> None:
    lines = (
        "第一条　甲。",
        "第二条　乙。",
        "依照前款办理。",
        "依照前两款、前条第一款和本条第一款办理。",
        "第三条　前款不适用。",
    )
    assert [(r.kind, r.point) for r in referred(*lines)] == [
        ("前款", Point(2, 1)),
        ("前款", Point(2, 1)),
        ("前条", Point(1, 1)),
        ("本条", Point(2, 1)),
        ("前款", None),
    ]


def test_a_bare_paragraph_belongs_to_the_article_around_it() -> None:
    seen = referred("第一条　甲。", "第二条　乙。", "违反第一款规定的，依法处理。")
    assert [(r.kind, r.point) for r in seen] == [("款", Point(2, 1))]


def test_attachments_are_referred_to_by_number() -> None:
    seen = referred("第一条　标准见附件2，流程见附表，交附件3份。")
    assert [(r.kind, r.point) for r in seen] == [("附件", Point(2)), ("附件", None)]


def test_labels_are_no_references_and_references_have_places() -> None:
    doc = draft("某办法", "第一条　甲。", "第二条　违反第一条规定的，依法处理。")
    extraction = extract(doc)
    (reference,) = extraction.references
    assert legal_place(extraction, reference.span.start) == "第二条"
    assert doc.quote(reference.span) == "第一条"
