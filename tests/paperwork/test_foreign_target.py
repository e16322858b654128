"""A package that names no usable main part is annotated in the part that was read."""

import io
import zipfile
from datetime import date
from pathlib import Path

from review.paperwork.annotating import annotate
from review.reading import read

DRAFT = Path(__file__).resolve().parents[2] / "docs" / "examples" / "draft.docx"


def with_target(target: bytes) -> bytes:
    """The example draft whose package points to another main part."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(DRAFT) as source, zipfile.ZipFile(buffer, "w") as changed:
        for name in source.namelist():
            data = source.read(name)
            changed.writestr(name, data.replace(b"word/document.xml", target) if name == "_rels/.rels" else data)
    return buffer.getvalue()


def test_reader_and_annotator_take_the_same_part() -> None:
    data = with_target(b"http://example.invalid/a.xml")
    doc = read(data, "draft.docx")
    annotated = annotate(data, [], doc, dated=date(2026, 11, 21), note="版本说明")
    comments = zipfile.ZipFile(io.BytesIO(annotated)).read("word/comments.xml").decode()
    assert "版本说明" in comments
    assert read(annotated, "draft.docx").text == doc.text
