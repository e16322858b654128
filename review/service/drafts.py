"""The text of a draft as fashen sees it, and how its sentences were read."""

from bisect import bisect_right
from typing import TYPE_CHECKING

from review.model import Clause, Document, Extraction, Review
from review.service.office import read_draft

if TYPE_CHECKING:
    from review.grammar import Slots


def read_file(data: bytes, name: str) -> tuple[Document, Extraction]:
    """The text of a file as fashen sees it, and the facts in it. Raises UnreadableFileError and its kin (R1xx)."""
    from review.extraction import extract

    doc = read_draft(data, name)
    return doc, extract(doc)


def sentences(data: bytes, name: str) -> tuple[Document, tuple[tuple[Clause, tuple["Slots", ...]], ...]]:
    """Every sentence of a file with the words that say how it was read. Raises the R1xx errors of an unreadable file."""
    from review.engine import read_sentences
    from review.grammar import tell

    doc, extraction = read_file(data, name)
    return doc, tuple((clause, tell(doc, clause)) for clause in read_sentences(doc, extraction))


def readings(review: Review) -> dict[int, tuple["Slots", ...]]:
    """How the sentence of each finding was read, by the number of the finding; absences have none."""
    from review.engine import read_sentences
    from review.grammar import tell

    clauses = read_sentences(review.doc, review.extraction)
    starts = [clause.span.start for clause in clauses]
    placed = ((f.number, clauses[bisect_right(starts, f.span.start) - 1]) for f in review.findings if f.span and starts)
    return {number: tell(review.doc, clause) for number, clause in placed}
