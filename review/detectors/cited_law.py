"""Citations of law that the registry objects to."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from review.detectors.base import Case, Hit, own_titles
from review.model import CitationCheck, CitationStatus

NAME = "cited-law"
WHOLE = False
OPTIONS: dict[str, Any] = {
    "type": "object",
    "properties": {
        "status": {"type": "array", "items": {"enum": [s.value for s in CitationStatus]}, "minItems": 1},
        "unsure": {"type": "boolean", "description": "true：也报告登记表本身没有把握的情形（仅作提示）"},
    },
    "required": ["status"],
    "additionalProperties": False,
}
_HISTORY_BEFORE = re.compile(r"(?:原|旧|已废止的|已失效的|修订前的|修改前的)(?:中华人民共和国)?$")
_HISTORY_AFTER = re.compile(r"^[^。；]{0,60}(?:同时废止|予以废止|即行废止|不再执行|停止执行|已废止|已经废止|失效)")


def detect(case: Case, options: Mapping[str, Any]) -> Iterator[Hit]:
    """Citations in one of the given states; a law that is named in order to repeal or to recount it is left alone.

    The values give {law} (registered title), {cited} (as written), {fact} (what the registry says).
    """
    own = own_titles(case)
    for citation in case.extraction.citations:
        for check in case.registry.check(citation, case.day, own_titles=own):
            wanted = check.status.value in options["status"] and check.sure is not options.get("unsure", False)
            if wanted and not _is_history(case, check):
                yield _hit(check)


def _hit(check: CitationCheck) -> Hit:
    cited = check.citation.title or check.citation.number
    return Hit(
        check.span or check.citation.span,
        {"law": check.law or cited, "cited": cited, "fact": check.message.rstrip("。")},
        sure=check.sure,
    )


def _is_history(case: Case, check: CitationCheck) -> bool:
    start, end = check.citation.title_span.start, check.citation.span.end
    before = case.doc.text[max(0, start - 12) : start].rstrip("《")
    return bool(_HISTORY_BEFORE.search(before) or _HISTORY_AFTER.search(case.doc.text[end : end + 80].lstrip("》")))
