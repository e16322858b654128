from datetime import date

import pytest
from law_samples import cited, unmarked

from review.laws import load_registry
from review.model import CitationCheck, CitationStatus, Point, Span

TODAY = date(2026, 11, 21)
REGISTRY = load_registry()


def one(*args: object, day: date = TODAY, **kwargs: object) -> CitationCheck:
    checks = REGISTRY.check(cited(*args, **kwargs), day)  # type: ignore[arg-type]
    assert len(checks) == 1
    return checks[0]


def test_law_in_force_is_found_by_full_and_by_short_name() -> None:
    for name in ("中华人民共和国行政处罚法", "行政处罚法", "中华人民共和国 行政处罚法"):
        check = one(name, 16)
        assert (check.status, check.law) == (CitationStatus.CURRENT, "中华人民共和国行政处罚法")
        assert check.version == "2021年修订"


def test_inner_title_marks_of_either_kind_make_no_difference() -> None:
    angled = "最高人民法院关于适用〈中华人民共和国民法典〉婚姻家庭编的解释（一）"
    assert one(angled).law == "最高人民法院关于适用《中华人民共和国民法典》婚姻家庭编的解释（一）"
    assert "〈中华人民共和国民法典〉" in one(angled).message


def test_article_beyond_the_last_is_missing_and_points_at_the_article() -> None:
    good, bad = Point(86), Point(87)
    check = one("行政处罚法", good, bad)
    assert (check.status, check.sure) == (CitationStatus.ARTICLE_MISSING, True)
    assert check.span == cited("行政处罚法", good, bad).points[1].span
    assert "共86条" in check.message
    assert "第八十七条" in check.message


def test_each_wrong_article_has_its_own_check() -> None:
    checks = REGISTRY.check(cited("民法典", 1, 1261, 1300), TODAY)
    assert [check.status for check in checks] == [CitationStatus.ARTICLE_MISSING] * 2


@pytest.mark.parametrize(("suffix", "status"), [(1, "CURRENT"), (2, "CURRENT"), (9, "ARTICLE_MISSING")])
def test_inserted_articles_exist_only_where_they_were_inserted(suffix: int, status: str) -> None:
    assert one("刑法", Point(133, suffix=suffix)).status is CitationStatus[status]


def test_law_without_inserted_articles_has_none() -> None:
    assert one("行政处罚法", Point(16, suffix=1)).status is CitationStatus.ARTICLE_MISSING


def test_law_without_a_certain_count_never_lacks_an_article() -> None:
    check = one("中华人民共和国社区矫正法实施办法", 999)
    assert check.status is CitationStatus.CURRENT


def test_article_count_is_that_of_the_version_of_the_day() -> None:
    assert one("村民委员会组织法", 45).status is CitationStatus.CURRENT
    before = one("村民委员会组织法", 45, day=date(2025, 12, 31))
    assert before.status is CitationStatus.ARTICLE_MISSING
    assert "2026年1月1日起才施行" in before.message


def test_recent_renumbering_is_said_only_when_an_article_is_cited() -> None:
    assert "请核对条号" in one("治安管理处罚法", 50).message
    assert "请核对条号" not in one("治安管理处罚法").message
    assert "请核对条号" not in one("行政处罚法", 16).message


def test_repealed_law_says_since_when_and_what_replaces_it() -> None:
    check = one("中华人民共和国合同法", 52)
    assert (check.status, check.sure) == (CitationStatus.REPEALED, True)
    assert "2021年1月1日" in check.message
    assert "《中华人民共和国民法典》" in check.message


def test_replacement_is_what_holds_today_not_what_came_next() -> None:
    message = one("环境噪声污染防治法").message
    assert "依据《中华人民共和国噪声污染防治法》" in message
    assert "现行的是《中华人民共和国生态环境法典》" in message


def test_law_is_in_force_until_the_day_before_its_repeal() -> None:
    assert one("环境保护法", day=date(2026, 8, 15)).status is CitationStatus.REPEALED
    before = one("环境保护法", day=date(2026, 8, 14))
    assert before.status is CitationStatus.CURRENT
    assert "将于2026年8月15日废止" in before.message
    assert "废止" not in one("环境保护法", day=date(2024, 1, 1)).message


def test_repeal_of_unverified_date_is_a_hint() -> None:
    check = one("乡镇企业法")
    assert (check.status, check.sure) == (CitationStatus.REPEALED, False)


def test_one_name_of_two_laws_is_told_apart_by_the_day() -> None:
    assert one("国家安全法", day=date(2012, 1, 1)).status is CitationStatus.CURRENT
    assert "反间谍法" in one("国家安全法", day=date(2015, 1, 1)).message
    assert one("国家安全法").version == "2015年公布"


def test_gap_between_versions_on_record_is_no_finding() -> None:
    check = one("婚姻登记条例", 3, day=date(2025, 3, 1))
    assert (check.status, check.sure) == (CitationStatus.UNCERTAIN, False)


