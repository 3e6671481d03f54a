"""Hand-written examples as trees of tokens. The files are described in training/data/README.md."""

import json
import random

from .conventions import DATA, END, KEYS, asked, brief_text, dumps, head, layout
from .trees import Branch, Tree

# An opening is given by the app, so the model needs to know it, not to invent it.
OPENING_WEIGHT = 0.1
# One word is the whole answer of a verdict; a pitch has thirty.
VERDICT_WEIGHT = 6.0
UNSUITABLE_SHARE = 0.4
VERDICT = {'keep': 1.0, 'near': 0.5, 'drop': 0.0}
# So many verdicts share one brief in a tree.
VERDICTS_A_TREE = 16


def read(pattern):
    """All lines of the files of that name, with the file they are from."""
    return [
        {**json.loads(line), 'file': path.name}
        for path in sorted(DATA.glob(pattern))
        for line in path.read_text('utf-8').splitlines()
        if line.strip()
    ]


def learnable(pattern):
    """The same without what is held out."""
    return [row for row in read(pattern) if '-held' not in row['file']]


class Encoder:
    """Texts to branches and trees."""

    def __init__(self, tokenizer):
        self.tokenizer = tokenizer
        self.yes, self.no = self.encode('yes')[0], self.encode('no')[0]

    def encode(self, text):
        return self.tokenizer.encode(text, add_special_tokens=False).ids

    def branch(self, rest, answer, given=''):
        """given: words within the answer that the app has written already."""
        question = self.encode(asked(rest))
        at = answer.index(given) if given else 0
        parts = [(answer[:at], 1.0), (given, OPENING_WEIGHT), (answer[at + len(given) :] + END, 1.0)]
        ids, weights = list(question), []
        for text, weight in parts:
            tokens = self.encode(text) if text else []
            ids += tokens
            weights += [weight] * len(tokens)
        first = len(question)
        return Branch(ids, [(first + i, ids[first + i], weight) for i, weight in enumerate(weights)])

    def verdict(self, rest, good):
        """good: how sure a reader was that the idea is worth keeping, 0 to 1."""
        ids = self.encode(asked(rest))
        targets = [(len(ids), self.yes, VERDICT_WEIGHT * good), (len(ids), self.no, VERDICT_WEIGHT * (1 - good))]
        return Branch(ids + [self.no], targets)

    def tree(self, task, shared, branches):
        return Tree(task, self.encode(head(task, shared)), branches)

    def of_brief(self, row, task, order):
        """Ideas, or their details, of one brief."""
        branches = []
        for i in order:
            idea = row['ideas'][i]
            values = {'stimulus': idea['stimulus']} if task == 'idea' else {k: idea[k] for k in ('title', 'pitch')}
            answer = dumps({key: idea[key] for key in KEYS[task]})
            given = dumps(idea['opening'])[1:-1] if task == 'idea' and idea.get('opening') else ''
            branches.append(self.branch('\n\n' + layout(task, **values), answer, given))
        return self.tree(task, brief_text(row['brief']), branches)

    def of_passages(self, rows):
        """Questions about the same passages."""
        passages = '\n'.join(f'[{i + 1}] {text}' for i, text in enumerate(rows[0]['passages']))
        return self.tree('answer', passages, [self.branch(f"\n\nQuestion: {row['question']}", row['answer']) for row in rows])

    def of_task(self, row):
        """Any other task: one conversation."""
        answer = row['assistant']
        if row['task'] in KEYS:
            answer = dumps(json.loads(answer))
        return self.tree(row['task'], '', [self.branch(row['user'], answer)])

    def of_verdicts(self, rows):
        """Verdicts on ideas of one brief."""
        branches = [
            self.verdict('\n\n' + layout('verdict', title=row['title'], pitch=row['pitch']), VERDICT[row['verdict']])
            for row in rows
        ]
        return self.tree('verdict', brief_text(rows[0]['brief']), branches)

    def of_beginnings(self, rows):
        """Whether openings suit a brief."""
        branches = [self.verdict('\n\n' + layout('beginning', opening=row['opening']), float(row['fits'])) for row in rows]
        return self.tree('beginning', brief_text(rows[0]['brief']), branches)


