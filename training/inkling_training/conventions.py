"""What the model is sent and answers.

The file is copied beside the weights when a version ships, and the app reads it there; test/unit/training.test.ts sees to it
that what is taught and what the app sends stay the same.
"""

import json
from pathlib import Path

ROOT = Path(__file__).parents[2]
DATA = ROOT / 'training' / 'data'
MODEL = ROOT / 'models' / 'inkling-135m'

_conventions = json.loads((ROOT / 'training' / 'conventions.json').read_text('utf-8'))
SYSTEM = {task: convention['system'] for task, convention in _conventions['tasks'].items()}
KEYS = {task: convention['json'] for task, convention in _conventions['tasks'].items() if 'json' in convention}
REFUSAL = _conventions['tasks']['answer']['refusal']


def brief_text(brief):
    """A brief on the lines in which the model gets it."""
    return _conventions['brief'].format(**brief)


def layout(task, **values):
    """The user turn of a task without its brief: what follows it in the conversation."""
    return _conventions['tasks'][task]['user'].replace('{brief}\n\n', '').format(**values)


def dumps(value):
    """JSON as the model writes it: a space after ',' and ':'. Constrained decoding uses the same."""
    return json.dumps(value, ensure_ascii=False)


def head(task, shared):
    """The beginning that several conversations share: the system line and the first part of the user turn."""
    return f'<|im_start|>system\n{SYSTEM[task]}<|im_end|>\n<|im_start|>user\n{shared}'


def asked(rest):
    """What follows the shared beginning until the answer begins."""
    return f'{rest}<|im_end|>\n<|im_start|>assistant\n'


END = '<|im_end|>\n'
