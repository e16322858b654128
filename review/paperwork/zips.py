"""Reading and writing .docx packages so that the same content always gives the same bytes."""

import io
import zipfile
from collections.abc import Iterable, Mapping

from review.errors import UnreadableFileError

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest time a zip can carry
_FIRST = "[Content_Types].xml"


def read_parts(data: bytes) -> dict[str, bytes]:
    """The parts of a package by name, in the order of the file. Raises UnreadableFileError if it is no zip."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return {info.filename: archive.read(info) for info in archive.infolist() if not info.is_dir()}
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as exc:
        raise UnreadableFileError("文件不是有效的 .docx") from exc


def write_parts(parts: Mapping[str, bytes]) -> bytes:
    """A package of these parts, in their order, content types first, without times of its own."""
    names = sorted(parts, key=lambda name: name != _FIRST)
    return _write((name, parts[name]) for name in names)


def _write(members: Iterable[tuple[str, bytes]]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            info = zipfile.ZipInfo(name, _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, content)
    return buffer.getvalue()
