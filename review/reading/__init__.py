"""The door of reading: bytes go in, a `Document` comes out, or an error that says what to do."""

from pathlib import PurePath

from review.errors import (
    EmptyFileError,
    EncryptedFileError,
    OversizedFileError,
    ScannedFileError,
    UnreadableFileError,
    UnsupportedFileError,
    WrongExtensionError,
)
from review.model import Document
from review.reading.sniff import Content, sniff
from review.reading.text import read_text, text_document

__all__ = ["MAX_BYTES", "read", "text_document"]

MAX_BYTES = 50 * 1024 * 1024

_READABLE = {
    Content.DOCX: (".docx", ".docm"),
    Content.PDF: (".pdf",),
    Content.TEXT: (".txt", ".text", ".md", ".markdown"),
}
_ADVICE = {
    Content.OLD_WORD: "请用 Word 或 WPS 打开后另存为 .docx",
    Content.SHEET: "请把需要审查的文字另存为 .docx",
    Content.SLIDES: "请把需要审查的文字另存为 .docx",
    Content.ODT: "请用 WPS 或 LibreOffice 打开后另存为 .docx",
    Content.OFD: "请用 OFD 阅读器另存为 PDF，或向起草单位索取 Word 版",
    Content.ARCHIVE: "请解压后逐个提交其中的文件",
    Content.RTF: "请用 Word 或 WPS 打开后另存为 .docx",
    Content.HTML: "请用浏览器打开后复制到 Word 文档，另存为 .docx",
    Content.XML: "请用 Word 或 WPS 打开后另存为 .docx",
    Content.PROGRAM: "请确认选对了文件",
}


def read(data: bytes, name: str) -> Document:
    """Read a draft; the content decides how, the file name only has to agree with it.

    Raises the file errors of `review.errors`: empty, too large (`MAX_BYTES`), protected, corrupt, a scan, a wrong
    extension, a format that is not read.
    """
    if not data:
        raise EmptyFileError("文件是空的（0 字节）", where=name)
    if len(data) > MAX_BYTES:
        raise OversizedFileError(
            f"文件大小 {len(data) / 1048576:.1f} MB，超过上限 {MAX_BYTES // 1048576} MB", where=name
        )
    content = sniff(data)
    _refuse(content, name)
    if content is Content.DOCX:
        from review.reading.docx import read_docx

        return read_docx(data, name)
    if content is Content.PDF:
        from review.reading.pdf import read_pdf

        return read_pdf(data, name)
    return read_text(data, name)


def _refuse(content: Content, name: str) -> None:
    """Raise unless the content can be read and the extension says the same."""
    suffix = PurePath(name).suffix.lower()
    if content is Content.LOCKED:
        raise EncryptedFileError("文件设有打开密码，无法读取", where=name)
    if content is Content.BROKEN_ZIP:
        raise UnreadableFileError("文件结构已损坏，无法打开", where=name)
    if content in _READABLE:
        if suffix and suffix not in _READABLE[content]:
            raise _mismatch(content, suffix, name)
        return
    if content is not Content.ARCHIVE and any(suffix in known for known in _READABLE.values()):
        raise _mismatch(content, suffix, name)
    if content is Content.IMAGE:
        raise ScannedFileError("这是一张图片，没有可读的文字", where=name)
    raise UnsupportedFileError(f"这是{content.value}，目前不能读取；{_ADVICE[content]}", where=name)


def _mismatch(content: Content, suffix: str, name: str) -> WrongExtensionError:
    advice = f"；{_ADVICE[content]}" if content in _ADVICE else ""
    return WrongExtensionError(f"扩展名是 {suffix}，内容却是{content.value}{advice}", where=name)
