"""The citation check: what a registered law, a day and a citation say together."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from review.laws.facts import Law, LawVersion
from review.laws.names import Proposal, cite, is_state_law, split_year
from review.laws.texts import article_label
from review.model.extraction import Citation, Found, Point
from review.model.numerals import to_chinese
from review.model.review import CitationCheck, CitationStatus

_YEAR = timedelta(days=366)
_RECENT = 3 * _YEAR


def status_on(law: Law, day: date) -> CitationStatus:
    """The status of the law as a whole on `day`."""
    version = law.on(day)
    if version is not None and not _ended(law, day):
        doubt = version.doubtful_on(day) and len(law.versions) == 1
        return CitationStatus.UNCERTAIN if doubt else CitationStatus.CURRENT
    if _ended(law, day):
        return CitationStatus.REPEALED
    if not law.versions:
        return CitationStatus.CURRENT
    if day < law.versions[0].start and law.versions[0].original:
        return CitationStatus.NOT_YET
    return CitationStatus.UNCERTAIN


def _ended(law: Law, day: date) -> bool:
    on = law.repealed_on()
    if on is not None:
        return on <= day
    return law.is_repealed() and (not law.versions or day >= law.versions[-1].start)


def check(citation: Citation, law: Law, day: date) -> tuple[CitationCheck, ...]:
    """The checks of a citation of `law` in a text of `day`; see `Registry.check`."""
    case = _Case(citation, law, day, law.on(day))
    match status_on(law, day):
        case CitationStatus.REPEALED:
            return (_repealed(case),)
        case CitationStatus.NOT_YET:
            return (_not_yet(case, law.versions[0]),)
        case CitationStatus.UNCERTAIN:
            return (_uncertain(case),)
    year = citation.version or split_year(citation.title)[1]
    if year and case.version and year not in case.version.years():
        return (_other_version(case, year),)
    wrong = tuple(_wrong_article(case, point) for point in citation.points if not _exists(case, point.value))
    return wrong or (_current(case),)


def unknown(citation: Citation, near: Proposal, until: date) -> CitationCheck:
    """The check of a name that is not on record; laws are on record in full as of `until`."""
    if near.titles:
        words = "或者".join(cite(title) for title in near.titles[:3])
        message = f"登记表中没有{cite(citation.title)}，名称疑有误或者是已被取代的旧名，请核对是否为{words}。"
        status = CitationStatus.NEAR_MISS
        return CitationCheck(citation, status, near.titles[0], message, sure=near.sure, span=citation.title_span)
    name = cite(citation.title) if citation.title else f"“{citation.number}”"
    message = f"{name}未收录于法规登记表，请人工核对其名称和效力。"
    if is_state_law(citation.title):
        message = f"{name}不在现行有效的法律之列（核对到{_day(until)}），可能已废止、名称有误或者是此后的新法，请核对。"
    return CitationCheck(citation, CitationStatus.UNKNOWN, "", message)


def former(citation: Citation, title: str) -> CitationCheck:
    """The check of 「修订前的刑法第七十九条」: an older text that is not on record."""
    text = f"所引似为{cite(title)}修改以前的文本，请人工核对条号。"
    return CitationCheck(citation, CitationStatus.UNCERTAIN, "", text, sure=False)


def misnamed(citation: Citation, law: Law) -> CitationCheck:
    """The check of a law in force that is cited with 中华人民共和国 before a name that has none."""
    text = f"正式名称是{cite(law.title)}，没有“中华人民共和国”字样，请改正。"
    return CitationCheck(citation, CitationStatus.NEAR_MISS, law.title, text, span=citation.title_span)


@dataclass(frozen=True, slots=True)
class _Case:
    """What all messages draw on."""

    citation: Citation
    law: Law
    day: date
    version: LawVersion | None

    def say(self, status: CitationStatus, message: str, *, sure: bool = True) -> CitationCheck:
        label = self.version.label if self.version else ""
        return CitationCheck(self.citation, status, self.law.title, message, label, sure)

    @property
    def doubtful(self) -> bool:
        """True if unverified dates leave open which version holds: this one's, or that of one already promulgated."""
        if self.version is not None and self.version.doubtful_on(self.day):
            return True
        waiting = (v for v in self.law.versions if v.confidence != "高" and v.start > self.day)
        return any(v.promulgated is not None and v.promulgated <= self.day for v in waiting)

    @property
    def name(self) -> str:
        return cite(self.law.title)


def _repealed(case: _Case) -> CitationCheck:
    on, end = case.law.repealed_on(), case.law.repeal
    since = f"已于{_day(on)}废止" if on else "已不在现行有效之列（废止日期未核实）"
    by = f"（依据{cite(end.by)}）" if end and end.by and end.by != end.replaced_by else ""
    if end and end.by and end.by == end.replaced_by:
        advice = f"，由{cite(end.replaced_by)}取代，请改引该文件的相应规定"
    elif end and end.replaced_by:
        advice = f"，现行的是{cite(end.replaced_by)}，请改引其相应规定"
    else:
        advice = "，请核对有无替代规定"
    sure = on is not None and (end is None or end.verified)
    return case.say(CitationStatus.REPEALED, f"{case.name}{since}{by}{advice}。", sure=sure)


