"""自己加一条: the officer's own objections on the page, on paper and in the feedback."""

import io
import json
import zipfile
from pathlib import Path

import docx
import pytest
from web_site import CLEAN, Opened, Site, parse

OWN = {
    "own-0-severity": "high",
    "own-0-quote": "每月向镇人民政府缴纳",
    "own-0-problem": "没有写明依据",
    "own-0-basis": "《优化营商环境条例》第二十五条",
    "own-0-suggestion": "删除",
}


@pytest.fixture
def opened(tmp_path: Path) -> Opened:
    return Site(tmp_path).review()


def paper_text(data: bytes) -> str:
    return "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs)


def test_an_own_objection_is_saved_shown_and_printed_behind_the_others(opened: Opened) -> None:
    number = len(opened.marks()) + 1
    assert opened.save(**OWN).status_code == 303
    page = opened.page()
    assert page.xpath("//fieldset[@id='own-0']/legend/text()") == [f"意见{number}（自己加的）"]
    assert page.xpath("string(//textarea[@id='own-0-quote'])").strip() == OWN["own-0-quote"]
    assert page.xpath("//fieldset[@id='own-1']/legend/text()") == ["新的意见"]
    words = paper_text(opened.file("opinion").data)
    assert f"{number}．第四条（“每月向镇人民政府缴纳”）" in words
    assert "问题：没有写明依据。\n依据：《优化营商环境条例》第二十五条。\n建议：删除。" in words
    record = json.loads(opened.file("decisions").data)
    assert record["entries"]["own"][0]["problem"] == "没有写明依据"


def test_an_emptied_objection_is_gone(opened: Opened) -> None:
    opened.save(**OWN)
    opened.save(**dict.fromkeys(OWN, ""))
    assert opened.page().xpath("//fieldset[starts-with(@id, 'own-')]/legend/text()") == ["新的意见"]


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"own-0-problem": ""}, "写明问题"),
        ({"own-0-quote": "草案里没有的话"}, "找不到"),
        ({"own-0-basis": "营商环境条例"}, "《名称》第几条"),
        ({"own-0-problem": "长" * 2001}, "文字过长"),
    ],
)
def test_a_faulty_objection_is_not_saved_and_stays_as_typed(
    opened: Opened, changes: dict[str, str], fault: str
) -> None:
    answer = opened.save(**{**OWN, **changes, "remarks": "写了很久"})
    assert answer.status_code == 422
    tree = parse(answer.text)
    assert fault in tree.xpath("string(//fieldset[@id='own-0'])")
    assert tree.xpath("//div[@id='problem']//a[@href='#own']")
    assert "写了很久" in tree.xpath("string(//textarea[@name='remarks'])")
    assert opened.page().xpath("//fieldset[starts-with(@id, 'own-')]/legend/text()") == ["新的意见"]


def test_a_draft_without_findings_takes_an_objection_too(tmp_path: Path) -> None:
    opened = Site(tmp_path).review(CLEAN)
    assert opened.save(**{"own-0-problem": "名称不当", "own-0-place": "标题"}).status_code == 303
    assert "标题" in paper_text(opened.file("opinion").data)


def test_quoted_words_of_an_own_objection_are_exported_as_missed(opened: Opened) -> None:
    opened.save(**OWN)
    with zipfile.ZipFile(io.BytesIO(opened.file("feedback").data)) as bundle:
        texts = {name: bundle.read(name).decode() for name in bundle.namelist()}
    assert any("⟦每月向镇人民政府缴纳⟧" in text for name, text in texts.items() if "/" in name)
    assert "漏报" in texts["说明.txt"]
