"""Names of bodies: found only when asked, cut at sensible borders."""

import subprocess
import sys

import pytest
from extraction_drafts import draft

from review.extraction import extract, organisations


def names(text: str) -> list[str]:
    pytest.importorskip("spacy")
    doc = draft(text)
    found = extract(doc, organisations=True).organisations
    assert all(doc.quote(o.span) == o.name for o in found)
    return [o.name for o in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("由镇人民政府责令改正。", ["镇人民政府"]),
        ("应当向青石镇人民政府提出申请。", ["青石镇人民政府"]),
        ("云溪县自然资源和规划局负责登记。", ["云溪县自然资源和规划局"]),
        ("镇人民政府和县公安局应当配合。", ["镇人民政府", "县公安局"]),
        ("县应急管理局、经济发展局按照职责分工负责。", ["县应急管理局", "经济发展局"]),
        ("委托云溪县清源物业管理有限公司实施。", ["云溪县清源物业管理有限公司"]),
        ("各村（居）民委员会应当协助。", ["村（居）民委员会"]),
        ("形成新的布局。", []),
    ],
)
def test_names_end_and_begin_where_a_reader_would_say(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_bodies_are_left_out_unless_asked_for() -> None:
    assert extract(draft("由镇人民政府负责。")).organisations == ()


def test_without_spacy_there_are_no_bodies_and_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    organisations._pipeline.cache_clear()
    monkeypatch.setitem(sys.modules, "spacy", None)
    assert extract(draft("由镇人民政府负责。"), organisations=True).organisations == ()


def test_a_plain_extraction_loads_no_spacy() -> None:
    code = (
        "import sys, review.extraction as e, review.model as m; "
        "t='由镇人民政府负责。'; b=m.Block(m.Span(0,len(t)),m.BlockKind.PARAGRAPH,'第1段',m.TextSource(1)); "
        "e.extract(m.Document('x','text','',t,(b,))); sys.exit('spacy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
