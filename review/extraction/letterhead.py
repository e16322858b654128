"""What stands around the text: document number, issuer, addressee, signature and date of issue."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from review.extraction.days import seen_dates
from review.extraction.labels import label_of
from review.extraction.lines import Line, squeeze
from review.extraction.marks import (
    DATE,
    NUMBER_LINE,
    ORDER_LINE,
    ORDER_NUMBER,
    PRINTED,
    RED_HEAD,
    TITLE_BODY,
    has_punctuation,
    is_body,
    is_date,
    is_front,
    is_imprint,
)
from review.extraction.parts import PartLines
from review.extraction.titles import Title
from review.model import Absent, DocumentNumber, Found, PartKind, Span
from review.model.numerals import from_chinese

_HEAD_LINES = 30
_SENTENCE = re.compile(r"[。；]")
_ADDRESSEE = re.compile(r"(?P<body>[^：:。；]{2,200}?)\s*[：:]$")
_NO_ADDRESSEE = re.compile(
    r"(?:附\s?件\s?[0-9一二三四五六七八九十]{0,3}|如下|通知|决定|公告|通告|意见|措施|要求|内容|事项|附件|目录|编号|甲方|乙方|当事人|以下)$"
)
_SIGNED_DAY = re.compile(r"(?P<body>[\u3400-\u9fff（）()]{3,40})\s+(?=[0-9０-９二〇○]{4}\s*年)")
_AGREED_DAY = re.compile(rf"(?:签订|签署|订立)?(?:日期|时间)\s*[：:]\s*{DATE}$")
_PASSED = re.compile(r"[（(]\s*[0-9０-９〇○一二三四五六七八九]{4}\s*年[^（）()]{4,80}[）)]$")
_FORBIDDEN_SIGNER = re.compile(r"[。；：，！？]$|^（|^\(")


def document_number(lines: Sequence[Line]) -> Found[DocumentNumber] | Absent:
    """发文字号 in the letterhead; a number with blanks left open is absent but seen."""
    what = "发文字号"
    seen: Span | None = None
    above: Line | None = None
    for line in _letterhead(lines):
        match = NUMBER_LINE.match(line.text)
        if match:
            span = line.part(*match.span("text"))
            number = _number(match)
            if number:
                return Found(number, span)
            seen = seen or span
        order = _order(line, above)
        if order:
            return order
        above = line
    return Absent(what, seen)


def issuer(
    lines: Sequence[Line], parts: Sequence[PartLines], flow: Sequence[Line], signed: Found[str] | Absent
) -> Found[str] | Absent:
    """The issuing body: letterhead, order, title, the line above or joined to the title, signature, in this order."""
    printed = _printed_issuer(tuple(_letterhead(lines)))
    if printed:
        return printed
    titles = [part.title for part in parts if part.title and part.part.kind is not PartKind.ATTACHMENT]
    for title in titles:
        named = _in_title(flow, title)
        if named:
            return named
    if isinstance(signed, Found) and is_body(signed.value.split("、")[0]):
        return signed
    return Absent("制定机关")


def addressee(flow: Sequence[Line], parts: Sequence[PartLines]) -> Found[str] | Absent:
    """主送机关: the line below the title that ends in a colon."""
    for part in parts:
        start = part.title.last + 1 if part.title else part.first
        for line in flow[start : min(part.stop, start + 4)]:
            match = _ADDRESSEE.match(line.text)
            if match and not _NO_ADDRESSEE.search(match["body"]) and not label_of(line.text):
                return Found(match["body"], line.part(*match.span("body")))
            if _SENTENCE.search(line.text) or label_of(line.text):
                break
    return Absent("主送机关")


def signature(flow: Sequence[Line], parts: Sequence[PartLines]) -> Found[str] | Absent:
    """落款: the lines between the text and its date, several bodies joined by 、."""
    for part in _signed_parts(parts):
        start = part.title.last + 1 if part.title else part.first
        for index in _date_lines(flow, part):
            signers = _signers(flow, index, start)
            if signers:
                value = "、".join(line.text for line in signers)
                return Found(value, Span(signers[0].start, signers[-1].end))
        for index in range(part.stop - 1, start - 1, -1):
            line = flow[index]
            if is_body(line.text) and index > start:
                return Found(line.text, line.span)
            match = _SIGNED_DAY.match(line.text)
            if match and len(line.text) <= 70 and not is_imprint(line.text):
                return Found(match["body"], line.part(*match.span("body")))
            if not is_imprint(line.text):
                break
    return Absent("落款机关")


def issued_on(flow: Sequence[Line], parts: Sequence[PartLines]) -> Found[date] | Absent:
    """成文日期: the date under the signature, under the title in brackets, else in the imprint."""
    odd: Span | None = None
    for part in _signed_parts(parts):
        for line in _day_lines(flow, part):
            seen = seen_dates(line.text)
            if seen and seen[-1].value:
                return Found(seen[-1].value, line.part(seen[-1].span.start, seen[-1].span.end))
            odd = odd or line.span
    return Absent("成文日期", odd)


def _letterhead(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines above the first sentence."""
    for line in lines[:_HEAD_LINES]:
        if _SENTENCE.search(line.text) or (label_of(line.text) and not is_front(line.text)):
            return
        yield line


