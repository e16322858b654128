"""A lower level adds or sharpens, never loosens or mutes; what nobody verified is not used."""

from datetime import date
from pathlib import Path

import pytest
from pack_samples import place, standard, write

from review.checklist import (
    KEYS,
    Local,
    Stricter,
    checklists_root,
    find_packs,
    load_item,
    load_local,
    load_packs,
    load_profile,
)
from review.engine import check_packs, check_text, texts_of
from review.errors import ChecklistError, UsageError
from review.model import Category

TODAY = date(2026, 11, 21)
PROVINCE = place("990000", "云岭省", standard("validity.general", 5, "年"))
CITY = place("990100", "青州市", standard("validity.general", 3, "年", law='"青州市文件管理办法"'))
SHIPPED = [pack.place for pack in load_packs()]


def wrong(folder: Path) -> ChecklistError:
    with pytest.raises(ChecklistError) as caught:
        load_packs(folder)
    return caught.value


def test_the_lowest_level_counts_and_every_number_names_its_source(tmp_path: Path) -> None:
    local = load_local("云岭省/青州市", TODAY, write(tmp_path, PROVINCE, CITY))
    found = local.standard("validity.general")
    assert found is not None
    assert (found.words(), found.level, found.source()) == ("3年", "青州市", "《青州市文件管理办法》第九条")
    market = local.standard("consultation.market")
    assert market is not None
    assert (market.words(), market.level, market.source()) == ("30日", "全国", "《优化营商环境条例》第六十二条")


def test_a_reader_is_told_the_levels_and_the_oldest_day_of_checking(tmp_path: Path) -> None:
    local = load_local("云岭省/青州市", TODAY, write(tmp_path, PROVINCE, CITY))
    assert local.jurisdiction().words() == "全国＋云岭省＋青州市（数据日期2026年10月1日）"
    assert "向上一级行政机关备案的期限" in local.jurisdiction().unset
    assert "有效期的上限" not in local.jurisdiction().unset


def test_a_number_counts_only_while_it_is_in_force(tmp_path: Path) -> None:
    old = standard("validity.general", 5, "年", since="2020-01-01", until="2025-01-01")
    new = standard("validity.general", 3, "年", since="2025-01-01")
    folder = write(tmp_path, place("990000", "云岭省", old, new))
    seen = [
        load_local("云岭省", day, folder).standard("validity.general")
        for day in (date(2019, 1, 1), date(2024, 12, 31), date(2025, 1, 1))
    ]
    assert [one and one.value for one in seen] == [None, 5, 3]


def test_what_nobody_verified_is_not_used_even_with_a_value(tmp_path: Path) -> None:
    rumour = standard("filing.superior", 15, "日", verified="false", note='"未见原文"', items='["ND-PROC-13"]')
    local = load_local("云岭省", TODAY, write(tmp_path, place("990000", "云岭省", rumour)))
    assert local.standard("filing.superior") is None


@pytest.mark.parametrize(
    ("key", "unit", "higher", "looser"),
    [
        ("consultation.general", "日", 20, 15),
        ("validity.general", "年", 3, 5),
        ("filing.superior", "日", 15, 30),
        ("review.max", "工作日", 15, 20),
    ],
)
def test_a_lower_level_that_loosens_is_an_error_with_file_and_key(
    tmp_path: Path, key: str, unit: str, higher: int, looser: int
) -> None:
    folder = write(
        tmp_path,
        place("990000", "云岭省", standard(key, higher, unit)),
        place("990100", "青州市", standard(key, looser, unit)),
    )
    error = wrong(folder)
    assert error.where == "qingzhou/standards.toml"
    assert f"standard.{key}.value" in error.message
    assert "云岭省" in error.message
    assert "不能放宽" in error.message


def test_the_national_floor_holds_for_every_level_below(tmp_path: Path) -> None:
    short = standard("consultation.market", 15, "日", items='["ND-PROC-02"]')
    assert (
        "比全国的30日宽" in wrong(write(tmp_path, place("990000", "云岭省"), place("990100", "青州市", short))).message
    )


def test_a_number_that_was_looser_only_before_the_floor_is_none_of_its_business(tmp_path: Path) -> None:
    before = standard("consultation.market", 15, "日", since="2010-01-01", until="2020-01-01", items='["ND-PROC-02"]')
    assert load_packs(write(tmp_path, place("990000", "云岭省", before)))


