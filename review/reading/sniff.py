"""What a file really is, judged by its content, not by its name."""

import io
import zipfile
import zlib
from enum import StrEnum


class Content(StrEnum):
    """The kinds of content that are told apart; the values name them to the officer."""

    DOCX = "Word 文档（.docx）"
    PDF = "PDF 文件"
    TEXT = "纯文本"
    OLD_WORD = "旧版 Word/WPS 文档（.doc、.wps）"
    LOCKED = "加密的 Office 文档"
    SHEET = "电子表格"
    SLIDES = "演示文稿"
    ODT = "OpenDocument 文档（.odt）"
    OFD = "OFD 版式文件"
    ARCHIVE = "压缩包"
    BROKEN_ZIP = "损坏的压缩结构"
    IMAGE = "图片"
    RTF = "RTF 文档"
    HTML = "网页（HTML）"
    XML = "XML 文件"
    PROGRAM = "可执行程序"


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MAGIC: tuple[tuple[bytes, Content], ...] = (
    (b"{\\rtf", Content.RTF),
    (b"Rar!\x1a\x07", Content.ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", Content.ARCHIVE),
    (b"\x1f\x8b\x08", Content.ARCHIVE),
    (b"\x89PNG\r\n\x1a\n", Content.IMAGE),
    (b"\xff\xd8\xff", Content.IMAGE),
    (b"GIF87a", Content.IMAGE),
    (b"GIF89a", Content.IMAGE),
    (b"II*\x00", Content.IMAGE),
    (b"MM\x00*", Content.IMAGE),
    (b"MZ\x90\x00", Content.PROGRAM),
    (b"\x7fELF", Content.PROGRAM),
)
_PDF_HEADER_WITHIN = 1024  # ISO 32000-1, annex H.3, note 13: readers accept a header in the first 1024 bytes
_TYPES_LIMIT = 1 << 20


def sniff(data: bytes) -> Content:
    """The kind of content; bytes with no known signature count as text and are left to the decoder to refuse."""
    for magic, content in _MAGIC:
        if data.startswith(magic):
            return content
    if data.startswith(_OLE):
        return _ole(data)
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip(data)
    if b"%PDF-" in data[:_PDF_HEADER_WITHIN]:
        return Content.PDF
    if _is_image_container(data):
        return Content.IMAGE
    return _markup(data)


def _is_image_container(data: bytes) -> bool:
    riff = data[:4] == b"RIFF" and data[8:12] == b"WEBP"
    heif = data[4:8] == b"ftyp" and data[8:12] in (b"heic", b"heix", b"mif1", b"avif")
    bitmap = data[:2] == b"BM" and int.from_bytes(data[2:6], "little") == len(data)
    return riff or heif or bitmap


def _markup(data: bytes) -> Content:
    head = data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith((b"<!doctype html", b"<html", b"mime-version:")):
        return Content.HTML
    if head.startswith(b"<?xml"):
        return Content.HTML if b"<html" in head else Content.XML
    return Content.TEXT


def _ole(data: bytes) -> Content:
    def has(stream: str) -> bool:
        return stream.encode("utf-16-le") in data

    if has("EncryptedPackage") or has("EncryptionInfo"):
        return Content.LOCKED
    if has("WordDocument"):
        return Content.LOCKED if _old_word_is_locked(data) else Content.OLD_WORD
    if has("Workbook"):
        return Content.SHEET
    if has("PowerPoint Document"):
        return Content.SLIDES
    return Content.OLD_WORD


def _old_word_is_locked(data: bytes) -> bool:
    """Bit fEncrypted of the file information block, which begins a 512-byte sector ([MS-DOC] 2.5.2)."""
    for offset in range(512, len(data) - 12, 512):
        if data[offset : offset + 2] == b"\xec\xa5":
            return bool(data[offset + 11] & 0x01)
    return False


def _zip(data: bytes) -> Content:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _by_members(archive)
    except (zipfile.BadZipFile, ValueError, NotImplementedError, RuntimeError, EOFError, OSError, zlib.error):
        return Content.BROKEN_ZIP


def _by_members(archive: zipfile.ZipFile) -> Content:
    names = set(archive.namelist())
    if "[Content_Types].xml" in names:
        return _office(archive, names)
    if "OFD.xml" in names:
        return Content.OFD
    if "mimetype" in names and "content.xml" in names:
        return Content.ODT
    return Content.ARCHIVE


def _office(archive: zipfile.ZipFile, names: set[str]) -> Content:
    with archive.open("[Content_Types].xml") as stream:
        types = stream.read(_TYPES_LIMIT)
    if any(name.startswith("word/") for name in names) or b"wordprocessingml" in types:
        return Content.DOCX
    if b"spreadsheetml" in types:
        return Content.SHEET
    return Content.SLIDES if b"presentationml" in types else Content.ARCHIVE
