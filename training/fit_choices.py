"""Fits what tells which openings people would choose for a brief, and reports how well, brief by brief held out.

    python training/fit_choices.py FEATURES.jsonl library/details/choice-weights.json

FEATURES.jsonl has a line {"title", "vector", "constraints", "assets", "stems"} for each brief of data/needs.jsonl: `npm run bench -- reading
training/data/needs.jsonl --what features`. What readers chose is data/choices.jsonl: of each brief the openings that
are worth finishing, and those that perhaps are. "of" says out of which cards: the first deck, the second (numbers from
601), or all; an opening is fitted on the briefs for which it was there to be chosen.
"""

import base64
import collections
import json
import sys
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
PERHAPS = 0.4
PENALTY = 2.0
# How much the inputs count beside each other.
NEEDS_SCALE = 0.5
VECTOR_SCALES = (1.0, 0.55, 0.55)
WORDS_SCALE = 1.2
CONSTANT = 0.5
# How sure the app is of what the person says, as in backend/ideation/needs.ts.
SAID = 0.8
# A stem that stands in fewer briefs tells nothing of others.
BRIEFS_PER_STEM = 4
RANK = 128
TOGETHER_RANK = 96
# Cards from this number on came after most choices were made.
SECOND_DECK = 600
# As in backend/ideation/liking.ts.
CHANCE = 0.03
FOLDS = 10


def read_lines(path):
    return [json.loads(line) for line in Path(path).read_text(encoding="utf8").splitlines() if line]


def word_vectors(stems):
    """Words by how often they stand in a brief and how rare they are (tf-idf), to length 1."""
    briefs_with = collections.Counter(stem for counts in stems for stem in counts)
    known = sorted(stem for stem, briefs in briefs_with.items() if briefs >= BRIEFS_PER_STEM)
    rarity = np.array([np.log(len(stems) / briefs_with[stem]) for stem in known])
    place = {stem: i for i, stem in enumerate(known)}
    vectors = np.zeros((len(stems), len(known)))
    for row, counts in zip(vectors, stems):
        for stem, count in counts.items():
            if stem in place:
                row[place[stem]] = 1 + np.log(count)
    vectors *= rarity
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return vectors / np.where(lengths == 0, 1, lengths), dict(zip(known, rarity.round(4).tolist()))


def ridge(inputs, labels):
    """Weights of a ridge regression (Hoerl and Kennard 1970), by its dual: there are more inputs than briefs."""
    gram = inputs @ inputs.T
    return inputs.T @ np.linalg.solve(gram + PENALTY * np.eye(len(inputs)), labels)


def fit(inputs, labels, decks):
    """Weights for all openings, each fitted on the briefs whose readers could choose it."""
    weights = np.zeros((inputs.shape[1], labels.shape[1]))
    for columns, could in decks:
        weights[:, columns] = ridge(inputs[could], labels[np.ix_(could, columns)])
    return weights


def left_out(inputs, labels):
    """What is wrong of each brief's prediction when it is left out itself (Allen 1974, PRESS)."""
    gram = inputs @ inputs.T
    hat = np.linalg.solve(gram + PENALTY * np.eye(len(inputs)), gram).T
    return (labels - hat @ labels) / (1 - np.diag(hat))[:, None]


def together_of(inputs, labels, decks):
    """Openings by what the choices of readers have in common beyond their briefs: openings x TOGETHER_RANK."""
    errors = np.zeros_like(labels)
    for columns, could in decks:
        found = left_out(inputs[could], labels[np.ix_(could, columns)])
        # As if all had been asked: right for variances; between the decks it is too little, as few were asked of both.
        errors[np.ix_(could, columns)] = found * np.sqrt(len(labels) / could.sum())
    _, values, right = np.linalg.svd(errors, full_matrices=False)
    return (right[:TOGETHER_RANK].T * values[:TOGETHER_RANK]) / np.sqrt(len(errors))


def as_bytes(matrix, axis):
    """One signed byte a number, with a scale for each row (axis 1) or column (axis 0)."""
    scales = np.abs(matrix).max(axis=axis) / 127
    scales = np.where(scales == 0, 1e-9, scales)
    rounded = np.round(matrix / (scales[:, None] if axis == 1 else scales[None])).astype(np.int8)
    return rounded, scales


def encode(matrix, axis):
    rounded, scales = as_bytes(matrix, axis)
    text = base64.b64encode(rounded.tobytes()).decode()
    return text, [float(f"{value:.6g}") for value in scales]


def shrink(weights, inputs):
    """The weights in two pieces of RANK, which change what is said of the briefs least (Eckart and Young 1936)."""
    _, _, right = np.linalg.svd(inputs @ weights, full_matrices=False)
    outputs = right[:RANK].T
    return weights @ outputs, outputs


class Report:
    """How many of the first openings were chosen, over all briefs."""

    def __init__(self, firsts):
        self.firsts, self.rows = firsts, []

    def add(self, scores, worth, any_):
        order = np.argsort(-scores)
        self.rows.append([(worth[order[:k]].mean(), any_[order[:k]].mean()) for k in self.firsts])

    def __str__(self):
        means = np.array(self.rows).mean(0)
        return "  ".join(f"first {k}: {w:.3f} / {a:.3f}" for k, (w, a) in zip(self.firsts, means))


