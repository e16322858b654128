"""When a draft takes effect and how long it holds: effective clause, effective date, validity, last day."""

import re
from collections.abc import Sequence
from datetime import date

from review.extraction.days import last_day, seen_dates
from review.extraction.lines import Line
from review.extraction.marks import BLANK, LOOSE_DATE
from review.extraction.parts import PartLines
from review.model import Absent, Found, PartKind, Span, Validity
from review.model.numerals import from_chinese

_OWN = r"(?:本(?:办法|规定|细则|规则|通知|通告|公告|决定|意见|方案|制度|条例|规范|标准|措施|文件|协议|合同|规程|章程|计划|预案|指引))"
_N = r"[0-9０-９]{1,3}|[一二两三四五六七八九十百半]{1,4}"
_EVENT = r"(?:公布|印发|发布|颁布|公告|签发|下发|发文|通过|批准|签订|签字|盖章|签署|双方[^，。；\n]{0,12})之?日(?:起)?"
_EFFECT = re.compile(
    rf"(?:(?:自|从|于)\s?(?:{LOOSE_DATE}|[0-9]{{4}}([-./])[0-9]{{1,2}}\1[0-9]{{1,2}}|{_OWN}?{_EVENT}|即日)|{LOOSE_DATE}(?=\s?起|开始))"
    rf"\s?起?\s?(?:(?:满|第)?\s?(?:{_N})\s?个?(?:工作日|日|天|月)(?:后|起))?\s?(?:开始|正式|起)?\s?(?:施行|实施|执行|生效|试行)"
)
_OPENING = re.compile(rf"(?:一、|1[.．、]|（一）)?\s?(?P<words>自\s?{LOOSE_DATE}\s?起)[，,]")
_TO = rf"(?:自\s?{LOOSE_DATE}\s?起?\s?)?(?:截?至|到|止于)\s?"
_TERM = r"(?:有效期限?|施行期限?|试行期限?|暂行期限?|实施期限?|执行期限?)\s?(?:暂定为?|为|是|：|:)?\s{0,3}"
_VALID = re.compile(
    rf"{_TERM}{_TO}(?P<until1>{LOOSE_DATE})(?:\s?止)?"
    rf"|(?:{_TERM}|试行\s?)(?P<number1>{_N}|{BLANK}{{1,8}})\s?(?P<unit1>个月|年)(?:\s?[，,（(]?\s?即?{_TO}(?P<until2>{LOOSE_DATE})(?:\s?止)?)?"
    rf"|(?P<number2>{_N})\s?(?P<unit2>个月|年)内有效"
    rf"|(?:至|到|于)\s?(?P<until3>{LOOSE_DATE})\s?(?:止|(?:自行|自动)?(?:失效|废止))"
    r"|(?P<open>长期有效|有效期(?:限)?(?:为)?长期)"
)
_SUBJECT = re.compile(rf"(?:^|[。；，,\s（(]|{_OWN}(?:的)?|{_OWN}自[^。；\n]{{0,40}}，)$")


_OWN_BEFORE = re.compile(rf"{_OWN}[^《》。；\n]{{0,20}}$")
_ENDS = re.compile(r"\s?(?:[。；，、,;：:）)”\n]|$|有效期|至)")


def effective_clause(text: str, parts: Sequence[PartLines], flow: Sequence[Line]) -> Found[str] | Absent:
    """The words that say when the draft takes effect; the body speaks before its notice, the last clause counts."""
    for part in _speaking(parts):
        found = [
            (_weight(text, line, match, part.part.kind), match)
            for line in flow[part.first : part.stop]
            for match in _EFFECT.finditer(text, line.start, line.end)
        ]
        weight, best = max(found, key=lambda pair: (pair[0], pair[1].start()), default=(0, None))
        if weight and best:
            return Found(best[0], Span(*best.span()))
    return _opening_day(parts, flow)


