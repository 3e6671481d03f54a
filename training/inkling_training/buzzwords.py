"""Words that sell and say nothing: none of them may stand in what the model learns from."""

import re

BUZZWORDS = re.compile(r'\b(innovative|seamless\w*|leverag\w+|revolution\w+|cutting-edge|platforms?|solutions?|empower\w*|synerg\w+)\b', re.I)
