"""Nothing that is sent in is trusted, nothing that was stored stays, and nobody sees what is not theirs."""

import json
import re
import stat
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import quote

import pytest
from web_site import DRAFT, Site, parse

from web.problems import GoneError
from web.serving import is_loopback

SCRIPT = "<script>alert(1)</script>"
HOSTILE_NAMES = [
    "../../etc/passwd.txt",
    "..\\..\\windows\\a.txt",
    f"{SCRIPT}.txt",
    'a".txt',
    "草案\u202etxt.exe.txt",
    "长" * 5000 + ".txt",
    " .txt",
    "a\x00b.txt",
]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """One site for tests that do not close it."""
    return Site(tmp_path_factory.mktemp("site"), foreign=True)


def test_an_upload_without_the_token_of_a_page_is_refused(site: Site) -> None:
    answer = site.client.post("/reviews", data={"category": "auto"})
    assert (answer.status_code, "R501" in answer.text) == (400, True)


@pytest.mark.parametrize("action", ["", "/delete"])
def test_saving_and_deleting_without_the_token_are_refused(site: Site, action: str) -> None:
    opened = site.review()
    assert site.client.post(opened.path + action).status_code == 400
    assert opened.folder.is_dir()


@pytest.mark.parametrize("path", ["/", "/nothing", "/static/fashen.css"])
def test_every_answer_carries_the_security_headers(site: Site, path: str) -> None:
    with site.client.get(path) as answer:
        headers = answer.headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"


def test_pages_are_not_kept_by_the_browser(site: Site) -> None:
    assert site.client.get(site.review().path).headers["Cache-Control"] == "no-store"


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(site: Site) -> None:
    cookie = site.app.test_client().get("/").headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie


def test_every_start_makes_its_own_secret_key(tmp_path: Path) -> None:
    keys = {bytes(Site(tmp_path).app.config["SECRET_KEY"]) for _ in range(2)}
    assert len(keys) == 2


@pytest.mark.parametrize("name", HOSTILE_NAMES)
def test_a_hostile_file_name_is_no_more_than_a_label(site: Site, name: str) -> None:
    before = set(site.root.rglob("*"))
    opened = site.review(name=name)
    assert sorted(path.name for path in opened.folder.iterdir()) == ["case.json", "upload"]
    assert {path.parent for path in set(site.root.rglob("*")) - before} == {site.root, opened.folder}
    assert SCRIPT not in site.get(opened.path).text
    assert not re.search(r"[\x00-\x1f\u202e/\\]", json.loads(opened.file("decisions").data)["name"])
    header = opened.file("all").headers["Content-Disposition"]
    assert re.fullmatch(r"attachment; filename=[^;\r\n]*; filename\*=UTF-8''[\w%.-]+", header)


def test_markup_in_the_draft_is_shown_not_run(site: Site) -> None:
    opened = site.review(DRAFT.replace("摊主应当", f"{SCRIPT}摊主应当").replace("青石镇摊点", f"{SCRIPT}青石镇摊点"))
    page = site.get(opened.path).text
    assert SCRIPT not in page
    assert SCRIPT in parse(page).xpath("string(//div[@id='b0']/p)")


def test_markup_in_decisions_and_entries_is_shown_not_run(site: Site) -> None:
    opened = site.review()
    first, second, *_ = opened.marks()
    hostile = f"</textarea>{SCRIPT}"
    fields = {
        f"kind-{first}": "改写",
        f"reword-{first}": hostile,
        f"kind-{second}": "不采纳",
        f"reason-{second}": hostile,
    }
    answer = opened.save(**fields, reviewer=SCRIPT, remarks=hostile, organ='" onfocus="alert(1)')
    assert answer.status_code == 303
    page = site.get(opened.path)
    assert SCRIPT not in page.text
    assert parse(page.text).xpath("string(//textarea[@name='remarks'])").strip() == hostile


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps no such modes")
def test_stored_files_are_for_the_owner_only(site: Site) -> None:
    opened = site.review()
    opened.save(remarks="备注")
    modes = {stat.S_IMODE(path.stat().st_mode) for path in opened.folder.iterdir()}
    assert modes == {0o600}
    assert stat.S_IMODE(opened.folder.stat().st_mode) == 0o700


def test_tokens_are_long_and_never_alike(site: Site) -> None:
    tokens = {site.review().token for _ in range(3)}
    assert len(tokens) == 3
    assert {len(token) for token in tokens} == {32}


