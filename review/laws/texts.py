"""Reading the text of a law: title, dates, chapters, articles, paragraphs."""

import re
from dataclasses import dataclass
from datetime import date

from review.model.extraction import Point
from review.model.numerals import from_chinese, to_chinese

_NUMBER = "[零〇一二三四五六七八九十百千0-9０-９]+"
_ARTICLE = re.compile(rf"^第({_NUMBER})条(?:之({_NUMBER}))?(?=[\s：:（(【]|$|[^之])[\s：:]*")
_DIVISION = re.compile(rf"^第{_NUMBER}(?:编|分编|章|节)(?:\s|$)")
_ITEM = re.compile(rf"^(?:[（(]{_NUMBER}[）)]|\d{{1,2}}[.．、]|[①-⑳])")
_DATE = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
_ADOPTED = re.compile(r"通过|公布|发布|修订|修正|修改|批准|印发")
_EFFECT = re.compile(r"起?施行")


@dataclass(frozen=True, slots=True)
class ArticleBody:
    """One article: number, 之N (0 = none), the chapter it stands in, its words; lines joined by a line feed."""

    number: int
    suffix: int
    chapter: str
    text: str


@dataclass(frozen=True, slots=True)
class LawText:
    """A law as read from a file. `promulgated` and `effective_from` are what its head says, None if it does not."""

    title: str
    promulgated: date | None
    effective_from: date | None
    articles: tuple[ArticleBody, ...]


def article_label(point: Point) -> str:
    """「第十七条之一」; the printed name of the article of a point."""
    suffix = f"之{to_chinese(point.suffix)}" if point.suffix else ""
    return f"第{to_chinese(point.article)}条{suffix}" if point.article <= 99999 else f"第{point.article}条"


def paragraphs(text: str) -> tuple[str, ...]:
    """The 款 of an article: its lines, an item （一） or 1. belonging to the paragraph that announces it."""
    found: list[str] = []
    for line in text.split("\n"):
        if found and _ITEM.match(line):
            found[-1] += "\n" + line
        elif line:
            found.append(line)
    return tuple(found)


def parse_law(text: str) -> LawText:
    """Read a law from its plain or Markdown text: title in the first line, then head, then articles.

    What stands after a second 第一条 (an attached text) is left out. Without articles `articles` is empty.
    """
    lines = [line.strip() for line in text.lstrip("\ufeff").splitlines()]
    lines = [line for line in lines if line]
    title = lines[0].lstrip("#").strip() if lines else ""
    start = next((i for i, line in enumerate(lines) if _ARTICLE.match(line)), len(lines))
    head = [line for line in lines[1:start] if not line.startswith("#")]
    return LawText(title, _adopted(head), _effect(head), _articles(lines, start))


def _articles(lines: list[str], start: int) -> tuple[ArticleBody, ...]:
    chapter = next((_bare(line) for line in reversed(lines[1:start]) if _is_division(line)), "")
    found: list[ArticleBody] = []
    own: list[str] = []
    for line in lines[start:]:
        number, suffix, rest = _opening(line)
        if number == 1 and found:
            break
        last = (found[-1].number, found[-1].suffix) if found else (0, 0)
        if number and (number, suffix) > last:
            own = [rest] if rest else []
            found.append(ArticleBody(number, suffix, chapter, rest))
        elif _is_division(line):
            chapter = _bare(line)
        else:
            own.append(line)
            found[-1] = ArticleBody(*last, found[-1].chapter, "\n".join(own))
    return tuple(found)


def _opening(line: str) -> tuple[int, int, str]:
    """Number, 之N and the rest of a line that opens an article; (0, 0, "") for other lines."""
    match = _ARTICLE.match(line)
    if match is None:
        return 0, 0, ""
    number, suffix = from_chinese(match[1]), from_chinese(match[2]) if match[2] else 0
    return number or 0, suffix or 0, line[match.end() :].strip()


def _is_division(line: str) -> bool:
    return line.startswith("#") or bool(_DIVISION.match(line))


def _bare(line: str) -> str:
    return line.lstrip("#").strip()


def _adopted(head: list[str]) -> date | None:
    """The last day of adoption or amendment that the head names: that of this version."""
    days = [day for line in head if _ADOPTED.search(line) for day in _days(_EFFECT.split(line)[0])[:1]]
    return max(days, default=None)


def _effect(head: list[str]) -> date | None:
    return next((day for line in head if _EFFECT.search(line) for day in _days(line)[-1:]), None)


def _days(words: str) -> list[date]:
    found = []
    for year, month, day in _DATE.findall(words):
        try:
            found.append(date(int(year), int(month), int(day)))
        except ValueError:  # 2月30日 in the head of a file: as good as no date
            continue
    return found
