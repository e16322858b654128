"""The place of the office: chosen when a draft is handed in, remembered, and named on page and papers."""

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from web_site import DRAFT, Site, parse

from review.errors import UsageError
from web import create_app

PACT = DRAFT.replace("第六条　", "第六条　村规民约应当在表决通过后三十日内报镇人民政府备案。\n第七条　")


def hand_in(site: Site, place: str | None, text: str = PACT) -> Any:
    fields: dict[str, Any] = {"draft": (io.BytesIO(text.encode()), "草案.txt"), "category": "auto", "day": "2026-06-01"}
    return site.post("/reviews", "/", fields if place is None else {**fields, "jurisdiction": place})


def chosen(site: Site) -> str:
    return str(parse(site.get("/").text).xpath("string(//select[@name='jurisdiction']/option[@selected]/@value)"))


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path, FASHEN_JURISDICTION="")


def test_every_place_with_standards_is_offered_and_the_nation_is_chosen_first(site: Site) -> None:
    options = parse(site.get("/").text).xpath("//select[@name='jurisdiction']/option")
    assert [option.text for option in options][:2] == ["只用全国标准", "北京市"]
    assert "浙江省／宁波市" in [option.text for option in options]
    assert chosen(site) == "000000"


def test_the_choice_is_remembered_on_this_computer_and_out_of_reach_of_scripts(site: Site) -> None:
    cookie = hand_in(site, "330200").headers.getlist("Set-Cookie")
    assert any(c.startswith("fashen-place=330200") and "HttpOnly" in c and "SameSite=Lax" in c for c in cookie)
    assert chosen(site) == "330200"


def test_the_page_names_the_standards_with_their_sources_and_what_is_not_configured(site: Site) -> None:
    page = site.get(hand_in(site, "330200").headers["Location"]).text
    assert "全国＋浙江省＋宁波市（数据日期" in page
    assert "10日（宁波市，《宁波市法治乡村建设促进条例》第十四条）" in page
    assert "有效期的上限：本地标准未配置" in page


def test_a_local_check_finds_what_the_nation_alone_leaves(site: Site) -> None:
    local = site.get(hand_in(site, "330200").headers["Location"]).text
    nation = site.get(hand_in(site, "000000").headers["Location"]).text
    assert "LOC-330200-01" in local
    assert "LOC-330200-01" not in nation


def test_papers_and_report_name_the_standards(site: Site) -> None:
    path = hand_in(site, "330200").headers["Location"]
    bundle = zipfile.ZipFile(io.BytesIO(site.client.get(f"{path}/files/all").data))
    report = json.loads(bundle.read("审查报告.json"))
    assert report["jurisdiction"]["names"] == ["全国", "浙江省", "宁波市"]
    for name in ("合法性审查意见书.docx", "合法性审查意见表.docx"):
        words = zipfile.ZipFile(io.BytesIO(bundle.read(name))).read("word/document.xml").decode()
        assert "全国＋浙江省＋宁波市" in words, name


def test_a_place_that_is_not_offered_is_refused(site: Site) -> None:
    answer = hand_in(site, "999999")
    assert answer.status_code == 422
    assert "请从列表中选择本单位所在辖区" in answer.text


def test_the_place_of_the_machine_is_chosen_beforehand_and_used_if_the_form_says_nothing(tmp_path: Path) -> None:
    site = Site(tmp_path, FASHEN_JURISDICTION="330203")
    assert chosen(site) == "330200"
    assert "全国＋浙江省＋宁波市" in site.get(hand_in(site, None).headers["Location"]).text


def test_a_remembered_place_that_is_gone_is_forgotten(site: Site) -> None:
    site.client.set_cookie("fashen-place", "990000")
    assert chosen(site) == "000000"


def test_a_misspelt_place_of_the_machine_is_said_at_the_start(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"没有「浙江县」的辖区标准；现有：.*浙江省/宁波市"):
        create_app({"FASHEN_ROOT": tmp_path, "FASHEN_JURISDICTION": "浙江县"})
