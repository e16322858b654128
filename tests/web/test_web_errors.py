"""Every error is a page with code, place and next step, and the status that its type calls for."""

import io
import logging
import zipfile
from pathlib import Path

import pytest
from web_site import DRAFT, Site, parse

from review import errors, service
from review.errors import ReviewError
from web import problems

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 1016
KINDS = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, ReviewError)]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """One site for all tests that send it what it must refuse."""
    return Site(tmp_path_factory.mktemp("site"))


def archive(**members: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as bundle:
        for name, words in members.items():
            bundle.writestr(name, words)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "code", "status"),
    [
        (b"PK\x03\x04" + b"\x00" * 40, "草案.docx", "R101", 422),
        (b"", "草案.docx", "R102", 422),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "草案.docx", "R103", 422),
        (DRAFT.encode(), "草案.pdf", "R104", 415),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 20, "扫描.png", "R105", 422),
        (archive(a="b"), "草案.zip", "R107", 415),
    ],
)
def test_an_unreadable_file_gets_its_code_and_status_and_leaves_nothing_behind(
    site: Site, data: bytes, name: str, code: str, status: int
) -> None:
    before = sorted(site.root.iterdir())
    answer = site.upload(data, name)
    assert (answer.status_code, code in answer.text) == (status, True)
    assert name in parse(answer.text).xpath("string(//dl)")
    assert sorted(site.root.iterdir()) == before


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_kind_of_error_is_shown_with_code_place_and_next_step(
    site: Site, monkeypatch: pytest.MonkeyPatch, kind: type[ReviewError]
) -> None:
    def fail(*_args: object, **_named: object) -> None:
        raise kind("出了问题", where="第3页")

    monkeypatch.setattr(service, "review_file", fail)
    answer = site.upload(DRAFT.encode())
    assert answer.status_code == problems.status(kind("")) >= 400
    shown = parse(answer.text)
    assert shown.xpath("//dl/dd/text()")[:2] == [kind.code, "第3页"]
    assert "fashen " not in answer.text
    assert kind is ReviewError or shown.xpath("string(//dl/dd[3])")


def test_every_kind_of_error_has_a_status_of_its_own_or_from_its_kin() -> None:
    assert {kind.__name__ for kind in KINDS if not set(kind.__mro__) & set(problems.STATUS)} == {"ReviewError"}


def test_a_file_above_the_limit_is_refused_with_its_code(tmp_path: Path) -> None:
    answer = Site(tmp_path, MAX_CONTENT_LENGTH=20_000).upload(b"x" * 30_000)
    assert (answer.status_code, "R106" in answer.text) == (413, True)


def test_a_form_without_a_file_says_so_beside_the_field(site: Site) -> None:
    answer = site.post("/reviews", "/", {"category": "auto", "day": "2026-06-01"})
    assert answer.status_code == 422
    assert "请先选择要审查的文件" in parse(answer.text).xpath("string(//*[@id='draft-fault'])")


@pytest.mark.parametrize("day", ["2026-02-30", "明天", "", "0000-00-00"])
def test_a_day_that_does_not_exist_is_refused_in_chinese(site: Site, day: str) -> None:
    answer = site.upload(DRAFT.encode(), day=day)
    assert answer.status_code == 422


@pytest.mark.parametrize("day", ["0001-01-01", "1949-10-01", "9999-12-31"])
def test_a_distant_day_is_a_day(site: Site, day: str) -> None:
    answer = site.upload(DRAFT.encode(), day=day)
    assert answer.status_code == 303


@pytest.mark.parametrize("category", ["agreement", "poetry", ""])
def test_a_category_that_cannot_be_chosen_is_refused(site: Site, category: str) -> None:
    answer = site.upload(DRAFT.encode(), category=category)
    assert answer.status_code == 422
    assert "请从列表中选择文件类别" in answer.text


@pytest.mark.parametrize("path", ["/nothing", "/reviews/" + "A" * 32, "/reviews/short", "/reviews/..%2f..%2fetc"])
def test_an_address_that_leads_nowhere_is_a_page_in_chinese(site: Site, path: str) -> None:
    assert site.get(path).status_code == 404


def test_asking_for_a_paper_that_does_not_exist_is_a_page_in_chinese(site: Site) -> None:
    assert site.get(f"{site.review().path}/files/passwd").status_code == 404


def test_a_wrong_method_is_a_page_in_chinese(site: Site) -> None:
    assert site.get("/reviews").status_code == 405


def test_a_fault_of_the_program_is_a_page_and_the_log_names_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_args: object, **_named: object) -> None:
        raise RuntimeError("王某某的草案")

    site = Site(tmp_path)
    monkeypatch.setattr(service, "review_file", fail)
    with caplog.at_level(logging.DEBUG):
        answer = site.upload(DRAFT.encode(), "王某某.txt")
    assert answer.status_code == 500
    assert "RuntimeError" in caplog.text
    assert "王某某" not in caplog.text + answer.text
