"""The second reader: a small linear classifier that says how much a text is like unlawful ones, and like which."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from review.errors import ChecklistError
from review.second.corpus import Example, read_corpus
from review.second.features import Features, Vector

ANY = "ANY"  # unlawful at all; the first row of the weights
_NEAREST = 2


@dataclass(frozen=True, slots=True)
class Opinion:
    """What the second reader thinks of one text: calibrated probability, labels (likeliest first), nearest examples.

    `labels` holds the likeliest label and those that are likely beside it, each with its own probability.
    """

    probability: float
    labels: tuple[tuple[str, float], ...]
    examples: tuple[Example, ...]


class SecondReader:
    """Weights trained offline from `corpus-*.tsv`; deterministic, on the CPU, without a network."""

    def __init__(self, folder: Path) -> None:
        """`folder` holds model.json, weights.npz and the corpus; ChecklistError if they do not fit."""
        self._folder = folder
        facts = json.loads((folder / "model.json").read_text("utf-8"))
        self.version: str = facts["version"]
        self._labels: tuple[str, ...] = tuple(facts["labels"])
        self._slopes = np.array(facts["slopes"], dtype=np.float32)
        self._offsets = np.array(facts["offsets"], dtype=np.float32)
        self._limit: float = facts["limit"]
        self._beside: float = facts["beside"]
        with np.load(folder / "weights.npz") as stored:
            self._weights: NDArray[np.int8] = stored["weights"]
            self._scales: NDArray[np.float32] = stored["scales"]
            self._bias: NDArray[np.float32] = stored["bias"]
            self._features = Features(stored["known"], stored["rarity"].astype(np.float32))
            fits = self._weights.shape == (len(self._labels), len(stored["known"]))
        if not fits or self._labels[0] != ANY:
            raise ChecklistError("第二读者的权重与标签不符，请重新训练", where="second-reader/weights.npz")

    def probability(self, text: str) -> float:
        """The calibrated probability that a text is unlawful."""
        return float(self._chances(self._features.vector(text), slice(0, 1))[0])

    def probabilities(self, text: str) -> dict[str, float]:
        """The calibrated probability of every label, with `ANY` for unlawful at all."""
        chances = self._chances(self._features.vector(text), slice(None))
        return dict(zip(self._labels, map(float, chances), strict=True))

    def suspicious(self, text: str) -> bool:
        """True if the text passes the threshold that keeps the alarm budget."""
        return self.probability(text) >= self._limit

    def read(self, text: str) -> Opinion | None:
        """The opinion on a text that passes the threshold, else None."""
        if not self.suspicious(text):
            return None
        chances = self.probabilities(text)
        ranked = sorted((pair for pair in chances.items() if pair[0] != ANY), key=lambda pair: (-pair[1], pair[0]))
        labels = (ranked[0], *(pair for pair in ranked[1:3] if pair[1] >= self._beside))
        return Opinion(chances[ANY], labels, self._nearest(text, ranked[0][0]))

    def _chances(self, vector: Vector, rows: slice) -> NDArray[np.float32]:
        places, weights = vector
        raw = (self._weights[rows][:, places].astype(np.float32) @ weights) * self._scales[rows] + self._bias[rows]
        return np.asarray(1 / (1 + np.exp(-(self._slopes[rows] * raw + self._offsets[rows]))), dtype=np.float32)

    def _nearest(self, text: str, label: str) -> tuple[Example, ...]:
        places, weights = self._features.vector(text)
        query = np.zeros(self._weights.shape[1], dtype=np.float32)
        query[places] = weights
        scored = [(float(query[there] @ values), example) for example, (there, values) in self._vectors(label)]
        best = sorted(scored, key=lambda pair: (-pair[0], pair[1].text))[:_NEAREST]
        return tuple(example for _, example in best)

    def _vectors(self, label: str) -> Sequence[tuple[Example, Vector]]:
        if label not in self._of_label:
            examples = [example for example in self._corpus if label in example.labels]
            self._of_label[label] = [(example, self._features.vector(example.text)) for example in examples]
        return self._of_label[label]

    @cached_property
    def _of_label(self) -> dict[str, Sequence[tuple[Example, Vector]]]:
        return {}

    @cached_property
    def _corpus(self) -> Sequence[Example]:
        return read_corpus(self._folder)


@cache
def load_reader(folder: Path) -> SecondReader | None:
    """The shipped reader, or None where it has not been trained."""
    return SecondReader(folder) if (folder / "model.json").is_file() else None
