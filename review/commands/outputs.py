"""The files of one review in a folder; what an officer has edited there is never overwritten unasked."""

import hashlib
import json
import os
from collections.abc import Mapping
from pathlib import Path

from review.commands.console import OccupiedError, PathError, reason, store

_RECORD = ".fashen.json"  # name → SHA-256 of what was written there, so that an edited file is recognised


def prepare_folder(folder: Path, names: tuple[str, ...], *, force: bool) -> None:
    """Create the folder and make sure that these files may be written.

    Raises PathError if it is no folder, OccupiedError if one of the files is not fashen's own or was changed since
    (unless `force`).
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as exc:
        raise PathError(f"不能用作输出文件夹：{reason(exc)}", where=str(folder)) from exc
    _demand_names(folder, names)
    written = _record(folder)
    strangers = [name for name in names if (folder / name).exists() and not _untouched(folder / name, written)]
    if strangers and not force:
        raise OccupiedError(
            f"输出文件夹里已有不是本工具写的、或写出后被改动过的文件：{'、'.join(strangers)}", where=str(folder)
        )


def _demand_names(folder: Path, names: tuple[str, ...]) -> None:
    """Raise PathError if the language settings of the system do not allow for such names."""
    try:
        for name in names:
            os.fsencode(folder / name)
    except UnicodeEncodeError as exc:
        fault = f"系统的语言环境（{exc.encoding}）不能用中文文件名，请设置 LANG=C.UTF-8 或 PYTHONUTF8=1 后重试"
        raise PathError(fault, where=str(folder)) from exc


def write_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write the files, each in whole or not at all, and note their digests. Raises PathError.

    While this runs, old and new files both count as fashen's own: a run that breaks off can be repeated.
    """
    digests = {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}
    before = _record(folder)
    _note(folder, before | {name: [*before.get(name, []), digest] for name, digest in digests.items()})
    for name, data in files.items():
        store(folder / name, data)
    _note(folder, before | {name: [digest] for name, digest in digests.items()})


def guard_report(target: str, draft: str) -> None:
    """Make sure that a report may be written to `target`: nothing, an empty file or another JSON object stands there.

    Raises OccupiedError if it is the draft itself or some other document.
    """
    path = Path(target)
    if not path.is_file():
        return
    if Path(draft).exists() and path.samefile(draft):
        raise OccupiedError("输出会覆盖草案本身", where=target)
    head = _head(path)
    if head and not head.startswith(b"{"):
        raise OccupiedError("该文件已存在，且不是机读报告，未覆盖", where=target)


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(64).lstrip()
    except OSError as exc:
        raise PathError(f"文件打不开：{reason(exc)}", where=str(path)) from exc


def _untouched(path: Path, written: Mapping[str, list[str]]) -> bool:
    return path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() in written.get(path.name, [])


def _note(folder: Path, record: Mapping[str, list[str]]) -> None:
    store(folder / _RECORD, json.dumps(record, ensure_ascii=False, indent=2, sort_keys=True).encode())


def _record(folder: Path) -> dict[str, list[str]]:
    """What was written here before; a missing or foreign record counts as none."""
    try:
        found = json.loads((folder / _RECORD).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    entries = found.items() if isinstance(found, dict) else ()
    return {name: digests for name, digests in entries if isinstance(digests, list)}
