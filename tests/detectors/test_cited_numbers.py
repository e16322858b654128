"""Numbers of the draft against those of the article that the sentence cites."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from review.detectors import DETECTORS, EXPLAINERS, Case, Hit
from review.engine import assess, build_case
from review.laws import ArticleText, LawStore, import_laws
from review.model import Category, Point, Verdict
from review.reading import text_document

DAY = date(2026, 11, 21)
LAW = """# 中华人民共和国青石湖保护法

2021年1月22日 青石湖保护委员会第二次会议通过

第一条 为了保护青石湖，制定本法。

第五条 年满十六周岁的公民，可以申请临湖垂钓证。

第六条 主管部门应当自受理临湖垂钓证申请之日起二十日内作出决定。

第七条 申请人对不予发证的决定不服的，可以自收到决定书之日起六十日内向上一级部门申请复核。

第八条 临湖建设方案应当在施工前公示，公示期不少于三十日。

第九条 申请人应当在领证后十五日内缴纳管护费。

第十条 调查临湖违法行为，调查人员不得少于二人。

第十一条 湖区居民代表会议应当有三分之二以上的代表出席。

第二十条 违反本法规定，在湖区禁渔期内捕捞的，责令停止，对个人处二百元以上一千元以下罚款，对单位处一万元以上五万元以下罚款；情节严重的，对单位处五万元以上二十万元以下罚款。
在湖区烧荒的，处五日以上十日以下拘留。

第二十一条 擅自采砂的，没收违法所得，并处违法所得一倍以上三倍以下罚款。

第二十二条 有下列行为之一的，处五百元以下罚款：
（一）在湖岸堆放秸秆的；
（二）在湖岸清洗车辆的。

第二十三条 擅自占用湖岸的，按照每平方米三十元以上一百元以下处以罚款。

第二十四条 违反本法其他规定的，依照有关法律的规定处罚。

