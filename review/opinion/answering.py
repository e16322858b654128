"""The officer's answers to the rows of the duties table, put into the opinion."""

from collections.abc import Iterable
from dataclasses import replace

from review.errors import UsageError
from review.model import DutyAnswer, Opinion


def answered(opinion: Opinion, answers: Iterable[DutyAnswer]) -> Opinion:
    """The opinion with the answers in the order of the rows.

    Raises UsageError for an answer to an unknown row and for two answers to one row.
    """
    known = dict.fromkeys(row.fingerprint for row in opinion.review.duties)
    given: dict[str, DutyAnswer] = {}
    for answer in answers:
        if answer.fingerprint not in known:
            raise UsageError("清单中没有这一行，可能草案或者检查清单已经变化，请重新审查", where=answer.fingerprint)
        if answer.fingerprint in given:
            raise UsageError("清单的同一行有两个答复，请只保留一个", where=answer.fingerprint)
        given[answer.fingerprint] = answer
    return replace(opinion, duties=tuple(given[mark] for mark in known if mark in given))
