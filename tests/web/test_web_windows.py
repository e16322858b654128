"""Two windows on one review: the later save does not silently undo the earlier one."""

from pathlib import Path

import pytest
from web_site import Opened, Site, parse


@pytest.fixture
def opened(tmp_path: Path) -> Opened:
    return Site(tmp_path).review()


def marks(opened: Opened) -> dict[str, str]:
    """What a window knows of itself."""
    page = opened.page()
    return {name: str(page.xpath(f"string(//input[@name='{name}']/@value)")) for name in ("version", "page")}


def test_a_window_that_is_behind_is_told_and_keeps_what_was_typed(opened: Opened) -> None:
    first, second = marks(opened), marks(opened)
    assert opened.save(**first, remarks="第一个窗口").status_code == 303
    refused = opened.save(**second, remarks="第二个窗口")
    assert refused.status_code == 422
    tree = parse(refused.text)
    assert "另一个窗口" in tree.xpath("string(//div[@id='problem'])")
    assert "第二个窗口" in tree.xpath("string(//textarea[@name='remarks'])")
    assert "第一个窗口" in opened.page().xpath("string(//textarea[@name='remarks'])")
    again = {name: str(tree.xpath(f"string(//input[@name='{name}']/@value)")) for name in ("version", "page")}
    assert opened.save(**again, remarks="第二个窗口").status_code == 303


def test_one_window_may_save_again_and_again(opened: Opened) -> None:
    only = marks(opened)
    for words in ("一", "二", "三"):
        assert opened.save(**only, remarks=words, then="decisions").status_code == 303
    assert "三" in opened.page().xpath("string(//textarea[@name='remarks'])")


def test_findings_can_be_filtered_by_how_sure_they_are(tmp_path: Path) -> None:
    draft = "青石镇办法\n第一条　根据《个体工商户条例》，制定本办法。\n第三条　摆摊的，处200元罚款。\n"
    page = Site(tmp_path).review(draft).page()
    kinds = {one: len(page.xpath(f"//article[contains(@class, ' {one}')]")) for one in ("certain", "doubt")}
    assert kinds["certain"]
    assert kinds["doubt"]
    for kind, count in kinds.items():
        assert page.xpath(f"string(//label[@for='show-{kind}'])").endswith(f" {count}")
    options = page.xpath("//select[@id='label']/option[@value!='']/text()")
    assert "设定处罚（1）" in options
