"""The duties table on the page: every row is shown, answered, kept, and comes out on the papers."""

import io
import json

import docx
import pytest
from web_site import CLEAN, Opened, Site

DRAFT = """青石镇河道管理办法
第一条　为了保护河道，根据《中华人民共和国水法》，制定本办法。
第二条　村民应当每月清理门前河段。
第三条　依照《中华人民共和国行政处罚法》第十六条，养殖户不得设置网箱。
第四条　乱倒垃圾的，由镇人民政府处200元以上500元以下罚款。
第五条　本办法由青石镇人民政府负责解释。
第六条　本办法自2026年5月1日起施行，有效期五年。
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """One site for many reviews."""
    return Site(tmp_path_factory.mktemp("site"))


@pytest.fixture
def opened(site: Site) -> Opened:
    """A review with three rows."""
    return site.review(DRAFT)


def marks(opened: Opened) -> list[str]:
    names = opened.page().xpath("//section[@id='duties']//label[@class='none']/input/@name")
    return [str(name).removeprefix("duty-") for name in names]


def test_each_row_shows_place_whom_words_and_basis(opened: Opened) -> None:
    rows = [
        " ".join(row.text_content().split())
        for row in opened.page().xpath("//table[contains(@class,'duties')]/tbody/tr")
    ]
    assert len(rows) == 3
    for words in ("第二条", "义务", "村民", "村民应当每月清理门前河段。", "无依据"):
        assert words in rows[0]
    assert "写明依据" in rows[1]
    assert "《中华人民共和国行政处罚法》第十六条" in rows[1]


def test_the_words_of_the_law_are_folded_below_the_basis(opened: Opened) -> None:
    (folded,) = opened.page().xpath("//tr[@id='d2']//details[not(@open)]")
    assert "不得设定行政处罚" in folded.text_content()


def test_a_row_leads_to_its_findings_and_to_its_place_in_the_draft(opened: Opened) -> None:
    tree = opened.page()
    (number,) = tree.xpath("//tr[@id='d3']//a[starts-with(@href, '#f')]/@href")[:1]
    assert tree.xpath("count(//article[@id=$one])", one=number[1:]) == 1
    (anchor,) = tree.xpath("//tr[@id='d3']//a[starts-with(@href, '#b')]/@href")
    assert "乱倒垃圾" in tree.xpath("string(//*[@id=$one])", one=anchor[1:])


def test_the_basis_of_the_whole_draft_is_named_once_above_the_table(opened: Opened) -> None:
    assert opened.site.get(opened.path).text.count("不作为单条的依据") == 1


def test_answers_come_back_on_the_page_and_are_counted(opened: Opened) -> None:
    first, second, _ = marks(opened)
    saved = opened.save(**{f"duty-{first}": "无依据", f"note-{first}": "请补充依据", f"duty-{second}": "有依据"})
    assert saved.status_code == 303
    tree = opened.page()
    assert tree.xpath(f"//input[@name='duty-{first}' and @checked]/@value") == ["无依据"]
    assert tree.xpath(f"string(//input[@name='note-{first}']/@value)") == "请补充依据"
    assert tree.xpath("string(//span[@id='answered'])") == "2/3"


def test_answers_reach_the_annex_and_the_record(opened: Opened) -> None:
    first, *_ = marks(opened)
    opened.save(**{f"duty-{first}": "需补充依据", f"note-{first}": "河道管理条例第几条"})
    paper = docx.Document(io.BytesIO(opened.file("opinion").data))
    cells = [" ".join(cell.text for cell in row.cells) for row in paper.tables[-1].rows]
    assert "需补充依据：河道管理条例第几条" in cells[1]
    assert "未答复" in cells[2]
    record = json.loads(opened.file("decisions").data)
    assert [one["id"] for one in record["duties"]] == ["D1", "D2", "D3"]
    assert [one["verdict"] for one in record["duties"]] == ["需补充依据", None, None]


def test_a_note_without_an_answer_is_refused_and_not_lost(opened: Opened) -> None:
    first, *_ = marks(opened)
    answer = opened.save(**{f"note-{first}": "写了很久"})
    assert answer.status_code == 422
    for words in ("没有保存", "清单第1行", "请同时选择答复", "写了很久"):
        assert words in answer.text


def test_a_note_that_is_too_long_is_refused(opened: Opened) -> None:
    first, *_ = marks(opened)
    answer = opened.save(**{f"duty-{first}": "有依据", f"note-{first}": "长" * 501})
    assert (answer.status_code, "说明过长" in answer.text) == (422, True)


def test_an_answer_that_no_page_offers_counts_as_none(opened: Opened) -> None:
    first, *_ = marks(opened)
    assert opened.save(**{f"duty-{first}": "随便", "duty-0000": "有依据"}).status_code == 303
    assert opened.page().xpath("string(//span[@id='answered'])") == "0/3"


def test_a_draft_without_rows_says_so(site: Site) -> None:
    opened = site.review(CLEAN)
    assert "未见为行政机关以外的人设定义务" in opened.page().xpath("string(//section[@id='duties'])")
    assert opened.save(reviewer="审查员甲").status_code == 303


def test_a_review_stored_before_there_was_a_table_still_opens(opened: Opened) -> None:
    path = opened.folder / "case.json"
    case = json.loads(path.read_text("utf-8"))
    del case["entries"]["duties"]
    path.write_text(json.dumps(case), "utf-8")
    assert opened.page().xpath("string(//span[@id='answered'])") == "0/3"
