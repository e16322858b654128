"""误报 from the page: a download of anonymised texts, made and kept on this machine."""

import io
import zipfile
from pathlib import Path
from urllib.parse import quote

import pytest
from web_site import Opened, Site


@pytest.fixture
def opened(tmp_path: Path) -> Opened:
    return Site(tmp_path).review()


def texts(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(data)) as bundle:
        return {name: bundle.read(name).decode() for name in bundle.namelist()}


def test_findings_not_adopted_come_out_as_texts_without_the_place(opened: Opened) -> None:
    opened.save(
        **{
            f"{field}-{mark}": words
            for mark in opened.marks()
            for field, words in (("kind", "不采纳"), ("reason", "误报"))
        }
    )
    answer = opened.file("feedback")
    found = texts(answer.data)
    fixtures = {name: text for name, text in found.items() if "/" in name}
    assert any(name.startswith("ND-AUTH-04/good-feedback-") for name in fixtures)
    assert "罚款" in "".join(fixtures.values())
    assert "青石" not in "".join(fixtures.values()) + found["说明.txt"]
    assert "青石" in found["核对表（含原文，请勿外发）.txt"]
    assert quote("青石") not in answer.headers["Content-Disposition"]


def test_without_any_complaint_the_download_holds_no_text_of_the_draft(opened: Opened) -> None:
    found = texts(opened.file("feedback").data)
    assert not [name for name in found if "/" in name]
    assert "青石" not in found["说明.txt"]
