"""Legal bases as an opinion cites them: one article in words, a few more by name, all of one law behind its name."""

import re
from collections.abc import Collection, Iterable, Sequence
from itertools import groupby

from review.model import Basis
from review.paperwork import wording

GIST = wording.QUOTE_LIMIT  # characters of the one article that an opinion quotes
_REPEATED = 14  # characters in a row that the problem has said already
_SENTENCE = re.compile(r"[^。；]*[。；]?")
_LIST = re.compile(r"\s*[（(](?:一|1)[）)]")
_ITEM_NUMBER = re.compile("^（[一二三四五六七八九十]+）")
_NONE = "未附依据，请审查人员补充。"
_UNVERIFIED = "（请核对原文）"


def cited(bases: Sequence[Basis], said: Collection[Basis] = (), *, problem: str = "", alone: bool = False) -> str:
    """The first basis with the article's own words where they are known, and the next one by name, a verified one if
    there is one: an opinion rests on its strongest ground, the form names them all.

    `said` are those whose words the paper has quoted already: they are only named, and so is an article that the
    `problem` repeats. An unverified one says so. `alone`: a verified first basis suffices.
    """
    if not bases:
        return _NONE
    first, rest = bases[0], bases[1:]
    words = names([first]) if first in said or _repeats(problem, first) else _in_words(first)
    if alone and first.verified:
        return wording.sentence(words)
    beside = next((one for one in rest if one.verified), rest[0] if rest else None)
    return wording.sentence(f"{words}；并见{names([beside])}" if beside else words)


def all_names(bases: Iterable[Basis]) -> str:
    """Every basis by name only."""
    return wording.sentence(names(bases)) or _NONE


def names(bases: Iterable[Basis]) -> str:
    """「《甲法》第一条、第三条，《乙法》第二条」; bases of one law that follow each other share its name."""
    return "，".join(
        f"《{law}》" + "、".join(one.article + ("" if one.verified else _UNVERIFIED) for one in same)
        for law, same in groupby(bases, key=lambda one: one.law)
    )


def _in_words(one: Basis) -> str:
    words = one.cite() + (f"（{wording.quoted(gist(one.text), GIST)}）" if one.text.strip() else "")
    return words if one.verified else words + _UNVERIFIED


def _repeats(problem: str, one: Basis) -> bool:
    words = gist(one.text)
    return any(words[n : n + _REPEATED] in problem for n in range(len(words) - _REPEATED + 1))


def gist(text: str) -> str:
    """What an opinion quotes of an article: whole sentences as far as they fit, without the list behind a lead-in."""
    words = _ITEM_NUMBER.sub("", text.strip())
    lead = _LIST.split(words, maxsplit=1)[0]
    if lead != words and lead.endswith(("：", ":")):
        return f"{lead}……"
    taken = ""
    for sentence in _SENTENCE.findall(lead):
        if taken and len(taken + sentence) > GIST:
            break
        taken += sentence
    return taken.strip().rstrip("；;")
