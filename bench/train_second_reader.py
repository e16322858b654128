"""Trains the second reader from its corpus: vocabulary, weights, calibration and threshold, deterministic.

usage: python -m bench.train_second_reader [--alarms 0.04]

Needs scikit-learn (extra `train`). Besides the corpus it reads the look-alikes beside the checklist items. Calibration and threshold come from scores that a text gets from a model which has seen
nothing of its file, so no writer judges himself. `--alarms` is the share of lawful corpus texts, nearly all of them
look-alikes, that may be doubted.
"""

import argparse
import hashlib
import json
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import LeaveOneGroupOut, StratifiedKFold, cross_val_predict

from review.second import ANY, Example, Features, grams, read_corpus

CHECKLISTS = Path(__file__).resolve().parents[1] / "checklists"
FOLDER = CHECKLISTS / "second-reader"
SHORTEST = 12  # characters of a look-alike that is a sentence
FEWEST = 15  # texts; a label with fewer is not learnt
COMMON = 2  # an n-gram in fewer texts is left out
BESIDE = 0.4  # a second label less likely than this is not named
Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


def lookalikes() -> tuple[Example, ...]:
    """The lawful lines beside the items: the `good-` texts, line by line."""
    lines = (
        line.strip() for path in sorted(CHECKLISTS.glob("*/*/*/good-*.txt")) for line in path.open(encoding="utf-8")
    )
    return tuple(Example(line, (), "good") for line in lines if len(line) >= SHORTEST and "⟦" not in line)


def vocabulary(examples: Sequence[Example]) -> Features:
    """The n-grams that stand in at least `COMMON` texts, with their inverse document frequencies."""
    counts = Counter(gram for example in examples for gram in set(grams(example.text)))
    known = np.array(sorted(gram for gram, count in counts.items() if count >= COMMON), dtype=np.uint32)
    seen = np.array([counts[gram] for gram in known.tolist()], dtype=np.float32)
    rarity = (np.log((1 + len(examples)) / (1 + seen)) + 1).astype(np.float16)
    return Features(known, rarity.astype(np.float32))


def matrix(examples: Sequence[Example], features: Features, size: int) -> csr_matrix:
    """One row a text."""
    rows = [features.vector(example.text) for example in examples]
    pointers = np.cumsum([0, *(len(places) for places, _ in rows)])
    columns, values = np.concatenate([p for p, _ in rows]), np.concatenate([w for _, w in rows])
    return csr_matrix((values, columns, pointers), shape=(len(rows), size))


def classifier() -> LogisticRegression:
    """The same settings for every label."""
    return LogisticRegression(C=20.0, class_weight="balanced", solver="liblinear", random_state=7, max_iter=400)


def by_writer(data: csr_matrix, target: Flags, writers: Sequence[str]) -> Floats:
    """Scores of every text by a model that has seen nothing of its file."""
    folds = LeaveOneGroupOut()
    return np.asarray(
        cross_val_predict(classifier(), data, target, groups=writers, cv=folds, method="decision_function"), np.float64
    )


def in_folds(data: csr_matrix, target: Flags) -> Floats:
    """Scores of every text by a model that has not seen it."""
    folds = StratifiedKFold(5, shuffle=True, random_state=7)
    return np.asarray(cross_val_predict(classifier(), data, target, cv=folds, method="decision_function"), np.float64)


def platt(scores: Floats, target: Flags) -> tuple[float, float]:
    """Slope and offset of the calibrated probability."""
    model = LogisticRegression(C=1e6, random_state=7).fit(scores.reshape(-1, 1), target)
    return float(model.coef_[0, 0]), float(model.intercept_[0])


def calibrated(scores: Floats, line: tuple[float, float]) -> Floats:
    """Scores as probabilities."""
    chances: Floats = 1 / (1 + np.exp(-(line[0] * scores + line[1])))
    return chances


def main(argv: Sequence[str] | None = None) -> int:
    """Train, write model.json and weights.npz, print the held-out figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--alarms", type=float, default=0.04)
    options = parser.parse_args(argv)
    corpus = read_corpus(FOLDER)
    examples = (*corpus, *lookalikes())
    features = vocabulary(examples)
    data = matrix(examples, features, len(features.known))
    unlawful = np.array([bool(example.labels) for example in examples])
    print(f"{len(examples)} texts, {int(unlawful.sum())} unlawful, {data.shape[1]} n-grams")
    scores = by_writer(data, unlawful, [example.source for example in examples])
    lines = [platt(scores, unlawful)]
    chances = calibrated(scores, lines[0])
    limit = float(np.quantile(chances[~unlawful], 1 - options.alarms))
    print(f"{ANY:26}{int(unlawful.sum()):6}  R {(chances[unlawful] >= limit).mean():.2f}  limit {limit:.2f}")
    models = [classifier().fit(data, unlawful)]
    counts = Counter(name for example in examples for name in example.labels)
    labels = sorted(name for name, count in counts.items() if count >= FEWEST)
    for name in labels:
        line, model = learnt(name, data[unlawful], [example for example in examples if example.labels])
        lines.append(line)
        models.append(model)
    facts = {"labels": [ANY, *labels], "limit": round(limit, 4), "beside": BESIDE}
    write(models, lines, features, {"version": digest(corpus), **facts})
    return 0


def learnt(name: str, data: csr_matrix, examples: Sequence[Example]) -> tuple[tuple[float, float], LogisticRegression]:
    """Calibration and model of one label among the unlawful texts."""
    target = np.array([name in example.labels for example in examples])
    scores = in_folds(data, target)
    line = platt(scores, target)
    named = calibrated(scores, line) >= BESIDE
    print(
        f"{name:26}{int(target.sum()):6}  R {named[target].mean():.2f}  P {target[named].mean() if named.any() else 0:.2f}"
    )
    return line, classifier().fit(data, target)


def digest(examples: Sequence[Example]) -> str:
    """Twelve characters that change with the corpus."""
    return hashlib.sha256("\n".join(f"{e.labels}{e.text}" for e in examples).encode()).hexdigest()[:12]


def write(
    models: Sequence[LogisticRegression],
    lines: Sequence[tuple[float, float]],
    features: Features,
    facts: dict[str, object],
) -> None:
    """weights.npz and model.json beside the corpus."""
    weights = np.array([model.coef_[0] for model in models])
    scales = np.abs(weights).max(axis=1) / 127
    np.savez_compressed(
        FOLDER / "weights.npz",
        weights=np.round(weights / scales[:, None]).astype(np.int8),
        scales=scales.astype(np.float32),
        bias=np.array([model.intercept_[0] for model in models], dtype=np.float32),
        known=features.known,
        rarity=features.rarity.astype(np.float16),
    )
    slopes, offsets = ([round(value, 6) for value in part] for part in zip(*lines, strict=True))
    text = json.dumps({**facts, "slopes": slopes, "offsets": offsets}, ensure_ascii=False, indent=1)
    (FOLDER / "model.json").write_text(text + "\n", "utf-8")


if __name__ == "__main__":
    sys.exit(main())
