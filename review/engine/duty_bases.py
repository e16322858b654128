"""On what basis a sentence burdens people, as the draft itself states it, with the words of the law."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from datetime import date
from functools import cache

from review.checklist import load_provisions
from review.detectors import Case, own_titles
from review.model import (
    BasisPlace,
    Citation,
    CitationCheck,
    CitationStatus,
    Clause,
    DutyBasis,
    NodeKind,
    Point,
    Span,
    Standing,
)
from review.model.numerals import to_chinese

_BY = "根据|依据|依照|按照|遵照|参照|适用|按(?!照|时|期|月|年|日|季|户|人|每)"
_GENERAL = re.compile(
    r"制定(?:本|[^，。；]{0,8}(?:办法|规定|细则|方案|通告|公告)$)|特制定|(?:作|做)如下|如下[^，。；]{0,6}[：:]?$|"
    r"现将[^，。；]{0,30}(?:通知|通告|公告)"
)
_GENERAL_BASIS = re.compile(rf"(?:{_BY})[^。；：]*?(?=[，,](?:结合|制定|特|现|经|为)|(?:的规定)?制定|[：:。；]|$)")
_VAGUE = re.compile(
    rf"依法(?!治)|依规|(?:按照?|依照|依据|根据)规定|(?:{_BY})(?:(?!本(?:办法|规定|细则|通告|公告|方案|意见))[^，。；《]){{0,24}}?"
    r"(?:有关|相关|国家|省|市|县|上级|法律|法规|规章)(?:(?!本办法|本规定)[^，。；《]){0,16}?(?:规定|标准|要求|文件|执行|处理)"
)
_NOT_A_LAW = re.compile(r"(?:证|证书|证明|执照|许可证|登记表|申请表|承诺书|责任书|协议书?|合同|凭证|名录|目录|表)$")
_CRIME = re.compile(r"追究刑事责任")
_ADDRESSEE = re.compile(
    r"^(?:(?!下列|以下|如下|应当|不得|必须|禁止|须)[^。；])*(?:单位|企业|委员会|部门|站所|公司|居民|村民|群众|各村|朋友|社区|经营户)[）)]?[：:]\s*$"
)
_DIVISIONS = (NodeKind.PART, NodeKind.CHAPTER, NodeKind.SECTION)
_LONGEST_RANGE = 6  # articles of one citation whose words are shown


class Bases:
    """The stated bases of a draft, found again by sentence; every look-up takes time by what it finds."""

    def __init__(self, case: Case, checks: tuple[CitationCheck, ...]) -> None:
        own = own_titles(case)
        self._case = case
        self._cited = sorted(
            (c for c in case.extraction.citations if c.title not in own and not _NOT_A_LAW.search(c.title)),
            key=lambda citation: citation.span,
        )
        self._starts = [citation.span.start for citation in self._cited]
        self._checks = {check.citation.span: check for check in reversed(checks)}
        self._words: dict[tuple[str, Point], str] = {}

    def of(self, index: int) -> tuple[Standing, tuple[DutyBasis, ...]]:
        """How the basis of the clause with this index stands, and the bases themselves."""
        clause = self._case.clauses[index]
        stated = [*self._laws(clause.span, BasisPlace.OWN), *self._of_lead(clause)]
        vague = [*self._vague(clause.span, BasisPlace.OWN)]
        if stated:
            return Standing.STATED, (*stated, *vague)
        nearby = [] if _CRIME.search(clause.text) else [*self._of_neighbours(index)]
        if nearby:
            return Standing.NEARBY, (*vague, *nearby)
        if clause.lead_span and not vague:
            vague = [*self._vague(clause.lead_span, BasisPlace.LEAD)]
        return (Standing.VAGUE if vague else Standing.NONE), tuple(vague)

    def _of_lead(self, clause: Clause) -> Iterator[DutyBasis]:
        if clause.lead_span and not is_preamble(clause.lead):
            yield from self._laws(clause.lead_span, BasisPlace.LEAD)

    def _of_neighbours(self, index: int) -> Iterator[DutyBasis]:
        """「依照《…》」 of the sentence before and after, if they stand in the same article."""
        clauses = self._case.clauses
        home = self._home(clauses[index].span.start)
        for near, where in ((index - 1, BasisPlace.BEFORE), (index + 1, BasisPlace.AFTER)):
            if home < 0 or not 0 <= near < len(clauses) or self._home(clauses[near].span.start) != home:
                continue
            if not is_general(clauses[near].text):
                yield from (basis for basis in self._laws(clauses[near].span, where) if self._is_relied_on(basis))

    def _home(self, offset: int) -> int:
        """The node of the article (or of the outermost point) around a character; -1 if there is none."""
        extraction = self._case.extraction
        chain = extraction.ancestors(extraction.node_at(offset))
        return next((i for i in chain if extraction.nodes[i].kind not in _DIVISIONS), -1)

    def _is_relied_on(self, basis: DutyBasis) -> bool:
        """「依照《…》」, not 「违反《…》」 or a mere mention."""
        before = self._case.doc.text[max(0, basis.span.start - 12) : basis.span.start]
        return re.search(rf"(?:{_BY})[^，。；]*$", before) is not None

    def _laws(self, span: Span, where: BasisPlace) -> Iterator[DutyBasis]:
        first = bisect_left(self._starts, span.start)
        for citation in self._cited[first : bisect_left(self._starts, span.end)]:
            yield from self._resolved(citation, where)

    def _resolved(self, citation: Citation, where: BasisPlace) -> Iterator[DutyBasis]:
        case = self._case
        match = case.registry.find(citation.title, case.day) if citation.title else None
        law = match.title if match else ""
        words, note = case.doc.quote(citation.span), self._note(citation)
        points = tuple(dict.fromkeys(found.value for found in citation.points))[:_LONGEST_RANGE]
        for point in points:
            yield DutyBasis(words, citation.span, where, law, _article(point), self._text(law, point), note)
        if not points:
            yield DutyBasis(words, citation.span, where, law, note=note)

    def _note(self, citation: Citation) -> str:
        check = self._checks.get(citation.span)
        fine = check is None or check.status in (CitationStatus.CURRENT, CitationStatus.UNKNOWN)
        return "" if fine or check is None else check.message

    def _text(self, law: str, point: Point) -> str:
        """The words of the article (of the paragraph, if one is cited): from the store, else from the checklists."""
        key = (law, point)
        if law and key not in self._words:
            store, day = self._case.store, self._case.day
            found = store.article(law, point, day) if store else None
            words = (found.paragraph or found.text) if found else _provisions(day).get((law, _article(point)), "")
            self._words[key] = " ".join(words.split())
        return self._words.get(key, "")

    def _vague(self, span: Span, where: BasisPlace) -> Iterator[DutyBasis]:
        for match in _VAGUE.finditer(self._case.doc.text, span.start, span.end):
            yield DutyBasis(match[0], Span(*match.span()), where)


def general_basis(case: Case) -> Span | None:
    """The words that name the basis of the draft as a whole (「根据《…》…，制定本办法」); the basis of no single row."""
    for clause in case.clauses:
        if is_general(clause.text) and (found := _GENERAL_BASIS.search(clause.text)):
            return Span(clause.span.start + found.start(), clause.span.start + found.end())
    return None


def is_general(text: str) -> bool:
    """True if a sentence says why and on what basis the whole draft is made."""
    return _GENERAL.search(text.rstrip("。；：: ")) is not None


def is_preamble(lead: str) -> bool:
    """True if a lead-in only opens the document: why it is made, or to whom it is addressed."""
    return is_general(lead) or _ADDRESSEE.search(lead) is not None


@cache
def _provisions(day: date) -> dict[tuple[str, str], str]:
    """The articles that the checklists quote, in the words of that day."""
    known = [one for versions in load_provisions().values() for one in versions if one.since <= day]
    return {(one.law, one.article): one.text for one in known if one.until is None or day < one.until}


def _article(point: Point) -> str:
    words = f"第{to_chinese(point.article)}条" if point.article <= 9999 else f"第{point.article}条"
    words += f"之{to_chinese(point.suffix)}" if point.suffix else ""
    words += f"第{to_chinese(point.paragraph)}款" if point.paragraph else ""
    return words + (f"第（{to_chinese(point.item)}）项" if point.item else "")