def main(features_path, out_path):
    openings = [
        (f"{card['id']}#{place}", (card["id"], place))
        for file in sorted((ROOT / "library/stimuli").glob("*.json"))
        for card in json.loads(file.read_text(encoding="utf8"))
        for place in range(len(card["openings"]))
    ]
    place_of = {key: i for i, (key, _) in enumerate(openings)}
    briefs = read_lines(ROOT / "training/data/needs.jsonl")
    features = {line["title"]: line for line in read_lines(features_path)}
    names = [need["id"] for need in json.loads((ROOT / "library/details/needs.json").read_text(encoding="utf8"))]

    titles = [line["brief"]["title"] for line in briefs]
    silent = [0.0] * len(features[titles[0]]["vector"])
    vectors = [
        np.array([features[title][part] or silent for title in titles])
        for part in ("vector", "constraints", "assets")
    ]
    words, terms = word_vectors([features[title]["stems"] for title in titles])
    said = np.array([[SAID * (name in line["needs"]) for name in names] for line in briefs])
    row_of = {title: i for i, title in enumerate(titles)}

    chosen = collections.defaultdict(list)
    for line in read_lines(ROOT / "training/data/choices.jsonl"):
        chosen[line["brief"]].append(line)
    rows = np.array([row_of[title] for title in chosen])
    is_second = np.array([int(card.rsplit("-", 1)[1]) > SECOND_DECK for _, (card, _) in openings])
    # How many readers could choose of each deck for each brief.
    readers = np.array(
        [[sum(line.get("of", "first") in (deck, "all") for line in lines) for deck in ("first", "second")]
         for lines in chosen.values()]
    )
    could_first, could_second = (readers > 0).T
    share = 1 / np.maximum(1, np.where(is_second, readers[:, 1:], readers[:, :1]))
    worth = np.zeros((len(rows), len(openings)))
    perhaps = np.zeros_like(worth)
    for i, lines in enumerate(chosen.values()):
        for line in lines:
            for values, keys in ((worth, line["worth"]), (perhaps, line["perhaps"])):
                places = [place_of[key] for key in keys]
                values[i, places] += share[i, places]
    labels = worth + PERHAPS * perhaps

    def decks_of(briefs_in):
        pairs = ((np.flatnonzero(~is_second), could_first), (np.flatnonzero(is_second), could_second))
        return [(columns, could[briefs_in]) for columns, could in pairs if could[briefs_in].any()]

    inputs = np.concatenate(
        [
            *(scale * part for scale, part in zip(VECTOR_SCALES, vectors)),
            NEEDS_SCALE * said,
            WORDS_SCALE * words,
            np.full((len(briefs), 1), CONSTANT),
        ],
        axis=1,
    )[rows]
    print(f"{len(rows)} briefs, {len(terms)} stems, {int(worth.sum())} openings worth finishing for one of them")

    fold = np.random.default_rng(0).integers(0, FOLDS, len(rows))
    whole, small, after = Report((6, 12, 20)), Report((6, 12, 20)), Report((12,))
    before = Report((12,))
    for held in range(FOLDS):
        known, new = inputs[fold != held], inputs[fold == held]
        weights = fit(known, labels[fold != held], decks_of(fold != held))
        into, out = shrink(weights, known)
        together = together_of(known, labels[fold != held], decks_of(fold != held))
        for row, i in zip(new, np.flatnonzero(fold == held)):
            # Only what its reader could choose is looked at.
            could = np.where(is_second, could_second[i], could_first[i])
            whole.add(np.where(could, row @ weights, -np.inf), worth[i] > 0, labels[i] > 0)
            scores = np.where(could, row @ into @ out.T, -np.inf)
            small.add(scores, worth[i] > 0, labels[i] > 0)
            # What somebody says of the first twelve changes the next twelve.
            seen = np.argsort(-scores)[:12]
            opinion = np.where(worth[i, seen] > 0, 1, np.where(labels[i, seen] > 0, 0.5, 0))
            covariance = together[seen] @ together[seen].T + CHANCE * np.eye(len(seen))
            surprise = opinion - np.clip(scores[seen], 0, 1)
            heeded = scores + together @ (together[seen].T @ np.linalg.solve(covariance, surprise))
            for report, values in ((before, scores.copy()), (after, heeded)):
                values[seen] = -np.inf
                report.add(values, worth[i] > 0, labels[i] > 0)
    print("needs said, worth finishing / at least perhaps:")
    print(f"  all weights   {whole}")
    print(f"  rank {RANK}      {small}")
    print(f"  the next 12   {before}")
    print(f"  after opinions of the first 12   {after}")

    every = decks_of(np.ones(len(rows), bool))
    weights = fit(inputs, labels, every)
    scale = np.concatenate(
        [
            *(np.full(len(silent), scale) for scale in VECTOR_SCALES),
            np.full(len(names), NEEDS_SCALE),
            np.full(len(terms), WORDS_SCALE),
            [CONSTANT],
        ]
    )
    into, out = shrink(weights, inputs)
    content = {
        "openings": [key for key, _ in openings],
        "terms": terms,
        "needs": names,
        "dimensions": len(silent),
        "rank": RANK,
        "togetherRank": TOGETHER_RANK,
    }
    content["inputs"], content["inputScales"] = encode(into * scale[:, None], 0)
    content["outputs"], content["outputScales"] = encode(out, 1)
    content["together"], content["togetherScales"] = encode(together_of(inputs, labels, every), 1)
    Path(out_path).write_text(json.dumps(content) + "\n", encoding="utf8")


if __name__ == "__main__":
    main(*sys.argv[1:])
