"""Teaches the sentence ranker: which sentence answers a customer's question, and that none does.

usage: python training/train_ranker.py --candidates FOLDER --held FOLDER --out WEIGHTS.pt --minutes 64 [--rate 8e-5] [--from WEIGHTS.pt]

The folders hold one file for each field of life, as `node bench/retrieval/candidates.ts` writes them: --candidates those of
training/data/ranking, --held those of bench/retrieval/practice. A question is a choice between one sentence that answers it, a few
that don't, and none: softmax over their log odds and a zero. The schedule follows the clock. --from goes on from weights that were taught before.
"""

import argparse
import json
import random
import time
from pathlib import Path

import torch
from inkling_training.ranker import from_embedder
from tokenizers import Tokenizer
from torch import nn

EMBEDDER = Path(__file__).resolve().parent.parent / 'models/bge-small-en-v1.5'
QUESTIONS = 8  # a step
WRONG = 5  # sentences beside the right one; one more where none is right
NEAREST = 28  # that words speak for most: from these the wrong ones are drawn
FOREMOST = 3  # and two of these, which are the hardest
LONGEST = 112  # tokens
QUESTION_LONGEST = 50
WARM_UP = 50  # steps
DROPOUT = 0.1
CHECKPOINT_STEPS = 400
# What the app weighs: see `extents` in backend/knowledge/quote.ts.
PASSAGES, SENTENCES = 8, 32


def read(folder):
    questions = []
    for file in sorted(Path(folder).glob('*.jsonl')):
        for line in file.open(encoding='utf8'):
            question = json.loads(line)
            question['candidates'].sort(key=lambda one: -one['mark'])
            questions.append(question)
    return questions


class Pairs:
    """Tokens of a question and what is read of a sentence."""

    def __init__(self):
        self.tokenizer = Tokenizer.from_file(str(EMBEDDER / 'tokenizer.json'))
        self.tokenizer.no_padding()
        self.tokenizer.no_truncation()
        self.known = {}

    def tokens(self, text):
        if text not in self.known:
            self.known[text] = self.tokenizer.encode(text).ids
        return self.known[text]

    def __call__(self, question, sentence):
        first = self.tokens(question)[:QUESTION_LONGEST]
        second = self.tokens(sentence)[1:]
        room = LONGEST - len(first)
        if len(second) > room:
            second = [*second[: room - 1], second[-1]]
        return first + second, [0] * len(first) + [1] * len(second)


def scores(model, pairs, at_once=16, dropout=0.0):
    """Log odds of pairs in their order; pairs of like length are read together."""
    order = sorted(range(len(pairs)), key=lambda i: len(pairs[i][0]))
    parts = []
    with torch.autocast('cpu', torch.bfloat16):
        for start in range(0, len(order), at_once):
            some = [pairs[i] for i in order[start : start + at_once]]
            length = max(len(ids) for ids, _ in some)
            ids, mask, segments = (torch.zeros(len(some), length, dtype=torch.long) for _ in range(3))
            for row, (own, kinds) in enumerate(some):
                ids[row, : len(own)] = torch.tensor(own)
                mask[row, : len(own)] = 1
                segments[row, : len(own)] = torch.tensor(kinds)
            parts.append(model(ids, mask, segments, dropout).squeeze(1))
    return torch.zeros(len(pairs)).index_copy(0, torch.tensor(order), torch.cat(parts).float())


def drawn(question, chance):
    """The right sentence, if there is one, before some that are wrong."""
    right = [one for one in question['candidates'] if one['right']]
    wrong = [one for one in question['candidates'] if not one['right']]
    foremost = wrong[:FOREMOST]
    picked = chance.sample(foremost, min(2, len(foremost)))
    rest = [one for one in wrong[:NEAREST] if one not in picked]
    count = WRONG if right else WRONG + 1
    picked += chance.sample(rest, min(len(rest), count - len(picked)))
    return [one['reads'] for one in ([chance.choice(right)] if right else []) + picked], bool(right)


def evaluate(model, pairs, questions):
    """How often the best sentence is right where there is an answer, and how well its log odds tell right from wrong."""
    model.eval()
    best, golden = [], 0
    with torch.no_grad():
        for question in questions:
            weighed = [one for one in question['candidates'] if one['rank'] <= PASSAGES][:SENTENCES]
            golden += question['kind'] == 'golden'
            if weighed:
                odds = scores(model, [pairs(question['question'], one['reads']) for one in weighed], 64)
                best.append((float(odds.max()), weighed[int(odds.argmax())]['right']))
    right = [value for value, is_right in best if is_right]
    wrong = [value for value, is_right in best if not is_right]
    above = sum(a > b for a in right for b in wrong) / max(1, len(right) * len(wrong))
    return f'first is right {len(right) / golden:.3f}, area under the curve {above:.3f}'


def main():
    parser = argparse.ArgumentParser()
    for name in ('candidates', 'held', 'out'):
        parser.add_argument(f'--{name}', required=True)
    parser.add_argument('--minutes', type=float, required=True)
    parser.add_argument('--rate', type=float, default=8e-5)
    parser.add_argument('--from', dest='weights')
    options = parser.parse_args()

    torch.manual_seed(1)
    chance, pairs = random.Random(1), Pairs()
    held = read(options.held)
    model = from_embedder(EMBEDDER / 'onnx/model_quantized.onnx')
    if options.weights:
        model.load_state_dict(torch.load(options.weights))
    new = [*model.pool.parameters(), *model.label.parameters()]
    layers = [p for name, p in model.named_parameters() if p.requires_grad and not name.startswith(('pool', 'label'))]
    optimizer = torch.optim.AdamW([{'params': layers, 'lr': options.rate}, {'params': new, 'lr': 5 * options.rate}], weight_decay=0.01)
    rates = [group['lr'] for group in optimizer.param_groups]

    began, step, waiting = time.monotonic(), 0, []
    while (share := (time.monotonic() - began) / (60 * options.minutes)) < 1:
        if len(waiting) < QUESTIONS:
            # Where the right sentence was not found there is nothing to choose.
            waiting = [q for q in read(options.candidates) if q['kind'] != 'golden' or any(one['right'] for one in q['candidates'])]
            chance.shuffle(waiting)
        groups = [drawn(question, chance) + (question['question'],) for question in (waiting.pop() for _ in range(QUESTIONS))]
        model.train()
        odds = scores(model, [pairs(question, text) for texts, _, question in groups for text in texts], dropout=DROPOUT)
        loss, start = 0.0, 0
        for texts, has_right, _ in groups:
            choices = torch.cat([torch.zeros(1), odds[start : start + len(texts)]])
            loss = loss - torch.log_softmax(choices, 0)[1 if has_right else 0] / QUESTIONS
            start += len(texts)
        for group, rate in zip(optimizer.param_groups, rates, strict=True):
            group['lr'] = rate * min(1, (step + 1) / WARM_UP) * max(0.03, 1 - share)
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_([*layers, *new], 1.0)
        optimizer.step()
        step += 1
        if step % 100 == 0:
            print(f'{time.monotonic() - began:.0f} s, step {step}, loss {loss.item():.3f}', flush=True)
        if step % CHECKPOINT_STEPS == 0:
            torch.save(model.state_dict(), options.out)
    torch.save(model.state_dict(), options.out)
    print(evaluate(model, pairs, held))


if __name__ == '__main__':
    main()