@pytest.mark.parametrize("token", ["..", ".", "", "../workspace", "A" * 31, "A" * 32 + "/.."])
def test_what_is_no_token_never_reaches_the_file_system(tmp_path: Path, token: str) -> None:
    site = Site(tmp_path)
    workspace = site.app.extensions["fashen"].workspace
    site.review()
    before = sorted(tmp_path.rglob("*"))
    for use in (workspace.case, workspace.upload, workspace.delete):
        with pytest.raises(GoneError):
            use(token)
    assert site.get(f"/reviews/{quote(token, safe='')}/files/opinion").status_code == 404
    assert sorted(tmp_path.rglob("*")) == before


def test_two_reviews_at_once_do_not_mix(site: Site) -> None:
    one, two = site.review(), site.review(DRAFT.replace("青石镇", "云溪镇"), "另一份.txt")
    assert one.save(reviewer="甲").status_code == two.save(reviewer="乙").status_code == 303
    names = [opened.page().xpath("string(//input[@name='reviewer']/@value)") for opened in (one, two)]
    assert names == ["甲", "乙"]
    assert "云溪镇" not in site.get(one.path).text


def test_a_review_goes_when_it_was_not_used_for_too_long(tmp_path: Path) -> None:
    now = [1_000_000.0]
    site = Site(tmp_path, FASHEN_CLOCK=lambda: now[0], FASHEN_HOURS=2)
    opened = site.review()
    now[0] += 1.5 * 3600
    assert site.get(opened.path).status_code == 200
    now[0] += 1.5 * 3600
    assert site.get(opened.path).status_code == 200
    now[0] += 2.5 * 3600
    assert site.get(opened.path).status_code == 404
    assert not opened.folder.exists()


def test_deleting_removes_everything_and_says_so(site: Site) -> None:
    opened = site.review()
    answer = site.post(f"{opened.path}/delete", opened.path, {})
    assert answer.status_code == 303
    assert "已删除" in site.get("/").text
    assert not opened.folder.exists()
    assert site.get(opened.path).status_code == 404


def test_closing_removes_every_review_but_no_strange_file(tmp_path: Path) -> None:
    site = Site(tmp_path)
    site.review()
    (site.root / "别人的文件").write_text("x", "utf-8")
    site.app.extensions["fashen"].close()
    assert [path.name for path in site.root.iterdir()] == ["别人的文件"]


def test_a_workspace_of_its_own_goes_with_its_folder(tmp_path: Path) -> None:
    desk = Site(tmp_path, FASHEN_ROOT=None).app.extensions["fashen"]
    root = desk.workspace.root
    assert root.is_dir()
    desk.close()
    assert not root.exists()


def test_what_a_killed_program_left_behind_goes_at_the_next_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    killed = Site(tmp_path, FASHEN_ROOT=None)
    root = killed.app.extensions["fashen"].workspace.root
    killed.review()
    Site(tmp_path, FASHEN_ROOT=None).app.extensions["fashen"].close()
    assert root.is_dir()
    later = time.time() + 13 * 3600
    Site(tmp_path, FASHEN_ROOT=None, FASHEN_CLOCK=lambda: later).app.extensions["fashen"].close()
    assert not root.exists()
    assert killed.upload(DRAFT.encode()).status_code == 303


def test_a_review_that_fell_out_of_memory_is_computed_again(tmp_path: Path) -> None:
    site = Site(tmp_path, FASHEN_REVIEWS=1)
    first = site.review()
    before = site.get(first.path).text
    site.review(DRAFT.replace("青石镇", "云溪镇"))
    again = site.get(first.path).text
    strip = re.compile(r'value="([\w.-]{40,}|[0-9a-f]{16})"')  # of the window: its token, its mark
    assert strip.sub("", again) == strip.sub("", before)


@pytest.mark.parametrize(
    ("host", "local"),
    [("127.0.0.1", True), ("::1", True), ("localhost", True), ("0.0.0.0", False), ("192.0.2.1", False), ("镇", False)],
)
def test_only_loopback_counts_as_this_machine(host: str, local: bool) -> None:
    assert is_loopback(host) is local


def test_a_foreign_host_name_is_refused_where_hosts_are_named(tmp_path: Path) -> None:
    site = Site(tmp_path, TRUSTED_HOSTS=["127.0.0.1", "localhost"])
    assert site.client.get("/", headers={"Host": "evil.example"}).status_code == 400
    assert site.client.get("/", headers={"Host": "127.0.0.1:8000"}).status_code == 200
