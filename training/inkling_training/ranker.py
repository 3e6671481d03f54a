"""The sentence ranker: the first layers of an encoder of the BERT kind, which reads a question and a sentence together."""

import numpy as np
import onnx
import torch
import torch.nn.functional as F
from onnx import numpy_helper
from torch import nn

WIDTH, INNER, HEADS, VOCABULARY, POSITIONS = 384, 1536, 12, 30522, 512
LAYERS = 6  # of the encoder's twelve: half the time for a sentence
EPSILON = 1e-12


class Layer(nn.Module):
    def __init__(self):
        super().__init__()
        self.query, self.key, self.value, self.joined = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.inner, self.outer = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.attention_norm, self.norm = (nn.LayerNorm(WIDTH, eps=EPSILON) for _ in range(2))

    def forward(self, x, mask, dropout):
        rows, length, _ = x.shape
        q, k, v = (part(x).view(rows, length, HEADS, -1).transpose(1, 2) for part in (self.query, self.key, self.value))
        seen = torch.softmax(q @ k.transpose(-1, -2) / (WIDTH // HEADS) ** 0.5 + mask, -1) @ v
        seen = self.joined(seen.transpose(1, 2).reshape(rows, length, WIDTH))
        x = self.attention_norm(x + F.dropout(seen, dropout, self.training))
        return self.norm(x + F.dropout(self.outer(F.gelu(self.inner(x))), dropout, self.training))


class SentenceRanker(nn.Module):
    """ids, mask and segments of rows of tokens -> the log odds that the sentence of each row answers its question."""

    def __init__(self):
        super().__init__()
        self.words, self.places, self.segments = nn.Embedding(VOCABULARY, WIDTH), nn.Embedding(POSITIONS, WIDTH), nn.Embedding(2, WIDTH)
        self.embedding_norm = nn.LayerNorm(WIDTH, eps=EPSILON)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.pool, self.label = nn.Linear(WIDTH, WIDTH), nn.Linear(WIDTH, 1)

    def forward(self, ids, mask, segments, dropout=0.0):
        x = self.words(ids) + self.places(torch.arange(ids.shape[1])) + self.segments(segments)
        x = self.embedding_norm(x)
        hidden = (1 - mask[:, None, None, :].to(x.dtype)) * -10000.0
        for layer in self.layers:
            x = layer(x, hidden, dropout)
        pooled = F.dropout(torch.tanh(self.pool(x[:, 0])), dropout, self.training)
        return self.label(pooled)


def from_embedder(path):
    """A SentenceRanker whose layers are those of the embedder that ships (bge-small-en-v1.5, int8 ONNX); the label is new."""
    model = SentenceRanker()
    graph = onnx.load(path).graph
    stored = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}
    taken = {}
    for node in graph.node:
        if node.op_type == 'MatMulInteger' and '/layer.' in node.name:
            name = node.input[1]
            zero = stored[node.input[3]].astype(np.float32) if len(node.input) > 3 and node.input[3] else 0
            weight = (stored[name].astype(np.float32) - zero) * stored[name.replace('_quantized', '_scale')]
            taken[node.name] = torch.tensor(weight.T.copy())
        if node.op_type == 'DequantizeLinear':
            source = next(before for before in graph.node if node.input[0] in before.output)
            scale, zero = stored[node.input[1]], stored[node.input[2]].astype(np.float32)
            taken[source.input[0]] = torch.tensor((stored[source.input[0]].astype(np.float32) - zero) * scale)
    with torch.no_grad():
        for key, table in (('word', model.words), ('position', model.places), ('token_type', model.segments)):
            table.weight.copy_(next(value for name, value in taken.items() if f'{key}_embeddings' in name))
        _copy(stored, 'embeddings.LayerNorm', model.embedding_norm)
        for number, layer in enumerate(model.layers):
            _copy_layer(layer, number, stored, taken)
        # What is pooled begins as it is, so that the label has something to go by from the start.
        model.pool.weight.copy_(torch.eye(WIDTH) + 0.01 * torch.randn(WIDTH, WIDTH))
        model.pool.bias.zero_()
        model.label.weight.mul_(0.1)
        model.label.bias.zero_()
    # Words that no question here names keep their meaning.
    model.words.weight.requires_grad_(False)
    model.places.weight.requires_grad_(False)
    return model


def _copy(stored, prefix, part):
    for name in ('weight', 'bias'):
        getattr(part, name).copy_(torch.tensor(np.array(stored[f'{prefix}.{name}'], dtype=np.float32)))


def _copy_layer(layer, number, stored, taken):
    prefix = f'encoder.layer.{number}.'
    linears = {
        'attention.self.query': layer.query,
        'attention.self.key': layer.key,
        'attention.self.value': layer.value,
        'attention.output.dense': layer.joined,
        'intermediate.dense': layer.inner,
        'output.dense': layer.outer,
    }
    for path, linear in linears.items():
        node = f'/layer.{number}/' + path.replace('.', '/')
        name = next(name for name in taken if f'{node}/' in name)
        linear.weight.copy_(taken[name])
        linear.bias.copy_(torch.tensor(np.array(stored[f'{prefix}{path}.bias'], dtype=np.float32)))
    _copy(stored, f'{prefix}attention.output.LayerNorm', layer.attention_norm)
    _copy(stored, f'{prefix}output.LayerNorm', layer.norm)
