"""The door judges a file by its content and tells the officer what it is and what to do."""

import io
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from pdf_writer import LEFT, TOP, Sheet, pdf

import review.reading
from review.errors import (
    EmptyFileError,
    EncryptedFileError,
    OversizedFileError,
    ReviewError,
    ScannedFileError,
    UnreadableFileError,
    UnsupportedFileError,
    WrongExtensionError,
)
from review.reading import read
from review.reading.sniff import Content, sniff

ROOT = Path(__file__).parents[2]
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 504
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 20
PDF = pdf(Sheet().text(LEFT, TOP, "本通告自发布之日起施行。"))


def zipped(**members: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, words in members.items():
            archive.writestr({"types": "[Content_Types].xml", "ofd": "OFD.xml"}.get(name, name), words)
    return buffer.getvalue()


def ole(stream: str, sector: bytes = b"") -> bytes:
    return OLE + sector.ljust(512, b"\x00") + stream.encode("utf-16-le")


DOCX = zipped(types="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml")
XLSX = zipped(types="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml")


@pytest.mark.parametrize(
    ("data", "content"),
    [
        (DOCX, Content.DOCX),
        (XLSX, Content.SHEET),
        (zipped(types="presentationml"), Content.SLIDES),
        (zipped(ofd="<OFD/>"), Content.OFD),
        (zipped(mimetype="application/vnd.oasis.opendocument.text", **{"content.xml": ""}), Content.ODT),
        (zipped(**{"草案.docx": ""}), Content.ARCHIVE),
        (DOCX[: len(DOCX) // 2], Content.BROKEN_ZIP),
        (b"Rar!\x1a\x07\x01\x00", Content.ARCHIVE),
        (b"7z\xbc\xaf\x27\x1c", Content.ARCHIVE),
        (ole("WordDocument"), Content.OLD_WORD),
        (ole("Workbook"), Content.SHEET),
        (ole("EncryptedPackage"), Content.LOCKED),
        (ole("WordDocument", b"\xec\xa5" + b"\x00" * 9 + b"\x01"), Content.LOCKED),
        (b"{\\rtf1", Content.RTF),
        (PNG, Content.IMAGE),
        (b"\xff\xd8\xff\xe0", Content.IMAGE),
        (b"RIFF\x00\x00\x00\x00WEBP", Content.IMAGE),
        (b"\xef\xbb\xbf<!DOCTYPE html>", Content.HTML),
        (b'<?xml version="1.0"?><w:wordDocument/>', Content.XML),
        (b"\r\n" + PDF, Content.PDF),
        ("BM公告".encode(), Content.TEXT),
    ],
)
def test_content_is_told_by_its_bytes(data: bytes, content: Content) -> None:
    assert sniff(data) is content


@pytest.mark.parametrize(
    ("data", "name", "error", "says"),
    [
        (b"", "草案.docx", EmptyFileError, "0 字节"),
        (PDF, "草案.docx", WrongExtensionError, "PDF"),
        (PDF, "草案.ofd", WrongExtensionError, "PDF"),
        (DOCX, "草案.wps", WrongExtensionError, "Word 文档（.docx）"),
        (DOCX, "草案.pdf", WrongExtensionError, "Word 文档（.docx）"),
        ("公告".encode(), "草案.docx", WrongExtensionError, "纯文本"),
        (ole("WordDocument"), "草案.docx", WrongExtensionError, "旧版 Word"),
        (XLSX, "草案.docx", WrongExtensionError, "电子表格"),
        (PNG, "草案.pdf", WrongExtensionError, "图片"),
        (ole("WordDocument"), "草案.doc", UnsupportedFileError, "另存为 .docx"),
        (ole("WordDocument"), "草案.wps", UnsupportedFileError, "另存为 .docx"),
        (ole("EncryptedPackage"), "草案.docx", EncryptedFileError, "密码"),
        (zipped(ofd=""), "草案.ofd", UnsupportedFileError, "OFD"),
        (zipped(**{"草案.txt": ""}), "草案.docx", UnsupportedFileError, "解压"),
        (b"Rar!\x1a\x07\x01\x00", "草案.rar", UnsupportedFileError, "解压"),
        (b"<html>", "草案.html", UnsupportedFileError, "网页"),
        (PNG, "草案.png", ScannedFileError, "图片"),
        (DOCX[:60], "草案.docx", UnreadableFileError, "损坏"),
    ],
)
def test_each_refusal_says_what_the_file_is(data: bytes, name: str, error: type[ReviewError], says: str) -> None:
    with pytest.raises(error) as caught:
        read(data, name)
    assert type(caught.value) is error
    assert says in caught.value.message
    assert caught.value.where == name


def test_a_file_over_the_limit_is_refused_with_its_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(review.reading, "MAX_BYTES", 1 << 20)
    with pytest.raises(OversizedFileError, match=r"2\.0 MB，超过上限 1 MB"):
        read(b"a" * (2 << 20), "草案.txt")


@pytest.mark.parametrize("name", ["草案.PDF", "草案", "dir/草案.v2.pdf"])
def test_the_extension_may_be_upper_case_or_missing(name: str) -> None:
    assert read(PDF, name).kind == "pdf"


def test_text_is_read_without_loading_a_pdf_library() -> None:
    code = (
        "import sys; from review.reading import read; read('公告'.encode(), 'a.txt'); print('pypdfium2' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "False"