def test_version_whose_first_day_is_not_verified_is_no_finding() -> None:
    for day in (date(2025, 1, 2), date(2025, 2, 1)):
        check = one("企业所得税法实施条例", 199, day=day)
        assert (check.status, check.sure) == (CitationStatus.ARTICLE_MISSING, False)
        assert one("企业所得税法实施条例", 3, day=day).status is CitationStatus.UNCERTAIN
    assert one("企业所得税法实施条例", 199).sure is True
    assert one("企业所得税法实施条例", 3, day=date(2024, 6, 1)).status is CitationStatus.CURRENT


def test_law_is_not_yet_in_force_between_promulgation_and_effect() -> None:
    check = one("社会救助法", 3, day=date(2026, 6, 30))
    assert (check.status, check.sure) == (CitationStatus.NOT_YET, True)
    assert one("社会救助法", 3, day=date(2026, 7, 1)).status is CitationStatus.CURRENT


def test_text_older_than_the_promulgation_may_mean_an_older_namesake() -> None:
    check = one("公安机关督察条例", day=date(2004, 10, 1))
    assert (check.status, check.sure) == (CitationStatus.NOT_YET, False)
    assert "同名" in check.message


def test_revision_to_come_is_announced_while_the_old_version_holds() -> None:
    check = one("商标法", 3)
    assert check.status is CitationStatus.CURRENT
    assert "2027年1月1日" in check.message
    assert one("商标法", 3, version=2026).status is CitationStatus.NOT_YET


@pytest.mark.parametrize("name", ["治安管理处罚法（2012年修正）", "治安管理处罚法"])
def test_year_of_an_older_version_is_superseded(name: str) -> None:
    check = one(name, 50, version=0 if "（" in name else 2012)
    assert (check.status, check.sure) == (CitationStatus.SUPERSEDED, True)
    assert "2025年修订" in check.message


def test_year_of_a_version_not_on_record_is_a_hint() -> None:
    assert one("行政处罚法", version=1996).sure is False
    assert one("行政处罚法", version=2024).status is CitationStatus.UNCERTAIN


def test_year_of_promulgation_or_effect_names_the_version() -> None:
    for year in (2025, 2026):
        assert one("治安管理处罚法", version=year).status is CitationStatus.CURRENT


def test_unknown_name_is_never_called_wrong() -> None:
    for name in ("青石镇犬只管理办法", "云溪县城市管理条例", "城市生活垃圾管理办法", "关于加强基层治理的意见"):
        check = one(name, 500)
        assert (check.status, check.law) == (CitationStatus.UNKNOWN, "")


def test_unknown_national_law_is_said_not_to_be_among_those_in_force() -> None:
    check = one("中华人民共和国乡村旅游管理促进法", 3)
    assert check.status is CitationStatus.UNKNOWN
    assert "核对到2026年6月26日" in check.message
    assert "核对到" not in one("云溪县旅游条例").message


def test_names_of_the_draft_itself_are_left_alone() -> None:
    own = frozenset({"行政处罚条例"})
    assert REGISTRY.check(cited("行政处罚条例", 3), TODAY)[0].status is CitationStatus.NEAR_MISS
    assert REGISTRY.check(cited("行政处罚条例", 3), TODAY, own_titles=own)[0].status is CitationStatus.UNKNOWN


def test_near_miss_points_at_the_name() -> None:
    check = one("行政许可条例", 12)
    assert (check.status, check.law) == (CitationStatus.NEAR_MISS, "中华人民共和国行政许可法")
    assert check.span == Span(1, 7)


def test_state_name_before_a_regulation_that_has_none_is_a_wrong_name() -> None:
    check = one("中华人民共和国信访工作条例", 3)
    assert (check.status, check.law) == (CitationStatus.NEAR_MISS, "信访工作条例")


def test_document_number_alone_is_looked_up() -> None:
    assert one("", number="国务院令第804号").law == "婚姻登记条例"
    assert one("", number="石政规〔2025〕1号").status is CitationStatus.UNKNOWN


def test_words_caught_before_an_unmarked_name_lead_to_hints_only() -> None:
    assert REGISTRY.check(unmarked("认定为行政处罚法", 16), TODAY)[0].status is CitationStatus.CURRENT
    wrong = REGISTRY.check(unmarked("认定为行政处罚法", 99), TODAY)[0]
    assert (wrong.status, wrong.sure) == (CitationStatus.ARTICLE_MISSING, False)
    assert REGISTRY.check(unmarked("行政处罚法", 99), TODAY)[0].sure is True
    former = REGISTRY.check(unmarked("修订前的行政处罚法", 99), TODAY)[0]
    assert (former.status, former.sure) == (CitationStatus.UNCERTAIN, False)


def test_unmarked_unknown_name_is_no_near_miss() -> None:
    assert REGISTRY.check(unmarked("属于行政诉松法", 3), TODAY)[0].status is CitationStatus.UNKNOWN