def test_days_and_working_days_are_not_compared_by_guess(tmp_path: Path) -> None:
    mixed = standard("consultation.market", 30, "工作日", items='["ND-PROC-02"]')
    assert "无法比较宽严" in wrong(write(tmp_path, place("990000", "云岭省", mixed))).message


@pytest.mark.parametrize(
    ("province", "words"),
    [
        (PROVINCE + 'disable = ["ND-PROC-02"]\n', "不认识的键 disable"),
        ('disable = ["ND-PROC-02"]\n' + PROVINCE, "不认识的键 disable"),
        (PROVINCE.replace("validity.general", "validity.typo"), "没有「validity.typo」这一项"),
        (PROVINCE.replace('unit = "年"', 'unit = "月"'), "standard.validity.general.unit"),
        (PROVINCE.replace("since = 2024-01-01", 'since = "2024"'), "standard.validity.general.since：应为日期"),
        (PROVINCE.replace("since = 2024-01-01", "since = 2024-01-01\nuntil = 2023-01-01"), "应晚于 since"),
        (PROVINCE.replace("since = 2024-01-01", "since = 2024-01-01T08:00:00"), "validity.general.since：应为日期"),
        (PROVINCE.replace("value = 5\n", ""), "缺少键 value"),
        (PROVINCE.replace('seen = "原文"\n', ""), "缺少键 seen"),
        (PROVINCE.replace("value = 5", "value = 0"), "standard.0.value"),
        (PROVINCE.replace('law = "云岭省行政规范性文件管理规定"\n', ""), "standard.0"),
        (PROVINCE.replace("ND-TIME-03", "ND-TIME-93"), "没有事项 ND-TIME-93"),
        (PROVINCE.replace("990000", "99"), "code"),
        (PROVINCE.replace("990000", "000000"), "不是上一级行政区划代码的下级"),
        (PROVINCE + standard("validity.general", 4, "年"), "同一时间有两个数值"),
        (PROVINCE.replace("checked_on = 2026-10-01\n\n", 'checked_on = "十月"\n\n'), "checked_on：应为日期"),
    ],
)
def test_each_fault_is_named_with_its_file(tmp_path: Path, province: str, words: str) -> None:
    error = wrong(write(tmp_path, province))
    assert words in error.message
    assert error.where == "yunling/standards.toml"


def test_a_code_belongs_to_its_folder_and_to_one_place(tmp_path: Path) -> None:
    assert "不是上一级" in wrong(write(tmp_path / "a", PROVINCE, place("980100", "青州市"))).message
    folder = write(tmp_path / "b", PROVINCE)
    (folder / "zzz").mkdir()
    (folder / "zzz" / "standards.toml").write_text(place("990000", "另一省"), "utf-8")
    assert "已有另一个文件夹" in wrong(folder).message


def test_a_county_beside_its_city_is_an_error(tmp_path: Path) -> None:
    folder = write(tmp_path, PROVINCE, CITY)
    (folder / "yunling" / "shiqiao").mkdir()
    (folder / "yunling" / "shiqiao" / "standards.toml").write_text(place("990102", "石桥县"), "utf-8")
    error = wrong(folder)
    assert "文件夹应放在 qingzhou/ 之下" in error.message
    assert error.where == "shiqiao/standards.toml"


def test_a_level_without_the_one_above_it_is_an_error(tmp_path: Path) -> None:
    assert "上一级文件夹没有" in wrong(write(tmp_path, "", CITY)).message


def test_a_faulty_pattern_of_an_exception_is_named(tmp_path: Path) -> None:
    faulty = '[[exception]]\nname = "x"\nitems = ["ND-AUTH-06"]\nsay = ["(坏"]\nverified = false\nnote = "…"\n'
    assert "exception.x.say" in wrong(write(tmp_path, place("990000", "云岭省", faulty))).message


@pytest.mark.parametrize(
    ("name", "place_"),
    [
        ("", "全国"),
        ("全国", "全国"),
        ("浙江省", "浙江省"),
        ("浙江省/宁波市", "浙江省/宁波市"),
        ("全国＋浙江省＋宁波市", "浙江省/宁波市"),
        ("宁波市", "浙江省/宁波市"),
        ("330200", "浙江省/宁波市"),
        ("330203", "浙江省/宁波市"),
        ("330106", "浙江省"),
    ],
)
def test_a_place_is_found_by_name_path_or_code(name: str, place_: str) -> None:
    assert find_packs(name)[-1].place == place_


