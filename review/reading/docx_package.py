"""A .docx as a package: parts and relationships, opened with limits so that a hostile archive cannot exhaust us."""

import posixpath
import re
import zipfile
import zlib
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from urllib.parse import unquote, urlsplit

from lxml import etree

from review.errors import EncryptedFileError, HostileFileError, UnreadableFileError, UnsupportedFileError
from review.reading import docx_walk
from review.reading.docx_walk import Element

MAX_PARTS = 5_000
MAX_TOTAL = 400 * 2**20  # bytes, all parts uncompressed
MAX_XML = 64 * 2**20  # bytes, one XML part uncompressed
MAX_RATIO = 200  # uncompressed to compressed; above RATIO_FLOOR only
RATIO_FLOOR = 8 * 2**20

_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_DOCTYPES = tuple("<!DOCTYPE".encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be"))
_MAIN = "/officeDocument"
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError, OverflowError)
_RELATIONSHIP = re.compile(r"\}Relationship$")


@dataclass(frozen=True, slots=True)
class Relationship:
    """One relationship of a part: its kind (last word of the type), and the part it leads to ("" if outside)."""

    id: str
    kind: str
    target: str


class Package:
    """The parts of one file. `name` is the file's name, used in messages."""

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        self._zip = self._open(data)
        self._infos = self._index()
        self._check_size()

    @property
    def parts(self) -> tuple[str, ...]:
        """The names of all parts, in the order of the archive."""
        return tuple(info.filename.replace("\\", "/").lstrip("/") for info in self._infos.values())

    @cached_property
    def main(self) -> str:
        """The part that holds the text, as `_rels/.rels` names it; UnreadableFileError if there is none."""
        for relation in self.relations(""):
            if relation.kind == _MAIN[1:] and self.has(relation.target):
                return relation.target
        if self.has("word/document.xml"):
            return "word/document.xml"
        raise UnreadableFileError("压缩包里没有 Word 正文（word/document.xml），这不是 Word 文件", where=self.name)

    def has(self, part: str) -> bool:
        """True if the package holds this part (part names know no case)."""
        return part.lower() in self._infos

    def relations(self, part: str) -> tuple[Relationship, ...]:
        """The relationships of a part; of the whole package for ""."""
        folder, base = posixpath.split(part)
        rels = posixpath.join(folder, "_rels", f"{base}.rels")
        if not self.has(rels):
            return ()
        found = (e for e in self.xml(rels).iter() if _RELATIONSHIP.search(str(e.tag)))
        return tuple(_relationship(e, folder) for e in found)

    def xml(self, part: str) -> Element:
        """The root of an XML part. HostileFileError for a DTD or an outsize part, UnreadableFileError if malformed."""
        return self.parse(self.read(part), part)

    def parse(self, data: bytes, part: str) -> Element:
        """The root of the XML in `data`, with the checks of `xml`; `part` is named in messages."""
        if any(mark in data for mark in _DOCTYPES):
            raise HostileFileError("文件内部带有 DTD（实体定义），已拒绝读取", where=part)
        try:
            root = etree.fromstring(data, docx_walk.parser())
        except etree.XMLSyntaxError as exc:
            raise UnreadableFileError(f"文件内部的 {part} 已损坏（第{exc.lineno}行）", where=part) from exc
        if root.getroottree().docinfo.internalDTD is not None:
            raise HostileFileError("文件内部带有 DTD（实体定义），已拒绝读取", where=part)
        return root

    def _open(self, data: bytes) -> zipfile.ZipFile:
        if data.startswith(_OLE):
            if _ENCRYPTED_STREAM in data:
                raise EncryptedFileError("文件设有打开密码，无法读取", where=self.name)
            raise UnsupportedFileError("这是旧版 Word／WPS 格式（.doc、.wps），尚不能直接读取", where=self.name)
        try:
            return zipfile.ZipFile(BytesIO(data))
        except _BROKEN as exc:
            raise UnreadableFileError("文件不是 .docx，或者已经损坏", where=self.name) from exc

    def _index(self) -> dict[str, zipfile.ZipInfo]:
        infos = [info for info in self._zip.infolist() if not info.is_dir()]
        if len(infos) > MAX_PARTS:
            raise HostileFileError(f"文件内部部件多达 {len(infos)} 个，已拒绝读取", where=self.name)
        index: dict[str, zipfile.ZipInfo] = {}
        for info in infos:
            key = info.filename.replace("\\", "/").lstrip("/").lower()
            if key in index or ".." in key.split("/"):
                raise HostileFileError(f"文件内部有重名或越界的部件「{info.filename}」，已拒绝读取", where=self.name)
            index[key] = info
        return index

    def _check_size(self) -> None:
        total = 0
        for info in self._infos.values():
            total += info.file_size
            if info.flag_bits & 1:
                raise EncryptedFileError("文件设有密码，无法读取", where=self.name)
        if total > MAX_TOTAL:
            raise HostileFileError("文件解压后过大，已拒绝读取", where=self.name)

    def read(self, part: str) -> bytes:
        """The bytes of a part that is there. HostileFileError if it is outsize, UnreadableFileError if damaged."""
        info = self._infos[part.lower()]
        if info.file_size > MAX_XML:
            raise HostileFileError(f"「{part}」解压后过大，已拒绝读取", where=part)
        if info.file_size > RATIO_FLOOR and info.file_size > MAX_RATIO * max(info.compress_size, 1):
            raise HostileFileError(f"「{part}」的压缩比异常（压缩炸弹），已拒绝读取", where=part)
        try:
            return self._zip.read(info)
        except _BROKEN as exc:
            raise UnreadableFileError(f"文件内部的 {part} 已损坏，读不出来", where=part) from exc


def _relationship(element: Element, folder: str) -> Relationship:
    kind = (element.get("Type") or "").rpartition("/")[2]
    target = element.get("Target") or ""
    if element.get("TargetMode") == "External":
        return Relationship(element.get("Id") or "", kind, "")
    path = unquote(_path(target).replace("\\", "/"))
    joined = path.lstrip("/") if path.startswith("/") else posixpath.normpath(posixpath.join(folder, path))
    return Relationship(element.get("Id") or "", kind, joined)


def _path(target: str) -> str:
    try:
        return urlsplit(target).path
    except ValueError:
        return target
