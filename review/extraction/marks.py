"""Lines that are known by their look: dates, document numbers, letterheads, distribution lists, names of bodies."""

import re

from review.extraction.labels import NUM

BLANK = r"[_＿×xX○　\s]"
_D = r"[0-9０-９〇零○一二三四五六七八九十]"
DATE = rf"{_D}{{4}}\s*年\s*{_D}{{1,3}}\s*月\s*{_D}{{1,3}}\s*日"
LOOSE_DATE = rf"(?:{_D}{{4}}|{BLANK}{{0,8}})\s{{0,8}}年\s{{0,8}}(?:{_D}{{1,3}}|{BLANK}{{0,8}})\s{{0,8}}月\s{{0,8}}(?:{_D}{{1,3}}|{BLANK}{{0,8}})\s{{0,8}}日"
DATE_LINE = re.compile(
    rf"(?:{LOOSE_DATE}|[0-9]{{4}}([-./])[0-9]{{1,2}}\1[0-9]{{1,2}}|{_D}{{4}}\s*年\s*{_D}{{1,3}}\s*月)"
)

OPEN, CLOSE = r"[〔\[【﹝［（(〈]", r"[〕\]】﹞］）)〉]"
NUMBER_LINE = re.compile(
    rf"(?:(?:发文字号|文号|字号|编号|合同编号|协议编号)\s*[：:]\s*)?(?P<text>(?P<prefix>[\u3400-\u9fffA-Za-z]{{1,16}})\s*"
    rf"(?P<open>{OPEN})\s*(?P<year>[0-9０-９]{{4}}|[〇零○一二三四五六七八九]{{4}}|{BLANK}{{1,8}})\s*年?\s*(?P<close>{CLOSE})\s*"
    rf"第?\s*(?P<serial>[0-9０-９]{{1,5}}|{BLANK}{{0,8}})\s*号)(?=\s|$)"
)
ORDER_LINE = re.compile(r"(?P<body>[\u3400-\u9fff]{2,30})令$")
ORDER_NUMBER = re.compile(rf"(?:(?P<body>[\u3400-\u9fff]{{2,30}})令\s*)?第\s*(?P<serial>{NUM})\s*号$")
RED_HEAD = re.compile(r"(?P<body>[\u3400-\u9fff（）()\s　]{2,60}?)\s*文\s*件$")
SECRECY = re.compile(
    r"(?:[0-9]{6}|(?:绝密|机密|秘密)(?:★.{0,10})?|特急|加急|特提|平急|急件|签发人\s*[：:].{0,20}|份号.{0,12})$"
)
IMPRINT = re.compile(r"(?:抄\s*送|主\s*送|抄\s*报|分\s*送|印\s*发\s*机\s*关|共印|（?此件).{0,300}$")
PRINTED = re.compile(rf".{{0,40}}?{DATE}\s*印发$")

_BODY = (
    "人民政府|政府办公室|办公室|办公厅|办事处|委员会|党委|党工委|局|厅|部|所|站|中心|院|协会|联合会|社区|指挥部|领导小组"
    "|大队|支队|队|公司|合作社|主席团|政府|银行|学校|分局|委|组|办"
)
BODY_END = re.compile(rf"(?:{_BODY})(?:[（(][^（）()]{{1,10}}[）)])?$")
TITLE_BODY = re.compile(
    r"(?P<body>[\u3400-\u9fff]{2,30}?(?:人民政府办公[厅室]|人民政府|办事处|委员会|局|厅|社区))(?:关于|\s*[\u3400-\u9fff]{2,20}书$)"
)

_PUNCTUATION = re.compile(r"[。；！？：:，,;]")


def is_date(text: str) -> bool:
    """True if the line is a date and nothing else (blanks and impossible days included)."""
    return len(text) <= 40 and DATE_LINE.fullmatch(text) is not None


def is_body(text: str) -> bool:
    """True if the line looks like the name of a body and nothing else."""
    return 3 <= len(text) <= 40 and not _PUNCTUATION.search(text) and BODY_END.search(text) is not None


def is_front(text: str) -> bool:
    """True for what stands above a title: letterhead, number, secrecy, order."""
    if len(text) > 80:
        return False
    patterns = (NUMBER_LINE, SECRECY, ORDER_LINE, ORDER_NUMBER, RED_HEAD)
    return any(pattern.match(text) for pattern in patterns)


def is_imprint(text: str) -> bool:
    """True for 抄送, 印发 and 此件公开发布 lines."""
    return len(text) <= 320 and (IMPRINT.match(text) is not None or PRINTED.match(text) is not None)


def has_punctuation(text: str) -> bool:
    """True if the line holds punctuation that no title holds."""
    return _PUNCTUATION.search(text) is not None
