"""The outline: which lines open nodes, how they nest, and what places come out."""

import pytest
from extraction_drafts import NOTICE, draft, numbers, outline, place_of

from review.extraction import extract
from review.model import BlockKind, NodeKind, PartKind


def test_articles_paragraphs_and_items_nest_as_a_lawyer_counts_them() -> None:
    doc = draft(
        "青石镇摊位办法",
        "第一条　经营者应当：",
        "（一）亮证；",
        "1.营业执照；",
        "2.食品许可证；",
        "（二）标价。",
        "违反前款的，责令改正。",
        "第一条之一　另行规定。",
    )
    assert outline(doc, extract(doc)) == [
        "条1 第一条　经营者应当：",
        "  款1 经营者应当：/（一）",
        "    项1 （一）亮证；/1.营",
        "      目1 1.营业执照；",
        "      目2 2.食品许可证；",
        "    项2 （二）标价。",
        "  款2 违反前款的，责令改正",
        "条1之1 第一条之一　另行规定",
        "  款1 另行规定。",
    ]


def test_notices_nest_by_their_own_four_levels() -> None:
    doc = draft(
        "关于整治的通知", "一、总体要求", "坚持原则。", "（一）目标", "1.近期", "（1）甲", "（2）乙", "二、措施"
    )
    assert [row.strip().split(" ")[0] for row in outline(doc, extract(doc))] == [
        "一、1", "（一）1", "1.1", "（1）1", "（1）2", "一、2",
    ]  # fmt: skip
    assert place_of(doc, "乙").endswith("一、（一）1.（2）")


@pytest.mark.parametrize(
    "label", ["第12条", "第１２条", "第 十二 条", "第十二条　", "第十二条、", "第十二条：", "第十二条 "]
)
def test_every_way_of_printing_an_article_label_is_read(label: str) -> None:
    doc = draft("某办法", f"{label}经营者应当守法。")
    assert numbers(extract(doc).nodes, NodeKind.ARTICLE) == [12]


@pytest.mark.parametrize(
    "line",
    [
        "第三条规定的情形除外。",
        "第三条、第四条所列行为，依法处理。",
        "第三条第二款规定的行为，依法处理。",
        "第三条至第五条不适用。",
        "第三条和第四条除外。",
    ],
)
def test_a_reference_at_the_beginning_of_a_line_is_no_heading(line: str) -> None:
    doc = draft("某办法", "第一条　甲应当守法。", "违反本办法", line)
    assert numbers(extract(doc).nodes, NodeKind.ARTICLE) == [1]


def test_a_sentence_broken_before_its_article_number_goes_on() -> None:
    doc = draft("某办法", "第一条　对前述行为，由县级以上主管部门依照", "第六十条　处以罚款。", "第二条　乙。")
    assert numbers(extract(doc).nodes, NodeKind.ARTICLE) == [1, 2]


def test_cells_and_footnotes_open_no_articles_but_cells_stay_inside() -> None:
    doc = draft(
        "某办法",
        "第一条　标准见下表：",
        (BlockKind.CELL, "第二条　五元"),
        "第二条　乙应当守法。",
        (BlockKind.FOOTNOTE, "第三条　脚注。"),
    )
    extraction = extract(doc)
    assert numbers(extraction.nodes, NodeKind.ARTICLE) == [1, 2]
    assert place_of(doc, "五元") == "第一条"
    assert extraction.article_at(doc.text.index("脚注")) is None


def test_items_inside_one_paragraph_are_items() -> None:
    doc = draft("某办法", "第一条　有下列情形之一的，不予登记：（一）材料不全；（二）地点不符；（三）其他情形。")
    extraction = extract(doc)
    assert numbers(extraction.nodes, NodeKind.ITEM) == [1, 2, 3]
    assert place_of(doc, "地点") == "第一条第（二）项"


def test_references_to_items_inside_a_sentence_open_nothing() -> None:
    doc = draft("某办法", "第一条　依照第九条第（一）、（二）项处理；其他（一）（二）类除外。")
    assert numbers(extract(doc).nodes, NodeKind.ITEM) == []


def test_a_paragraph_inside_a_numbered_list_belongs_to_its_item() -> None:
    doc = draft("某办法", "第一条　补贴如下：", "（一）甲类。", "甲类另有说明。", "（二）乙类。", "其余不补。")
    extraction = extract(doc)
    assert numbers(extraction.nodes, NodeKind.ITEM) == [1, 2]
    assert numbers(extraction.nodes, NodeKind.PARAGRAPH) == [1, 2]
    assert place_of(doc, "甲类另有") == "第一条第一款第（一）项"
    assert place_of(doc, "其余") == "第一条第二款"


def test_gaps_and_duplicates_are_kept_as_seen() -> None:
    doc = draft("某办法", "第一条　甲。", "第三条　乙。", "第三条　丙。")
    assert numbers(extract(doc).nodes, NodeKind.ARTICLE) == [1, 3, 3]


def test_articles_with_a_heading_of_their_own_count_paragraphs_from_the_text() -> None:
    doc = draft("服务协议", "第一条　服务期限", "期限一年。", "到期续签。")
    assert place_of(doc, "到期") == "第一条第二款"


def test_a_table_of_contents_opens_no_chapters() -> None:
    doc = draft(
        "某办法",
        "目　录",
        "第一章　总则",
        "第二章　附则",
        "第一章　总则",
        "第一条　甲。",
        "第二章　附则",
        "第二条　乙。",
    )
    assert numbers(extract(doc).nodes, NodeKind.CHAPTER) == [1, 2]


def test_parts_number_their_articles_anew_and_places_say_so() -> None:
    doc = draft(*NOTICE)
    extraction = extract(doc)
    assert [part.kind for part in extraction.parts] == [PartKind.NOTICE, PartKind.BODY, PartKind.ATTACHMENT]
    assert extraction.article_count() == 5
    assert place_of(doc, "外来经营者") == "第二条第二款"
    assert place_of(doc, "明码标价") == "第三条第一款第（二）项"
    assert place_of(doc, "填表须知") == "附件第一条"


def test_signature_and_distribution_list_belong_to_no_article() -> None:
    doc = draft("某办法", "第一条　本办法自2026年4月1日起施行。", "青石镇人民政府", "2026年3月1日", "抄送：县司法局。")
    extraction = extract(doc)
    assert extraction.article_at(doc.text.index("抄送")) is None
    assert extraction.article_at(doc.text.index("青石镇人民政府")) is None
    assert numbers(extraction.nodes, NodeKind.PARAGRAPH) == [1]


def test_children_lie_inside_their_parents_and_nodes_stand_in_order() -> None:
    nodes = extract(draft(*NOTICE)).nodes
    assert [node.span.start for node in nodes] == sorted(node.span.start for node in nodes)
    assert all(nodes[node.parent].span.contains(node.span) for node in nodes if node.parent >= 0)