def _not_yet(case: _Case, first: LawVersion) -> CitationCheck:
    """Sure between promulgation and effect; a text from before the promulgation may mean an older namesake."""
    text = f"{case.name}自{_day(first.start)}起施行，{_day(case.day)}尚未施行，不能作为依据。"
    known = first.promulgated is not None and first.promulgated <= case.day
    if not known:
        text += "该法规当时尚未公布，如所引是此前的同名文件，请核对。"
    return case.say(CitationStatus.NOT_YET, text, sure=known and not first.doubtful_on(case.day))


def _uncertain(case: _Case) -> CitationCheck:
    if case.version is not None:
        text = f"{case.name}已收录，但施行日期未核实，请核对{_day(case.day)}是否有效。"
    else:
        text = f"登记表未收录{case.name}在{_day(case.day)}的版本，请人工核对当时有效的文本。"
    return case.say(CitationStatus.UNCERTAIN, text, sure=False)


def _other_version(case: _Case, year: int) -> CitationCheck:
    """A year is written that is not that of the version in force."""
    now = case.version
    if now is None:
        return _uncertain(case)
    cited = next((v for v in case.law.versions if year in v.years()), None)
    if cited is None and year not in range(1949, now.start.year):
        text = f"登记表未收录{case.name}{year}年的版本，现行的是{now.label}，请核对年份。"
        return case.say(CitationStatus.UNCERTAIN, text, sure=False)
    if cited and cited.start > case.day:
        text = f"{case.name}{cited.label}自{_day(cited.start)}起施行，{_day(case.day)}有效的是{now.label}。"
        return case.say(CitationStatus.NOT_YET, text, sure=not cited.doubtful_on(case.day))
    label = cited.label if cited else f"{year}年的版本"
    text = f"所引{case.name}{label}已被{now.label}取代（{_day(now.start)}起施行），请按现行版本核对条号和内容。"
    return case.say(CitationStatus.SUPERSEDED, text, sure=cited is not None and not now.doubtful_on(case.day))


def _exists(case: _Case, point: Point) -> bool:
    """Without versions on record nothing is known of the articles."""
    return not point.article or case.version is None or case.version.has(point.article, point.suffix)


def _wrong_article(case: _Case, point: Found[Point]) -> CitationCheck:
    version, label = case.version, article_label(point.value)
    if version is None:
        return _uncertain(case)
    last = f"{case.name}（{version.label}）共{version.article_count}条" if version.label else case.name
    sure = not case.doubtful
    other = _version_with(case.law, version, point.value)
    status = CitationStatus.ARTICLE_MISSING
    if other is not None and other.start < version.start:
        status = CitationStatus.SUPERSEDED
        text = f"{last}，没有{label}；{other.label}共{other.article_count}条，疑引用了旧版条号，请按现行版本改正。"
    elif other is not None:
        text = f"{last}，没有{label}；{other.label}共{other.article_count}条，自{_day(other.start)}起才施行。"
    elif point.value.suffix:
        text = f"{last}，没有{label}，请核对条号。"
    else:
        text = f"{last}，没有{label}，条号超出范围，请核对。"
    return replace(case.say(status, text, sure=sure), span=point.span)


def _version_with(law: Law, now: LawVersion, point: Point) -> LawVersion | None:
    """Another version on record that certainly has the article, the latest first."""
    others = (v for v in reversed(law.versions) if v is not now and v.article_count)
    return next((v for v in others if v.has(point.article, point.suffix)), None)


def _current(case: _Case) -> CitationCheck:
    version, notes = case.version, [*_moved(case), *_ending(case), *_beyond_seen(case)]
    if version is not None and case.doubtful:
        text = f"{case.name}{version.label}的施行日期未核实，请核对{_day(case.day)}应适用的版本。"
        return case.say(CitationStatus.UNCERTAIN, text + "".join(notes), sure=False)
    label = f"（{version.label}）" if version and version.label else ""
    return case.say(CitationStatus.CURRENT, f"{case.name}{label}现行有效。" + "".join(notes))


def _moved(case: _Case) -> list[str]:
    """Articles of a law whose count changed within three years are often cited by their old numbers."""
    now = case.version
    old = case.law.before(now) if now else None
    if now is None or old is None or not case.citation.points or case.day - now.start > _RECENT:
        return []
    if not now.article_count or not old.article_count or now.article_count == old.article_count:
        return []
    counts = f"由{old.article_count}条改为{now.article_count}条"
    return [f"该法规于{_day(now.start)}起施行{now.label}版本，{counts}，请核对条号。"]


def _ending(case: _Case) -> list[str]:
    """What will change within a year: repeal, or a new version."""
    on = case.law.repealed_on()
    if on is not None and case.day < on <= case.day + _YEAR:
        by = case.law.repeal.replaced_by if case.law.repeal else ""
        return [f"该法规将于{_day(on)}废止" + (f"，由{cite(by)}取代。" if by else "。")]
    later = next((v for v in case.law.versions if case.day < v.start <= case.day + _YEAR), None)
    return [f"{later.label}的版本将于{_day(later.start)}起施行。"] if later else []


def _beyond_seen(case: _Case) -> list[str]:
    """Where the count is not certain, the highest article met so far is worth a word, no more."""
    version = case.version
    if version is None or version.article_count or not version.articles_seen:
        return []
    beyond = [p.value for p in case.citation.points if p.value.article > version.articles_seen]
    return [f"手头文本只到第{to_chinese(version.articles_seen)}条，请核对{article_label(p)}。" for p in beyond[:1]]


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
