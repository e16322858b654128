from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review.laws import load_registry
from review.laws.names import distance, fold, is_local, split_year

REGISTRY = load_registry()


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("行政许可条例", "中华人民共和国行政许可法"),
        ("行政处罚实施法", "中华人民共和国行政处罚法"),
        ("中华人民共和国行政处法法", "中华人民共和国行政处罚法"),
        ("治安处罚管理法", "中华人民共和国治安管理处罚法"),
        ("治安管理处罚罚法", "中华人民共和国治安管理处罚法"),
        ("不动产登记条例", "不动产登记暂行条例"),
        ("重大行政决策程序条例", "重大行政决策程序暂行条例"),
        ("保障农民工资支付条例", "保障农民工工资支付条例"),
        ("信访工作法", "信访工作条例"),
        ("国有土地上房屋征收补偿条例", "国有土地上房屋征收与补偿条例"),
    ],
)
def test_slightly_wrong_name_is_traced(wrong: str, right: str) -> None:
    assert right in REGISTRY.near(wrong)


@pytest.mark.parametrize(
    "name",
    [
        "青石镇集贸市场管理办法",
        "云溪县城市绿化条例",
        "某某省实施《中华人民共和国土地管理法》办法",
        "城市供热条例",
        "城市生活垃圾管理办法",
        "建设工程质量检测管理办法",
        "建设项目环境保护管理办法",
        "关于进一步加强农村宅基地管理的通知",
        "最高人民法院关于适用《中华人民共和国民法典》婚姻家庭编的解释（九）",
        "医疗保障法",
        "托育服务法",
        "农药标签和说明书管理办法",
        "云溪县人民政府工作规则",
        "营业执照",
        "民法",
        "",
    ],
)
def test_other_names_are_not_taken_for_slips(name: str) -> None:
    assert REGISTRY.near(name) == ()


def test_repealed_laws_are_not_proposed() -> None:
    for law in REGISTRY.laws:
        if law.is_repealed():
            assert law.title not in REGISTRY.near(law.title[:-1])


def test_every_registered_name_finds_its_law() -> None:
    for law in REGISTRY.laws:
        assert law in REGISTRY.named(law.title)
        for version in law.versions:
            for short in version.short_titles:
                assert law in REGISTRY.named(short), short


@given(st.text(max_size=30))
def test_any_name_is_answered_with_registered_laws_only(name: str) -> None:
    assert all(REGISTRY.named(title) for title in REGISTRY.near(name))
    match = REGISTRY.find(name, date(2026, 1, 1))
    assert match is None or match.law in REGISTRY.laws


def test_year_behind_a_name_is_split_off() -> None:
    assert split_year("行政处罚法（2021年修订）") == ("行政处罚法", 2021)
    assert split_year("行政处罚法(2021)") == ("行政处罚法", 2021)
    assert split_year("公司法（试行）") == ("公司法（试行）", 0)


def test_amendment_named_by_its_year_keeps_its_name() -> None:
    match = REGISTRY.find("宪法修正案（1988年）", date(2026, 1, 1))
    assert match is not None
    assert match.title == "中华人民共和国宪法修正案（1988年）"


def test_folding_drops_marks_and_state_name_only() -> None:
    assert fold("《中华人民共和国　行政处罚法》") == "行政处罚法"
    assert fold("解释（一）") != fold("解释（二）")
    assert fold("中华人民共和国") == "中华人民共和国"


@pytest.mark.parametrize(
    ("name", "local"),
    [
        ("青石镇犬只管理办法", True),
        ("南山市养犬管理条例", True),
        ("民族区域自治法", False),
        ("民族乡行政工作条例", False),
        ("城市市容和环境卫生管理条例", False),
        ("自然保护区条例", False),
        ("乡村振兴促进法", False),
        ("市场主体登记管理条例", False),
        ("农村公路条例", False),
    ],
)
def test_local_rules_are_told_by_their_place(name: str, local: bool) -> None:
    assert is_local(name) is local


@pytest.mark.parametrize(
    ("left", "right", "apart"),
    [("甲乙", "甲乙", 0), ("甲乙丙", "甲丙", 1), ("甲乙", "乙甲", 1), ("甲乙丙丁", "戊己庚", 3)],
)
def test_swapped_neighbours_count_once(left: str, right: str, apart: int) -> None:
    assert distance(left, right) == apart
