"""A conclusion proposed by rule from the findings that still stand; it is never more than a proposal."""

from collections.abc import Collection, Iterable
from typing import NamedTuple

from review.model import Conclusion, Finding, Review, Severity, Verdict
from review.model.numerals import in_runs


class Proposal(NamedTuple):
    """A proposed conclusion and, in one or two sentences, why."""

    conclusion: Conclusion
    reason: str


def propose(review: Review, dismissed: Collection[str] = ()) -> Proposal:
    """The conclusion that the rules suggest; `dismissed` are fingerprints that the officer did not adopt.

    The rules (国办发〔2018〕115号（六）; severities 阻断, 重大, 一般, 提示), first match wins:
    a certain 阻断 finding → 不合法; materials missing → 退回补正, for they do not suffice to judge;
    any other finding but a hint → 应当予以修改; else 合法, on condition that the human items are settled.
    What only the second reader doubts decides nothing; it is named.
    """
    left = [f for f in review.findings if f.fingerprint not in dismissed and f.severity is not Severity.HINT]
    standing = [f for f in left if not f.by_likeness]
    fatal = [f for f in standing if f.severity is Severity.HIGH and f.verdict is Verdict.FAIL]
    missing = [answer.title for answer in review.answers if answer.verdict is Verdict.MISSING]
    if fatal:
        words = f"{_numbers(fatal)}属于无权设定、与上位法抵触或者必经程序缺失一类的阻断性问题，且可以判定"
        return Proposal(Conclusion.UNLAWFUL, words + _also_missing(missing) + "。")
    if missing:
        words = (
            f"现有材料不足以判断合法性，缺少：{_titles(missing)}；审查期限自材料补齐之日起算，本地另有规定的从其规定"
        )
        return Proposal(Conclusion.RETURN, words + (f"；文本另有{_numbers(standing)}须处理。" if standing else "。"))
    if standing:
        return Proposal(Conclusion.AMEND, _amend(standing))
    return Proposal(Conclusion.LAWFUL, _nothing_found(review, [f for f in left if f.by_likeness]))


def _amend(standing: list[Finding]) -> str:
    words = f"{_numbers(standing)}须修改或者说明"
    doubtful = [f for f in standing if f.severity is Severity.HIGH]
    if doubtful:
        words += f"；{'' if doubtful == standing else f'其中{_numbers(doubtful)}'}涉嫌阻断性问题，经审查人员确认属实而不改正的，不得提请审议"
    return words + "。"


def _nothing_found(review: Review, alike: list[Finding]) -> str:
    human = sum(answer.verdict is Verdict.HUMAN for answer in review.answers)
    words = "机器没有提出须修改的问题，不等于草案合法"
    if alike:
        words += f"；{_numbers(alike)}是第二读者的提示，须先判断是否成立"
    if human:
        words += f"；另有{human}项只能由人审查，须逐项核对后再下结论"
    if review.doc.unread:
        words += "；文件中有机器未读取的内容，须由人审读"
    return words + "。"


def _also_missing(missing: list[str]) -> str:
    return f"；另缺少材料：{_titles(missing)}" if missing else ""


def _titles(missing: list[str]) -> str:
    return "、".join(missing[:3]) + (f"等{len(missing)}项" if len(missing) > 3 else "")


def _numbers(findings: Iterable[Finding]) -> str:
    """「第1、3至6条意见」."""
    return f"第{in_runs(finding.number for finding in findings)}条意见"
