"""Errors that a user can meet: each with a code, a place and a next step. Bugs stay ordinary exceptions."""

from typing import ClassVar


class ReviewError(Exception):
    """What went wrong, where, and what the reader can do about it."""

    code: ClassVar[str] = "R000"
    hint: ClassVar[str] = ""

    def __init__(self, message: str, *, where: str = "") -> None:
        super().__init__(f"[{self.code}] {message}")
        self.message = message
        self.where = where


class UnreadableFileError(ReviewError):
    """The file cannot be read as what it claims to be."""

    code = "R101"
    hint = "请用 Word 或 WPS 打开后另存为 .docx，再重新提交。"


class EmptyFileError(ReviewError):
    """Nothing stands in the file."""

    code = "R102"
    hint = "请确认选对了文件，并在 Word 或 WPS 中查看内容后重新提交。"


class EncryptedFileError(ReviewError):
    """The file is protected by a password."""

    code = "R103"
    hint = "请在 Word、WPS 或 PDF 软件中取消密码保护后重新提交。"


class WrongExtensionError(ReviewError):
    """The content is not what the file name says."""

    code = "R104"
    hint = "请按提示的实际格式更正扩展名，或另存为 .docx 后重新提交。"


class ScannedFileError(ReviewError):
    """The pages are pictures without text."""

    code = "R105"
    hint = "该文件是扫描件，没有文字层，机器未能审查，须由人工审读；请向起草单位索取 Word 版或可复制文字的 PDF。"


class OversizedFileError(ReviewError):
    """The file is larger than fashen accepts."""

    code = "R106"
    hint = "请拆分文件、压缩图片，或只提交草案正文。"


class UnsupportedFileError(ReviewError):
    """A format that fashen does not read."""

    code = "R107"
    hint = "目前可读 .docx、带文字层的 .pdf、.txt 和 .md；请另存为其中一种。"


class HostileFileError(ReviewError):
    """The file is built to exhaust or deceive a reader (zip bomb, XML entities, paths)."""

    code = "R108"
    hint = "文件结构异常，已拒绝读取；请核实来源，在 Word 或 WPS 中另存后重新提交。"


class ChecklistError(ReviewError):
    """A checklist item, profile or law file is wrong; `where` names file and key."""

    code = "R201"
    hint = "请按提示的文件和键改正检查清单，再运行 fashen checklist test。"


class LawError(ReviewError):
    """The law registry or the law store is wrong or missing."""

    code = "R301"
    hint = "请核对法规名称，或用 fashen law import 导入法规全文库。"


class FormError(ReviewError):
    """A form template or the values for it are wrong."""

    code = "R401"
    hint = "请按提示补齐或改正填写内容后重试。"


class UsageError(ReviewError):
    """The command line or the request asks for something that does not exist."""

    code = "R501"
    hint = "运行 fashen --help 查看用法。"
