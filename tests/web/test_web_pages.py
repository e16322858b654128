"""What an officer sees: the start page, the draft beside its findings, the items, the citations, the conclusion."""

from typing import Any

import pytest
from web_site import CLEAN, DRAFT, Opened, Site, parse, word

FINE = "处200元以上500元以下罚款"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """One site for all tests that only look."""
    return Site(tmp_path_factory.mktemp("site"), foreign=True)


@pytest.fixture(scope="module")
def tree(site: Site) -> Any:
    """The page of a draft with findings."""
    return site.review().page()


def test_no_page_shows_english(tmp_path_factory: pytest.TempPathFactory) -> None:
    site = Site(tmp_path_factory.mktemp("chinese"))
    opened = site.review()
    for path in ("/", opened.path, "/nothing"):
        assert site.get(path).text
    assert opened.save(conclusion="合法").status_code == 422


def test_the_start_page_asks_for_a_file_a_category_and_a_day(site: Site) -> None:
    tree = parse(site.get("/").text)
    assert tree.xpath("//form//input[@type='file']/@accept")
    assert tree.xpath("//form//input[@type='date']/@value")
    assert [option.text for option in tree.xpath("//select[@name='category']/option[not(@disabled)]")] == [
        "自动判断",
        "行政规范性文件",
    ]


def test_categories_without_a_checklist_are_shown_but_cannot_be_chosen(site: Site) -> None:
    disabled = parse(site.get("/").text).xpath("//select/option[@disabled]/text()")
    assert [words.partition("（")[0] for words in disabled] == [
        "重大行政决策",
        "行政协议",
        "重大行政执法决定",
        "其他涉法事项",
    ]


def test_the_text_of_the_draft_is_on_the_page_word_for_word(tree: Any) -> None:
    lines = tree.xpath("//div[contains(@class,'line')]/p")
    shown = ["".join(line.xpath(".//text()[not(parent::a[contains(@class,'badge-no')])]")) for line in lines]
    assert shown == DRAFT.splitlines()


def test_a_finding_tells_how_its_sentence_was_read(tree: Any) -> None:
    (card,) = [one for one in tree.xpath("//article") if FINE in one.xpath("string(blockquote)")]
    slots = dict(
        zip(
            [term.text for term in card.xpath(".//dl[contains(@class,'reading')]/dt")],
            [words.text for words in card.xpath(".//dl[contains(@class,'reading')]/dd")],
            strict=True,
        )
    )
    assert FINE in slots["做什么"]
    assert "罚款、没收等处罚" in slots["什么后果"]


def test_a_highlight_covers_the_very_words_of_its_finding_and_links_to_it_and_back(tree: Any) -> None:
    (card,) = [one for one in tree.xpath("//article") if FINE in one.xpath("string(blockquote)")]
    number = card.get("id").removeprefix("f")
    words = "".join(
        link.text for link in tree.xpath("//a[@data-findings]") if number in link.get("data-findings").split()
    )
    assert words == card.xpath("string(blockquote)")
    assert tree.xpath(f"//a[@id='t{number}' and @href='#f{number}']")
    assert card.xpath(f".//a[@href='#t{number}']")


def test_the_anchors_of_blocks_are_offsets_of_the_text(tree: Any) -> None:
    anchors = [int(line.get("id").removeprefix("b")) for line in tree.xpath("//div[contains(@class,'line')]")]
    assert anchors == [DRAFT.index(line) for line in DRAFT.splitlines()]


def test_tables_are_shown_as_tables(site: Site) -> None:
    opened = Opened(site, site.upload(word(), "草案.docx").headers["Location"])
    cells = opened.page().xpath("//div[@class='draft-table']//tr/td")
    assert [cell.xpath("normalize-space(div)").lstrip("0123456789") for cell in cells] == [
        "事项",
        "标准",
        "占道经营",
        "罚款500元",
    ]


def test_every_item_of_the_checklist_is_on_the_page_once_and_human_items_say_what_to_look_at(
    tree: Any,
) -> None:
    rows = tree.xpath("//section[@id='items']//tbody/tr")
    assert len(rows) == len({row.get("id") for row in rows}) > 50
    human = [row for row in rows if row.get("class") == "v-human"]
    assert human
    assert all(len(row.xpath("string(td[4])")) > len("请看：") for row in human)


def test_a_citation_is_listed_with_its_status(tree: Any) -> None:
    rows = tree.xpath("//section[@id='cited']//tbody/tr")
    assert ["《中华人民共和国行政处罚法》第十六条", "现行有效"] in [
        [row.xpath("string(td[1])"), row.xpath("string(td[3])")] for row in rows
    ]


def test_versions_and_digest_are_on_the_page(tree: Any) -> None:
    about = tree.xpath("string(//section[@id='about'])")
    assert "检查清单" in about
    assert "法规名录" in about
    assert "SHA-256" in about


def test_no_conclusion_is_preselected_and_the_proposal_is_called_one(tree: Any) -> None:
    assert tree.xpath("//input[@name='conclusion' and @checked]/@value") == [""]
    assert "仅供参考，结论由审查人员确定" in tree.xpath("string(//p[contains(@class,'proposal')])")


def test_a_draft_without_findings_is_not_called_lawful(site: Site) -> None:
    tree = site.review(CLEAN).page()
    marks = [str(one).removeprefix("kind-") for one in tree.xpath("//article//label[@class='none']/input/@name")]
    opened = site.review(CLEAN)
    fields = {f"kind-{mark}": "不采纳" for mark in marks} | {f"reason-{mark}": "误报" for mark in marks}
    assert opened.save(**fields).status_code == 303
    proposal = opened.page().xpath("string(//p[contains(@class,'proposal')])")
    assert "合法。" not in proposal.replace("不合法。", "")


def test_what_was_not_read_stands_above_the_draft(site: Site) -> None:
    text = DRAFT.replace("第四条　摊主", "第四条　\ufffd摊主").encode() + b"\xff\xfe"
    answer = site.upload(text, "草案.txt")
    page = site.get(answer.headers["Location"]).text
    tree = parse(page)
    warnings = tree.xpath("//div[@class='head']//details[contains(@class,'warn')]//li")
    assert warnings
    assert page.index("机器没有读到") < page.index("草案原文")


def test_a_doubtful_category_is_pointed_out(site: Site) -> None:
    tree = site.review(CLEAN).page()
    assert "须人工核对" in tree.xpath("string(//div[@class='head'])")


def test_a_title_with_a_colon_and_dots_is_no_trouble(site: Site) -> None:
    assert site.review(name="a.b：关于…….txt").page() is not None
