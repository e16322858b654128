"""What the officer decides is kept, checked, and comes out on every paper."""

import io
import json
import zipfile
from urllib.parse import quote

import docx
import pytest
from docx.document import Document
from web_site import Opened, Site, word


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """One site for many reviews."""
    return Site(tmp_path_factory.mktemp("site"))


@pytest.fixture
def opened(site: Site) -> Opened:
    """A review of the draft in Word, just opened."""
    return Opened(site, site.upload(word(), "草案.docx").headers["Location"])


def text(data: bytes) -> str:
    paper: Document = docx.Document(io.BytesIO(data))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in paper.paragraphs), *cells])


def test_decisions_and_entries_come_back_on_the_page(opened: Opened) -> None:
    first, second, *_ = opened.marks()
    fields = {f"kind-{first}": "采纳", f"kind-{second}": "不采纳", f"reason-{second}": "另有上位法依据"}
    answer = opened.save(
        **fields, conclusion="应当予以修改", reviewer="审查员甲", dated="2026-06-02", remarks="一\r\n二"
    )
    assert (answer.status_code, answer.headers["Location"]) == (303, opened.path)
    tree = opened.page()
    assert tree.xpath(f"//input[@name='kind-{first}' and @checked]/@value") == ["采纳"]
    assert tree.xpath(f"string(//textarea[@name='reason-{second}'])").strip() == "另有上位法依据"
    assert tree.xpath("//input[@name='conclusion' and @checked]/@value") == ["应当予以修改"]
    assert tree.xpath("string(//input[@name='dated']/@value)") == "2026-06-02"
    assert tree.xpath("string(//textarea[@name='remarks'])").strip() == "一\n二"
    assert tree.xpath("normalize-space(//span[@id='progress'])").startswith("2/")
    assert "已保存" in tree.xpath("string(//main)")


def test_decisions_reach_the_opinion_and_the_form(opened: Opened) -> None:
    first, second, *rest = opened.marks()
    fields = {
        f"kind-{first}": "改写",
        f"reword-{first}": "镇政府无权设定罚款。\n建议：删去第五条。",
        f"kind-{second}": "不采纳",
        f"reason-{second}": "县里另有授权",
        **{f"kind-{mark}": "采纳" for mark in rest},
    }
    names = {"reviewer": "审查员甲", "organ": "青石镇司法所", "addressee": "青石镇综合办", "remarks": "请尽快修改"}
    assert opened.save(**fields, **names, conclusion="应当予以修改").status_code == 303
    opinion, form = text(opened.file("opinion").data), text(opened.file("form").data)
    for words in (
        "镇政府无权设定罚款",
        "删去第五条",
        "审查员甲",
        "青石镇司法所",
        "青石镇综合办",
        "应当予以修改",
        "请尽快修改",
    ):
        assert words in opinion
    assert "县里另有授权" in form
    assert "青石镇综合办" in form


def test_decisions_reach_the_record_with_the_numbers_of_the_report(opened: Opened) -> None:
    first, *_ = opened.marks()
    opened.save(**{f"kind-{first}": "采纳"}, reviewer="审查员甲")
    record, report = json.loads(opened.file("decisions").data), json.loads(opened.file("report").data)
    assert record["sha256"] == report["source"]["sha256"]
    assert [one["id"] for one in record["decisions"]] == [one["id"] for one in report["findings"]]
    assert [one["kind"] for one in record["decisions"]][:2] == ["采纳", None]
    assert record["entries"]["reviewer"] == "审查员甲"


def test_all_papers_come_in_one_archive_that_is_the_same_each_time(opened: Opened) -> None:
    data = opened.file("all").data
    names = zipfile.ZipFile(io.BytesIO(data)).namelist()
    assert {"合法性审查意见书.docx", "合法性审查意见表.docx", "批注稿.docx", "审查报告.json", "处理记录.json"} <= set(
        names
    )
    assert opened.file("all").data == data


def test_the_annotated_copy_carries_comments(opened: Opened) -> None:
    parts = zipfile.ZipFile(io.BytesIO(opened.file("annotated").data)).namelist()
    assert "word/comments.xml" in parts


def test_papers_have_chinese_names(opened: Opened) -> None:
    header = opened.file("opinion").headers["Content-Disposition"]
    assert header.endswith(f"filename*=UTF-8''{quote('青石镇摊点管理办法－合法性审查意见书.docx')}")


def test_a_paper_asked_for_with_the_form_is_of_what_was_just_saved(opened: Opened) -> None:
    answer = opened.save(reviewer="审查员乙", then="opinion")
    assert (answer.status_code, answer.headers["Location"]) == (303, f"{opened.path}/files/opinion")
    assert "审查员乙" in text(opened.file("opinion").data)


def test_a_place_to_go_that_was_made_up_is_not_followed(opened: Opened) -> None:
    assert opened.save(then="//evil.example").headers["Location"] == opened.path


@pytest.mark.parametrize(("kind", "words"), [("不采纳", "请写明理由"), ("改写", "请写明改写后的意见")])
def test_a_choice_without_its_words_is_refused_and_nothing_typed_is_lost(opened: Opened, kind: str, words: str) -> None:
    first, second, *_ = opened.marks()
    answer = opened.save(**{f"kind-{first}": kind, f"kind-{second}": "采纳"}, remarks="写了很久的备注")
    assert answer.status_code == 422
    for one in ("没有保存", words, "写了很久的备注"):
        assert one in answer.text
    assert f'name="kind-{second}" value="采纳" checked' in answer.text
    assert opened.page().xpath("normalize-space(//span[@id='progress'])").startswith("0/")


def test_lawful_is_refused_while_a_fatal_finding_stands(opened: Opened) -> None:
    answer = opened.save(conclusion="合法")
    assert answer.status_code == 422
    assert "阻断性问题" in answer.text


def test_lawful_is_the_officers_to_choose_once_every_finding_is_dismissed(opened: Opened) -> None:
    marks = opened.marks()
    fields = {f"kind-{mark}": "不采纳" for mark in marks} | {f"reason-{mark}": "经核对为误报" for mark in marks}
    assert opened.save(**fields, conclusion="合法").status_code == 303


@pytest.mark.parametrize("fields", [{"dated": "2026-02-30"}, {"reviewer": "长" * 101}, {"remarks": "长" * 5001}])
def test_entries_out_of_bounds_are_refused_in_chinese(opened: Opened, fields: dict[str, str]) -> None:
    answer = opened.save(**fields)
    assert answer.status_code == 422
    assert "没有保存" in answer.text


def test_choices_that_no_page_offers_count_as_none(opened: Opened) -> None:
    first, *_ = opened.marks()
    assert opened.save(**{f"kind-{first}": "烧掉"}, conclusion="基本合法").status_code == 303
    tree = opened.page()
    assert tree.xpath(f"//input[@name='kind-{first}' and @checked]/@value") == [""]
    assert tree.xpath("//input[@name='conclusion' and @checked]/@value") == [""]


def test_saving_after_deletion_is_a_page_in_chinese(opened: Opened) -> None:
    site = opened.site
    token = opened.page().xpath("string(//input[@name='csrf_token']/@value)")
    site.post(f"{opened.path}/delete", opened.path, {})
    answer = site.client.post(opened.path, data={"csrf_token": token, "remarks": "x"})
    assert (answer.status_code, "没有这次审查" in answer.text) == (404, True)
