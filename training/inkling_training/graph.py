"""The ONNX graph of the decoder with int4 weights.

Operators of ONNX Runtime: MatMulNBits (int4 blocks of 32, 8-bit head), GroupQueryAttention with rotary positions (its cache is
updated in place when past and present share memory), SkipSimplifiedLayerNormalization, QuickGelu with alpha 1 (SiLU).
"""

import numpy as np
import torch
from onnx import TensorProto, helper, numpy_helper

from .base import HEAD, HEADS, KEY_HEADS, LAYERS, VOCABULARY, WIDTH
from .quantization import blocks_of

MICROSOFT = 'com.microsoft'
CONTEXT, THETA, EPSILON = 8192, 100000.0, 1e-5
KEY_WIDTH = KEY_HEADS * HEAD
# int8 activations: the fastest kernel, and what training was measured with.
ACCURACY_LEVEL = 4


class Graph:
    """Nodes and initializers as they are added."""

    def __init__(self):
        self.nodes, self.initializers, self.names = [], [], set()

    def constant(self, name, values):
        if name not in self.names:
            self.names.add(name)
            self.initializers.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def node(self, kind, inputs, outputs, domain='', **attributes):
        self.nodes.append(helper.make_node(kind, inputs, outputs, name=f'{outputs[0]}/{kind}', domain=domain, **attributes))
        return outputs[0]

    def linear(self, name, x, weights):
        """x times weights joined along their outputs."""
        values, scales = zip(*(blocks_of(weight.float()) for weight in weights))
        values, scales = torch.cat(values).to(torch.uint8).numpy(), torch.cat(scales).numpy()
        rows, columns = values.shape[0], values.shape[1] * values.shape[2]
        packed = values[..., 0::2] | (values[..., 1::2] << 4)
        inputs = [x, self.constant(f'{name}.q', packed), self.constant(f'{name}.s', scales.reshape(-1))]
        return self.node(
            'MatMulNBits', inputs, [f'{name}/nb'], MICROSOFT, K=columns, N=rows, bits=4, block_size=32, accuracy_level=ACCURACY_LEVEL
        )


def decoder(state, embedding, embedding_scales):
    """The model. state: tensors by Hugging Face's names; embedding: uint8 [vocabulary, width], 128 is zero, scales [vocabulary, width / 32]."""
    graph = Graph()
    inputs = [
        helper.make_tensor_value_info('input_ids', TensorProto.INT64, ['batch_size', 'sequence_length']),
        helper.make_tensor_value_info('attention_mask', TensorProto.INT64, ['batch_size', 'total_sequence_length']),
        helper.make_tensor_value_info('num_logits_to_keep', TensorProto.INT64, []),
    ]
    outputs = [helper.make_tensor_value_info('logits', TensorProto.FLOAT, ['batch_size', 'num_logits', VOCABULARY])]
    stream = _Stream(graph, _embed(graph, embedding, embedding_scales))
    _lengths(graph)
    for layer in range(LAYERS):
        source, name = f'model.layers.{layer}.', f'blk.{layer}.'

        def weight(part):
            return state[f'{source}{part}.weight']

        x = stream.norm(f'{name}attn_in', f'{name}attn_norm.weight', weight('input_layernorm'))
        joined = graph.linear(f'{name}qkv', x, [weight(f'self_attn.{part}_proj') for part in 'qkv'])
        for kind in ('key', 'value'):
            shape = ['batch_size', KEY_HEADS, 'past_sequence_length', HEAD]
            inputs.append(helper.make_tensor_value_info(f'past_key_values.{layer}.{kind}', TensorProto.FLOAT, shape))
            shape = ['batch_size', KEY_HEADS, 'total_sequence_length', HEAD]
            outputs.append(helper.make_tensor_value_info(f'present.{layer}.{kind}', TensorProto.FLOAT, shape))
        past, present = ([f'{when}.{layer}.{kind}' for kind in ('key', 'value')] for when in ('past_key_values', 'present'))
        graph.nodes.append(
            helper.make_node(
                'GroupQueryAttention',
                [joined, '', '', *past, 'seqlens_k', 'total_sequence_length', 'cos', 'sin'],
                [f'{name}att', *present],
                name=f'{name}gqa',
                domain=MICROSOFT,
                num_heads=HEADS,
                kv_num_heads=KEY_HEADS,
                do_rotary=1,
                rotary_interleaved=0,
                scale=HEAD**-0.5,
            )
        )
        stream.add(graph.linear(f'{name}attn_out', f'{name}att', [weight('self_attn.o_proj')]))
        x = stream.norm(f'{name}ffn_in', f'{name}ffn_norm.weight', weight('post_attention_layernorm'))
        both = graph.linear(f'{name}gateup', x, [weight('mlp.gate_proj'), weight('mlp.up_proj')])
        graph.node('Split', [both], [f'{name}g', f'{name}u'], axis=-1, num_outputs=2)
        gate = graph.node('QuickGelu', [f'{name}g'], [f'{name}silu'], MICROSOFT, alpha=1.0)
        inner = graph.node('Mul', [gate, f'{name}u'], [f'{name}ff'])
        stream.add(graph.linear(f'{name}ffn_down', inner, [weight('mlp.down_proj')]))
    _head(graph, stream, state['model.norm.weight'], embedding, embedding_scales)
    made = helper.make_graph(graph.nodes, 'model', inputs, outputs, graph.initializers)
    return helper.make_model(made, opset_imports=[helper.make_opsetid('', 21), helper.make_opsetid(MICROSOFT, 1)], ir_version=10)


