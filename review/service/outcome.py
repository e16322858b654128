"""What comes of a review: the opinion after the officer's decisions, the papers, the feedback for the maintainers."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from review.errors import UsageError
from review.model import Conclusion, Decision, DecisionKind, DutyAnswer, Opinion, OwnPoint, Review
from review.reports import dump, encode, to_json, to_sarif
from review.service.reviewing import with_organisations

if TYPE_CHECKING:
    from review.feedback import Feedback
    from review.opinion import Proposal

FILES = ("合法性审查意见书.docx", "合法性审查意见表.docx", "批注稿.docx", "审查报告.json", "审查报告.sarif")


@dataclass(frozen=True, slots=True)
class Entries:
    """What the officer writes on the form besides the decisions on findings.

    `addressee` is the body that sent the draft in, `duties` are the answers to the rows of the duties table,
    `own` are objections that the officer adds to those of the tool.
    """

    conclusion: Conclusion | None = None
    reviewer: str = ""
    organ: str = ""
    dated: date | None = None
    remarks: str = ""
    addressee: str = ""
    duties: tuple[DutyAnswer, ...] = ()
    own: tuple[OwnPoint, ...] = ()


@dataclass(frozen=True, slots=True)
class Papers:
    """Everything that goes out of one review: three .docx and two reports, findings numbered alike in all."""

    opinion: bytes
    form: bytes
    annotated: bytes
    report: dict[str, Any]
    sarif: dict[str, Any]

    def files(self) -> dict[str, bytes]:
        """The papers as files, under the names in FILES."""
        reports = (encode(dump(self.report)), encode(dump(self.sarif)))
        return dict(zip(FILES, (self.opinion, self.form, self.annotated, *reports), strict=True))


def decide(
    review: Review, decisions: Iterable[Decision] = (), entries: Entries | None = None
) -> tuple[Opinion, "Proposal"]:
    """The opinion that follows from the decisions, and the conclusion that the rules propose.

    Raises UsageError for decisions, a conclusion or own objections that do not fit the review.
    """
    from review.opinion import answered, compose, propose, with_own

    filled = entries or Entries()
    tools, review = len(review.findings), with_own(review, filled.own)
    adopted = (Decision(own.fingerprint, DecisionKind.ADOPT) for own in review.findings[tools:])
    opinion = compose(
        review,
        (*decisions, *adopted),
        conclusion=filled.conclusion,
        reviewer=filled.reviewer,
        organ=filled.organ,
        dated=filled.dated,
        remarks=filled.remarks,
    )
    opinion = answered(opinion, filled.duties)
    return opinion, propose(review, {finding.fingerprint for finding, _ in opinion.dismissed})


def papers(review: Review, data: bytes, decisions: Iterable[Decision] = (), entries: Entries | None = None) -> Papers:
    """The opinion, the form, the annotated copy and the reports; `data` are the bytes that were reviewed.

    Raises UsageError for decisions that do not fit the review, FormError if a form cannot be filled.
    """
    from review.paperwork import annotated_copy, form_docx, opinion_docx

    opinion, proposal = decide(review, decisions, entries)
    addressee = entries.addressee if entries else ""
    return Papers(
        opinion=opinion_docx(opinion, proposal, addressee=addressee),
        form=form_docx(opinion, proposal, addressee=addressee),
        annotated=annotated_copy(data, opinion),
        report=to_json(with_organisations(review)),
        sarif=to_sarif(review),
    )


def feedback(
    review: Review,
    decisions: Iterable[Decision],
    duties: Iterable[DutyAnswer] = (),
    *,
    missed: Iterable[str] = (),
    item: str = "",
    hide: Iterable[str] = (),
) -> "Feedback":
    """What the officer found wrong with the tool, as anonymised texts for those who maintain the rules.

    误报 are the findings not adopted; 漏报 are rows of the duties table called 无依据 without a finding, and `missed`:
    words copied from the draft, under `item` if that is known. `hide` are words to take out besides. Nothing is sent.
    Raises UsageError for words that do not stand in the draft, ChecklistError.
    """
    from review.checklist import load_profile
    from review.feedback import complaints, export, places_of, unanswered_for

    made = tuple(decisions)
    overlooked = (*unanswered_for(review, duties), *places_of(review, missed, item))
    profile = load_profile(review.category, review.as_of)
    return export(review, made, complaints(review, made, overlooked), profile, hide)


def own_fault(review: Review, own: OwnPoint) -> str:
    """What is wrong with an objection of the officer's own, "" if nothing."""
    from review.opinion import own_finding

    try:
        own_finding(review, own, len(review.findings) + 1)
    except UsageError as error:
        return error.message
    return ""
