"""What the registry knows of a law: its versions with their dates, and how it ended."""

from dataclasses import dataclass
from datetime import date, timedelta

_SLACK = {"高": 0, "中": 183, "无": 365}
"""Days by which an effective date may be off, by how well it was verified."""


@dataclass(frozen=True, slots=True)
class LawVersion:
    """One version of a law; in force from `effective_from` until the day before `effective_to`.

    `effective_from` None = not verified; `article_count` 0 = not countable for certain, then `articles_seen` is the
    highest number met (0 = none). `inserted` holds the 之N articles as (17, 1). `as_of` is the day on which the
    status was last checked. Source: `checklists/registry/laws.tsv`.
    """

    title: str
    short_titles: tuple[str, ...]
    level: str
    label: str
    promulgated: date | None
    effective_from: date | None
    effective_to: date | None
    status: str
    superseded_by: str
    article_count: int
    articles_seen: int
    inserted: tuple[tuple[int, int], ...]
    doc_no: str
    confidence: str
    as_of: date

    @property
    def start(self) -> date:
        """The day it took effect; the day of promulgation where that could not be verified; `date.min` if neither."""
        return self.effective_from or self.promulgated or date.min

    @property
    def original(self) -> bool:
        """True if it is known that no version of the law came before this one."""
        return self.label.endswith("公布")

    def doubtful_on(self, day: date) -> bool:
        """True if `day` lies so near an unverified date that the version in force cannot be told."""
        slack = timedelta(days=_SLACK[self.confidence])
        if self.start == date.min:
            return day < self.as_of
        return bool(slack) and self.start - slack <= day < self.start + slack

    def years(self) -> frozenset[int]:
        """The years by which a draft may call this version: of promulgation, of effect."""
        return frozenset(d.year for d in (self.promulgated, self.effective_from) if d)

    def has(self, article: int, suffix: int) -> bool:
        """False only if the article certainly does not exist in this version."""
        if not self.article_count:
            return True
        return article <= self.article_count if not suffix else (article, suffix) in self.inserted


@dataclass(frozen=True, slots=True)
class Repeal:
    """How a law ended: `on` None = day not verified; `by` repealed it, `replaced_by` is what holds today."""

    title: str
    short_title: str
    level: str
    on: date | None
    by: str
    replaced_by: str
    clause: str
    verified: bool


@dataclass(frozen=True, slots=True)
class Law:
    """A law with the versions on record, oldest first (none if only its repeal is on record)."""

    title: str
    level: str
    versions: tuple[LawVersion, ...] = ()
    repeal: Repeal | None = None

    def on(self, day: date) -> LawVersion | None:
        """The version in force on `day`, or None."""
        for version in reversed(self.versions):
            if version.start <= day:
                ended = version.effective_to is not None and version.effective_to <= day
                return None if ended else version
        return None

    def before(self, version: LawVersion) -> LawVersion | None:
        """The version on record that `version` replaced."""
        index = self.versions.index(version)
        return self.versions[index - 1] if index else None

    def repealed_on(self) -> date | None:
        """The day on which the law ceased to be in force, None if it did not or the day is unknown."""
        if self.repeal and self.repeal.on:
            return self.repeal.on
        last = self.versions[-1] if self.versions else None
        return last.effective_to if last and last.status == "已废止" else None

    def is_repealed(self) -> bool:
        """True if the law is no longer in force as of the registry, whether or not the day is known."""
        return self.repeal is not None or bool(self.versions and self.versions[-1].status == "已废止")