def _opening_day(parts: Sequence[PartLines], flow: Sequence[Line]) -> Found[str] | Absent:
    """「一、自2025年1月20日起，全域禁止……」: a public notice that says so of its first measure."""
    for part in _speaking(parts):
        for line in flow[part.first : part.stop]:
            match = _OPENING.match(line.text)
            if match:
                return Found(match["words"], line.part(*match.span("words")))
    return Absent("施行日期条款")


def effective_from(clause: Found[str] | Absent) -> Found[date] | Absent:
    """The calendar day in the clause; 「自发布之日起」 names no day, so it is absent but seen."""
    if isinstance(clause, Absent):
        return Absent("施行日期", clause.seen)
    for seen in seen_dates(clause.value):
        span = Span(clause.span.start + seen.span.start, clause.span.start + seen.span.end)
        return Found(seen.value, span) if seen.value else Absent("施行日期", span)
    return Absent("施行日期", clause.span)


def validity(
    text: str, parts: Sequence[PartLines], flow: Sequence[Line], clause: Found[str] | Absent
) -> Found[Validity] | Absent:
    """有效期 of the draft itself, not of a permit or certificate it speaks of."""
    near = clause.span.start if isinstance(clause, Found) else -1
    odd: Span | None = None
    for part in _speaking(parts):
        for line in reversed(flow[part.first : part.stop]):
            for match in _VALID.finditer(text, line.start, line.end):
                if not _speaks_of_draft(text, line, match, near):
                    continue
                value = _value(match)
                if value:
                    return Found(value, Span(*match.span()))
                odd = odd or Span(*match.span())
    return Absent("有效期", odd)


def valid_until(term: Found[Validity] | Absent, start: Found[date] | Absent) -> Found[date] | Absent:
    """The last day in force: as stated, else the day before the term is full; absent if the first day is not named."""
    if isinstance(term, Absent):
        return Absent("有效期截止日", term.seen)
    if term.value.until:
        return Found(term.value.until, term.span)
    if term.value.months and isinstance(start, Found):
        end = last_day(start.value, term.value.months)
        if end:
            return Found(end, term.span)
    return Absent("有效期截止日", term.span)


def _speaking(parts: Sequence[PartLines]) -> list[PartLines]:
    """Body before notice; attachments do not speak for the draft."""
    own = [part for part in parts if part.part.kind is not PartKind.ATTACHMENT]
    return sorted(own, key=lambda part: part.part.kind is PartKind.NOTICE)


def _weight(text: str, line: Line, match: re.Match[str], kind: PartKind) -> int:
    """2 for an own clause (「本办法自…」), 0 for that of another text (「《旧办法》自…」, 「…起执行新标准」), else 1."""
    tail = text[max(line.start, match.start() - 30) : match.start()]
    if _OWN_BEFORE.search(tail):
        return 2
    if tail.endswith("》") and kind is not PartKind.NOTICE:
        return 0
    return 1 if _ENDS.match(text, match.end()) else 0


def _speaks_of_draft(text: str, line: Line, match: re.Match[str], near: int) -> bool:
    before = text[max(line.start, match.start() - 60) : match.start()]
    if re.search(rf"{_OWN}(?:的)?$", before[-10:]):
        return True
    return line.start <= near < line.end and _SUBJECT.search(before) is not None


def _value(match: re.Match[str]) -> Validity | None:
    words = match[0]
    if match["open"]:
        return Validity(words, open_ended=True)
    stated = match["until1"] or match["until2"] or match["until3"]
    days = seen_dates(stated) if stated else ()
    until = days[0].value if days else None
    months = _months(match["number1"] or match["number2"] or "", match["unit1"] or match["unit2"] or "")
    return Validity(words, months, until) if months or until else None


def _months(number: str, unit: str) -> int:
    if number == "半":
        return 6 if unit == "年" else 0
    return (from_chinese(number) or 0) * (12 if unit == "年" else 1)
