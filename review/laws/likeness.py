"""Citations whose number does not fit their words: which article of the law does the sentence restate?"""

import re
from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import log

from review.laws.store import LawStore
from review.laws.texts import article_label
from review.model.extraction import Citation, Point

_HAN = re.compile(r"[\u4e00-\u9fff]+")
_LEAD = re.compile(
    r"\s*(?:第[零一二三四五六七八九十百千]+条(?:之[一二三四五六七八九十]+)?\s*)?(?:根据|依据|依照|按照)?\s*"
)
_RULE = re.compile(r"(?:的?(?:有关|相关)?规定)?，")
_STOCK = re.compile(
    r"《[^《》]*》|第[零一二三四五六七八九十百千\d]+[条款项]|有?下列(?:情形|行为)之一的?|依法|规定|应当|本办法|本法"
)
_ABOUT = re.compile(r"(?:中)?(?:关于|有关)(?P<subject>[^，。；《》\n]{4,30}?)的?(?:有关|相关)?(?:规定|要求|条款)")
_STOPS = "。；\n"
_FEWEST = 8
_LIKELY = 0.5
_APART = 0.4
_RARE = 0.08  # of the articles of a law; words that more of them share name no subject
_TELLING = 4.0  # weight of rare words: about two that a law of fifty articles has in one article only
_MOVED = 0.5  # of the runs of the old article: the new one is the same rule under another number
_FAINT = 0.15  # of the best article's weight: the cited one hardly speaks of the subject


@dataclass(frozen=True, slots=True)
class BetterArticle:
    """An article that holds the words of a sentence far better than the cited one (shares of them from 0 to 1).

    `moved`: it had the cited number before the last revision.
    """

    title: str
    label: str
    text: str
    share: float
    cited_share: float
    moved: bool = False


def better_article(text: str, citation: Citation, store: LawStore, day: date) -> BetterArticle | None:
    """The article that the sentence around a citation restates, if that is plainly not the one it cites.

    `text` is the text the citation's spans point into. Only the forms 「依照《法》第×条的规定，……」 and 「《法》第×条
    关于……的规定」 with one article are read; in all others, whether the number is that of an earlier version. None for laws
    not in the store, and when in doubt. A hint to look at the article, never proof that the citation is wrong.
    """
    if len(citation.points) != 1:
        return None
    if about := _ABOUT.match(text, citation.span.end):
        return _speaking_of(about["subject"], citation, store, day)
    pairs = _pairs(_STOCK.sub("，", restated(text, citation)))
    better = _better(pairs, citation, store, day) if len(pairs) >= _FEWEST else None
    return better or _renumbered(text, citation, store, day)


def _renumbered(text: str, citation: Citation, store: LawStore, day: date) -> BetterArticle | None:
    """Where the article stands now that had the cited number before the last revision, if the sentence speaks of that."""
    point = citation.points[0].value
    now = store.article(citation.title, point, day)
    begun = (now.effective_from or now.promulgated) if now else None
    if now is None or begun is None:
        return None
    before = store.article(citation.title, point, begun - timedelta(days=1))
    if before is None or before.text == now.text:
        return None
    start, end = _sentence(text, citation)
    around = f"{text[start : citation.span.start]}，{text[citation.span.end : end]}"
    known = _runs(before.text)
    shared = "，".join(sorted(_runs(_STOCK.sub("，", around)) & known))
    found = _speaking_of(shared, citation, store, day)
    same = found is not None and len(_runs(found.text) & known) >= _MOVED * len(known)
    return replace(found, moved=True) if found and same else None


def _sentence(text: str, citation: Citation) -> tuple[int, int]:
    start = max(text.rfind(stop, 0, citation.span.start) for stop in _STOPS) + 1
    ends = [at for stop in _STOPS if (at := text.find(stop, citation.span.end)) >= 0]
    return start, min(ends, default=len(text))


def restated(text: str, citation: Citation) -> str:
    """What follows 「依照《法》第×条的规定，」 up to the end of the sentence; "" if the sentence has another form."""
    start, end = _sentence(text, citation)
    rule = _RULE.match(text, citation.span.end)
    if rule is None or not _LEAD.fullmatch(text, start, citation.span.start):
        return ""
    return text[rule.end() : end]


def _better(pairs: set[str], citation: Citation, store: LawStore, day: date) -> BetterArticle | None:
    """Compared are pairs of characters, each weighted by how few articles of the law have it."""
    articles = store.articles(citation.title, day)
    cited = citation.points[0].value
    held = [_pairs(words) & pairs for _, words in articles]
    weight = {pair: log(1 + len(held) / (1 + sum(pair in own for own in held))) for pair in pairs}
    shares = {
        at: sum(weight[p] for p in own) / sum(weight.values()) for (at, _), own in zip(articles, held, strict=True)
    }
    own_share = shares.get((cited.article, cited.suffix))
    best = max(shares, key=shares.__getitem__, default=None)
    if best is None or own_share is None or shares[best] < _LIKELY or shares[best] - own_share < _APART:
        return None
    label = article_label(Point(best[0], suffix=best[1]))
    return BetterArticle(citation.title, label, dict(articles)[best], shares[best], own_share)


def _speaking_of(subject: str, citation: Citation, store: LawStore, day: date) -> BetterArticle | None:
    """The article that speaks of a subject which the cited one hardly mentions.

    Compared are runs of two and three characters that few articles of the law have, the longer ones counting double.
    """
    articles = store.articles(citation.title, day)
    asked = _runs(subject)
    held = {at: _runs(words) & asked for at, words in articles}
    seen = Counter(run for own in held.values() for run in own)
    rare = {run: (len(run) - 1) / 2 * log(len(held) / n) for run, n in seen.items() if n <= max(3, _RARE * len(held))}
    scores = {at: sum(rare.get(run, 0.0) for run in own) for at, own in held.items()}
    cited = citation.points[0].value
    own_score = scores.get((cited.article, cited.suffix))
    best = max(scores, key=scores.__getitem__, default=None)
    if best is None or own_score is None or scores[best] < _TELLING or own_score > _FAINT * scores[best]:
        return None
    label = article_label(Point(best[0], suffix=best[1]))
    total = sum(rare.values())
    return BetterArticle(citation.title, label, dict(articles)[best], scores[best] / total, own_score / total)


def _runs(text: str) -> set[str]:
    return {run[i : i + size] for run in _HAN.findall(text) for size in (2, 3) for i in range(len(run) - size + 1)}


def _pairs(text: str) -> set[str]:
    return {run[i : i + 2] for run in _HAN.findall(text) for i in range(len(run) - 1)}
