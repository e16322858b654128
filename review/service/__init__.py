"""The use cases, one door for the command line and the web: read, review, screen, write the papers, look up the law."""

from review.reading import MAX_BYTES
from review.service.checklists import check_checklist, checklist, jurisdictions
from review.service.drafts import read_file, readings, sentences
from review.service.legal import (
    LawEntry,
    UnknownLawError,
    build_registry,
    check_laws,
    import_law_texts,
    look_up_law,
    registry_words,
    store_words,
)
from review.service.office import NoChecklistError, has_checklist
from review.service.outcome import FILES, Entries, Papers, decide, feedback, own_fault, papers
from review.service.reviewing import parse_category, review_file, screen_text, unsure_of_category, with_organisations
from review.settings import Settings

LARGEST_FILE = MAX_BYTES

__all__ = [
    "FILES",
    "LARGEST_FILE",
    "Entries",
    "LawEntry",
    "NoChecklistError",
    "Papers",
    "Settings",
    "UnknownLawError",
    "build_registry",
    "check_checklist",
    "check_laws",
    "checklist",
    "decide",
    "feedback",
    "has_checklist",
    "import_law_texts",
    "jurisdictions",
    "look_up_law",
    "own_fault",
    "papers",
    "parse_category",
    "read_file",
    "readings",
    "registry_words",
    "review_file",
    "screen_text",
    "sentences",
    "store_words",
    "unsure_of_category",
    "with_organisations",
]
