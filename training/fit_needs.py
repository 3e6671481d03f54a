"""Fits what tells the needs of a brief from its vector and its words, and reports how well, brief by brief held out.

    python training/fit_needs.py FEATURES.jsonl library/details/needs.json library/details/needs-weights.json

FEATURES.jsonl has a line {"title", "vector", ...} for each brief of data/needs.jsonl: `npm run bench -- reading
training/data/needs.jsonl --what features`.
"""

import base64
import json
import re
import sys
from pathlib import Path

import numpy as np

EMBEDDING_SCALE = 5
EMBEDDING_PENALTY = 30
WORDS_PENALTY = 5
FOLDS = 10


def read_lines(path):
    return [json.loads(line) for line in Path(path).read_text(encoding="utf8").splitlines() if line]


def words_said(briefs, needs):
    patterns = [re.compile(r"\b(?:" + "|".join(need["words"]) + ")") for need in needs]
    texts = [
        " ".join([brief["title"], brief["problem"], brief["people"], brief["constraints"]]).lower()
        for brief in briefs
    ]
    return np.array([[np.log1p(len({m.group(0) for m in p.finditer(t)})) for p in patterns] for t in texts])


def ridge(inputs, labels, penalties):
    """Weights and intercept of a ridge regression (Hoerl and Kennard 1970, Technometrics 12, p. 55)."""
    mean, prior = inputs.mean(0), labels.mean(0)
    centred = inputs - mean
    weights = np.linalg.solve(centred.T @ centred + np.diag(penalties), centred.T @ (labels - prior))
    return weights, prior - mean @ weights


def main(features_path, needs_path, out_path):
    data = read_lines(Path(__file__).parent / "data" / "needs.jsonl")
    vector_of = {line["title"]: line["vector"] for line in read_lines(features_path)}
    needs = json.loads(Path(needs_path).read_text(encoding="utf8"))
    names = [need["id"] for need in needs]
    vectors = np.array([vector_of[line["brief"]["title"]] for line in data])
    said = words_said([line["brief"] for line in data], needs)
    inputs = np.concatenate([vectors * EMBEDDING_SCALE, said], axis=1)
    labels = np.array([[float(name in line["needs"]) for name in names] for line in data])
    penalties = [EMBEDDING_PENALTY] * vectors.shape[1] + [WORDS_PENALTY] * len(names)

    fold = np.random.default_rng(0).integers(0, FOLDS, len(data))
    guessed = np.zeros_like(labels)
    for held in range(FOLDS):
        weights, intercept = ridge(inputs[fold != held], labels[fold != held], penalties)
        guessed[fold == held] = inputs[fold == held] @ weights + intercept
    first = np.argsort(-guessed, axis=1)[:, :5]
    right = np.take_along_axis(labels, first, axis=1).sum(1)
    print(f"{len(data)} briefs: right among the first five {right.mean() / 5:.3f}, ", end="")
    print(f"labels among them {(right / labels.sum(1)).mean():.3f}")

    weights, intercept = ridge(inputs, labels, penalties)
    weights[: vectors.shape[1]] *= EMBEDDING_SCALE
    rows = np.concatenate([weights, intercept[None]]).T.astype("<f4")
    content = {"needs": names, "dimensions": vectors.shape[1], "weights": base64.b64encode(rows.tobytes()).decode()}
    Path(out_path).write_text(json.dumps(content, indent=2) + "\n", encoding="utf8")


if __name__ == "__main__":
    main(*sys.argv[1:])
