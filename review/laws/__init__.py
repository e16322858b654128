"""The law registry, the citation check and the local full-text store; the door of the package."""

from review.laws.agreement import contradicted, days
from review.laws.facts import Law, LawVersion, Repeal
from review.laws.figures import About, Figure, figures_of
from review.laws.importing import ImportSummary, import_laws
from review.laws.likeness import BetterArticle, better_article
from review.laws.paragraphs import check_paragraphs
from review.laws.quotes import QuoteDifference, QuoteResult, QuoteStatus, compare_quote
from review.laws.registry import Match, Registry, load_registry, read_registry
from review.laws.store import ArticleText, LawStore, SearchHit, StoredLaw

__all__ = [
    "About",
    "ArticleText",
    "BetterArticle",
    "Figure",
    "ImportSummary",
    "Law",
    "LawStore",
    "LawVersion",
    "Match",
    "QuoteDifference",
    "QuoteResult",
    "QuoteStatus",
    "Registry",
    "Repeal",
    "SearchHit",
    "StoredLaw",
    "better_article",
    "check_paragraphs",
    "compare_quote",
    "contradicted",
    "days",
    "figures_of",
    "import_laws",
    "load_registry",
    "read_registry",
]