def grouped(rows, key):
    groups = {}
    for row in rows:
        groups.setdefault(json.dumps(row[key], ensure_ascii=False, sort_keys=True), []).append(row)
    return list(groups.values())


def chunks(rows, size):
    return [rows[i : i + size] for i in range(0, len(rows), size)]


class Examples:
    """Everything written, in groups: those to learn from, and those that training never sees.

    Held out are the files named *-held (fields of life that occur nowhere else) and, of the first files, every 13th brief.
    """

    def __init__(self, tokenizer):
        self.encoder = Encoder(tokenizer)

    def learn(self, chance):
        """Groups of trees to learn from, shuffled by `chance`; files are read anew each time."""
        encoder = self.encoder
        briefs, written = self._briefs(False), learnable('ideas-*.jsonl')
        chance.shuffle(written)
        ideas = [encoder.of_brief(row, 'idea', self._order(row, chance)) for row in briefs]
        begun = [encoder.of_brief(row, 'idea', self._order(row, chance)) for row in written + read('endings-*.jsonl')]
        fields = [encoder.of_brief(row, 'fields', self._order(row, chance)[:4]) for row in briefs + written]
        answers = [encoder.of_passages(rows) for rows in grouped(learnable('answers-*.jsonl'), 'passages')]
        tasks = [encoder.of_task(row) for row in self._tasks(False)]
        verdicts = []
        for name, make in (('verdicts', encoder.of_verdicts), ('beginnings', encoder.of_beginnings)):
            rows_of_task = [r for r in learnable(f'{name}-*.jsonl') if self._counts(r, chance)]
            for rows in grouped(rows_of_task, 'brief'):
                chance.shuffle(rows)
                verdicts += [make(part) for part in chunks(rows, VERDICTS_A_TREE)]
        groups = {'ideas': ideas, 'begun': begun, 'fields': fields, 'answers': answers, 'tasks': tasks, 'verdicts': verdicts}
        for trees in groups.values():
            chance.shuffle(trees)
        return {name: trees for name, trees in groups.items() if trees}

    def held_out(self):
        """Trees by set and task: `first` is what the first version was measured on, `unseen` are fields of life never seen."""
        encoder, chance = self.encoder, random.Random(3)
        first, written = self._briefs(True), read('ideas-held.jsonl')
        sets = {}
        for name, rows in (('first', first), ('unseen', written)):
            for task in ('idea', 'fields'):
                sets[f'{name} {task}'] = [encoder.of_brief(row, task, self._order(row, chance)[:6]) for row in rows]
        sets['unseen answer'] = [encoder.of_passages(rows) for rows in grouped(read('answers-held.jsonl'), 'passages')]
        for row in self._tasks(True):
            sets.setdefault(f"unseen {row['task']}", []).append(encoder.of_task(row))
        sets['unseen verdict'] = [encoder.of_verdicts(rows) for rows in grouped(read('verdicts-held.jsonl'), 'brief')]
        sets['unseen beginning'] = [encoder.of_beginnings(rows) for rows in grouped(read('beginnings-held.jsonl'), 'brief')]
        return {name: trees for name, trees in sets.items() if trees}

    @staticmethod
    def _counts(row, chance):
        """Four openings in five suit nothing: a part of them, another each round, teaches as much."""
        return row.get('fits') != 0 or chance.random() < UNSUITABLE_SHARE

    @staticmethod
    def _order(row, chance):
        return chance.sample(range(len(row['ideas'])), len(row['ideas']))

    @staticmethod
    def _briefs(held):
        files = {}
        for row in read('briefs-*.jsonl'):
            files.setdefault(row['file'], []).append(row)
        return [row for rows in files.values() for i, row in enumerate(rows) if (i % 13 == 12) == held]

    @staticmethod
    def _tasks(held):
        if held:
            return read('tasks-*-held.jsonl')
        first = [r for name in ('develop', 'compose', 'conversation', 'judge', 'ideas') for r in read(f'{name}.jsonl')]
        return first + learnable('tasks-*.jsonl')
