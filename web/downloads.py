"""The papers of a review as downloads with Chinese names."""

import io
import json
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass

from flask import Response, send_file

from review import service
from review.model import Found, Review
from web.problems import UnknownPageError
from web.workspace import Case, plain

_OPINION, _FORM, _ANNOTATED, _REPORT, _SARIF = service.FILES
_DECISIONS = "处理记录.json"
_FEEDBACK = "误报漏报例句（匿名）.zip"
FILES = {
    "opinion": _OPINION,
    "form": _FORM,
    "annotated": _ANNOTATED,
    "report": _REPORT,
    "decisions": _DECISIONS,
    "feedback": _FEEDBACK,
}
ALL = "all"
_ARCHIVE = "全部文书.zip"
_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "json": "application/json",
    "sarif": "application/sarif+json",
    "zip": "application/zip",
}
_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*《》\u200e\u200f\u202a-\u202e\u2066-\u2069]+')
_LONGEST = 60
_NO_DAY = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Paper:
    """One file to hand out."""

    name: str
    data: bytes


def paper(key: str, review: Review, data: bytes, case: Case) -> Paper:
    """The paper with this key, or all of them as .zip. Raises UnknownPageError and what `service.papers` raises."""
    if key != ALL and key not in FILES:
        raise UnknownPageError("没有这种文书")
    title = file_title(review)
    if key == "decisions":
        return Paper(f"{title}－{_DECISIONS}", _record(review, case))
    if key == "feedback":
        missed = [one.quote for one in case.entries.own if one.quote]
        found = service.feedback(review, case.decisions, case.entries.duties, missed=missed)
        return Paper(_FEEDBACK, archive(found.files))  # its name must not tell the place either
    files = service.papers(review, data, case.decisions, case.entries).files()
    if key == ALL:
        return Paper(f"{title}－{_ARCHIVE}", archive({**files, _DECISIONS: _record(review, case)}))
    return Paper(f"{title}－{FILES[key]}", files[FILES[key]])


def send(one: Paper) -> Response:
    """The paper as an attachment; the name goes out by RFC 5987."""
    kind = _TYPES[one.name.rpartition(".")[2]]
    return send_file(io.BytesIO(one.data), mimetype=kind, as_attachment=True, download_name=one.name)


def file_title(review: Review) -> str:
    """The title of the draft as part of a file name that every system takes."""
    found = review.extraction.title
    words = found.value if isinstance(found, Found) else review.doc.name.rpartition(".")[0]
    return _FORBIDDEN.sub("", words).strip(" .")[:_LONGEST] or "草案"


def archive(files: Mapping[str, bytes]) -> bytes:
    """A .zip that is the same for the same files."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as bundle:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, _NO_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            bundle.writestr(entry, data)
    return buffer.getvalue()


def _record(review: Review, case: Case) -> bytes:
    """The officer's decisions with the numbers of the findings, for the file and for machines."""
    made = {decision.fingerprint: decision for decision in case.decisions}
    record = plain(case)
    record["sha256"] = review.doc.sha256
    record["decisions"] = [
        {
            "id": f"F{finding.number}",
            "fingerprint": finding.fingerprint,
            "kind": made[finding.fingerprint].kind.value if finding.fingerprint in made else None,
            "text": made[finding.fingerprint].text if finding.fingerprint in made else "",
        }
        for finding in review.findings
    ]
    record["duties"] = _answers(review, case)
    del record["entries"]["duties"], record["page"]
    return (json.dumps(record, ensure_ascii=False, indent=2) + "\n").encode()


def _answers(review: Review, case: Case) -> list[dict[str, str | None]]:
    """The officer's answers with the numbers of the rows of the duties table."""
    given = {answer.fingerprint: answer for answer in case.entries.duties}
    return [
        {
            "id": f"D{row.number}",
            "fingerprint": row.fingerprint,
            "verdict": given[row.fingerprint].verdict.value if row.fingerprint in given else None,
            "note": given[row.fingerprint].note if row.fingerprint in given else "",
        }
        for row in review.duties
    ]
