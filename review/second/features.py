"""A text as the character n-grams that the training corpus knows, weighed by how rare they are."""

import re
import zlib
from collections import Counter
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

SIZES = (2, 3, 4, 5)  # characters of an n-gram
_TITLE = re.compile(r"《[^《》]*》")
_DIGITS = re.compile(r"[0-9０-９.,，]*[0-9０-９]|[一二三四五六七八九十百千万两〇零]{2,}")
_PLACE = re.compile(
    r"[\u4e00-\u9fa5]{2}(?=(?:省|市|县|区|镇|乡|街道)(?:内|外|境|域|级|财政|户籍|人民政府|政府|的|范围|企业|籍))"
)
_NOISE = re.compile(r"[\s　“”‘’「」『』（）()\[\]【】]")

Vector = tuple[NDArray[np.int64], NDArray[np.float32]]


def normalise(text: str) -> str:
    """The words without names, numbers and marks that say nothing of lawfulness."""
    plain = _TITLE.sub("《》", text)
    plain = _DIGITS.sub("0", plain)
    plain = _PLACE.sub("某", plain)
    return _NOISE.sub("", plain)


def grams(text: str) -> Iterator[int]:
    """The n-grams of a text as 32-bit hashes, with repetition."""
    plain = f"^{normalise(text)}$".encode("utf-32-le", "surrogatepass")
    for size in SIZES:
        for start in range(0, len(plain) - 4 * size + 1, 4):
            yield zlib.crc32(plain[start : start + 4 * size])


class Features:
    """Turns texts into sparse vectors of unit length over a vocabulary of known n-grams."""

    def __init__(self, known: NDArray[np.uint32], rarity: NDArray[np.float32]) -> None:
        """`known` are the hashes in rising order, `rarity` their inverse document frequencies."""
        self.known = known
        self.rarity = rarity

    def vector(self, text: str) -> Vector:
        """Places in the vocabulary and weights: sublinear counts times rarity, scaled to length 1; empty if all is new."""
        counts = Counter(grams(text))
        hashes = np.fromiter(counts.keys(), dtype=np.uint32, count=len(counts))
        numbers = np.fromiter(counts.values(), dtype=np.float32, count=len(counts))
        places = np.searchsorted(self.known, hashes)
        places[places == len(self.known)] = 0
        there = self.known[places] == hashes
        places = places[there]
        weights = (1 + np.log(numbers[there])) * self.rarity[places]
        norm = float(np.sqrt((weights**2).sum())) or 1.0
        return places, (weights / norm).astype(np.float32)
