"""Files that are no .docx, are damaged, or are built to harm: each gets its error, never a traceback."""

import zipfile
from io import BytesIO

import pytest
from docx_builder import Docx, docx, p, xml

from review.errors import (
    EmptyFileError,
    EncryptedFileError,
    HostileFileError,
    ReviewError,
    ScannedFileError,
    UnreadableFileError,
    UnsupportedFileError,
)
from review.reading.docx import read_docx

OLE = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(600)
GOOD = docx(p("第一条　制定本办法。"))


def archive(files: list[tuple[str, bytes]]) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for name, data in files:
            target.writestr(name, data)
    return stream.getvalue()


def with_main(content: str) -> bytes:
    return archive([("word/document.xml", content.encode())])


BOMB = '<!DOCTYPE x [<!ENTITY a "罚款"><!ENTITY b "&a;&a;&a;">]><w:document xmlns:w="w">&b;</w:document>'
EXTERNAL = '<!DOCTYPE x SYSTEM "file:///etc/hostname"><x/>'


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"plain words", UnreadableFileError),
        (b"", UnreadableFileError),
        (GOOD[: len(GOOD) // 2], UnreadableFileError),
        (archive([("readme.txt", b"x")]), UnreadableFileError),
        (with_main("<w:document"), UnreadableFileError),
        (with_main("<workbook/>"), UnsupportedFileError),
        (OLE, UnsupportedFileError),
        (OLE + "EncryptedPackage".encode("utf-16-le"), EncryptedFileError),
        (with_main(BOMB), HostileFileError),
        (with_main(EXTERNAL), HostileFileError),
        (archive([("word/document.xml", BOMB.encode("utf-16"))]), HostileFileError),
        (archive([("word/document.xml", b"<x/>"), ("Word/Document.xml", b"<x/>")]), HostileFileError),
        (archive([("word/document.xml", b"<x/>"), ("../evil", b"x")]), HostileFileError),
        (archive([(f"x/{i}", b"") for i in range(5001)]), HostileFileError),
        (with_main(xml("document", " " * 9_000_000)), HostileFileError),
        (docx(""), EmptyFileError),
        (docx(p("　 ")), EmptyFileError),
        (docx(p("", after="<w:r><w:drawing><pic:pic/></w:drawing></w:r>")), ScannedFileError),
    ],
)
def test_a_bad_file_gets_its_own_error(data: bytes, error: type[ReviewError]) -> None:
    with pytest.raises(error) as caught:
        read_docx(data, "草案.docx")
    assert caught.value.where


def test_a_part_with_a_wrong_checksum_is_damaged() -> None:
    data = bytearray(archive([("word/document.xml", xml("document", "<w:body/>").encode())]))
    data[60] ^= 0xFF
    with pytest.raises(UnreadableFileError):
        read_docx(bytes(data), "草案.docx")


def test_an_empty_file_says_what_it_holds_instead() -> None:
    hidden = p("", after="<w:r><w:rPr><w:vanish/></w:rPr><w:t>罚款</w:t></w:r>")
    with pytest.raises(EmptyFileError, match="隐藏文字：「罚款」"):
        read_docx(docx(hidden), "草案.docx")


def test_the_main_part_is_found_by_its_relationship() -> None:
    body = "<w:body>" + p("旧稿") + "</w:body>"
    data = Docx(p("新稿"), main="custom/main.xml", raw={"word/document.xml": xml("document", body).encode()}).build()
    doc = read_docx(data, "草案.docx")
    assert (doc.text, doc.blocks[0].source.part) == ("新稿", "custom/main.xml")  # type: ignore[union-attr]


def test_strict_open_xml_is_read_alike() -> None:
    body = p("青石镇办法", '<w:jc w:val="center"/>') + p("第一条", after="<w:ins><w:r><w:t>　插入</w:t></w:r></w:ins>")
    loose, strict = (read_docx(Docx(body, strict=flag).build(), "草案.docx") for flag in (False, True))
    assert (strict.text, strict.blocks, strict.unread) == (loose.text, loose.blocks, loose.unread)
    assert strict.blocks[0].centred
