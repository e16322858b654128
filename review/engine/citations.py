"""Every citation of the draft against the registry, once per review."""

from review.detectors import Case
from review.model import Absent, CitationCheck


def check_citations(case: Case) -> tuple[CitationCheck, ...]:
    """One check per citation (or per wrong article), in reading order."""
    own = own_titles(case)
    return tuple(
        check
        for citation in case.extraction.citations
        for check in case.registry.check(citation, case.day, own_titles=own)
    )


def own_titles(case: Case) -> frozenset[str]:
    """The names of the draft itself: naming itself in 《》 is no citation."""
    titles = (case.extraction.title, case.extraction.notice_title)
    parts = (part.title for part in case.extraction.parts if part.title)
    return frozenset({t.value for t in titles if not isinstance(t, Absent)} | set(parts))
