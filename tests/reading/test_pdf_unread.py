"""What a PDF does not give up is declared or refused, never passed over."""

import pytest
from pdf_writer import LEFT, TOP, Sheet, locked, pdf, typeset

from review.errors import EmptyFileError, EncryptedFileError, OversizedFileError, ScannedFileError, UnreadableFileError
from review.reading import pdf as pdf_reader
from review.reading import read

WORDS = "本通告自发布之日起施行。"


def notes(data: bytes) -> dict[str, tuple[str, int]]:
    return {note.what: (note.where, note.count) for note in read(data, "草案.pdf").unread}


def test_pictures_only_are_a_scan() -> None:
    with pytest.raises(ScannedFileError, match="2 页") as error:
        read(pdf(*[Sheet().image(0, 0, 595, 842)] * 2), "扫描.pdf")
    assert error.value.where == "扫描.pdf"
    assert error.value.code == "R105"


def test_picture_pages_among_text_pages_are_declared() -> None:
    data = pdf(Sheet().text(LEFT, TOP, WORDS), Sheet().image(0, 0, 595, 842), Sheet().image(0, 0, 595, 842))
    assert notes(data) == {"整页为图片，未读": ("第2页至第3页", 2)}


def test_a_seal_on_a_text_page_is_declared() -> None:
    assert notes(pdf(Sheet().text(LEFT, TOP, WORDS).image(300, 300, 120, 120))) == {"图片": ("第1页", 1)}


def test_recognised_text_under_a_scan_is_read_with_a_reservation() -> None:
    data = pdf(Sheet().image(0, 0, 595, 842).text(LEFT, TOP, WORDS, mode=3))
    assert read(data, "扫描.pdf").text == WORDS
    assert notes(data) == {"文字层可能来自扫描识别": ("第1页", 1)}


def test_invisible_text_without_a_scan_is_read_and_named() -> None:
    data = pdf(Sheet().text(LEFT, TOP, WORDS).text(LEFT, 500, "不得上诉。", mode=3))
    assert "不得上诉。" in read(data, "草案.pdf").text
    assert notes(data) == {"隐藏文字": ("第1页", 1)}


def test_white_text_is_read_and_named() -> None:
    sheet = Sheet().text(LEFT, TOP, WORDS)
    sheet.content.append("1 1 1 rg")
    data = pdf(sheet.text(LEFT, 500, "不得上诉。"))
    assert "不得上诉。" in read(data, "草案.pdf").text
    assert notes(data) == {"白色或透明文字": ("第1页", 1)}


def test_text_beyond_the_edge_of_the_page_is_left_out_and_counted() -> None:
    data = pdf(Sheet().text(LEFT, TOP, WORDS).text(LEFT, -200, "不得上诉。"))
    assert read(data, "草案.pdf").text == WORDS
    assert notes(data) == {"页面以外的文字": ("第1页", 5)}


def test_zero_width_characters_are_taken_out_and_counted() -> None:
    data = pdf(Sheet().text(LEFT, TOP, "罚\u200b款"))
    assert read(data, "草案.pdf").text == "罚款"
    assert notes(data) == {"不可见字符": ("第1页", 1)}


def test_comments_and_form_fields_are_declared_but_links_are_not() -> None:
    kinds = ["/Text", "/Highlight", "/Link", "/Widget /FT /Tx"]
    objects = [f"<< /Type /Annot /Subtype {kind} /Rect [10 10 60 60] >>".encode() for kind in kinds]
    sheet = Sheet(extra="/Annots [6 0 R 7 0 R 8 0 R 9 0 R]").text(LEFT, TOP, WORDS)
    assert notes(pdf(sheet, objects=objects)) == {"批注": ("第1页", 2), "表单域": ("第1页", 1)}


def test_files_inside_the_file_are_declared() -> None:
    names = "/Names << /EmbeddedFiles << /Names [(a.docx) 6 0 R] >> >>"
    spec = b"<< /Type /Filespec /F (a.docx) /EF << /F 7 0 R >> >>"
    stream = b"<< /Type /EmbeddedFile /Length 1 >>\nstream\nx\nendstream"
    assert notes(pdf(Sheet().text(LEFT, TOP, WORDS), catalog=names, objects=[spec, stream])) == {
        "嵌入的附件文件": ("", 1)
    }


def test_blank_pages_are_declared() -> None:
    assert notes(pdf(Sheet().text(LEFT, TOP, WORDS), Sheet())) == {"空白页": ("第2页", 1)}


def test_a_password_is_named() -> None:
    with pytest.raises(EncryptedFileError):
        read(locked(), "草案.pdf")


@pytest.mark.parametrize("size", [20, 200, 600])
def test_a_torn_file_is_unreadable(size: int) -> None:
    with pytest.raises((UnreadableFileError, EmptyFileError)):
        read(pdf(*typeset([WORDS] * 3))[:size], "草案.pdf")


def test_a_file_without_words_is_empty() -> None:
    with pytest.raises(EmptyFileError):
        read(pdf(Sheet().line(1, 1, 90, 90)), "草案.pdf")


def test_too_many_pages_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_reader, "MAX_PAGES", 2)
    with pytest.raises(OversizedFileError, match="3 页"):
        read(pdf(*[Sheet().text(LEFT, TOP, WORDS)] * 3), "草案.pdf")
