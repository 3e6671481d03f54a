"""Fine-tunes the embedded model for the app's tasks, aware of the int4 blocks that will ship.

usage: python training/train.py --from BASE.gguf|MODEL.onnx|WEIGHTS.pt --out WEIGHTS.pt --minutes 150 [--rate 3e-4]

Files of training/data are read anew at each round over them. The schedule follows the clock: warm-up, then a cosine to a
twentieth of the rate at the last minute. A checkpoint is written every ten minutes.
"""

import argparse
import json
import math
import random
import time
from collections import deque
from pathlib import Path

import torch
from inkling_training.base import build
from inkling_training.conventions import MODEL
from inkling_training.examples import Examples
from inkling_training.loss import batch_loss, held_out_loss, micro_batches
from inkling_training.quantization import StoredLinear, store_linears
from tokenizers import Tokenizer

BATCH = 6000  # tokens a step
WARM_UP = 10  # steps
CHECKPOINT_SECONDS = 600
# Shares of the tokens. What the app is judged by first comes first; the rest must not decay.
SHARES = {'begun': 0.3, 'ideas': 0.06, 'fields': 0.12, 'answers': 0.15, 'tasks': 0.13, 'verdicts': 0.24}


class Mixture:
    """Deals trees so that each group gets its share of the tokens, going round each group again and again."""

    def __init__(self, examples, chance):
        self.examples, self.chance = examples, chance
        self.queues = {name: deque() for name in SHARES}
        self.dealt = dict.fromkeys(SHARES, 0)
        self.rounds = dict.fromkeys(SHARES, 0)

    def next(self):
        present = [name for name in SHARES if self.queues[name] or self._refill(name)]
        name = min(present, key=lambda name: self.dealt[name] / SHARES[name])
        tree = self.queues[name].popleft()
        self.dealt[name] += tree.length
        return tree

    def _refill(self, name):
        trees = self.examples.learn(self.chance).get(name, [])
        self.queues[name].extend(trees)
        self.rounds[name] += bool(trees)
        return bool(trees)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--from', dest='source', required=True)
    parser.add_argument('--out', required=True, type=Path)
    parser.add_argument('--minutes', type=float, required=True)
    parser.add_argument('--rate', type=float, default=3e-4)
    parser.add_argument('--seed', type=int, default=1)
    arguments = parser.parse_args()
    torch.manual_seed(arguments.seed)
    chance = random.Random(arguments.seed)
    examples = Examples(Tokenizer.from_file(str(MODEL / 'tokenizer.json')))
    model = build(arguments.source)
    store_linears(model)
    weights = [weight for weight in model.parameters() if weight.requires_grad]
    optimizer = torch.optim.AdamW(weights, lr=arguments.rate, weight_decay=0.01, betas=(0.9, 0.95))
    mixture, step, tokens, started, saved = Mixture(examples, chance), 0, 0, time.time(), time.time()
    model.train()
    while (share := (time.time() - started) / 60 / arguments.minutes) < 1:
        trees = []
        while sum(tree.length for tree in trees) < BATCH:
            trees.append(mixture.next())
        rate = arguments.rate * min(1, (step + 1) / WARM_UP) * (0.05 + 0.475 * (1 + math.cos(math.pi * share)))
        for group in optimizer.param_groups:
            group['lr'] = rate
        weight = sum(target[2] for tree in trees for branch in tree.branches for target in branch.targets)
        total = 0
        for batch in micro_batches(trees):
            loss, _ = batch_loss(model, batch)
            (loss / weight).backward()
            total += loss.item()
        torch.nn.utils.clip_grad_norm_(weights, 1.0)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        StoredLinear.step += 1
        step, tokens = step + 1, tokens + sum(tree.length for tree in trees)
        if step % 5 == 0:
            speed = tokens / (time.time() - started)
            print(f'step {step}, {share:.0%}, loss {total / weight:.3f}, {speed:.0f} tokens/s, rounds {mixture.rounds}', flush=True)
        if time.time() - saved > CHECKPOINT_SECONDS:
            torch.save(model.state_dict(), arguments.out)
            saved = time.time()
    torch.save(model.state_dict(), arguments.out)
    print('held out, after', json.dumps(held_out_loss(model, examples.held_out())), flush=True)


if __name__ == '__main__':
    main()
