"""Objections of the officer's own: read from the request, checked, and shown again as typed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import count, takewhile

from review import service
from review.model import OwnPoint, Review, Severity

_LONGEST = 2000
_WORDS = ("problem", "quote", "place", "basis", "suggestion")
BLANK = OwnPoint(Severity.MEDIUM, "")


@dataclass(frozen=True, slots=True)
class Own:
    """What stands in the fields of one objection; `fault` says what is wrong."""

    point: OwnPoint
    fault: str = ""

    @property
    def blank(self) -> bool:
        """True if nothing was written."""
        return not any(getattr(self.point, name) for name in _WORDS)


def stored(points: Iterable[OwnPoint]) -> tuple[Own, ...]:
    """The objections that were saved, and room for one more."""
    return (*map(Own, points), Own(BLANK))


def typed(review: Review, fields: Mapping[str, str]) -> tuple[Own, ...]:
    """The objections in a request, with what is wrong with each, and room for one more; emptied ones are gone."""
    numbers = takewhile(lambda n: f"own-{n}-problem" in fields, count())
    points = (_typed(fields, f"own-{n}-") for n in numbers)
    written = (point for point in points if not Own(point).blank)
    return (*(Own(point, _fault(review, point)) for point in written), Own(BLANK))


def points(typed: Iterable[Own]) -> tuple[OwnPoint, ...]:
    """The objections themselves."""
    return tuple(own.point for own in typed if not own.blank)


def _typed(fields: Mapping[str, str], prefix: str) -> OwnPoint:
    severity = next((one for one in Severity if one.value == fields.get(f"{prefix}severity")), BLANK.severity)
    words = {name: fields.get(prefix + name, "").replace("\r\n", "\n").strip() for name in _WORDS}
    return OwnPoint(severity, **words)


def _fault(review: Review, point: OwnPoint) -> str:
    if any(len(getattr(point, name)) > _LONGEST for name in _WORDS):
        return f"文字过长，每格请控制在{_LONGEST}字以内"
    return service.own_fault(review, point)
