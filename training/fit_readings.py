"""Readings of openings whose needs a brief has (data/matched-readings.jsonl), counted for the app.

    python training/fit_readings.py

writes library/details/readings.json: for each card, for each of its openings, how often it was read and how often it was
worth finishing (a half for "perhaps").
"""

import collections
import json
import pathlib

root = pathlib.Path(__file__).resolve().parent.parent
counts = collections.defaultdict(lambda: [0, 0.0])
for line in (root / "training/data/matched-readings.jsonl").read_text(encoding="utf-8").splitlines():
    reading = json.loads(line)
    count = counts[reading["card"], reading["opening"]]
    count[0] += 1
    count[1] += reading["grade"] / 2

readings = {}
for file in sorted((root / "library/stimuli").glob("*.json")):
    for card in json.loads(file.read_text(encoding="utf-8")):
        of_card = [counts.get((card["id"], place), [0, 0]) for place in range(len(card["openings"]))]
        if any(read for read, _ in of_card):
            readings[card["id"]] = [[read, int(worth) if worth == int(worth) else worth] for read, worth in of_card]

lines = ",\n".join(f"  {json.dumps(card)}: {json.dumps(of_card)}" for card, of_card in readings.items())
(root / "library/details/readings.json").write_text("{\n" + lines + "\n}\n", encoding="utf-8")
