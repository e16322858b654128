"""The local full-text store of laws: the words of an article on a day, and a search through all of them."""

import sqlite3
import threading
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from review.errors import LawError
from review.laws.importing import SCHEMA_VERSION
from review.laws.names import fold
from review.laws.registry import Registry, load_registry
from review.laws.texts import article_label, paragraphs
from review.model.extraction import Point
from review.model.numerals import to_chinese

_COLUMNS = "laws.title, laws.promulgated, laws.effective_from, laws.effective_to, laws.label"


@dataclass(frozen=True, slots=True)
class StoredLaw:
    """One version of a law in the store; dates None = unknown."""

    title: str
    label: str
    promulgated: date | None
    effective_from: date | None
    effective_to: date | None
    articles: int


@dataclass(frozen=True, slots=True)
class ArticleText:
    """The words of an article in the version of a day.

    `text` is the whole article, its lines joined by a line feed; `paragraph` the words of the 款 that was asked
    for ("" if none was, or if the article has no such 款); `label` names article and 款; `effective_to` is set if
    the version is no longer in force.
    """

    title: str
    label: str
    text: str
    paragraph: str
    paragraphs: int
    chapter: str
    version: str
    promulgated: date | None
    effective_from: date | None
    effective_to: date | None


@dataclass(frozen=True, slots=True)
class SearchHit:
    """An article that holds the words looked for."""

    title: str
    label: str
    text: str
    promulgated: date | None


class LawStore:
    """A read-only view of a store; may be shared by threads, each of which gets its own connection."""

    def __init__(self, path: Path, registry: Registry | None = None) -> None:
        self.path = path
        self._registry = registry
        self._local = threading.local()

    @classmethod
    def open(cls, path: Path, registry: Registry | None = None) -> "LawStore":
        """Open a store made by `import_laws`. Raises `LawError` if there is none or it cannot be used.

        `registry` resolves short titles; the shipped one by default.
        """
        store = cls(path, registry)
        if not path.is_file():
            raise LawError("没有法规全文库", where=path.name)
        try:
            row = store._db.execute("SELECT value FROM meta WHERE key = 'schema'").fetchone()
        except sqlite3.DatabaseError as exc:
            raise LawError("全文库已损坏或者不是全文库，请重新导入", where=path.name) from exc
        if row != (SCHEMA_VERSION,):
            raise LawError("全文库版本不符，请重新导入", where=path.name)
        return store

    @property
    def _db(self) -> sqlite3.Connection:
        db: sqlite3.Connection | None = getattr(self._local, "db", None)
        if db is None:
            db = sqlite3.connect(f"{self.path.resolve().as_uri()}?mode=ro", uri=True)
            self._local.db = db
        return db

    def close(self) -> None:
        """Close the connection of this thread; the store may be used again afterwards."""
        db: sqlite3.Connection | None = getattr(self._local, "db", None)
        if db is not None:
            db.close()
            self._local.db = None

    def article(self, title: str, point: Point, day: date) -> ArticleText | None:
        """The article of a law, by full or short title, in the version of `day`; None if it is not in the store."""
        law = self._version(title, day)
        if law is None:
            return None
        where = "WHERE law = ? AND number = ? AND suffix = ?"
        row = self._db.execute(
            f"SELECT chapter, text FROM articles {where}", (law[0], point.article, point.suffix)
        ).fetchone()
        return _article(law[1:], point, row) if row else None

    def articles(self, title: str, day: date) -> tuple[tuple[tuple[int, int], str], ...]:
        """All articles of a law in the version of `day` as ((number, 之N), words); () if it is not in the store."""
        law = self._version(title, day)
        query = "SELECT number, suffix, text FROM articles WHERE law = ? ORDER BY number, suffix"
        rows = self._db.execute(query, law[:1]) if law else ()
        return tuple(((number, suffix), text) for number, suffix, text in rows)

    def paragraph_count(self, title: str, article: int | Point, day: date) -> int:
        """How many 款 the article has on `day`; 0 if the store does not know."""
        point = article if isinstance(article, Point) else Point(article)
        found = self.article(title, point, day)
        return found.paragraphs if found else 0

    def laws(self) -> tuple[StoredLaw, ...]:
        """All versions of all laws in the store, by title and date."""
        counted = "(SELECT count(*) FROM articles WHERE law = laws.id)"
        rows = self._db.execute(f"SELECT {_COLUMNS}, {counted} FROM laws ORDER BY title, promulgated")
        return tuple(StoredLaw(r[0], r[4], _day(r[1]), _day(r[2]), _day(r[3]), r[5]) for r in rows)

    def search(self, words: str, limit: int = 20) -> tuple[SearchHit, ...]:
        """Articles that hold all of `words` (separated by spaces), the best match first; () for no words."""
        terms = words.split()
        if not terms or limit < 1:
            return ()
        long = [term for term in terms if len(term) >= 3]
        short = [term for term in terms if len(term) < 3]
        clauses = ["search MATCH ?"] * bool(long) + ["articles.text LIKE ? ESCAPE '\\'"] * len(short)
        values = [" AND ".join(f'"{_quoted(t)}"' for t in long)] * bool(long) + [f"%{_escaped(t)}%" for t in short]
        source = "search JOIN articles ON articles.id = search.rowid" if long else "articles"
        order = "search.rank, articles.id" if long else "articles.id"
        rows = self._db.execute(
            f"SELECT laws.title, laws.promulgated, number, suffix, articles.text FROM {source}"
            f" JOIN laws ON laws.id = articles.law WHERE {' AND '.join(clauses)} ORDER BY {order} LIMIT ?",
            (*values, limit),
        )
        return tuple(SearchHit(r[0], article_label(Point(r[2], suffix=r[3])), r[4], _day(r[1])) for r in rows)

    def _version(self, title: str, day: date) -> tuple[int, str, str, str, str, str] | None:
        """Id and columns of the latest version that had begun on `day`."""
        title = title.encode("utf-8", "replace").decode()  # a broken file may hold half characters
        key = fold(title)
        begun = "coalesce(nullif(effective_from, ''), promulgated)"
        query = f"SELECT id, {_COLUMNS} FROM laws WHERE key = ? AND {begun} <= ? ORDER BY {begun} DESC LIMIT 1"
        for name in (key, self._full_key(title, day)):
            row = self._db.execute(query, (name, day.isoformat())).fetchone() if name else None
            if row:
                return int(row[0]), str(row[1]), str(row[2]), str(row[3]), str(row[4]), str(row[5])
        return None

    def _full_key(self, title: str, day: date) -> str:
        if self._registry is None:
            self._registry = load_registry()
        match = self._registry.find(title, day)
        return fold(match.title) if match else ""


def _article(law: tuple[str, str, str, str, str], point: Point, row: tuple[str, str]) -> ArticleText:
    title, promulgated, start, end, version = law
    parts = paragraphs(row[1])
    asked = parts[point.paragraph - 1] if 0 < point.paragraph <= len(parts) else ""
    label = article_label(point) + (f"第{to_chinese(point.paragraph)}款" if asked else "")
    dates = (_day(promulgated), _day(start), _day(end))
    return ArticleText(title, label, row[1], asked, len(parts), row[0], version, *dates)


def _day(iso: str) -> date | None:
    return date.fromisoformat(iso) if iso else None


def _quoted(term: str) -> str:
    return term.replace('"', '""')


def _escaped(term: str) -> str:
    return term.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
