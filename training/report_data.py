"""Says what is in training/data: examples by task, lengths, vocabulary, and texts that stand twice.

usage: python training/report_data.py    (exit code 1 when a title or an answer stands twice, or a line is not what it should be)
"""

import json
import re
import sys
from collections import Counter

from inkling_training.buzzwords import BUZZWORDS
from inkling_training.conventions import DATA, KEYS, REFUSAL


def lines():
    for path in sorted(DATA.glob('*.jsonl')):
        for number, line in enumerate(path.read_text('utf-8').splitlines(), 1):
            if line.strip():
                yield path.name, number, json.loads(line)


def texts_of(file, row):
    """(task, answer) of a line."""
    if 'ideas' in row:
        for idea in row['ideas']:
            yield 'idea', f"{idea['title']}: {idea['pitch']}"
            if 'who' in idea:
                yield 'fields', f"{idea['who']} | {idea['why']} | {idea['experiment']}"
    elif 'passages' in row:
        yield ('answer' if row['cites'] else 'refusal'), row['answer']
    elif 'verdict' in row:
        yield 'verdict', row['verdict']
    elif 'fits' in row:
        yield 'beginning', str(row['fits'])
    elif 'worth' in row or 'needs' in row:
        return  # what readers chose and named: nothing that a model is taught to write
    else:
        yield row['task'], row['assistant']


def fault_of(row):
    if 'passages' in row:
        if not row['cites'] and row['answer'] != REFUSAL:
            return 'a refusal in other words'
        if any(not 1 <= cite <= len(row['passages']) for cite in row['cites']):
            return 'a citation of no passage'
    elif row.get('task') in KEYS and list(json.loads(row['assistant'])) != KEYS[row['task']]:
        return 'other keys than the task has'
    return None


def main():
    answers, faults, count = {}, [], Counter()
    for file, number, row in lines():
        count[file] += 1
        if fault := fault_of(row):
            faults.append(f'{file}:{number}: {fault}')
        for task, text in texts_of(file, row):
            answers.setdefault(task, []).append((text, f'{file}:{number}'))
    for file, lines_of_file in count.items():
        print(f'{file}: {lines_of_file} lines')
    print()
    for task, found in sorted(answers.items()):
        lengths = sorted(len(text.split()) for text, _ in found)
        vocabulary = len({word for text, _ in found for word in re.findall(r'[a-z]+', text.lower())})
        print(f'{task}: {len(found)} examples, {lengths[0]} to {lengths[-1]} words, median {lengths[len(lengths) // 2]}, vocabulary {vocabulary}')
        if task in ('refusal', 'verdict', 'beginning'):
            continue
        seen = {}
        for text, place in found:
            if text.lower() in seen:
                faults.append(f'{place}: the same {task} as {seen[text.lower()]}')
            seen[text.lower()] = place
            if word := BUZZWORDS.search(text):
                faults.append(f'{place}: “{word[0]}”')
    print()
    print('\n'.join(faults) or 'No faults.')
    return 1 if faults else 0


if __name__ == '__main__':
    sys.exit(main())