@pytest.mark.parametrize("name", ["杭州市", "浙江", "广东省/宁波市", "990100", "1"])
def test_an_unknown_place_is_named_with_what_exists(name: str) -> None:
    with pytest.raises(UsageError) as caught:
        find_packs(name)
    assert caught.value.code == "R501"
    assert "浙江省/宁波市（330200）" in caught.value.message


def test_items_say_the_number_with_its_source_or_that_it_is_not_configured(tmp_path: Path) -> None:
    folder = checklists_root() / "normative" / "time" / "ND-TIME-03-validity"
    nation = load_item(folder, TODAY)
    assert "有效期的上限：本地标准未配置（请按" in nation.look_at
    assert nation.unset == ("有效期的上限", "暂行、试行文件有效期的上限")
    assert "beyond-limit" not in [rule.name for rule in nation.rules]
    item = load_item(folder, TODAY, local=load_local("云岭省", TODAY, write(tmp_path, PROVINCE)))
    assert "有效期的上限：5年（《云岭省行政规范性文件管理规定》第九条）" in item.look_at
    assert item.unset == ("暂行、试行文件有效期的上限",)
    rule = next(rule for rule in item.rules if rule.name == "beyond-limit")
    assert rule.options["limit"] == 5
    assert rule.basis[0].cite() == "《云岭省行政规范性文件管理规定》第九条"


def test_an_item_that_names_an_unknown_number_is_an_error(tmp_path: Path) -> None:
    folder = tmp_path / "ND-TEST-01-try"
    folder.mkdir()
    text = 'id = "ND-TEST-01"\ntitle = "是否好"\nmode = "human"\nseverity = "low"\nbasis = ["行政处罚法 第十六条"]\n'
    (folder / "item.toml").write_text(text + 'look_at = "期限：{local:validity.typo}"\n', "utf-8")
    with pytest.raises(ChecklistError, match=r"validity\.typo") as caught:
        load_item(folder, TODAY)
    assert "ND-TEST-01" in caught.value.where


def test_a_place_may_add_items_but_not_take_the_number_of_another(tmp_path: Path) -> None:
    folder = write(tmp_path, PROVINCE)
    added = folder / "yunling" / "normative" / "LOC-990000-01-more"
    added.mkdir(parents=True)
    text = 'id = "LOC-990000-01"\ntitle = "是否列入目录"\nmode = "human"\nseverity = "low"\nbasis = ["行政处罚法 第十六条"]\nlook_at = "目录。"\n'
    (added / "item.toml").write_text(text, "utf-8")
    profile = load_profile(Category.NORMATIVE, TODAY, load_local("云岭省", TODAY, folder))
    assert profile.items[-1].heading == "本地补充事项：云岭省"
    assert len(profile.items) == len(load_profile(Category.NORMATIVE, TODAY).items) + 1
    stolen = added.with_name("ND-AUTH-04-penalty")
    added.rename(stolen)
    with pytest.raises(ChecklistError, match="不能改写上级的事项"):
        load_profile(Category.NORMATIVE, date(2026, 11, 20), load_local("云岭省", date(2026, 11, 20), folder))


def test_every_key_has_a_direction_and_is_served_by_the_national_pack() -> None:
    nation = load_packs()[0]
    assert {entry.key for entry in nation.entries} == set(KEYS)
    assert {key.stricter for key in KEYS.values()} == set(Stricter)


@pytest.mark.parametrize("pack", load_packs(), ids=lambda pack: pack.code)
def test_shipped_numbers_are_dated_sourced_and_honest_about_what_was_seen(pack: object) -> None:
    chain = next(one for one in load_packs() if one is pack)
    for entry in chain.entries:
        assert entry.source.verified or entry.note, entry.key
        assert not entry.source.verified or (entry.source.checked_on and entry.source.checked_on <= chain.checked_on)


def test_numbers_on_which_sources_disagree_have_no_national_default() -> None:
    nation = Local(load_packs()[:1], TODAY)
    for key in ("filing.superior", "filing.congress", "validity.general", "validity.trial", "consultation.general"):
        assert nation.standard(key) is None, key


def test_shipped_packs_pass_their_own_tests() -> None:
    assert check_packs(Category.NORMATIVE, (date(2025, 6, 30), TODAY)) == ()


@pytest.mark.parametrize("name", SHIPPED)
def test_every_text_beside_an_added_item_is_read_as_its_marks_say(name: str) -> None:
    profile = load_profile(Category.NORMATIVE, TODAY, load_local(name, TODAY))
    for item in profile.items:
        if item.id.startswith("LOC-"):
            assert all(check_text(item, path, TODAY) == () for path in texts_of(item))
