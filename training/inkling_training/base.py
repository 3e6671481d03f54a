"""The network, from the base model's GGUF or from weights that shipped before."""

from pathlib import Path

import numpy as np
import onnx
import torch
from gguf import GGUFReader
from onnx import numpy_helper
from transformers import LlamaConfig, LlamaForCausalLM

LAYERS, WIDTH, INNER, HEADS, KEY_HEADS, HEAD, VOCABULARY = 30, 576, 1536, 9, 3, 64, 49152
ATTENTION = {'self_attn.q_proj': 'attn_q', 'self_attn.k_proj': 'attn_k', 'self_attn.v_proj': 'attn_v', 'self_attn.o_proj': 'attn_output'}
FEED_FORWARD = {'mlp.gate_proj': 'ffn_gate', 'mlp.up_proj': 'ffn_up', 'mlp.down_proj': 'ffn_down'}
NORMS = {'input_layernorm': 'attn_norm', 'post_attention_layernorm': 'ffn_norm'}


def build(source):
    """A LlamaForCausalLM with the weights of `source`: a .gguf of SmolLM2-135M-Instruct, an .onnx of ours, or a .pt checkpoint's."""
    config = LlamaConfig(
        hidden_size=WIDTH,
        intermediate_size=INNER,
        num_hidden_layers=LAYERS,
        num_attention_heads=HEADS,
        num_key_value_heads=KEY_HEADS,
        vocab_size=VOCABULARY,
        max_position_embeddings=8192,
        rms_norm_eps=1e-5,
        tie_word_embeddings=True,
        bos_token_id=1,
        eos_token_id=2,
        pad_token_id=2,
        rope_parameters={'rope_type': 'default', 'rope_theta': 100000.0},
    )
    model = LlamaForCausalLM(config)
    state = {'.gguf': from_gguf, '.onnx': from_onnx, '.pt': lambda path: torch.load(path, map_location='cpu')}[Path(source).suffix](source)
    missing, unexpected = model.load_state_dict(state, strict=False)
    if unexpected or set(missing) - {'lm_head.weight'}:
        raise ValueError(f'{source} does not fit: missing {missing}, unexpected {unexpected}')
    return model


def from_gguf(path):
    """Q4_1, Q8_0 and F32 blocks as floats; rotary pairs put back as Hugging Face orders them."""
    tensors = {tensor.name: tensor for tensor in GGUFReader(str(path)).tensors}

    def half(data):
        return data.copy().view(np.float16).astype(np.float32)

    def floats(name):
        tensor = tensors[name]
        if tensor.tensor_type.name == 'F32':
            return np.array(tensor.data, np.float32)
        columns, rows = (int(n) for n in tensor.shape)
        if tensor.tensor_type.name == 'Q8_0':
            blocks = np.asarray(tensor.data).reshape(rows, columns // 32, 34)
            return (blocks[..., 2:].view(np.int8) * half(blocks[..., :2])).reshape(rows, columns)
        if tensor.tensor_type.name != 'Q4_1':
            raise ValueError(f'{name} is {tensor.tensor_type.name}; expected Q4_1, Q8_0 or F32')
        blocks = np.asarray(tensor.data).reshape(rows, columns // 32, 20)
        nibbles = np.concatenate([blocks[..., 4:] & 15, blocks[..., 4:] >> 4], -1)
        return (nibbles * half(blocks[..., :2]) + half(blocks[..., 2:4])).reshape(rows, columns).astype(np.float32)

    def unpermute(weight, heads):
        rows = weight.shape[0]
        return weight.reshape(heads, rows // heads // 2, 2, -1).swapaxes(1, 2).reshape(weight.shape)

    state = {'model.embed_tokens.weight': floats('token_embd.weight'), 'model.norm.weight': floats('output_norm.weight')}
    for layer in range(LAYERS):
        for ours, theirs in {**ATTENTION, **FEED_FORWARD, **NORMS}.items():
            weight = floats(f'blk.{layer}.{theirs}.weight')
            if theirs in ('attn_q', 'attn_k'):
                weight = unpermute(weight, HEADS if theirs == 'attn_q' else KEY_HEADS)
            state[f'model.layers.{layer}.{ours}.weight'] = weight
    return {name: torch.from_numpy(np.ascontiguousarray(weight)) for name, weight in state.items()}


def from_onnx(path):
    """The weights of an export of ours (export_onnx.py) as floats: what the next version starts from."""
    tensors = {tensor.name: numpy_helper.to_array(tensor) for tensor in onnx.load(str(path)).graph.initializer}

    def linear(name, rows, columns):
        packed, scale = tensors[f'{name}.q'].reshape(rows, columns // 32, 16), tensors[f'{name}.s'].reshape(rows, columns // 32, 1)
        values = np.empty((rows, columns // 32, 32), np.float32)
        values[..., 0::2], values[..., 1::2] = packed & 15, packed >> 4
        return ((values - 8) * scale).reshape(rows, columns)

    state = {'model.norm.weight': tensors['output_norm.weight']}
    key_width = KEY_HEADS * HEAD
    for layer in range(LAYERS):
        source, target = f'blk.{layer}.', f'model.layers.{layer}.'
        joined = linear(source + 'qkv', WIDTH + 2 * key_width, WIDTH)
        for name, part in zip(('q', 'k', 'v'), np.split(joined, [WIDTH, WIDTH + key_width])):
            state[f'{target}self_attn.{name}_proj.weight'] = part
        state[target + 'self_attn.o_proj.weight'] = linear(source + 'attn_out', WIDTH, WIDTH)
        for name, part in zip(('gate', 'up'), np.split(linear(source + 'gateup', 2 * INNER, WIDTH), 2)):
            state[f'{target}mlp.{name}_proj.weight'] = part
        state[target + 'mlp.down_proj.weight'] = linear(source + 'ffn_down', WIDTH, INNER)
        for ours, theirs in NORMS.items():
            state[f'{target}{ours}.weight'] = tensors[f'{source}{theirs}.weight']
    embedding = (tensors['embed.q'].reshape(VOCABULARY, -1, 32).astype(np.float32) - 128) * tensors['embed.s'][..., None]
    state['model.embed_tokens.weight'] = embedding.reshape(VOCABULARY, WIDTH)
    return {name: torch.from_numpy(np.array(weight, np.float32)) for name, weight in state.items()}
