"""Streams and files of the command line: encodings, messages, reading input, writing whole files or nothing."""

import errno
import io
import os
import stat
import sys
from pathlib import Path
from types import TracebackType

from review.columns import printable
from review.errors import ReviewError, UsageError

_REASONS = {
    errno.EACCES: "没有权限，或文件正被其他程序打开",
    errno.EPERM: "没有权限",
    errno.ENOENT: "没有这个文件夹",
    errno.ENOTDIR: "路径中有一段是文件，不是文件夹",
    errno.EEXIST: "同名文件已存在",
    errno.EISDIR: "这是文件夹",
    errno.ENOSPC: "磁盘已满",
    errno.EROFS: "磁盘只读",
    errno.ENAMETOOLONG: "文件名过长",
}
CRASHED = 70
INTERRUPTED = 130
BROKEN_PIPE = 141


class PathError(UsageError):
    """A file or folder named on the command line cannot be used."""

    hint = "请核对路径、文件名和权限后重试。"


class OccupiedError(UsageError):
    """A file that fashen did not write, or that was changed since, stands in the way."""

    hint = "请换一个位置，或移走该文件；确认可以覆盖的，加 --force。"


def prepare_streams() -> None:
    """UTF-8 wherever output is redirected; on a console its own encoding, with 「?」 for what it cannot show."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            if stream.isatty():
                stream.reconfigure(errors="replace")
            else:
                stream.reconfigure(encoding="utf-8", errors="replace", newline="\n")


def say(message: str) -> None:
    """A message to the user, on stderr: stdout is for results."""
    print(printable(message), file=sys.stderr, flush=True)


def complain(error: ReviewError) -> None:
    """An error with its code, place and next step, on stderr."""
    where = f"（{error.where}）" if error.where else ""
    say(f"错误 {error.code}：{error.message}{where}")
    if error.hint:
        say(f"下一步：{error.hint}")


def show(text: str) -> None:
    """A result on stdout. Raises PathError if it cannot take it; a broken pipe stays one."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as exc:
        drop_stdout()
        raise PathError(f"写不进去：{reason(exc)}", where="标准输出") from exc


def load(path: str, most: int = -1) -> tuple[bytes, str]:
    """The bytes of a file, no more than one beyond `most`, and its name. Raises PathError if it cannot be opened."""
    file = Path(path)
    try:
        with file.open("rb") as stream:
            return stream.read(most + 1 if most >= 0 else -1), file.name
    except FileNotFoundError as exc:
        raise PathError("找不到文件", where=path) from exc
    except IsADirectoryError as exc:
        raise PathError("这是文件夹，不是文件", where=path) from exc
    except OSError as exc:
        raise PathError(f"文件打不开：{reason(exc)}", where=path) from exc
    except ValueError as exc:  # a NUL in the path
        raise PathError("文件名无效", where=repr(path)) from exc


def reason(error: OSError) -> str:
    """Why the system refused, in Chinese where the reason is a common one."""
    return _REASONS.get(error.errno or 0, error.strerror or str(error))


def store(path: Path, data: bytes) -> None:
    """Write a file so that at any moment it is there in whole or not at all.

    A device or pipe is written to directly. Raises PathError if that is not possible.
    """
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            path.write_bytes(data)
        else:
            _replace(path, data)
    except OSError as exc:
        raise PathError(f"写不进去：{reason(exc)}", where=str(path)) from exc


def _replace(path: Path, data: bytes) -> None:
    path = path.resolve()
    draft = path.with_name(f".{os.urandom(8).hex()}.tmp")
    try:
        with draft.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            draft.chmod(stat.S_IMODE(path.stat().st_mode))
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def own_up(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """For faults of the program: leave with a code of its own, for Python's 1 would say that there are findings."""
    sys.__excepthook__(kind, error, trace)
    say("程序内部错误，不是草案的问题；本次没有审查结论。请把以上内容告诉维护人员。")
    os._exit(CRASHED)


def drop_stdout() -> None:
    """After a broken pipe: send what is still buffered nowhere, so that leaving does not fail again."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
