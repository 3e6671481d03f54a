"""Measures a model on the held-out files of training/data: fields of life that training never saw.

usage: python training/evaluate.py WEIGHTS.pt|MODEL.onnx|BASE.gguf [--json]

Nothing is constrained while it writes: what the app's grammar would mend counts as a fault here.
"""

import argparse
import json
import re
import sys

from inkling_training.base import build
from inkling_training.conventions import KEYS, MODEL, REFUSAL, brief_text, dumps, layout
from inkling_training.examples import read
from inkling_training.writing import prompt, stored, write
from tokenizers import Tokenizer

COMMON = set('a an and are as at be before but by can for from has have in into is it its of on one or so that the their them then they this to when which who will with without no longer not'.split())


def share(hits, of):
    return round(hits / of, 3) if of else None


def numbers(text):
    return set(re.findall(r'\d+(?:[.,:]\d+)*', text))


def words(text):
    return set(re.findall(r"[a-z][a-z'-]+", text.lower())) - COMMON


def parsed(text, task):
    """The JSON answer with exactly the keys of the task, in order; None otherwise."""
    try:
        value = json.loads(text)
    except ValueError:
        return None
    return value if isinstance(value, dict) and list(value) == KEYS[task] else None


def answers(model, tokenizer):
    """Refusals, citations and figures of grounded answers, greedy."""
    rows = read('answers-held.jsonl')
    shared = ['\n'.join(f'[{i + 1}] {text}' for i, text in enumerate(row['passages'])) for row in rows]
    written = write(model, tokenizer, [prompt('answer', s, f"\n\nQuestion: {row['question']}") for s, row in zip(shared, rows)])
    refused, should = [w.strip() == REFUSAL for w in written], [not row['cites'] for row in rows]
    both = sum(r and s for r, s in zip(refused, should))
    given = [(w, row, s) for w, row, s, r in zip(written, rows, shared, refused) if not r and row['cites']]
    cited = [set(map(int, re.findall(r'\[(\d)\]', w))) for w, _, _ in given]
    return {
        'refusal precision': share(both, sum(refused)),
        'refusal recall': share(both, sum(should)),
        'citations right': share(sum(c == set(row['cites']) for c, (_, row, _) in zip(cited, given)), len(given)),
        'citations among the right': share(sum(bool(c) and c <= set(row['cites']) for c, (_, row, _) in zip(cited, given)), len(given)),
        'figures not in the passages': sum(
            bool(numbers(re.sub(r'\[\d\]', '', w)) - numbers(s + row['question'])) for w, row, s in given
        ),
        'questions': len(rows),
    }


def ideas(model, tokenizer):
    """Ideas without an opening, and endings of openings, at the app's temperature."""
    rows = [(row['brief'], idea) for row in read('ideas-held.jsonl') for idea in row['ideas']]
    asked = [('idea', brief_text(brief), '\n\n' + layout('idea', stimulus=idea['stimulus'])) for brief, idea in rows]
    free = [parsed(text, 'idea') for text in write(model, tokenizer, [prompt(*a) for a in asked], temperature=0.5)]
    begun = [f"{{\"title\": {dumps(idea['title'])}, \"pitch\": {dumps(idea['opening'])[:-1]}" for _, idea in rows]
    ended = write(model, tokenizer, [prompt(*a, b) for a, b in zip(asked, begun)], most=40, temperature=0.5)
    ends = [text.split('"')[0] for text in ended]
    seen = {idea['title'].lower() for row in read('briefs-*.jsonl') + read('ideas-i*.jsonl') for idea in row['ideas']}
    sound = [idea for idea in free if idea]
    details = [
        prompt('fields', brief_text(brief), '\n\n' + layout('fields', title=idea['title'], pitch=idea['pitch'])) for brief, idea in rows
    ]
    fields = [parsed(text, 'fields') for text in write(model, tokenizer, details, most=150, temperature=0.5)]
    return {
        'valid JSON': share(len(sound), len(free)),
        'titles of the training data': share(sum(idea['title'].lower() in seen for idea in sound), len(sound)),
        'different titles': share(len({idea['title'].lower() for idea in sound}), len(sound)),
        'words of the brief a pitch': share(
            sum(len(words(idea['pitch']) & words(' '.join(brief.values()))) for (brief, _), idea in zip(rows, free) if idea), len(sound)
        ),
        'endings of one clause, ended': share(sum(bool(re.fullmatch(r'[^,;:]+\.', end)) for end in ends), len(ends)),
        'endings with figures': share(sum(bool(numbers(end)) for end in ends), len(ends)),
        'fields valid': share(sum(f is not None for f in fields), len(fields)),
        'ideas': len(rows),
    }


def tasks(model, tokenizer):
    """Whether the other tasks are answered in their form; and, where the answer is words of the material, with them."""
    result = {}
    by_task = {}
    for row in read('tasks-*-held.jsonl'):
        by_task.setdefault(row['task'], []).append(row)
    for task, rows in sorted(by_task.items()):
        written = write(model, tokenizer, [prompt(task, '', row['user']) for row in rows])
        figures = sum(bool(numbers(text) - numbers(row['user'])) for text, row in zip(written, rows))
        result[task] = {'examples': len(rows), 'with figures of its own': share(figures, len(rows))}
        if task in KEYS:
            result[task]['valid JSON'] = share(sum(parsed(text, task) is not None for text in written), len(written))
    return result


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('source')
    parser.add_argument('--json', action='store_true')
    arguments = parser.parse_args()
    tokenizer = Tokenizer.from_file(str(MODEL / 'tokenizer.json'))
    model = stored(build(arguments.source))
    parts = {'answer': answers, 'idea': ideas, 'tasks': tasks}
    result = {name: measure(model, tokenizer) for name, measure in parts.items()}
    if arguments.json:
        json.dump(result, sys.stdout, indent=2)
        return
    for name, figures in result.items():
        print(name)
        for label, value in figures.items():
            print(f'  {label}: {value}')


if __name__ == '__main__':
    main()
