"""Writes scikit-learn's bundled sets as CSV, and what its models reach on them: peers.py FOLDER SEED,SEED,...

Every set is split 80/20 (by class, where there are classes) by each seed; the rows of the test part go to splits.json
with the test figures of scikit-learn's own models: accuracy, or R2 for numbers.
"""

import csv
import json
import sys
import time
import warnings
from pathlib import Path

import sklearn
from sklearn import datasets
from sklearn.ensemble import (
    HistGradientBoostingClassifier,
    HistGradientBoostingRegressor,
)
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import LogisticRegression, Ridge
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPClassifier, MLPRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

warnings.filterwarnings("ignore", category=ConvergenceWarning)
LOADERS = {
    "breast-cancer": datasets.load_breast_cancer,
    "wine": datasets.load_wine,
    "iris": datasets.load_iris,
    "digits": datasets.load_digits,
    "diabetes": datasets.load_diabetes,
}


def peers(classes, seed):
    """Defaults, with scaled columns for those that need them and enough iterations to converge."""
    if classes:
        linear, network = LogisticRegression(max_iter=2000), MLPClassifier(
            max_iter=1000, random_state=seed
        )
        trees = HistGradientBoostingClassifier(random_state=seed)
    else:
        linear, network = Ridge(), MLPRegressor(max_iter=1000, random_state=seed)
        trees = HistGradientBoostingRegressor(random_state=seed)
    return {
        "linear": make_pipeline(StandardScaler(), linear),
        "network": make_pipeline(StandardScaler(), network),
        "boosted": trees,
    }


def main(folder, seeds):
    folder.mkdir(parents=True, exist_ok=True)
    result = {"version": sklearn.__version__, "sets": {}}
    for name, load in LOADERS.items():
        data = load()
        features, target = data.data, data.target
        classes = len(data.target_names) if hasattr(data, "target_names") else 0
        with open(folder / f"{name}.csv", "w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            writer.writerow([*data.feature_names, "target"])
            for row, value in zip(features.tolist(), target.tolist()):
                writer.writerow([*row, value])
        splits = []
        for seed in seeds:
            train, test = train_test_split(
                range(len(target)),
                test_size=0.2,
                random_state=seed,
                stratify=target if classes else None,
            )
            scores, seconds = {}, {}
            for kind, model in peers(classes, seed).items():
                start = time.process_time()
                model.fit(features[train], target[train])
                seconds[kind] = time.process_time() - start
                scores[kind] = model.score(features[test], target[test])
            splits.append({"seed": seed, "test": test, "scores": scores, "seconds": seconds})
        result["sets"][name] = {"classes": classes, "splits": splits}
        print(name, file=sys.stderr)
    (folder / "splits.json").write_text(json.dumps(result), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), [int(seed) for seed in sys.argv[2].split(",")])