def _printed_issuer(top: Sequence[Line]) -> Found[str] | None:
    """The body of a letterhead (「……文件」, several on lines of their own) or of an order."""
    for index, line in enumerate(top):
        match = RED_HEAD.match(line.text) or ORDER_LINE.match(line.text) or ORDER_NUMBER.match(line.text)
        if match is None or not match["body"]:
            continue
        first = index
        while first and is_body(top[first - 1].text):
            first -= 1
        names = [squeeze(above.text) for above in top[first:index]] + [squeeze(match["body"])]
        start = top[first].start if first < index else line.start + match.start("body")
        return Found("、".join(names), Span(start, line.start + match.end("body")))
    return None


def _number(match: re.Match[str]) -> DocumentNumber | None:
    year, serial = from_chinese(match["year"]), from_chinese(match["serial"])
    if year is None or serial is None:
        return None
    return DocumentNumber(match["text"], match["prefix"], year, serial, match["open"] + match["close"])


def _order(line: Line, above: Line | None) -> Found[DocumentNumber] | None:
    """「广州市人民政府令」 and 「第179号」, on one line or two."""
    match = ORDER_NUMBER.match(line.text)
    if match is None:
        return None
    serial = from_chinese(match["serial"]) or 0
    if match["body"]:
        return Found(DocumentNumber(squeeze(line.text), f"{match['body']}令", 0, serial, ""), line.span)
    if above is None or ORDER_LINE.match(above.text) is None:
        return None
    text = squeeze(above.text + line.text)
    return Found(DocumentNumber(text, squeeze(above.text), 0, serial, ""), Span(above.start, line.end))


def _in_title(flow: Sequence[Line], title: Title) -> Found[str] | None:
    match = TITLE_BODY.match(title.value)
    first = flow[title.first]
    if match and first.text.startswith(match["body"]):
        return Found(match["body"], Span(first.start, first.start + len(match["body"])))
    if title.last > title.first and is_body(first.text):
        return Found(first.text, first.span)
    above = flow[title.first - 1] if title.first else None
    return Found(above.text, above.span) if above and is_body(above.text) else None


def _signed_parts(parts: Sequence[PartLines]) -> list[PartLines]:
    return [part for part in parts if part.part.kind is not PartKind.ATTACHMENT]


def _date_lines(flow: Sequence[Line], part: PartLines) -> list[int]:
    """Lines that are a date and nothing else, the last first."""
    start = part.title.last + 1 if part.title else part.first
    return [i for i in range(part.stop - 1, start - 1, -1) if is_date(flow[i].text)]


def _day_lines(flow: Sequence[Line], part: PartLines) -> Iterator[Line]:
    yield from (flow[i] for i in _date_lines(flow, part))
    below = part.title.last + 1 if part.title else part.first
    head = flow[below : min(part.stop, below + 3)]
    yield from (line for line in head if _PASSED.match(line.text))
    tail = flow[max(below, part.stop - 6) : part.stop]
    yield from (line for line in reversed(tail) if _SIGNED_DAY.match(line.text) and len(line.text) <= 70)
    yield from (line for line in reversed(tail) if PRINTED.match(line.text))
    yield from (line for line in reversed(tail) if _AGREED_DAY.match(line.text))


def _signers(flow: Sequence[Line], date_line: int, start: int) -> list[Line]:
    signers: list[Line] = []
    for index in range(date_line - 1, start - 1, -1):
        text = flow[index].text
        if len(text) > 45 or _FORBIDDEN_SIGNER.search(text) or label_of(text) or len(signers) == 8:
            break
        if not is_body(text) and (signers or (has_punctuation(text) and "长" not in text)):
            break
        signers.insert(0, flow[index])
    return signers
