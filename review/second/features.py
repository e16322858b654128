"""A sentence as hashed character n-grams and word classes: what the second reader looks at."""

import re
import zlib
from collections import Counter
from collections.abc import Iterable, Mapping

import numpy as np
from numpy.typing import NDArray

DIMENSIONS = 1 << 16
_LONGEST = 4  # characters
_TITLE = re.compile(r"《[^《》]*》")
_DIGITS = re.compile(r"[0-9０-９.,，]*[0-9０-９]|[一二三四五六七八九十百千万两〇零]{2,}")
_PLACE = re.compile(
    r"[\u4e00-\u9fa5]{2}(?=(?:省|市|县|区|镇|乡|街道)(?:内|外|境|域|级|财政|户籍|人民政府|政府|的|范围|企业|籍))"
)
_NOISE = re.compile(r"[\s　“”‘’「」『』（）()\[\]【】]")


def normalise(text: str) -> str:
    """The words without names, numbers and marks that say nothing of lawfulness."""
    plain = _TITLE.sub("《》", text)
    plain = _DIGITS.sub("0", plain)
    plain = _PLACE.sub("某", plain)
    return _NOISE.sub("", plain)


class Features:
    """Turns sentences into sparse vectors of unit length; word classes are features of their own."""

    def __init__(self, classes: Mapping[str, re.Pattern[str]]) -> None:
        """`classes` are the word classes whose presence is a feature."""
        self._classes = sorted(classes.items())

    def vector(self, text: str) -> tuple[NDArray[np.int32], NDArray[np.float32]]:
        """Indices and weights of one sentence: sublinear counts, scaled to length 1."""
        counts = Counter(self._grams(text))
        indices = np.fromiter(counts.keys(), dtype=np.int32, count=len(counts))
        weights = 1 + np.log(np.fromiter(counts.values(), dtype=np.float32, count=len(counts)))
        norm = float(np.sqrt((weights**2).sum())) or 1.0
        return indices, (weights / norm).astype(np.float32)

    def _grams(self, text: str) -> Iterable[int]:
        plain = f"^{normalise(text)}$"
        for size in range(1, _LONGEST + 1):
            for start in range(len(plain) - size + 1):
                yield _slot(plain[start : start + size])
        for name, pattern in self._classes:
            if pattern.search(text):
                yield _slot(f"@{name}")
                yield _slot(f"@@{name}")


def _slot(gram: str) -> int:
    return zlib.crc32(gram.encode("utf-8", "surrogatepass")) % DIMENSIONS
