"""Fits what tells the needs of a brief from its vectors and its words, and reports how well, brief by brief held out.

    python training/fit_needs.py FEATURES.jsonl SENTENCES.jsonl library/details/needs.json library/details/needs-weights.json

FEATURES.jsonl has a line {"title", "vector", "sentences", ...} for each brief of data/needs.jsonl: `npm run bench --
reading training/data/needs.jsonl --what features`. SENTENCES.jsonl has the same for data/need-sentences.jsonl, from which
it is learnt what a single sentence tells.
"""

import base64
import json
import re
import sys
from pathlib import Path

import numpy as np

EMBEDDING_SCALE = 5
# Of the vectors of problem, constraints and assets.
EMBEDDING_PENALTIES = (60, 150, 150)
WORDS_PENALTY = 10
SENTENCE_PENALTY = 3
TOLD_PENALTY = 1.2
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


def labels_of(lines, names):
    return np.array([[float(name in line["needs"]) for name in names] for line in lines])


def fit_sentences(path, names):
    """What a sentence tells of each need: weights and intercept."""
    lines = read_lines(Path(__file__).parent / "data" / "need-sentences.jsonl")
    vectors_of = {line["brief"]["problem"]: line["sentences"] for line in read_lines(path)}
    pairs = [(vector, line) for line in lines for vector in vectors_of[line["text"]]]
    vectors = np.array([vector for vector, _ in pairs])
    labels = labels_of([line for _, line in pairs], names)
    return ridge(vectors, labels, [SENTENCE_PENALTY] * vectors.shape[1])


def as_text(weights, intercept):
    return base64.b64encode(np.concatenate([weights, intercept[None]]).T.astype("<f4").tobytes()).decode()


def main(features_path, sentences_path, needs_path, out_path):
    data = read_lines(Path(__file__).parent / "data" / "needs.jsonl")
    features = {line["title"]: line for line in read_lines(features_path)}
    needs = json.loads(Path(needs_path).read_text(encoding="utf8"))
    names = [need["id"] for need in needs]
    sentence_weights, sentence_intercept = fit_sentences(sentences_path, names)
    of_briefs = [features[line["brief"]["title"]] for line in data]
    silent = [0.0] * len(of_briefs[0]["vector"])
    vectors = np.concatenate(
        [np.array([brief[part] or silent for brief in of_briefs]) for part in ("vector", "constraints", "assets")],
        axis=1,
    )
    told = np.array(
        [(np.array(brief["sentences"]) @ sentence_weights + sentence_intercept).max(0) for brief in of_briefs]
    )
    said = words_said([line["brief"] for line in data], needs)
    inputs = np.concatenate([vectors * EMBEDDING_SCALE, said, told], axis=1)
    labels = labels_of(data, names)
    penalties = list(np.repeat(EMBEDDING_PENALTIES, len(silent))) + [WORDS_PENALTY] * len(names) + [TOLD_PENALTY] * len(names)

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
    content = {
        "needs": names,
        "dimensions": len(silent),
        "sentenceWeights": as_text(sentence_weights, sentence_intercept),
        "weights": as_text(weights, intercept),
    }
    Path(out_path).write_text(json.dumps(content, indent=2) + "\n", encoding="utf8")


if __name__ == "__main__":
    main(*sys.argv[1:])
