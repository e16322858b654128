"""What is said only where the words of the law are in the store."""

from datetime import date
from pathlib import Path

import pytest

from review.engine import assess
from review.laws import LawStore, import_laws
from review.model import Category, Finding, Verdict
from review.reading import text_document

TODAY = date(2026, 11, 21)
LAW = """# 中华人民共和国行政处罚法

2021年1月22日 第十三届全国人民代表大会常务委员会第二十五次会议修订

第一条 为了规范行政处罚的设定和实施，根据宪法，制定本法。

第二条 行政处罚由行政机关依法实施。

第十六条 除法律、法规、规章外，其他规范性文件不得设定行政处罚。

第八十六条 本法自2021年7月15日起施行。
"""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> LawStore:
    folder: Path = tmp_path_factory.mktemp("laws")
    (folder / "xing-zheng-chu-fa-fa_2021-01-22.md").write_text(LAW, "utf-8")
    import_laws(folder, folder / "laws.db")
    return LawStore.open(folder / "laws.db")


def findings(text: str, store: LawStore | None) -> list[Finding]:
    review = assess(text_document(text), Category.NORMATIVE, TODAY, store=store, fragment=True, second=False)
    return [finding for finding in review.findings if finding.item == "ND-REF-02"]


def test_quotation_that_differs_is_shown_with_the_words_of_the_law(store: LawStore) -> None:
    text = "《中华人民共和国行政处罚法》第十六条规定：“除法律、法规、规章外，其他规范性文件可以设定行政处罚。”"
    (finding,) = findings(text, store)
    assert finding.quote == "除法律、法规、规章外，其他规范性文件可以设定行政处罚。"
    assert "不得设定行政处罚" in finding.message
    assert finding.verdict is Verdict.FAIL


@pytest.mark.parametrize(
    "text",
    [
        "《中华人民共和国行政处罚法》第十六条规定：“除法律、法规、规章外，其他规范性文件不得设定行政处罚。”",
        "《中华人民共和国行政处罚法》第十六条规定：“其他规范性文件不得设定行政处罚”。",
        "依照《中华人民共和国行政处罚法》第十六条的规定处理。",
        "《青石镇罚款管理办法》第十六条规定：“罚款应当上缴国库，不得截留。”",
    ],
)
def test_faithful_or_unknown_quotation_is_left_alone(text: str, store: LawStore) -> None:
    assert findings(text, store) == []


def test_paragraph_that_the_article_lacks_is_found(store: LawStore) -> None:
    (finding,) = findings("依照《中华人民共和国行政处罚法》第十六条第三款办理。", store)
    assert "没有第三款" in finding.message


def test_without_a_store_nothing_is_said() -> None:
    assert findings("依照《中华人民共和国行政处罚法》第十六条第三款办理。", None) == []


def test_basis_without_words_gets_them_from_the_store(store: LawStore) -> None:
    text = "第一条 根据《中华人民共和国行政处罚法》第九十八条，制定本办法。\n第二条 违者处五百元罚款。"
    review = assess(text_document(text), Category.NORMATIVE, TODAY, store=store, fragment=True, second=False)
    words = [b.text for f in review.findings for b in f.basis if b.cite() == "《中华人民共和国行政处罚法》第十六条"]
    assert words == ["除法律、法规、规章外，其他规范性文件不得设定行政处罚。"]
