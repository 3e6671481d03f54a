"""Lets the model write, as it will be stored: linear layers rounded to int4, nothing constrained."""

import torch
from transformers import LogitsProcessor

from .conventions import END, asked, head
from .quantization import as_stored

BATCH = 16
STOP = 2  # <|im_end|>


def stored(model):
    """The model with its linear layers rounded, for good: quicker than rounding at every call."""
    with torch.no_grad():
        for layer in model.model.layers:
            for part in (layer.self_attn, layer.mlp):
                for child in part.children():
                    if isinstance(child, torch.nn.Linear):
                        child.weight.copy_(as_stored(child.weight))
    model.config.use_cache = True
    return model.eval()


class MinP(LogitsProcessor):
    """Drops tokens less likely than a share of the likeliest."""

    def __init__(self, share):
        self.share = share

    def __call__(self, ids, scores):
        probabilities = scores.softmax(-1)
        return scores.masked_fill(probabilities < self.share * probabilities.amax(-1, keepdim=True), float('-inf'))


def prompt(task, shared, rest, begun=''):
    """All that stands before the model's first word. begun: how its answer begins."""
    return head(task, shared) + asked(rest) + begun


@torch.no_grad()
def write(model, tokenizer, prompts, most=120, temperature=0.0, min_p=0.08, seed=1):
    """What the model writes after each prompt, without the end mark; cut off at `most` tokens. Greedy at temperature 0."""
    torch.manual_seed(seed)
    encoded = [tokenizer.encode(text, add_special_tokens=False).ids for text in prompts]
    written = [''] * len(prompts)
    order = sorted(range(len(prompts)), key=lambda i: len(encoded[i]))
    for start in range(0, len(order), BATCH):
        rows = order[start : start + BATCH]
        longest = max(len(encoded[i]) for i in rows)
        ids, mask = torch.full((len(rows), longest), STOP), torch.zeros((len(rows), longest), dtype=torch.long)
        for row, i in enumerate(rows):
            ids[row, longest - len(encoded[i]) :] = torch.tensor(encoded[i])
            mask[row, longest - len(encoded[i]) :] = 1
        sampling = {'do_sample': False}
        if temperature > 0:
            sampling = {'do_sample': True, 'temperature': temperature, 'top_k': 0, 'top_p': 1.0, 'logits_processor': [MinP(min_p)]}
        out = model.generate(input_ids=ids, attention_mask=mask, max_new_tokens=most, eos_token_id=STOP, pad_token_id=STOP, **sampling)
        for row, i in enumerate(rows):
            text = tokenizer.decode(out[row, longest:].tolist(), skip_special_tokens=False)
            written[i] = text.split(END.strip())[0].strip('\n')
    return written
