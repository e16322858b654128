"""The officer's answers to the rows of the duties table: read from the request, and shown again as typed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from review.model import DutyAnswer, DutyRow, DutyVerdict, Review, Standing

_LONGEST = 500


@dataclass(frozen=True, slots=True)
class Reply:
    """What stands on the page for one row; `verdict` None is not answered; `fault` says what is wrong."""

    verdict: DutyVerdict | None = None
    note: str = ""
    fault: str = ""

    def answer(self, row: DutyRow) -> DutyAnswer | None:
        """The answer, if one was given."""
        return DutyAnswer(row.fingerprint, self.verdict, self.note) if self.verdict else None


Replies = Mapping[str, Reply]


@dataclass(frozen=True, slots=True)
class DutyLine:
    """One row of the table as the page shows it; `anchor` is the block of the draft where it begins."""

    row: DutyRow
    reply: Reply
    anchor: str


@dataclass(frozen=True, slots=True)
class Duties:
    """The table on the page: its rows, how many stand how, how many are answered, the basis of the whole draft."""

    lines: tuple[DutyLine, ...]
    counts: tuple[tuple[Standing, int], ...]
    answered: int
    general: str
    without: int


def make_duties(review: Review, replies: Replies) -> Duties:
    """The table with the officer's answers."""
    counts = tuple((standing, sum(row.standing is standing for row in review.duties)) for standing in Standing)
    return Duties(
        lines=tuple(DutyLine(row, replies[row.fingerprint], _anchor(review, row)) for row in review.duties),
        counts=tuple((standing, count) for standing, count in counts if count),
        answered=sum(reply.verdict is not None for reply in replies.values()),
        general=review.doc.quote(review.general_basis) if review.general_basis else "",
        without=sum(row.standing is Standing.NONE for row in review.duties),
    )


def _anchor(review: Review, row: DutyRow) -> str:
    return f"b{review.doc.block_at(row.span.start).span.start}"


def stored(review: Review, answers: Iterable[DutyAnswer]) -> dict[str, Reply]:
    """The answers that were saved."""
    given = {answer.fingerprint: Reply(answer.verdict, answer.note) for answer in answers}
    return {row.fingerprint: given.get(row.fingerprint, Reply()) for row in review.duties}


def typed(review: Review, fields: Mapping[str, str]) -> dict[str, Reply]:
    """The answers in a request, with what is wrong with each."""
    return {row.fingerprint: _typed(row.fingerprint, fields) for row in review.duties}


def _typed(mark: str, fields: Mapping[str, str]) -> Reply:
    verdict = next((one for one in DutyVerdict if one.value == fields.get(f"duty-{mark}")), None)
    note = fields.get(f"note-{mark}", "").replace("\r\n", "\n").strip()
    return Reply(verdict, note, _fault(verdict, note))


def _fault(verdict: DutyVerdict | None, note: str) -> str:
    if note and verdict is None:
        return "写了说明的，请同时选择答复"
    return f"说明过长，请控制在{_LONGEST}字以内" if len(note) > _LONGEST else ""


def answers(review: Review, replies: Replies) -> tuple[DutyAnswer, ...]:
    """The answers among the replies, in the order of the rows."""
    given = (replies[row.fingerprint].answer(row) for row in review.duties)
    return tuple(answer for answer in given if answer)
