"""Cross-entropy over what a tree should answer."""

import torch
from torch.nn import functional as F

from .trees import collate

MICRO_BATCH = 3200  # tokens computed at once, padding included: what fits the caches and 9 GB
# Without instructions for it bf16 is emulated, at a third of the speed of fp32.
HAS_BF16 = torch.cpu._is_avx512_bf16_supported() or torch.cpu._is_amx_tile_supported()


def batch_loss(model, trees):
    """Weighted sum of cross-entropies over all targets of a batch, and the sum of the weights."""
    ids, positions, mask, rows, places, tokens, weights = collate(trees)
    with torch.autocast('cpu', torch.bfloat16, enabled=HAS_BF16):
        hidden = model.model(input_ids=ids, position_ids=positions, attention_mask=mask).last_hidden_state
        logits = model.lm_head(hidden[rows, places])
    return (F.cross_entropy(logits.float(), tokens, reduction='none') * weights).sum(), float(weights.sum())


def micro_batches(trees):
    """Trees of like length together, so that little is padding."""
    batch = []
    for tree in sorted(trees, key=lambda tree: tree.length):
        if batch and (len(batch) + 1) * tree.length > MICRO_BATCH:
            yield batch
            batch = []
        batch.append(tree)
    if batch:
        yield batch


@torch.no_grad()
def held_out_loss(model, sets):
    """Cross-entropy per answered token of each set, in nats."""
    result = {}
    for name, trees in sorted(sets.items()):
        total = weight = 0
        for batch in micro_batches(trees):
            loss, count = batch_loss(model, batch)
            total, weight = total + loss.item(), weight + count
        result[name] = round(total / weight, 3)
    return result
