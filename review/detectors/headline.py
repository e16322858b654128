"""Title, document number and issuing body as printed at the head and foot of the draft."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from review.detectors.base import Case, Hit
from review.model import Absent, Found, Span

NAME = "headline"
WHOLE = True
_LAWLIKE = re.compile(r"(?:条例|(?<![办方])法)(?:（[^（）]*）)?$")
_EMPTY_SUBJECT = re.compile(
    r"^(?:[^关]{0,20})?关于(?:进一步)?(?:做好|加强|抓好|开展)(?:有关|相关|几项|当前|近期|下一阶段|下步)?(?:的)?(?:重点)?工作的(?:通知|意见|决定)$"
)
_INTERNAL = re.compile(
    r"(?:领导小组|指挥部|专班|工作组|联席会议|整治办|攻坚办|创建办|推进办|委员会办公室|工作办公室)(?:办公室)?$"
)
_SUBORDINATE = re.compile(
    r"(?:党政(?:综合)?办公室|人民政府办公室|综合(?:行政)?执法(?:局|大队|中队|队)|(?:镇|乡|街道)[^，。]{0,8}(?:办公室|服务中心|站|所|科|股|中心)|村民委员会|居民委员会|村委会|居委会|商会|协会|合作社|公司)$"
)
_COUNTY_OFFICE = re.compile(r"[县市区旗州]人民政府办公[室厅]$")
_CONSENT = re.compile(r"(?:经|报)[^，。；\n]{0,12}人民政府[^，。；\n]{0,10}(?:同意|批准|研究)")
_QUOTED = re.compile(r"《([^《》]{4,60})》")
_KIND = re.compile(r"(?:实施)?(?:办法|规定|细则|方案|意见|措施|政策|制度|规则|标准|通告|决定)(?:（(?:试行|暂行)）)?$")
_BODY = re.compile(r"[\u4e00-\u9fa5]{2,20}?(?:人民政府|街道办事处|管理委员会|管委会)$")


def _lawlike_title(case: Case) -> Iterator[Hit]:
    """The title calls itself 法 or 条例."""
    title = case.extraction.title
    if isinstance(title, Found) and _LAWLIKE.search(title.value.strip("《》")):
        yield Hit(title.span, {"title": title.value})


def _empty_subject(case: Case) -> Iterator[Hit]:
    """The title does not say what the document is about."""
    title = case.extraction.notice_title if isinstance(case.extraction.title, Absent) else case.extraction.title
    if isinstance(title, Found) and _EMPTY_SUBJECT.search(title.value):
        yield Hit(title.span, {"title": title.value})


def _no_title(case: Case) -> Iterator[Hit]:
    """No title was found."""
    if isinstance(case.extraction.title, Absent) and isinstance(case.extraction.notice_title, Absent):
        yield Hit(None, sure=False)


def _bracket(case: Case) -> Iterator[Hit]:
    """The year of the document number does not stand in 〔〕."""
    number = case.extraction.doc_number
    if isinstance(number, Found) and number.value.bracket not in ("〔〕", ""):
        good = re.sub(r"[\[【(（]\s*(\d{4})\s*[\]】)）]", r"〔\1〕", number.value.text)
        yield Hit(number.span, {"number": number.value.text, "good": good})


def _padded(case: Case) -> Iterator[Hit]:
    """The serial number is padded with zeros or carries 第."""
    number = case.extraction.doc_number
    if isinstance(number, Found) and re.search(r"[〕\])）】]\s*(?:0|第)", number.value.text):
        good = re.sub(r"(?<=[〕\])）】])\s*第?0*", "", number.value.text)
        yield Hit(number.span, {"number": number.value.text, "good": good})


def _temporary_issuer(case: Case) -> Iterator[Hit]:
    """A coordinating or temporary body issues the document."""
    yield from _issuers(case, _INTERNAL)


def _subordinate_issuer(case: Case) -> Iterator[Hit]:
    """An office inside the township, a village committee or a company issues the document.

    The office of a county government that writes 「经县人民政府同意」 hands on the government's own decision.
    """
    consent = _CONSENT.search(case.doc.text) is not None
    for hit in _issuers(case, _SUBORDINATE):
        if not (consent and _COUNTY_OFFICE.search(hit.values["body"])):
            yield hit


def _issuers(case: Case, pattern: re.Pattern[str]) -> Iterator[Hit]:
    seen: set[Span] = set()
    for found in (case.extraction.issuer, case.extraction.signature):
        if isinstance(found, Found) and pattern.search(found.value) and found.span not in seen:
            seen.add(found.span)
            yield Hit(found.span, {"body": found.value})
            return


def _different_issuers(case: Case) -> Iterator[Hit]:
    """Head and foot name different bodies."""
    head, foot = case.extraction.issuer, case.extraction.signature
    if isinstance(head, Found) and isinstance(foot, Found) and _contradict(head.value, foot.value):
        yield Hit(foot.span, {"head": head.value, "foot": foot.value})


def _contradict(head: str, foot: str) -> bool:
    """Two bodies, and neither is the other with the county in front."""
    bodies = _BODY.search(head) and _BODY.search(foot)
    return bool(bodies) and not head.endswith(foot) and not foot.endswith(head)


def _renamed(case: Case) -> Iterator[Hit]:
    """The notice prints a document under another kind of name (《…规定》) than the document bears (…办法)."""
    notice, title = case.extraction.notice_title, case.extraction.title
    if not (isinstance(notice, Found) and isinstance(title, Found)):
        return
    own = title.value.strip("《》")
    for named in _QUOTED.findall(notice.value):
        stem, kind = _KIND.sub("", named), _KIND.search(named)
        if (
            kind
            and own != named
            and not own.endswith(named)
            and _KIND.sub("", own).endswith(stem)
            and _KIND.search(own)
        ):
            yield Hit(notice.span, {"named": named, "own": own})


_CHECKS: dict[str, Callable[[Case], Iterator[Hit]]] = {
    "lawlike-title": _lawlike_title,
    "empty-subject": _empty_subject,
    "no-title": _no_title,
    "bracket": _bracket,
    "padded": _padded,
    "temporary-issuer": _temporary_issuer,
    "subordinate-issuer": _subordinate_issuer,
    "different-issuers": _different_issuers,
    "renamed": _renamed,
}
OPTIONS: dict[str, Any] = {
    "type": "object",
    "properties": {"check": {"enum": sorted(_CHECKS)}},
    "required": ["check"],
    "additionalProperties": False,
}


def detect(case: Case, options: Mapping[str, Any]) -> Iterator[Hit]:
    """What one of the checks objects to."""
    yield from _CHECKS[options["check"]](case)
