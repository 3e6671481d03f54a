"""Conversations that share a beginning, computed once.

Six ideas answer one brief; four questions are asked about the same passages. In the app each is a conversation of its own
after a cached prefix. A tree holds the prefix once and the branches side by side: every branch sees the prefix and itself,
at the positions it would have if it stood there alone, so the loss is that of separate conversations at a third of the cost.
"""

from dataclasses import dataclass

import torch

PAD = 2


@dataclass
class Branch:
    """ids: tokens after the prefix. targets: (place in ids, token, weight): what should stand there and how much it counts."""

    ids: list
    targets: list


@dataclass
class Tree:
    """One prefix and its branches, all of one task."""

    task: str
    prefix: list
    branches: list

    @property
    def length(self):
        return len(self.prefix) + sum(len(branch.ids) for branch in self.branches)


def collate(trees):
    """Tensors of a batch of trees, padded to the longest.

    Returns ids [b, t], positions [b, t], mask [b, 1, t, t] (0 or -inf, added to the attention scores), and of all targets:
    rows, places (of the token BEFORE the target), tokens, weights.
    """
    count, longest = len(trees), max(tree.length for tree in trees)
    ids = torch.full((count, longest), PAD)
    positions = torch.zeros((count, longest), dtype=torch.long)
    group = torch.full((count, longest), -1)
    rows, places, tokens, weights = [], [], [], []
    for row, tree in enumerate(trees):
        at = len(tree.prefix)
        ids[row, :at] = torch.tensor(tree.prefix)
        positions[row, :at] = torch.arange(at)
        group[row, :at] = 0
        for number, branch in enumerate(tree.branches, 1):
            end = at + len(branch.ids)
            ids[row, at:end] = torch.tensor(branch.ids)
            positions[row, at:end] = torch.arange(len(tree.prefix), len(tree.prefix) + len(branch.ids))
            group[row, at:end] = number
            for place, token, weight in branch.targets:
                # The first token of a branch is predicted by the last of the prefix.
                places.append(at + place - 1 if place > 0 else len(tree.prefix) - 1)
                rows.append(row), tokens.append(token), weights.append(weight)
            at = end
    same = group[:, :, None] == group[:, None, :]
    prefix = (group[:, None, :] == 0) & (group[:, :, None] >= 0)
    causal = torch.ones(longest, longest, dtype=torch.bool).tril()
    seen = (same | prefix) & causal
    mask = torch.zeros(seen.shape).masked_fill_(~seen, float('-inf'))[:, None]
    return ids, positions, mask, torch.tensor(rows), torch.tensor(places), torch.tensor(tokens), torch.tensor(weights)
