"""附表：义务与后果条款清单: the rows of the duties table with the officer's answers, as values of the opinion's form."""

from collections.abc import Iterable

from review.model import BasisPlace, DutyAnswer, DutyBasis, DutyRow, Opinion, Standing
from review.paperwork import wording
from review.paperwork.forms import Row

UNANSWERED = "未答复"
_QUOTE_LIMIT = 120
_BASIS_LIMIT = 80
_NONE = "未见为行政机关以外的人设定义务、条件或者后果的条款。"


def duties_note(opinion: Opinion) -> str:
    """How many rows there are, how many lack a basis or an answer, and the basis of the draft as a whole."""
    review = opinion.review
    if not review.duties:
        return _NONE
    without = sum(row.standing is Standing.NONE for row in review.duties)
    left = len(review.duties) - len(opinion.duties)
    general = review.general_basis
    words = (
        f"共{len(review.duties)}行，其中没有写明依据{without}行，未答复{left}行。"
        "“依据”是草案写明的依据，邻句、引导句写明的已注明；意见序号与正文一致。"
    )
    if general:
        words += f"全文的制定依据为{wording.quoted(review.doc.quote(general), 100)}，不作为单条的依据。"
    return words


def duties_rows(opinion: Opinion) -> list[Row]:
    """The rows of the annex, in the order and under the numbers of the table."""
    answers = {answer.fingerprint: answer for answer in opinion.duties}
    standing = {finding.number for finding in (*opinion.kept, *opinion.undecided)}
    return [_row(row, answers.get(row.fingerprint), standing) for row in opinion.review.duties]


def _row(row: DutyRow, answer: DutyAnswer | None, standing: set[int]) -> Row:
    lead = f"{wording.quoted(row.lead, _QUOTE_LIMIT)}\n" if row.lead else ""
    who = f"（{wording.printed(row.who)}）" if row.who else ""
    numbers = "、".join(str(number) for number in row.findings if number in standing)
    return {
        "number": str(row.number),
        "place": "\n".join([wording.printed(row.place), "、".join(row.burdens) + who]),
        "words": lead + wording.quoted(row.quote, _QUOTE_LIMIT),
        "basis": _bases(row.bases) or row.standing.value,
        "answer": _answer(answer) + (f"\n见意见{numbers}" if numbers else ""),
    }


def _bases(bases: Iterable[DutyBasis]) -> str:
    return "\n".join(dict.fromkeys(_basis(basis) for basis in bases))


def _basis(basis: DutyBasis) -> str:
    where = "" if basis.where is BasisPlace.OWN else f"（{basis.where.value}）"
    words = " ".join(basis.words.split())
    clipped = words if len(words) <= _BASIS_LIMIT else f"{words[: _BASIS_LIMIT - 2]}……"
    return where + wording.printed(clipped) + (f"（{wording.printed(basis.note)}）" if basis.note else "")


def _answer(answer: DutyAnswer | None) -> str:
    if answer is None:
        return UNANSWERED
    return answer.verdict.value + (f"：{wording.printed(answer.note)}" if answer.note.strip() else "")
