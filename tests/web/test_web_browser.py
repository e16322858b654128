"""The whole way in a real browser, with scripts and without; skipped where there is no Chromium."""

import io
from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

import docx
import pytest
from waitress.server import create_server
from web_site import DRAFT, Site, word

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
CONTRAST = """() => {
  const parse = (words) => (words.match(/[\\d.]+/g) || []).map(Number);
  const light = ([r, g, b]) => [r, g, b].map((v) => v / 255)
    .map((v) => (v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const ground = (node) => {
    for (let one = node; one; one = one.parentElement) {
      const colour = parse(getComputedStyle(one).backgroundColor);
      if (colour.length === 3 || colour[3] === 1) return colour;
    }
    return [255, 255, 255];
  };
  const poor = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || node.closest("script, select") || node.checkVisibility() === false) continue;
    const [a, b] = [light(parse(getComputedStyle(node).color)), light(ground(node))];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < 4.5) poor.add(`${node.tagName}.${node.className}: ${ratio.toFixed(2)}`);
  }
  return [...poor];
}"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site behind its real server."""
    site = Site(tmp_path_factory.mktemp("served"))
    server = create_server(site.app, host="127.0.0.1", port=0)
    thread = Thread(target=server.run, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.close()
    server.task_dispatcher.shutdown()
    thread.join(5)


@pytest.fixture(scope="module")
def browser() -> "Iterator[Browser]":
    """A headless Chromium."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if not CHROMIUM.is_file():
        pytest.skip(f"there is no {CHROMIUM}")
    with playwright.sync_playwright() as driver:
        one = driver.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        yield one
        one.close()


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def any_page(request: pytest.FixtureRequest, browser: "Browser", address: str) -> "Iterator[Page]":
    """A page with and without scripts."""
    yield from _page(browser, address, scripts=request.param)


@pytest.fixture
def plain_page(browser: "Browser", address: str) -> "Iterator[Page]":
    """A page without scripts."""
    yield from _page(browser, address, scripts=False)


@pytest.fixture
def page(browser: "Browser", address: str) -> "Iterator[Page]":
    """A page with scripts."""
    yield from _page(browser, address, scripts=True)


def _page(browser: "Browser", address: str, *, scripts: bool) -> "Iterator[Page]":
    """A page on which no script fails and which asks nobody else for anything."""
    context = browser.new_context(
        java_script_enabled=scripts, viewport={"width": 1366, "height": 768}, base_url=address
    )
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.append(message.text) if "Content Security" in message.text else None)
    page.on("request", lambda asked: None if asked.url.startswith(address) else faults.append(asked.url))
    page.goto("/")
    yield page
    context.close()
    assert [one for one in faults if not one.startswith("data:")] == []


def _upload(page: "Page", data: bytes, name: str = "草案.docx") -> None:
    page.set_input_files("#draft", {"name": name, "mimeType": "application/octet-stream", "buffer": data})
    page.click("text=开始审查 >> nth=-1")
    page.wait_for_selector("#findings")


def test_an_officer_gets_from_the_file_to_the_signed_opinion(any_page: "Page") -> None:
    page = any_page
    _upload(page, word())
    total = page.locator(".finding").count()
    for number in range(1, total):
        page.click(f"#f{number} .k1")
    page.click(f"#f{total} .k3")
    page.fill(f"#f{total} .reason textarea", "属于引述上位法")
    page.click("text=应当予以修改 >> nth=-1")
    page.fill("#reviewer", "审查员甲")
    with page.expect_download() as started:
        page.click("button[value=opinion]")
    assert started.value.suggested_filename == "青石镇摊点管理办法－合法性审查意见书.docx"
    paper = docx.Document(io.BytesIO(Path(started.value.path()).read_bytes()))
    text = "\n".join(paragraph.text for paragraph in paper.paragraphs)
    assert "审查员甲" in text
    assert "请按照本意见修改后提请集体审议" in text
    page.reload()
    assert page.locator(".choices input:checked:not([value=''])").count() == total


def test_the_way_between_words_and_finding_works_both_ways(any_page: "Page") -> None:
    page = any_page
    _upload(
        page,
        DRAFT.replace("第七条", "第四十条").replace("第三条　", "无关的一段。\n" * 60 + "第三条　").encode(),
        "草案.txt",
    )
    last = page.locator(".finding").count()
    page.click(f"#f{last} h3 a.place")
    _wait_for(page, f"#t{last}")
    page.click("#t1")
    _wait_for(page, "#f1 h3")


def _wait_for(page: "Page", selector: str) -> None:
    """Wait until the scrolling brought it into view, two seconds at most."""
    for _ in range(20):
        if _in_view(page, selector):
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"{selector} is out of view")


def _in_view(page: "Page", selector: str) -> bool:
    box, pane = page.locator(selector).bounding_box(), page.locator(".pane").first.bounding_box()
    assert box
    assert pane
    return pane["y"] <= box["y"] < min(pane["y"] + pane["height"], 768)


def test_filter_and_fields_need_no_script(plain_page: "Page") -> None:
    page = plain_page
    _upload(page, word())
    page.click("label[for=show-high]")
    shown = page.locator(".finding:visible")
    assert 0 < shown.count() < page.locator(".finding").count()
    assert shown.count() == page.locator(".finding.high").count()
    assert page.locator("#f1 .extra:visible").count() == 0
    page.click("#f1 .k2")
    assert page.locator("#f1 .reword:visible").count() == 1
    page.click("#f1 .k3")
    assert page.locator("#f1 .reason:visible").count() == 1


def test_a_refused_save_leads_to_the_finding_with_everything_still_typed(plain_page: "Page") -> None:
    page = plain_page
    _upload(page, word())
    page.click("#f2 .k3")
    page.fill("#remarks", "写了很久")
    page.click(".steps button")
    page.wait_for_selector("#problem")
    page.click("#problem a")
    assert _in_view(page, "#f2")
    assert page.input_value("#remarks") == "写了很久"


def test_choices_by_keyboard_are_counted_and_guarded_until_they_are_saved(page: "Page") -> None:
    _upload(page, word())
    page.focus("#f1 .none input")
    page.keyboard.press("ArrowRight")
    assert page.locator("#f1 .k1 input").is_checked()
    assert page.inner_text("#progress").startswith("1/")
    assert "未保存" in page.inner_text("#saved")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id").startswith("reword-")
    page.click(".steps button")
    page.wait_for_selector("text=已保存。")
    assert "已保存" in page.inner_text("#saved")


def test_a_missing_file_is_pointed_out_and_a_dropped_one_is_taken(page: "Page") -> None:
    page.click("button.start")
    assert page.inner_text("#draft-fault") == "请先选择要审查的文件"
    page.evaluate(
        """(words) => {
        const held = new DataTransfer();
        held.items.add(new File([words], "拖来的.txt"));
        document.querySelector("#drop").dispatchEvent(new DragEvent("drop", {dataTransfer: held, bubbles: true}));
        }""",
        DRAFT,
    )
    assert page.inner_text("#picked") == "拖来的.txt"
    page.click("button.start")
    page.wait_for_selector(".finding")


def test_an_error_page_leads_back_to_the_start(plain_page: "Page") -> None:
    page = plain_page
    page.set_input_files("#draft", {"name": "草案.pdf", "mimeType": "application/pdf", "buffer": DRAFT.encode()})
    page.click("button.start")
    assert "R104" in page.inner_text("main")
    page.click("text=回到首页")
    assert page.locator("#draft").count() == 1


def test_every_word_stands_out_from_its_ground_and_nothing_runs_out_of_the_window(page: "Page") -> None:
    poor = page.evaluate(CONTRAST)
    _upload(page, word())
    page.click("#f1 .k1")
    page.click("#f2 .k2")
    assert poor + page.evaluate(CONTRAST) == []
    for width in (1366, 1920):
        page.set_viewport_size({"width": width, "height": 768})
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert page.locator(".steps").evaluate("one => one.scrollWidth <= one.clientWidth")


def test_what_was_typed_but_not_saved_survives_a_reload_and_the_back_button(page: "Page") -> None:
    page.on("dialog", lambda dialog: dialog.accept())
    _upload(page, word())
    page.click("#f1 .k2")
    page.fill("#f1 .reword textarea", "改写到一半")
    page.fill("#own-0-problem", "自己看到的问题")
    page.reload()
    assert page.locator("#f1 .k2 input").is_checked()
    assert page.input_value("#f1 .reword textarea") == "改写到一半"
    assert page.input_value("#own-0-problem") == "自己看到的问题"
    assert "已恢复" in page.inner_text("#saved")
    page.click(".again")
    page.wait_for_selector("#draft")
    page.go_back()
    page.wait_for_selector("#review")
    assert page.input_value("#own-0-problem") == "自己看到的问题"
    page.click(".steps button")
    page.wait_for_selector("text=已保存。")
    page.reload()
    assert "已恢复" not in page.inner_text("#saved")
    assert page.inner_text("#own-0 legend").endswith("（自己加的）")


def test_findings_of_one_kind_can_be_picked(page: "Page") -> None:
    _upload(page, word())
    page.select_option("#label", "SET_PENALTY")
    shown = page.locator(".finding:visible")
    assert 0 < shown.count() < page.locator(".finding").count()
    page.click("label[for=show-medium]")
    assert page.locator("#none-shown").is_visible() is (page.locator(".finding:visible").count() == 0)
    page.click("label[for=show-all]")
    assert page.locator("#none-shown").is_hidden()
    hidden = page.locator(".finding:not([data-labels~=SET_PENALTY])").first.get_attribute("id")
    page.evaluate("mark => document.querySelector(`a[href='#${mark}']`).click()", hidden)
    assert page.locator(f"#{hidden}:visible").count() == 1
