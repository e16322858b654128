import io
import sys
from pathlib import Path

import docx
import pytest

FINE = "第五条　违反本办法，在道路上摆摊的，由镇人民政府处200元以上500元以下罚款。"
DRAFT = f"""青石镇摊点管理办法
第一条　为了规范摊点管理，根据《中华人民共和国行政处罚法》第十六条，制定本办法。
第二条　本办法适用于青石镇的摊点。
第三条　镇人民政府负责摊点管理。
第四条　摊主应当保持清洁。
{FINE}
第六条　本办法自2026年5月1日起施行，有效期五年。
"""


@pytest.fixture(autouse=True)
def _own_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test sees or touches the store of the person who runs it."""
    monkeypatch.setenv("FASHEN_LAWS", str(tmp_path / "laws.db"))
    monkeypatch.delenv("FASHEN_JURISDICTION", raising=False)


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """A draft that sets a fine, as text."""
    path = tmp_path / "摊点办法.txt"
    path.write_text(DRAFT, "utf-8")
    return path


@pytest.fixture
def word_draft(tmp_path: Path) -> Path:
    """The same as a Word document."""
    document = docx.Document()
    for line in DRAFT.splitlines():
        document.add_paragraph(line)
    path = tmp_path / "摊点办法.docx"
    document.save(str(path))
    return path


@pytest.fixture
def stdin(monkeypatch: pytest.MonkeyPatch) -> "Stdin":
    """Puts bytes on standard input."""
    return Stdin(monkeypatch)


class Stdin:
    """What a test types."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._monkeypatch = monkeypatch

    def type(self, words: str, encoding: str = "utf-8") -> None:
        self._monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(words.encode(encoding))))
