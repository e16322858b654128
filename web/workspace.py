"""The temporary workspace: one folder per review with the upload and the decisions; nothing else is stored."""

import hashlib
import json
import os
import re
import secrets
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from review.model import Category, Conclusion, Decision, DecisionKind, DutyAnswer, DutyVerdict, OwnPoint, Severity
from review.service import Entries
from web.problems import GoneError

_TOKEN_BYTES = 24  # 192 random bits: whoever does not know the address does not find the review
_TOKEN = re.compile(r"[A-Za-z0-9_-]{32}")
_PREFIX = "fashen-web-"
_UPLOAD, _CASE = "upload", "case.json"


@dataclass(frozen=True, slots=True)
class Case:
    """What a review is computed from besides the bytes, and what the officer has decided so far.

    `page` marks the window that saved last.
    """

    name: str
    category: Category | None
    day: date
    decisions: tuple[Decision, ...] = ()
    entries: Entries = field(default_factory=Entries)
    saved: datetime | None = None
    jurisdiction: str = ""
    page: str = ""


class Workspace:
    """Folders under a root, named by unguessable tokens; each goes when it was not used for some hours.

    Without `root` a new folder in the system's temporary folder is used and removed by `close`.
    """

    def __init__(self, root: Path | None, *, hours: float, clock: Callable[[], float] = time.time) -> None:
        self._own = root is None
        self._seconds = hours * 3600
        self._clock = clock
        if root is None:
            _remove_orphans(Path(tempfile.gettempdir()), clock() - self._seconds)
        self.root = Path(tempfile.mkdtemp(prefix=_PREFIX)) if root is None else root
        self.root.mkdir(mode=0o700, parents=True, exist_ok=True)

    def add(self, data: bytes, case: Case) -> str:
        """Store a new review and return its token."""
        self.sweep()
        self.root.mkdir(mode=0o700, exist_ok=True)
        token = secrets.token_urlsafe(_TOKEN_BYTES)
        (self.root / token).mkdir(mode=0o700)
        _write(self.root / token / _UPLOAD, data)
        self.save(token, case)
        return token

    def case(self, token: str) -> Case:
        """The stored case; asking for it counts as use. Raises GoneError."""
        self.sweep()
        path = self._folder(token) / _CASE
        with suppress(FileNotFoundError):
            os.utime(path, (self._clock(), self._clock()))
            return _case(json.loads(path.read_text("utf-8")))
        raise GoneError("没有这次审查，可能已经到期或者删除")

    def upload(self, token: str) -> bytes:
        """The bytes that were uploaded. Raises GoneError."""
        with suppress(FileNotFoundError):
            return (self._folder(token) / _UPLOAD).read_bytes()
        raise GoneError("没有这次审查，可能已经到期或者删除")

    def save(self, token: str, case: Case) -> None:
        """Replace the stored case as a whole. Raises GoneError."""
        path = self._folder(token) / _CASE
        try:
            _write(path, json.dumps(plain(case), ensure_ascii=False, indent=2).encode())
            os.utime(path, (self._clock(), self._clock()))
        except FileNotFoundError as exc:  # deleted while it was being saved
            raise GoneError("没有这次审查，可能已经到期或者删除") from exc

    def expires(self) -> datetime:
        """When a review that is used now will go."""
        return datetime.fromtimestamp(self._clock() + self._seconds)

    def delete(self, token: str) -> None:
        """Remove a review with everything stored of it. Raises GoneError."""
        shutil.rmtree(self._folder(token), ignore_errors=True)

    def sweep(self) -> None:
        """Remove what was not used for too long."""
        oldest = self._clock() - self._seconds
        for folder in self._folders():
            with suppress(FileNotFoundError):
                used = folder / _CASE
                if (used if used.exists() else folder).stat().st_mtime < oldest:
                    shutil.rmtree(folder, ignore_errors=True)

    def close(self) -> None:
        """Remove every review, and the root if it was made here."""
        for folder in self._folders():
            shutil.rmtree(folder, ignore_errors=True)
        if self._own:
            shutil.rmtree(self.root, ignore_errors=True)

    def _folders(self) -> Iterator[Path]:
        if self.root.is_dir():
            yield from (one for one in self.root.iterdir() if _TOKEN.fullmatch(one.name))

    def _folder(self, token: str) -> Path:
        """The folder of a token; what does not look like one never reaches the file system."""
        if not _TOKEN.fullmatch(token) or not (self.root / token).is_dir():
            raise GoneError("没有这次审查，可能已经到期或者删除")
        return self.root / token


