"""The second reader: a small linear classifier that says how much a sentence is like unlawful ones, and like which."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from review.errors import ChecklistError
from review.second.corpus import Example, read_corpus
from review.second.features import DIMENSIONS, Features

_NEAREST = 2


@dataclass(frozen=True, slots=True)
class Opinion:
    """What the second reader thinks of one sentence: label, calibrated probability, nearest labelled examples."""

    label: str
    probability: float
    examples: tuple[Example, ...]


class SecondReader:
    """Weights trained offline from `corpus-*.tsv`; deterministic, on the CPU, without a network."""

    def __init__(self, folder: Path) -> None:
        """`folder` holds model.json, weights.npz and the corpus; ChecklistError if they do not fit."""
        self._folder = folder
        facts = json.loads((folder / "model.json").read_text("utf-8"))
        self._features = Features({name: re.compile(pattern) for name, pattern in facts["classes"].items()})
        self.version: str = facts["version"]
        self._labels: tuple[str, ...] = tuple(facts["labels"])
        self._slopes = np.array(facts["slopes"], dtype=np.float32)
        self._offsets = np.array(facts["offsets"], dtype=np.float32)
        self._thresholds = np.array(facts["thresholds"], dtype=np.float32)
        with np.load(folder / "weights.npz") as stored:
            self._weights: NDArray[np.int8] = stored["weights"]
            self._scales: NDArray[np.float32] = stored["scales"]
            self._bias: NDArray[np.float32] = stored["bias"]
        if self._weights.shape != (len(self._labels), DIMENSIONS):
            raise ChecklistError("第二读者的权重与标签不符，请重新训练", where="second-reader/weights.npz")

    def probabilities(self, text: str) -> dict[str, float]:
        """The calibrated probability of every label, with 「ANY」 for unlawful at all."""
        indices, weights = self._features.vector(text)
        raw = (self._weights[:, indices].astype(np.float32) @ weights) * self._scales + self._bias
        calibrated = 1 / (1 + np.exp(-(self._slopes * raw + self._offsets)))
        return dict(zip(self._labels, map(float, calibrated), strict=True))

    def read(self, text: str) -> Opinion | None:
        """The likeliest label if the sentence passes the thresholds, else None."""
        chances = self.probabilities(text)
        limits = dict(zip(self._labels, map(float, self._thresholds), strict=True))
        if chances["ANY"] < limits["ANY"]:
            return None
        label = max((name for name in self._labels if name != "ANY"), key=lambda name: chances[name])
        if chances[label] < limits[label]:
            return None
        return Opinion(label, chances["ANY"], self._nearest(text, label))

    def _nearest(self, text: str, label: str) -> tuple[Example, ...]:
        indices, weights = self._features.vector(text)
        query = np.zeros(DIMENSIONS, dtype=np.float32)
        query[indices] = weights
        scored = [
            (float(query[places] @ values), number)
            for number, (places, values) in enumerate(self._vectors)
            if label in self._corpus[number].labels
        ]
        best = sorted(scored, key=lambda pair: (-pair[0], pair[1]))[:_NEAREST]
        return tuple(self._corpus[number] for _, number in best)

    @cached_property
    def _corpus(self) -> Sequence[Example]:
        return read_corpus(self._folder)

    @cached_property
    def _vectors(self) -> list[tuple[NDArray[np.int32], NDArray[np.float32]]]:
        return [self._features.vector(example.text) for example in self._corpus]


@cache
def load_reader(folder: Path) -> SecondReader | None:
    """The shipped reader, or None where it has not been trained."""
    return SecondReader(folder) if (folder / "model.json").is_file() else None
