"""The table of duties and consequences for machines and terminals."""

from collections import Counter
from typing import Any

from review.model import DutyBasis, DutyRow, Review, Standing

Json = dict[str, Any]
NO_DUTIES = "未见为行政机关以外的人设定义务、条件或者后果的条款。"


def duties_json(review: Review) -> Json:
    """The rows, and the words that name the basis of the draft as a whole; offsets are characters of the text."""
    general = review.general_basis
    return {
        "general_basis": {"text": review.doc.quote(general), "start": general.start, "end": general.end}
        if general
        else None,
        "rows": [_row(row) for row in review.duties],
    }


def _row(row: DutyRow) -> Json:
    return {
        "id": f"D{row.number}",
        "place": row.place,
        "lead": row.lead,
        "quote": row.quote,
        "start": row.span.start,
        "end": row.span.end,
        "who": row.who,
        "burdens": [burden.value for burden in row.burdens],
        "standing": row.standing.value,
        "basis": [_basis(basis) for basis in row.bases],
        "findings": [f"F{number}" for number in row.findings],
        "fingerprint": row.fingerprint,
    }


def _basis(basis: DutyBasis) -> Json:
    return {
        "words": basis.words,
        "where": basis.where.value,
        "law": basis.law or None,
        "article": basis.article or None,
        "text": basis.text or None,
        "note": basis.note or None,
        "start": basis.span.start,
        "end": basis.span.end,
    }


def duties_count(review: Review) -> str:
    """「义务与后果条款 12条：写明依据 4，依据笼统 1，无依据 7」."""
    if not review.duties:
        return NO_DUTIES
    counts = Counter(row.standing for row in review.duties)
    parts = "，".join(f"{standing.value} {counts[standing]}" for standing in Standing if counts[standing])
    return f"义务与后果条款 {len(review.duties)}条：{parts}"


def basis_words(row: DutyRow) -> str:
    """The stated bases as one would say them: 「前一句：《公路法》第七十六条；依法」, or 无依据."""
    words = dict.fromkeys(_said(basis) for basis in row.bases)
    return "；".join(words) or Standing.NONE.value


def _said(basis: DutyBasis) -> str:
    where = "" if basis.where.value == "本句" else f"{basis.where.value}："
    return where + " ".join(basis.words.split())