def touched(case: Case, decisions: tuple[Decision, ...], entries: Entries, now: datetime) -> Case:
    """The case with what the officer has just saved."""
    return replace(case, decisions=decisions, entries=entries, saved=now)


def version(case: Case) -> str:
    """A mark of what is stored, which changes when something else is saved."""
    return hashlib.sha256(json.dumps({**plain(case), "saved": None, "page": ""}).encode()).hexdigest()[:16]


def plain(case: Case) -> dict[str, Any]:
    """A case as plain data, as it is stored and handed out."""
    entries = case.entries
    return {
        "name": case.name,
        "category": case.category.value if case.category else None,
        "day": case.day.isoformat(),
        "jurisdiction": case.jurisdiction,
        "page": case.page,
        "decisions": [{"fingerprint": d.fingerprint, "kind": d.kind.value, "text": d.text} for d in case.decisions],
        "entries": {
            "conclusion": entries.conclusion.value if entries.conclusion else None,
            "reviewer": entries.reviewer,
            "organ": entries.organ,
            "dated": entries.dated.isoformat() if entries.dated else None,
            "remarks": entries.remarks,
            "addressee": entries.addressee,
            "duties": [
                {"fingerprint": a.fingerprint, "verdict": a.verdict.value, "note": a.note} for a in entries.duties
            ],
            "own": [{**asdict(one), "severity": one.severity.value} for one in entries.own],
        },
        "saved": case.saved.isoformat(timespec="seconds") if case.saved else None,
    }


def _case(stored: dict[str, Any]) -> Case:
    written = stored["entries"]
    entries = Entries(
        conclusion=Conclusion(written["conclusion"]) if written["conclusion"] else None,
        reviewer=written["reviewer"],
        organ=written["organ"],
        dated=date.fromisoformat(written["dated"]) if written["dated"] else None,
        remarks=written["remarks"],
        addressee=written["addressee"],
        duties=tuple(
            DutyAnswer(d["fingerprint"], DutyVerdict(d["verdict"]), d["note"]) for d in written.get("duties", ())
        ),
        own=tuple(OwnPoint(**{**one, "severity": Severity(one["severity"])}) for one in written.get("own", ())),
    )
    return Case(
        name=stored["name"],
        category=Category(stored["category"]) if stored["category"] else None,
        day=date.fromisoformat(stored["day"]),
        jurisdiction=stored.get("jurisdiction", ""),
        page=stored.get("page", ""),
        decisions=tuple(Decision(d["fingerprint"], DecisionKind(d["kind"]), d["text"]) for d in stored["decisions"]),
        entries=entries,
        saved=datetime.fromisoformat(stored["saved"]) if stored["saved"] else None,
    )


def _remove_orphans(temporary: Path, oldest: float) -> None:
    """Remove workspaces that a killed program left behind and nobody used for too long."""
    for root in temporary.glob(f"{_PREFIX}*"):
        with suppress(OSError):
            last = max(path.stat().st_mtime for path in (root, *root.glob(f"*/{_CASE}")))
            if last < oldest and not root.is_symlink():
                shutil.rmtree(root, ignore_errors=True)


def _write(path: Path, data: bytes) -> None:
    """Write a file for the owner's eyes only, in whole or not at all."""
    handle, draft = tempfile.mkstemp(dir=path.parent)  # mkstemp makes it 0600
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(draft).replace(path)
    except OSError:
        Path(draft).unlink(missing_ok=True)
        raise
