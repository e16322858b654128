"""The desk: reviews are recomputed from the stored bytes; the latest ones stay in memory."""

from collections import OrderedDict
from dataclasses import replace
from threading import Lock

from review import service
from review.model import Review
from web.workspace import Case, Workspace

_ONE_AT_A_TIME = Lock()  # the PDF library must not run in two threads


class Desk:
    """Stored cases and their reviews. Same bytes, same day, same category: the same review."""

    def __init__(self, workspace: Workspace, settings: service.Settings, *, size: int) -> None:
        self.workspace = workspace
        self._settings = settings
        self._size = size
        self._reviews: OrderedDict[str, Review] = OrderedDict()
        self._lock = Lock()

    def receive(self, data: bytes, case: Case) -> str:
        """Review an upload and store it; nothing is stored of what cannot be reviewed. Raises R1xx and UsageError."""
        review = self._compute(data, case)
        token = self.workspace.add(data, case)
        self._keep(token, review)
        return token

    def open(self, token: str) -> tuple[Case, Review]:
        """The case and its review. Raises GoneError."""
        case = self.workspace.case(token)
        with self._lock:
            review = self._reviews.get(token)
        if review is None:
            review = self._compute(self.workspace.upload(token), case)
        self._keep(token, review)
        return case, review

    def remove(self, token: str) -> None:
        """Forget a review. Raises GoneError."""
        with self._lock:
            self._reviews.pop(token, None)
        self.workspace.delete(token)

    @property
    def jurisdiction(self) -> str:
        """The place of the office as the machine is set up, "" if it is not."""
        return self._settings.jurisdiction

    def sweep(self) -> None:
        """Forget what has expired, on disk and in memory."""
        self.workspace.sweep()
        with self._lock:
            for token in [token for token in self._reviews if not (self.workspace.root / token).is_dir()]:
                del self._reviews[token]

    def close(self) -> None:
        """Forget everything."""
        with self._lock:
            self._reviews.clear()
        self.workspace.close()

    def _keep(self, token: str, review: Review) -> None:
        with self._lock:
            self._reviews[token] = review
            self._reviews.move_to_end(token)
            while len(self._reviews) > self._size:
                self._reviews.popitem(last=False)

    def _compute(self, data: bytes, case: Case) -> Review:
        with _ONE_AT_A_TIME:
            settings = replace(self._settings, jurisdiction=case.jurisdiction or self._settings.jurisdiction)
            return service.review_file(data, case.name, day=case.day, category=case.category, settings=settings)
