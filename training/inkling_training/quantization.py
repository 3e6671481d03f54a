"""Weights as they will be stored, during training.

Symmetric int4 in blocks of 32 along the input, scale = signed extreme / -8: GGUF's Q4_0 and ONNX Runtime's MatMulNBits
with its default zero point. The forward pass sees exactly these numbers; gradients pass straight through to fp32 masters
(straight-through estimator: Bengio, Leonard, Courville 2013, arXiv:1308.3432).
"""

import torch
from torch import nn
from torch.nn import functional as F

BLOCK = 32


def blocks_of(weight):
    """int4 values 0..15 [rows, blocks, 32] (8 stands for zero) and their scales [rows, blocks, 1], rounded to half precision."""
    blocks = weight.view(weight.shape[0], -1, BLOCK)
    scale = blocks.gather(-1, blocks.abs().argmax(-1, keepdim=True)) / -8
    scale = torch.where(scale == 0, torch.ones_like(scale), scale).half().float()
    return (blocks / scale).round().clamp(-8, 7) + 8, scale


def as_stored(weight):
    """The weight after storing and reading it."""
    values, scale = blocks_of(weight)
    return ((values - 8) * scale).view_as(weight)


class StoredLinear(nn.Linear):
    """A linear layer that computes with its weight as stored."""

    step = 0  # raised after each optimizer step, so that the blocks are computed once a step

    def forward(self, x):
        if getattr(self, 'seen', -1) != StoredLinear.step:
            with torch.no_grad():
                self.delta = as_stored(self.weight) - self.weight
            self.seen = StoredLinear.step
        return F.linear(x, self.weight + self.delta)


def store_linears(model):
    """Makes all linear layers of the decoder compute as stored; the embedding, shared with the output head, is not trained."""
    for layer in model.model.layers:
        for part in (layer.self_attn, layer.mlp):
            for child in part.children():
                if isinstance(child, nn.Linear):
                    child.__class__ = StoredLinear
    model.model.embed_tokens.weight.requires_grad_(False)
    model.config.use_cache = False
