from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from review.extraction import extract
from review.laws import LawStore, better_article, import_laws
from review.reading import text_document

DAY = date(2026, 1, 1)
LAW = """云溪县河道条例
2020年1月1日通过
第一条 为了保护河道，制定本条例。
第二条 县水行政主管部门负责河道管理工作。
第三条 在河道内采砂的，应当向县水行政主管部门申请领取采砂许可证，按照许可的范围和方式作业。
第四条 船舶在河道内停泊的，应当停靠在码头、锚地等规定的水域，不得妨碍通航。
第五条 本条例自2020年3月1日起施行。
"""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[LawStore]:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts/a.txt").write_text(LAW, "utf-8")
    import_laws(tmp_path / "texts", tmp_path / "laws.db")
    store = LawStore.open(tmp_path / "laws.db")
    yield store
    store.close()


def proposed(store: LawStore, sentence: str) -> str:
    doc = text_document(sentence)
    (citation,) = extract(doc).citations
    found = better_article(doc.text, citation, store, DAY)
    return found.label if found else ""


def test_sentence_that_restates_another_article_is_noticed(store: LawStore) -> None:
    sentence = "依照《云溪县河道条例》第四条的规定，在河道内采砂的，应当申请领取采砂许可证。"
    assert proposed(store, sentence) == "第三条"


def test_subject_that_the_cited_article_does_not_speak_of_is_noticed(store: LawStore) -> None:
    sentence = "各村应当按照《云溪县河道条例》第四条关于采砂许可证的规定，督促采砂户办证。"
    assert proposed(store, sentence) == "第三条"


@pytest.mark.parametrize(
    "sentence",
    [
        "各村应当按照《云溪县河道条例》第三条关于采砂许可证的规定，督促采砂户办证。",
        "各村应当按照《云溪县河道条例》第四条关于船舶停泊的规定，做好提醒。",
        "各村应当按照《云溪县河道条例》第四条关于渔业捕捞的规定，做好提醒。",
        "依照《云溪县河道条例》第三条的规定，在河道内采砂的，应当申请领取采砂许可证。",
        "根据《云溪县河道条例》第二条的规定，结合本镇实际情况，特制定河道日常巡查和保洁工作办法。",
        "根据《云溪县河道条例》第四条，制定本办法。",
        "在河道内采砂未领取采砂许可证的，由有关部门依照《云溪县河道条例》第四条的规定处理。",
        "依照《云溪县河道条例》第三条、第四条的规定，在河道内采砂的，应当申请领取采砂许可证。",
        "依照《云溪县水库条例》第四条的规定，在河道内采砂的，应当申请领取采砂许可证。",
        "依照《云溪县河道条例》第九条的规定，在河道内采砂的，应当申请领取采砂许可证。",
    ],
)
def test_other_sentences_are_left_alone(store: LawStore, sentence: str) -> None:
    assert proposed(store, sentence) == ""


OLD = """云溪县集市条例
2015年3月1日云溪县人民代表大会常务委员会第八次会议通过
第一条 为了管理集市，制定本条例。
第二条 县市场服务中心负责集市的日常管理。
第三条 集市摊位应当公开抽签分配，抽签结果张榜公布。
第四条 在集市上称重应当使用经过检定的衡器。
第五条 本条例自2015年5月1日起施行。
"""
NEW = """云溪县集市条例
2015年3月1日云溪县人民代表大会常务委员会第八次会议通过
2024年6月1日云溪县人民代表大会常务委员会第二十次会议修订
第一条 为了管理集市，制定本条例。
第二条 县市场服务中心负责集市的日常管理。
第三条 集市开市、休市的日期由县市场服务中心提前公告。
第四条 在集市上称重应当使用经过检定的衡器。
第五条 集市摊位应当公开抽签分配，抽签结果应当张榜公布。
第六条 本条例自2024年9月1日起施行。
"""


@pytest.fixture
def revised(tmp_path: Path) -> Iterator[LawStore]:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts/云溪县集市条例_2015-03-01.txt").write_text(OLD, "utf-8")
    (tmp_path / "texts/云溪县集市条例_2024-06-01.txt").write_text(NEW, "utf-8")
    import_laws(tmp_path / "texts", tmp_path / "laws.db")
    store = LawStore.open(tmp_path / "laws.db")
    yield store
    store.close()


def test_number_of_an_earlier_version_is_noticed_in_any_form_of_sentence(revised: LawStore) -> None:
    sentence = "摊位未经公开抽签分配的，由镇政府依照《云溪县集市条例》第三条督促市场重新张榜公布抽签结果。"
    assert proposed(revised, sentence) == "第五条"


@pytest.mark.parametrize(
    "sentence",
    [
        "摊位未经公开抽签分配的，由镇政府依照《云溪县集市条例》第五条督促市场重新张榜公布抽签结果。",
        "市场休市的，由镇政府依照《云溪县集市条例》第三条提前公告。",
        "商贩的衡器未经检定的，依照《云溪县集市条例》第四条处理。",
        "镇政府依照《云溪县集市条例》第三条开展宣传。",
    ],
)
def test_numbers_that_still_fit_are_left_alone_after_a_revision(revised: LawStore, sentence: str) -> None:
    assert proposed(revised, sentence) == ""
