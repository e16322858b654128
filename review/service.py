"""The use cases, one door for the command line and the web: read, review, screen, write the papers, look up the law."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from review.columns import printable
from review.errors import LawError, UsageError
from review.model import (
    CATEGORIES,
    Category,
    CitationCheck,
    Clause,
    Conclusion,
    Decision,
    Document,
    DutyAnswer,
    Extraction,
    Found,
    Opinion,
    Point,
    Review,
)
from review.model.numerals import to_chinese
from review.reading import MAX_BYTES, read, text_document
from review.reports import dump, encode, to_json, to_sarif
from review.settings import Settings as Settings

if TYPE_CHECKING:
    from review.checklist import Local, Pack, Profile
    from review.feedback import Feedback
    from review.grammar import Slots
    from review.laws import ImportSummary, LawStore, Match
    from review.laws.build import BuildSummary
    from review.opinion import Proposal

LARGEST_FILE = MAX_BYTES
FILES = ("合法性审查意见书.docx", "合法性审查意见表.docx", "批注稿.docx", "审查报告.json", "审查报告.sarif")
_CHOSEN = "由使用者指定"
_WITH_CHECKLIST = (Category.NORMATIVE,)
_LONG_NAMES = {
    Category.NORMATIVE: "normative_document",
    Category.DECISION: "major_decision",
    Category.AGREEMENT: "agreement",
    Category.ENFORCEMENT: "enforcement_decision",
    Category.OTHER: "other",
}
_HALF_CHARACTERS = re.compile(r"[\ud800-\udfff]")
_SCREENED = "条文筛查，按指定或者默认的类别"
_UNSURE = "结果须人工核对"
_NORMATIVE_TITLE = re.compile(
    r"(办法|规定|细则|规则|规范|标准|方案|措施|通告|公告|通知|(?<!论证|审查|反馈|评估|修改)意见)(?:（[^（）]{1,12}）)?$"
)
_OTHER_TITLES = {
    Category.AGREEMENT: re.compile(r"(?:协议|合同)书?$"),
    Category.ENFORCEMENT: re.compile(r"(?:决定|告知|催告|通知)书$"),
}


class NoChecklistError(UsageError):
    """The category exists, but nobody has written its checklist yet."""

    hint = "目前可审查行政规范性文件（--category normative）；其他类别请人工审查。"


class UnknownLawError(LawError):
    """The registry does not know the name."""

    hint = "请核对名称，用法规的全称或通行简称；未收录不等于不存在。"


@dataclass(frozen=True, slots=True)
class Entries:
    """What the officer writes on the form besides the decisions on findings.

    `addressee` is the body that sent the draft in, `duties` are the answers to the rows of the duties table.
    """

    conclusion: Conclusion | None = None
    reviewer: str = ""
    organ: str = ""
    dated: date | None = None
    remarks: str = ""
    addressee: str = ""
    duties: tuple[DutyAnswer, ...] = ()


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


@dataclass(frozen=True, slots=True)
class LawEntry:
    """A law in the registry (`match`) or only in the store, and the words of an article, "" if not asked or at hand."""

    match: "Match | None"
    title: str
    label: str = ""
    text: str = ""
    version: str = ""


def read_file(data: bytes, name: str) -> tuple[Document, Extraction]:
    """The text of a file as fashen sees it, and the facts in it. Raises UnreadableFileError and its kin (R1xx)."""
    from review.extraction import extract

    doc = _read(data, name)
    return doc, extract(doc)


def sentences(data: bytes, name: str) -> tuple[Document, tuple[tuple[Clause, tuple["Slots", ...]], ...]]:
    """Every sentence of a file with the words that say how it was read. Raises the R1xx errors of an unreadable file."""
    from review.engine import read_sentences
    from review.grammar import tell

    doc, extraction = read_file(data, name)
    return doc, tuple((clause, tell(doc, clause)) for clause in read_sentences(doc, extraction))


def readings(review: Review) -> dict[int, tuple["Slots", ...]]:
    """How the sentence of each finding was read, by the number of the finding; absences have none."""
    from review.engine import read_sentences
    from review.grammar import tell

    clauses = read_sentences(review.doc, review.extraction)
    starts = [clause.span.start for clause in clauses]
    placed = ((f.number, clauses[bisect_right(starts, f.span.start) - 1]) for f in review.findings if f.span and starts)
    return {number: tell(review.doc, clause) for number, clause in placed}


def review_file(
    data: bytes, name: str, *, day: date, category: Category | None = None, settings: Settings | None = None
) -> Review:
    """Review a draft under the law of `day`; `category` None lets the text decide.

    Raises the R1xx errors of an unreadable file and UsageError for a category without a checklist.
    """
    if category is not None:
        _demand_checklist(category)
    return _assess(_read(data, name), category=category, day=day, settings=settings)


def with_organisations(review: Review) -> Review:
    """The review with the names of bodies in its extraction; needs spaCy, without which the list stays empty.

    Only the machine report shows them and no finding depends on them, so a plain review does not wait for spaCy.
    """
    from review.extraction import find_organisations

    if review.extraction.organisations:
        return review
    return replace(review, extraction=replace(review.extraction, organisations=find_organisations(review.doc)))


def screen_text(text: str, *, category: Category, day: date, settings: Settings | None = None) -> Review:
    """Review some sentences on their own: nothing can be absent or misnumbered.

    Raises UsageError for a category without a checklist.
    """
    from review.engine import assess

    _demand_checklist(category)
    whole = _HALF_CHARACTERS.sub("\ufffd", text)
    with _store(settings) as store:
        review = assess(
            text_document(whole), category, _local(settings, day), store=store, fragment=True, second=_second(settings)
        )
    return replace(review, category_reason=_SCREENED)


def check_laws(data: bytes, name: str, *, day: date) -> tuple[Document, tuple[CitationCheck, ...]]:
    """Every law a draft cites, against the registry on that day. Raises the R1xx errors of an unreadable file."""
    from review.detectors import own_titles
    from review.engine import build_case

    case = build_case(_read(data, name), day)
    own = own_titles(case)
    cited = case.extraction.citations
    return case.doc, tuple(check for one in cited for check in case.registry.check(one, day, own_titles=own))


def look_up_law(name: str, point: Point | None, *, day: date, settings: Settings) -> LawEntry:
    """What is on record of a law by full or short title, and the words of one article.

    The words come from the full-text store, else from the provisions that the checklists rest on. Raises LawError if
    the law is not in the registry.
    """
    from review.laws import load_registry

    registry = load_registry()
    match = registry.find(name.strip("《》 "), day)
    with _store(settings) as store:
        found = store.article(name.strip("《》 "), point, day) if store and point else None
    if match is None and found is None:
        near = "、".join(f"《{title}》" for title in registry.near(name))
        raise UnknownLawError("法规名录未收录该名称" + (f"；是否指：{near}" if near else ""), where=name)
    if found:
        return LawEntry(match, found.title, found.label, found.paragraph or found.text, found.version)
    return _recorded(match, point, day)


def import_law_texts(folder: Path, settings: Settings, progress: Callable[[int, int], None]) -> "ImportSummary":
    """Add the law texts of a folder to the full-text store. Raises LawError if the folder cannot be read."""
    from review.laws import import_laws

    return import_laws(folder, settings.laws, progress=progress)


def build_registry(source: Path, target: Path) -> "BuildSummary":
    """Compile the law registry from its researched tables. Raises LawError naming file and line."""
    from review.laws.build import build

    return build(source, target)


def registry_words() -> str:
    """The version of the law registry and how much it holds, in one line. Raises LawError."""
    from review.laws import load_registry

    registry = load_registry()
    return f"{len(registry.laws)}部，版本 {registry.version}，法律状态核到 {registry.current_until.isoformat()}"


def store_words(path: Path) -> str:
    """How much a full-text store holds, in one line. Raises LawError."""
    from review.laws import LawStore

    store = LawStore.open(path)
    try:
        laws = store.laws()
    finally:
        store.close()
    return f"{len(laws)}部，{sum(law.articles for law in laws)}条"


def checklist(category: Category, *, day: date, settings: Settings | None = None) -> "Profile":
    """The items of a category in order, with law and standards of that day. Raises ChecklistError, UsageError."""
    from review.checklist import load_profile

    _demand_checklist(category)
    return load_profile(category, day, _local(settings, day))


def check_checklist(category: Category, *, days: tuple[date, ...]) -> tuple[str, ...]:
    """What is wrong with a checklist: schema, bases on the given days, texts beside the items, recommended wording."""
    from review.engine import check_all

    _demand_checklist(category)
    return check_all(category, days)


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


def decide(
    review: Review, decisions: Iterable[Decision] = (), entries: Entries | None = None
) -> tuple[Opinion, "Proposal"]:
    """The opinion that follows from the decisions, and the conclusion that the rules propose.

    Raises UsageError for decisions or a conclusion that do not fit the review.
    """
    from review.opinion import answered, compose, propose

    filled = entries or Entries()
    opinion = compose(
        review,
        decisions,
        conclusion=filled.conclusion,
        reviewer=filled.reviewer,
        organ=filled.organ,
        dated=filled.dated,
        remarks=filled.remarks,
    )
    opinion = answered(opinion, filled.duties)
    return opinion, propose(review, {finding.fingerprint for finding, _ in opinion.dismissed})


def parse_category(words: str) -> Category | None:
    """A category by its name on the command line or in a sample file (normative_document); None for auto.

    Raises UsageError for any other word.
    """
    if words == "auto":
        return None
    found = next((c for c in Category if words in (c.value, _LONG_NAMES[c])), None)
    if found is None:
        known = "、".join(["auto", *(c.value for c in Category)])
        raise UsageError(f"没有「{words}」这一类别；可用的有：{known}")
    return found


def has_checklist(category: Category) -> bool:
    """Whether drafts of this category can be reviewed yet."""
    return category in _WITH_CHECKLIST


def _demand_checklist(category: Category) -> None:
    if not has_checklist(category):
        raise NoChecklistError(f"「{CATEGORIES[category]}」（{category.value}）的检查清单尚未提供，不能审查这一类文件")


def _read(data: bytes, name: str) -> Document:
    """The file under a name that any paper can hold: what no document may contain is replaced."""
    return read(data, printable(name))


@contextmanager
def _store(settings: Settings | None) -> Iterator["LawStore | None"]:
    """The full-text store if there is one; without it a review only lacks the words of the law."""
    if settings is None or not settings.laws.is_file():
        yield None
        return
    from review.laws import LawStore

    store = LawStore.open(settings.laws)
    try:
        yield store
    finally:
        store.close()


def _assess(doc: Document, category: Category | None, day: date, settings: Settings | None) -> Review:
    from review.engine import assess

    with _store(settings) as store:
        local = _local(settings, day)
        review = assess(doc, category or Category.NORMATIVE, local, store=store, second=_second(settings))
    return replace(review, category_reason=_CHOSEN if category else _signals(review))


def jurisdictions(name: str | None = None) -> tuple["Pack", ...]:
    """Every place with standards of its own, the nation first; with a name only those that apply there ("": the nation).

    Raises UnknownJurisdictionError (R501).
    """
    from review.checklist import find_packs, load_packs

    return load_packs() if name is None else find_packs(name)


def _local(settings: Settings | None, day: date) -> "Local":
    """The standards of the office. Raises UnknownJurisdictionError (R501)."""
    from review.checklist import load_local

    return load_local(settings.jurisdiction if settings else "", day)


def _second(settings: Settings | None) -> bool:
    return settings is None or settings.second_reader


def unsure_of_category(review: Review) -> bool:
    """True if nothing in the draft says that it is of the category it was reviewed as."""
    return review.category_reason.endswith(_UNSURE)


def _signals(review: Review) -> str:
    """Why an unnamed category was taken for 行政规范性文件: what was seen, or that nothing was."""
    facts = review.extraction
    title = facts.title.value if isinstance(facts.title, Found) else ""
    other = next((c for c, pattern in _OTHER_TITLES.items() if pattern.search(title)), None)
    if other is not None:
        return f"自动：标题像是「{CATEGORIES[other]}」，该类检查清单尚未提供，暂按行政规范性文件审查，{_UNSURE}"
    word = _NORMATIVE_TITLE.search(title)
    seen = [f"标题为「{word[1]}」"] if word else []
    seen += [f"分条{facts.article_count()}条"] if facts.article_count() else []
    seen += ["写明施行日期"] if isinstance(facts.effective_clause, Found) else []
    if not seen:
        return f"自动：未见行政规范性文件的特征，目前只有这一类的检查清单，暂按其审查，{_UNSURE}"
    return f"自动：{'，'.join(seen)}，按行政规范性文件审查"


def _recorded(match: "Match | None", point: Point | None, day: date) -> LawEntry:
    """A registered law, with the words of the article if a checklist rests on it."""
    from review.checklist import load_provisions

    title = match.title if match else ""
    if point is None:
        return LawEntry(match, title)
    label = f"第{to_chinese(point.article)}条" + (f"之{to_chinese(point.suffix)}" if point.suffix else "")
    for versions in load_provisions().values():
        for provision in versions:
            valid = provision.since <= day and (provision.until is None or day < provision.until)
            if valid and (provision.law, provision.article) == (title, label):
                return LawEntry(match, title, label, provision.text)
    return LawEntry(match, title, label)
