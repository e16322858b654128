"""Reviewing a draft or single sentences."""

import re
from dataclasses import replace
from datetime import date

from review.errors import UsageError
from review.model import CATEGORIES, Category, Document, Found, Review
from review.reading import text_document
from review.service.office import demand_checklist, open_store, read_draft, standards, wants_second_reader
from review.settings import Settings

_CHOSEN = "由使用者指定"
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


def review_file(
    data: bytes, name: str, *, day: date, category: Category | None = None, settings: Settings | None = None
) -> Review:
    """Review a draft under the law of `day`; `category` None lets the text decide.

    Raises the R1xx errors of an unreadable file and UsageError for a category without a checklist.
    """
    if category is not None:
        demand_checklist(category)
    return _assess(read_draft(data, name), category=category, day=day, settings=settings)


def screen_text(text: str, *, category: Category, day: date, settings: Settings | None = None) -> Review:
    """Review some sentences on their own: nothing can be absent or misnumbered.

    Raises UsageError for a category without a checklist.
    """
    from review.engine import assess

    demand_checklist(category)
    whole = _HALF_CHARACTERS.sub("\ufffd", text)
    with open_store(settings) as store:
        review = assess(
            text_document(whole),
            category,
            standards(settings, day),
            store=store,
            fragment=True,
            second=wants_second_reader(settings),
        )
    return replace(review, category_reason=_SCREENED)


def with_organisations(review: Review) -> Review:
    """The review with the names of bodies in its extraction; needs spaCy, without which the list stays empty.

    Only the machine report shows them and no finding depends on them, so a plain review does not wait for spaCy.
    """
    from review.extraction import find_organisations

    if review.extraction.organisations:
        return review
    return replace(review, extraction=replace(review.extraction, organisations=find_organisations(review.doc)))


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


def unsure_of_category(review: Review) -> bool:
    """True if nothing in the draft says that it is of the category it was reviewed as."""
    return review.category_reason.endswith(_UNSURE)


def _assess(doc: Document, category: Category | None, day: date, settings: Settings | None) -> Review:
    from review.engine import assess

    with open_store(settings) as store:
        local = standards(settings, day)
        review = assess(doc, category or Category.NORMATIVE, local, store=store, second=wants_second_reader(settings))
    return replace(review, category_reason=_CHOSEN if category else _signals(review))


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
