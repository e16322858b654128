"""The words that documents share: names of the trade, dates, clipped quotations, bases, versions."""

import re
from collections.abc import Iterable
from datetime import date

from review.model import (
    CATEGORIES,
    Conclusion,
    Document,
    Finding,
    Found,
    Opinion,
    Review,
    Severity,
    Unread,
    Verdict,
)

BLANK = "＿＿＿＿＿＿"
NONE = "无。"
QUOTE_LIMIT = 60  # 意见书每条引文不超过 60 字
GROUPS = {
    Severity.HIGH: "阻断性问题（未处理的，不得提请审议）",
    Severity.MEDIUM: "重大问题（应当删除、修改或者补充依据）",
    Severity.LOW: "一般问题（表述、程序、形式）",
    Severity.HINT: "提示（不影响结论，供修改时核对）",
}
_QUOTES = str.maketrans({"「": "“", "」": "”", "『": "‘", "』": "’"})
_ENDINGS = tuple("。？！；：…")
_ASIDE = re.compile("（[^（）]*）")
_BOOK_MARKS = str.maketrans({"《": "〈", "》": "〉"})
_INNER = str.maketrans({"“": "‘", "”": "’", "「": "‘", "」": "’", "\n": " "})


def printed(text: str) -> str:
    """Text with the quotation marks of official documents."""
    return text.strip().translate(_QUOTES)


def without_asides(text: str) -> str:
    """The text without what stands in parentheses."""
    return _ASIDE.sub("", text)


def quoted(text: str, limit: int = QUOTE_LIMIT) -> str:
    """「“……”」 with at most `limit` characters of the text, its own quotation marks made inner ones."""
    words = text.strip().translate(_INNER)
    return f"“{words if len(words) <= limit else words[: limit - 2] + '……'}”"


def sentence(text: str) -> str:
    """Text that ends like a sentence."""
    words = printed(text)
    return words if not words or words.rstrip("”’")[-1:] in _ENDINGS else words + "。"


def written(day: date | None) -> str:
    """「2025年3月1日」, or blanks to fill in by hand."""
    return f"{day.year}年{day.month}月{day.day}日" if day else "　　　　年　　月　　日"


def suggestion(finding: Finding) -> str:
    """The proposed amendment, or the fixed words where the item proposes none."""
    return sentence(finding.suggestion) or "请起草单位说明理由或者补充依据后再定。"


def conclusion(chosen: Conclusion | None) -> str:
    """The officer's conclusion; a blank line until he chose one."""
    return f"{chosen.value}。" if chosen else BLANK


def conclusion_sentence(opinion: Opinion) -> str:
    """The officer's conclusion with the sentence that goes with it; a blank line until he chose one."""
    name = named(opinion.review)
    where = _places(opinion.kept)
    issues = f"{where}存在上述问题" if opinion.kept else "存在备注所列问题"
    match opinion.conclusion:
        case Conclusion.LAWFUL:
            words = (
                f"经审查，{name}制定主体适格、权限合法、程序合规、内容不违反上位法、形式符合要求，同意提请集体审议。"
            )
            words += f"提请注意：请按照本意见完善{where}。" if where else ""
        case Conclusion.AMEND:
            words = f"经审查，{name}{issues}，请按照本意见修改后提请集体审议。"
        case Conclusion.UNLAWFUL:
            words = f"经审查，{name}{issues}，不符合法律、法规、规章和国家有关规定，建议不予提请审议。"
        case Conclusion.RETURN:
            words = f"现有材料不足以判断合法性，请补充{_missing(opinion.review)}后，重新提请审查；审查期限自材料补齐之日起算，本地另有规定的从其规定。"
        case None:
            words = ""
    return conclusion(opinion.conclusion) + words


def _places(findings: Iterable[Finding]) -> str:
    """「第五条、第六条」; the articles only, each once, six at most."""
    places = list(
        dict.fromkeys(finding.place.partition("条")[0] + "条" for finding in findings if "条" in finding.place)
    )
    return "、".join(places[:6]) + ("等处" if len(places) > 6 else "")


def _missing(review: Review) -> str:
    titles = [printed(answer.title) for answer in review.answers if answer.verdict is Verdict.MISSING]
    return f"下列材料（{'；'.join(titles)}）" if titles else "所缺材料"


def proposal(proposed: Conclusion, reason: str) -> str:
    """The proposal in words that cannot be taken for the conclusion; fashen never calls a draft lawful by itself."""
    named = f"{proposed.value}。"
    if proposed is Conclusion.LAWFUL:
        named = "机器不作“合法”判断，由审查人员核对后确定。"
    return f"建议结论（由审查人员确定）：{named}理由：{sentence(reason)}"


def versions(review: Review) -> str:
    """What produced the result from which file, for repeating it."""
    used = review.versions
    tools = f"法审 {used.tool}；检查清单 {used.checklists}；法规目录 {used.registry}"
    return f"版本说明：{tools}；送审文件 SHA-256：{review.doc.sha256}。"


def title(review: Review) -> str:
    """The title of the draft, or its file name without extension."""
    found = review.extraction.title
    return found.value if isinstance(found, Found) else review.doc.name.rpartition(".")[0] or review.doc.name


def named(review: Review) -> str:
    """The draft in book marks, those inside it made single: 《关于印发〈……办法〉的通知》."""
    inner = title(review).translate(_BOOK_MARKS)
    return f"《{inner}》"


def facts(review: Review) -> list[dict[str, str]]:
    """What was reviewed, as label and value."""
    extraction, doc = review.extraction, review.doc
    number = extraction.doc_number
    pairs = {
        "文件名称": title(review),
        "审查类别": CATEGORIES[review.category],
        "制发机关": extraction.issuer.value if isinstance(extraction.issuer, Found) else "文中未见",
        "发文字号": number.value.text if isinstance(number, Found) else "文中未见",
        "条文数": f"{articles}条" if (articles := extraction.article_count()) else "未按条编写",
        "电子文件": doc.name,
        "审查基准日": written(review.as_of),
    }
    if review.jurisdiction:
        pairs["适用标准"] = review.jurisdiction.words()
    return [{"label": label, "value": printed(value)} for label, value in pairs.items()]


def unread(doc: Document) -> list[str]:
    """One line for each kind of content that was not read."""
    return [_unread(one) for one in doc.unread]


def _unread(one: Unread) -> str:
    words = one.what + (f"（{one.where}）" if one.where else "") + (f"，共{one.count}处" if one.count > 1 else "")
    return sentence(f"{words}。{one.advice}" if one.advice else words)