class _Stream:
    """The residual stream: what is added to it is added by the next norm, which does both in one operator."""

    def __init__(self, graph, residual):
        self.graph, self.residual, self.pending = graph, residual, None

    def add(self, x):
        self.pending = x

    def norm(self, output, name, weight):
        weight = self.graph.constant(name, weight.float().numpy())
        if self.pending is None:
            return self.graph.node('SimplifiedLayerNormalization', [self.residual, weight], [output], epsilon=EPSILON, axis=-1)
        inputs = [self.residual, self.pending, weight]
        self.graph.node('SkipSimplifiedLayerNormalization', inputs, [output, '', '', f'{output}/res'], MICROSOFT, epsilon=EPSILON)
        self.residual, self.pending = f'{output}/res', None
        return output


def _lengths(graph):
    """Lengths from the mask, as GroupQueryAttention wants them, and the angles of the positions."""
    one, zero = graph.constant('one', np.array([1], np.int64)), graph.constant('zero', np.array([0], np.int64))
    graph.constant('big', np.array([2**62], np.int64))
    total = graph.node('ReduceSum', ['attention_mask', one], ['mask_sum'], keepdims=0)
    graph.node('Cast', [graph.node('Sub', [total, one], ['seqlens64'])], ['seqlens_k'], to=TensorProto.INT32)
    shape = graph.node('Shape', ['attention_mask'], ['mask_shape'])
    length = graph.node('Gather', [shape, graph.constant('one0', np.array(1, np.int64))], ['total64'], axis=0)
    graph.node('Cast', [length], ['total_sequence_length'], to=TensorProto.INT32)
    graph.node('Unsqueeze', [graph.node('Neg', ['num_logits_to_keep'], ['neg_keep']), zero], ['keep_start'])
    angles = np.outer(np.arange(CONTEXT), 1 / THETA ** (np.arange(0, HEAD, 2) / HEAD))
    graph.constant('cos', np.cos(angles).astype(np.float32))
    graph.constant('sin', np.sin(angles).astype(np.float32))


def _embed(graph, embedding, scales):
    inputs = [graph.constant('embed.q', embedding), 'input_ids', graph.constant('embed.s', scales)]
    return graph.node('GatherBlockQuantized', inputs, ['h0'], MICROSOFT, gather_axis=0, quantize_axis=1, block_size=32, bits=8)


def _head(graph, stream, norm, embedding, scales):
    """Logits of the last positions only: the head is a fifth of a step."""
    window = ['keep_start', 'big', 'one']
    stream.residual = graph.node('Slice', [stream.residual, *window], ['last_res'])
    stream.pending = graph.node('Slice', [stream.pending, *window], ['last_x'])
    x = stream.norm('head_in', 'output_norm.weight', norm)
    blocks = embedding.reshape(VOCABULARY, WIDTH // 32, 32)
    inputs = [x, graph.constant('head.q', blocks), graph.constant('head.s', scales.reshape(-1))]
    graph.node('MatMulNBits', inputs, ['logits'], MICROSOFT, K=WIDTH, N=VOCABULARY, bits=8, block_size=32, accuracy_level=ACCURACY_LEVEL)

