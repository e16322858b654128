"""The result of a review, and what the officer makes of it."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from review.model.document import Document, Span
from review.model.duties import DutyAnswer, DutyRow
from review.model.extraction import Citation, Extraction
from review.model.jurisdiction import Jurisdiction


class Category(StrEnum):
    """What a township reviews; the values are those of the command line."""

    NORMATIVE = "normative"
    DECISION = "decision"
    AGREEMENT = "agreement"
    ENFORCEMENT = "enforcement"
    OTHER = "other"


class Verdict(StrEnum):
    """How a checklist item is answered; the words of the trade."""

    PASS = "符合"
    FAIL = "不符合"
    DOUBT = "存疑"
    MISSING = "缺材料"
    NOT_APPLICABLE = "不适用"
    HUMAN = "需人工"


class Mode(StrEnum):
    """Who can decide an item: only `machine` items may say 不符合 by themselves."""

    MACHINE = "machine"
    ASSIST = "assist"
    HUMAN = "human"


class Severity(StrEnum):
    """S1 阻断, S2 重大, S3 一般, S4 提示."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    HINT = "hint"


@dataclass(frozen=True, slots=True)
class Basis:
    """One provision: full title of the law, the article as cited, its words if known, how well it was verified."""

    law: str
    article: str
    text: str = ""
    verified: bool = True

    def cite(self) -> str:
        """「《中华人民共和国行政处罚法》第十六条」."""
        return f"《{self.law}》{self.article}"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to object to or to doubt.

    `number` counts from 1, the gravest first, then in text order; it is the same in every output. `span` is None for an absence
    (no validity clause), then `quote` is "" and `place` says where it was looked for. `also` lists other
    items that object to the same act; `more_labels` are those that they, or other rules of the same item, give to it.
    `more_spans` are further places of the same kind that have no finding of their own, because there were too many.
    `by_likeness`: no rule said it, only the second reader. `fingerprint` stays the same while item, label and words stay the same.
    """

    number: int
    item: str
    title: str
    label: str
    verdict: Verdict
    severity: Severity
    message: str
    span: Span | None
    quote: str
    place: str
    basis: tuple[Basis, ...]
    suggestion: str
    fingerprint: str
    also: tuple[str, ...] = ()
    more_labels: tuple[str, ...] = ()
    more_spans: tuple[Span, ...] = ()
    by_likeness: bool = False

    @property
    def labels(self) -> tuple[str, ...]:
        """All labels of the finding, the main one first."""
        return (self.label, *self.more_labels)


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one checklist item: verdict, reason, what was looked at, and the numbers of its findings."""

    item: str
    title: str
    heading: str
    mode: Mode
    verdict: Verdict
    reason: str
    findings: tuple[int, ...] = ()


class CitationStatus(StrEnum):
    """What the registry knows of a cited law on the day of the review."""

    CURRENT = "现行有效"
    REPEALED = "已废止"
    SUPERSEDED = "已被修改"
    NOT_YET = "尚未施行"
    NEAR_MISS = "名称有误"
    UNKNOWN = "未收录"
    ARTICLE_MISSING = "条号不存在"
    UNCERTAIN = "日期待核"


@dataclass(frozen=True, slots=True)
class CitationCheck:
    """One citation against the registry: `law` is the registered full title ("" if not registered)."""

    citation: Citation
    status: CitationStatus
    law: str
    message: str
    version: str = ""
    sure: bool = True
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Versions:
    """What produced a result: needed to repeat it."""

    tool: str
    checklists: str
    registry: str


@dataclass(frozen=True)
class Review:
    """Everything one run found out about one draft. Same input, same output.

    `duties` is the table of duties and consequences; `general_basis` are the words that name the basis of the draft as
    a whole (「根据《…》」 before 「制定本办法」), which is the basis of no single row.
    """

    doc: Document
    extraction: Extraction
    category: Category
    category_reason: str
    as_of: date
    versions: Versions
    findings: tuple[Finding, ...]
    answers: tuple[Answer, ...]
    citations: tuple[CitationCheck, ...]
    jurisdiction: Jurisdiction | None = None
    duties: tuple[DutyRow, ...] = ()
    general_basis: Span | None = None


class DecisionKind(StrEnum):
    """What the officer makes of a finding."""

    ADOPT = "采纳"
    REWORD = "改写"
    DISMISS = "不采纳"


@dataclass(frozen=True, slots=True)
class Decision:
    """The officer's decision on one finding (by fingerprint); 改写 carries new words, 不采纳 a reason."""

    fingerprint: str
    kind: DecisionKind
    text: str = ""


class Conclusion(StrEnum):
    """The conclusions of an opinion; chosen by the officer, only proposed by the tool (国办发〔2018〕115号（六）)."""

    LAWFUL = "合法"
    AMEND = "应当予以修改"
    UNLAWFUL = "不合法"
    RETURN = "退回补正"


@dataclass(frozen=True)
class Opinion:
    """What goes on paper: the findings the officer kept, in his words, and the conclusion if he chose one."""

    review: Review
    kept: tuple[Finding, ...]
    dismissed: tuple[tuple[Finding, str], ...] = ()
    undecided: tuple[Finding, ...] = ()
    conclusion: Conclusion | None = None
    reviewer: str = ""
    organ: str = ""
    dated: date | None = None
    remarks: str = field(default="")
    duties: tuple[DutyAnswer, ...] = ()
