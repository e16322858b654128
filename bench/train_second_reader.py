"""Trains the second reader from its corpus: weights, calibration and thresholds, deterministic.

usage: python -m bench.train_second_reader [--alarms 0.03]

Needs scikit-learn (extra `train`). Calibration and thresholds come from five-fold scores, so no sentence judges itself.
`--alarms` is the share of lawful corpus sentences that may be doubted.
"""

import argparse
import hashlib
import json
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold

from review.checklist import load_lexicon
from review.second import Example, Features, read_corpus
from review.second.features import DIMENSIONS

FOLDER = Path(__file__).resolve().parents[1] / "checklists" / "second-reader"
CLASSES = ("相对人", "行政人员", "村居组织", "经营者", "本地", "外地", "应当", "前置", "不利后果", "待遇", "钱数")
FEWEST = 15  # sentences; a label with fewer is not learnt
LEAST = 0.1  # a label less likely than this is not named
Floats = NDArray[np.float64]


def matrix(examples: Sequence[Example], features: Features) -> csr_matrix:
    """One row a sentence."""
    rows = [features.vector(example.text) for example in examples]
    pointers = np.cumsum([0, *(len(indices) for indices, _ in rows)])
    return csr_matrix(
        (np.concatenate([w for _, w in rows]), np.concatenate([i for i, _ in rows]), pointers),
        shape=(len(rows), DIMENSIONS),
    )


def classifier() -> LogisticRegression:
    """The same settings for every label."""
    return LogisticRegression(C=20.0, class_weight="balanced", solver="liblinear", random_state=7, max_iter=400)


def held_out(data: csr_matrix, target: NDArray[np.bool_], groups: NDArray[np.bool_]) -> Floats:
    """Scores of every sentence by a model that has not seen it."""
    scores = np.zeros(data.shape[0])
    for train, test in StratifiedKFold(5, shuffle=True, random_state=7).split(data, groups):
        scores[test] = classifier().fit(data[train], target[train]).decision_function(data[test])
    return scores


def platt(scores: Floats, target: NDArray[np.bool_]) -> tuple[float, float]:
    """Slope and offset of the calibrated probability."""
    model = LogisticRegression(C=1e6, random_state=7).fit(scores.reshape(-1, 1), target)
    return float(model.coef_[0, 0]), float(model.intercept_[0])


def main(argv: Sequence[str] | None = None) -> int:
    """Train, write model.json and weights.npz, print the held-out figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--alarms", type=float, default=0.03)
    options = parser.parse_args(argv)
    examples = read_corpus(FOLDER)
    lexicon = load_lexicon()
    classes = {name: lexicon.pattern(name).pattern for name in CLASSES}
    features = Features({name: lexicon.pattern(name) for name in CLASSES})
    data = matrix(examples, features)
    unlawful = np.array([bool(example.labels) for example in examples])
    counts = {name: sum(name in e.labels for e in examples) for e0 in examples for name in e0.labels}
    labels = ["ANY", *sorted(name for name, count in counts.items() if count >= FEWEST)]
    weights, bias, slopes, offsets, thresholds = [], [], [], [], []
    print(f"{len(examples)} sentences, {int(unlawful.sum())} unlawful, {data.shape[1]} features")
    for name in labels:
        target = unlawful if name == "ANY" else np.array([name in example.labels for example in examples])
        scores = held_out(data, target, unlawful)
        slope, offset = platt(scores, target)
        chance = 1 / (1 + np.exp(-(slope * scores + offset)))
        limit = float(np.quantile(chance[~unlawful], 1 - options.alarms)) if name == "ANY" else LEAST
        model = classifier().fit(data, target)
        weights.append(model.coef_[0])
        bias.append(float(model.intercept_[0]))
        slopes.append(slope)
        offsets.append(offset)
        thresholds.append(limit)
        found = chance >= limit
        print(
            f"{name:26}{int(target.sum()):6}  R {found[target].mean():.2f}  P {target[found].mean() if found.any() else 0:.2f}  limit {limit:.2f}"
        )
    _write(np.array(weights), np.array(bias), classes, examples, labels=labels, lines=(slopes, offsets, thresholds))
    return 0


def _write(
    weights: Floats,
    bias: Floats,
    classes: dict[str, str],
    examples: Sequence[Example],
    *,
    labels: list[str],
    lines: tuple[list[float], list[float], list[float]],
) -> None:
    scales = np.abs(weights).max(axis=1) / 127
    packed = np.round(weights / scales[:, None]).astype(np.int8)
    np.savez_compressed(
        FOLDER / "weights.npz", weights=packed, scales=scales.astype(np.float32), bias=bias.astype(np.float32)
    )
    digest = hashlib.sha256("\n".join(f"{e.labels}{e.text}" for e in examples).encode()).hexdigest()[:12]
    slopes, offsets, thresholds = ([round(value, 6) for value in line] for line in lines)
    facts = {"version": digest, "labels": labels, "slopes": slopes, "offsets": offsets, "thresholds": thresholds}
    text = json.dumps({**facts, "classes": classes}, ensure_ascii=False, indent=1)
    (FOLDER / "model.json").write_text(text + "\n", "utf-8")


if __name__ == "__main__":
    sys.exit(main())
