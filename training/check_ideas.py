"""Says what is wrong with written ideas before they join the data.

usage: python training/check_ideas.py FILE.jsonl...    (exit code 1 when anything is)
"""

import json
import re
import sys
from collections import Counter

from inkling_training.buzzwords import BUZZWORDS

BRIEF = {'title', 'problem', 'people', 'constraints', 'assets'}
IDEA = ('kind', 'stimulus', 'opening', 'title', 'pitch', 'who', 'why', 'experiment')
IDEAS_A_BRIEF, FEWEST_KINDS = 6, 4
# Words: what the app accepts of each, a little narrower.
LENGTHS = {'title': (1, 5), 'who': (3, 13), 'why': (8, 22), 'experiment': (12, 34)}
PROBLEM, ENDING = (22, 65), (4, 16)


def words(text):
    return re.findall(r"[\w'’-]+", text)


def within(text, limits):
    return limits[0] <= len(words(text)) <= limits[1]


def idea_faults(idea):
    missing = [name for name in IDEA if not idea.get(name)]
    if missing:
        yield f'without {", ".join(missing)}'
        return
    ending = idea['pitch'].removeprefix(idea['opening'])
    if ending == idea['pitch']:
        yield 'the pitch does not begin with its opening'
    if not within(ending, ENDING):
        yield f'an ending of {len(words(ending))} words'
    if not re.fullmatch(r' [^,;\d]+\.', ending):
        yield 'the ending is no single clause without figures, ended by a full stop'
    for name, limits in LENGTHS.items():
        if not within(idea[name], limits):
            yield f'{name} of {len(words(idea[name]))} words'
    if re.search(r'\d', idea['who'] + idea['why']):
        yield 'figures in who or why'
    if word := BUZZWORDS.search(json.dumps(idea)):
        yield f'“{word[0]}”'


def row_faults(row):
    brief, ideas = row['brief'], row['ideas']
    if set(brief) != BRIEF:
        yield 'other parts of the brief than there should be'
    if not within(brief['problem'], PROBLEM):
        yield f'a problem of {len(words(brief["problem"]))} words'
    if len(ideas) != IDEAS_A_BRIEF:
        yield f'{len(ideas)} ideas'
    if len({idea.get('kind') for idea in ideas}) < FEWEST_KINDS:
        yield f'fewer than {FEWEST_KINDS} kinds'
    for idea in ideas:
        for fault in idea_faults(idea):
            yield f'{idea.get("title", "?")}: {fault}'


def main():
    faults, titles, briefs = [], Counter(), 0
    for file in sys.argv[1:]:
        with open(file, encoding='utf-8') as lines:
            for number, line in enumerate(lines, 1):
                row = json.loads(line)
                briefs += 1
                faults += [f'{file}:{number}: {fault}' for fault in row_faults(row)]
                titles.update(idea.get('title', '').lower() for idea in row['ideas'])
    faults += [f'“{title}” names {count} ideas' for title, count in titles.items() if count > 1]
    print('\n'.join(faults))
    print(f'{briefs} briefs, {sum(titles.values())} ideas, {len(faults)} faults')
    return 1 if faults else 0


if __name__ == '__main__':
    sys.exit(main())
