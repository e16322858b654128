"""Small helpers for the tests of the laws room."""

from review.model import Citation, Found, Point, Span


def cited(title: str, *points: Point | int, version: int = 0, number: str = "") -> Citation:
    """A citation as it would be read from 《title》 and its articles."""
    at = len(title) + 2
    found = []
    for point in points:
        found.append(Found(Point(point) if isinstance(point, int) else point, Span(at, at + 3)))
        at += 3
    return Citation(title, Span(0, at), Span(1, len(title) + 1), tuple(found), version, number)


def unmarked(title: str, *articles: int) -> Citation:
    """A citation without 《》."""
    end = len(title)
    points = tuple(Found(Point(a), Span(end, end + 3)) for a in articles)
    return Citation(title, Span(0, end + 3 * len(articles)), Span(0, end), points)