第三十条 本法自2021年7月15日起施行。
"""
ALL: dict[str, Any] = {"about": ["罚款", "拘留", "期限", "年龄", "比例", "金额", "数量"], "check": "differs"}
ABSENT: dict[str, Any] = {"about": ["罚款"], "check": "absent"}
NAME = "《中华人民共和国青石湖保护法》"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LawStore]:
    folder: Path = tmp_path_factory.mktemp("laws")
    (folder / "qing-shi-hu-bao-hu-fa_2021-01-22.md").write_text(LAW, "utf-8")
    import_laws(folder, folder / "laws.db")
    opened = LawStore.open(folder / "laws.db")
    yield opened
    opened.close()


def case_of(text: str, store: LawStore | None) -> Case:
    return build_case(text_document(text, "草案.txt"), DAY, store=store)


def hits(text: str, store: LawStore | None, options: dict[str, Any] = ALL) -> list[Hit]:
    return list(DETECTORS["cited-numbers"].detect(case_of(text, store), options))


def found(text: str, store: LawStore | None, options: dict[str, Any] = ALL) -> list[tuple[str, str]]:
    return [(hit.values["found"], hit.values["fixed"]) for hit in hits(text, store, options)]


@pytest.mark.parametrize(
    ("draft", "ours", "law"),
    [
        ("依照{}第二十条，对个人处二百元以上五千元以下罚款。", "二百元以上五千元以下", "二百元以上一千元以下"),
        ("依照{}第二十条的规定，对个人处100元以上1000元以下罚款。", "100元以上1000元以下", "二百元以上一千元以下"),
        ("由县渔政机构依照{}第二十条对单位处以八千元罚款。", "八千元", "一万元以上五万元以下"),
        ("依照{}第二十条，情节严重的，对单位处三十万元罚款。", "三十万元", "五万元以上二十万元以下"),
        ("依照{}第二十条第二款，处十五日拘留。", "十五日", "五日以上十日以下"),
        ("依照{}第二十一条，并处违法所得一倍以上五倍以下罚款。", "一倍以上五倍以下", "一倍以上三倍以下"),
        ("在湖岸堆放秸秆的，依照{}第二十二条第（一）项，最高可处八百元罚款。", "八百元", "五百元以下"),
        ("按照{}第六条，自受理垂钓证申请之日起三十日内作出决定。", "三十日内", "二十日内"),
        ("依据{}第七条，对不予发证的决定不服的，可以在三十日内申请复核。", "三十日内", "六十日内"),
        ("按照{}第八条，临湖建设方案公示期为十日。", "十日", "不少于三十日"),
        ("根据{}第九条，申请人领证后七日内缴纳管护费。", "七日内", "十五日内"),
        ("依照{}第五条，年满十八周岁的公民可以申请临湖垂钓证。", "年满十八周岁", "年满十六周岁"),
        ("依照{}第十条，调查临湖违法行为的调查人员为一人。", "一人", "不得少于二人"),
        ("依照{}第十一条，居民代表会议有二分之一以上的代表出席。", "二分之一以上", "三分之二以上"),
        ("占用湖岸的，依照{}第二十三条，每平方米处二百元罚款。", "二百元", "三十元以上一百元以下"),
    ],
)
def test_number_that_departs_from_the_cited_article_is_shown_with_that_of_the_law(
    store: LawStore, draft: str, ours: str, law: str
) -> None:
    assert found(draft.format(NAME), store) == [(ours, law)]


@pytest.mark.parametrize(
    "draft",
    [
        "依照{}第二十条，对个人处二百元以上一千元以下罚款，对单位处1万元以上5万元以下罚款。",
        "依照{}第二十条，对个人处三百元以上五百元以下罚款。",
        "依照{}第二十条，对个人最高可处一千元罚款。",
        "依照{}第二十条第一款，情节严重的，对单位处五万元以上二十万元以下罚款。",
        "依照{}第二十条第二款，处五日以上十日以下拘留。",
        "依照{}第二十一条，并处违法所得2倍罚款。",
        "违反{}第二十条的，扣发奖励五千元。",
        "对违反{}第二十条规定的行为，由镇人民政府处五千元罚款。",
        "按照{}第六条，自受理垂钓证申请之日起十日内作出决定。",
        "依据{}第七条，对不予发证的决定不服的，可以在三个月内申请复核。",
        "根据{}第九条，申请人领证后三十日内缴纳管护费。",
        "按照{}第八条，临湖建设方案公示期为四十五日。",
        "依照{}第五条，年满十六周岁的公民可以申请临湖垂钓证，镇设垂钓点三处，每处配管理员二人。",
        "依照{}第十条，调查临湖违法行为的调查人员不少于三人。",
        "占用湖岸的，依照{}第二十三条，处二百元罚款。",
        "依照{}第二十条处罚，举报属实的，奖励五千元。",
        "{}第二十条规定：“对个人处九千元罚款。”",
    ],
)
def test_number_inside_the_limits_of_the_article_or_about_something_else_is_left_alone(
    store: LawStore, draft: str
) -> None:
    assert found(draft.format(NAME), store) == []


def test_range_behind_a_semicolon_belongs_to_the_same_article(store: LawStore) -> None:
    text = f"依照{NAME}第二十条，对个人处二百元以上一千元以下罚款；对单位处一万元以上十万元以下罚款。"
    assert found(text, store) == [("一万元以上十万元以下", "一万元以上五万元以下")]


def test_lead_in_of_an_enumeration_lends_its_citation_to_the_items(store: LawStore) -> None:
    text = f"依照{NAME}第二十二条，对下列行为处罚：\n（一）堆放秸秆的，处三百元罚款；\n（二）清洗车辆的，处九百元罚款。"
    assert found(text, store) == [("九百元", "五百元以下")]


def test_one_of_several_cited_articles_is_enough(store: LawStore) -> None:
    text = f"依照{NAME}第二十条、第二十二条，处四百元以下罚款。"
    assert found(text, store) == []


def test_fine_under_an_article_without_one_is_doubted(store: LawStore) -> None:
    (hit,) = hits(f"依照{NAME}第五条，处五百元罚款。", store, ABSENT)
    assert (hit.values["article"], hit.sure) == ("第五条", False)
    assert "年满十六周岁" in hit.values["original"]


def test_fine_in_yuan_under_an_article_that_counts_in_multiples_is_doubted(store: LawStore) -> None:
    (hit,) = hits(f"依照{NAME}第二十一条，处五万元罚款。", store, ABSENT)
    assert hit.values["fixed"] == "一倍以上三倍以下"


@pytest.mark.parametrize(
    "draft",
    [
        "依照{}第二十四条，处五百元罚款。",
        "依照{}第二十条，处五百元罚款。",
        "依照{}第二十条，处五百元罚款；逾期不缴纳的，每日按百分之三加处罚款。",
    ],
)
def test_article_that_fines_or_refers_on_is_not_called_empty(store: LawStore, draft: str) -> None:
    assert hits(draft.format(NAME), store, ABSENT) == []


def test_law_that_the_store_lacks_is_named_in_the_answer_and_not_judged(store: LawStore) -> None:
    text = "依照《云溪县河道管理条例》第五条，处五百元罚款。"
    assert hits(text, store) == hits(text, store, ABSENT) == []
    assert "《云溪县河道管理条例》" in EXPLAINERS["cited-numbers"](case_of(text, store), ALL)


def test_without_a_store_the_answer_says_that_nothing_was_compared() -> None:
    text = f"第一条 依照{NAME}第二十条，对个人处九千元罚款。"
    review = assess(text_document(text), Category.NORMATIVE, DAY, second=False)
    (answer,) = [answer for answer in review.answers if answer.item == "ND-CONF-01"]
    assert answer.verdict is Verdict.PASS
    assert "未安装法规全文库" in answer.reason


def test_draft_without_cited_numbers_is_answered_as_usual(store: LawStore) -> None:
    assert EXPLAINERS["cited-numbers"](case_of("本办法自2026年1月1日起施行。", store), ALL) == ""


def test_finding_shows_both_numbers_and_the_words_of_the_law(store: LawStore) -> None:
    text = f"第一条 依照{NAME}第二十条，对个人处九千元罚款。"
    review = assess(text_document(text), Category.NORMATIVE, DAY, store=store, second=False)
    (finding,) = [finding for finding in review.findings if finding.item == "ND-CONF-01"]
    assert (finding.label, finding.verdict, finding.quote) == ("OUT_OF_RANGE_FINE", Verdict.DOUBT, "九千元")
    assert "对个人处二百元以上一千元以下罚款" in finding.message


def test_each_article_is_fetched_once_for_all_rules(store: LawStore, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Point] = []
    real = LawStore.article

    def counting(self: LawStore, title: str, point: Point, day: date) -> ArticleText | None:
        asked.append(point)
        return real(self, title, point, day)

    monkeypatch.setattr(LawStore, "article", counting)
    case = case_of(f"依照{NAME}第二十条第一款，对个人处九千元罚款。\n依照{NAME}第二十条，处五日拘留。\n" * 5, store)
    for options in (ALL, ABSENT):
        list(DETECTORS["cited-numbers"].detect(case, options))
    assert asked == [Point(20)]
