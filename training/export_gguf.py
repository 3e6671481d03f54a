"""Trained weights to GGUF: the same numbers as export_onnx.py, so that llama.cpp can be measured on the same model.

usage: python training/export_gguf.py BASE.gguf WEIGHTS.pt OUT.gguf

Metadata, tokenizer and the Q8_0 embedding come from the base model's file; linear layers become Q4_0.
"""

import sys

import numpy as np
import torch
from gguf import GGMLQuantizationType, GGUFReader, GGUFValueType, GGUFWriter
from inkling_training.base import ATTENTION, FEED_FORWARD, HEADS, KEY_HEADS, NORMS
from inkling_training.quantization import blocks_of

MOSTLY_Q4_0 = 2
NAMES = {theirs: ours for ours, theirs in {**ATTENTION, **FEED_FORWARD, **NORMS}.items()}


def copy_metadata(reader, writer):
    for key, field in reader.fields.items():
        if key.startswith('GGUF.') or key in ('general.architecture', 'general.file_type', 'general.name'):
            continue
        kind = field.types[0]
        if kind == GGUFValueType.ARRAY:
            writer.add_array(key, field.contents())
        elif kind == GGUFValueType.STRING:
            writer.add_string(key, field.contents())
        else:
            writer.add_key_value(key, field.contents(), kind)
    writer.add_name('inkling-135m')
    writer.add_file_type(MOSTLY_Q4_0)


def permute(weight, heads):
    """Rotary pairs side by side, as llama.cpp wants them."""
    rows = weight.shape[0]
    return weight.reshape(heads, 2, rows // heads // 2, -1).swapaxes(1, 2).reshape(weight.shape).contiguous()


def q4_0(weight):
    values, scale = blocks_of(weight)
    values = values.to(torch.uint8).numpy()
    packed = values[..., :16] | (values[..., 16:] << 4)
    return np.concatenate([scale.half().numpy().view(np.uint8), packed], -1).reshape(weight.shape[0], -1)


def main():
    base, weights, out = sys.argv[1:]
    state, reader, writer = torch.load(weights, map_location='cpu'), GGUFReader(base), GGUFWriter(out, 'llama')
    copy_metadata(reader, writer)
    for tensor in reader.tensors:
        if tensor.name == 'token_embd.weight':
            writer.add_tensor(tensor.name, np.array(tensor.data), raw_dtype=GGMLQuantizationType.Q8_0)
            continue
        if tensor.name == 'output_norm.weight':
            writer.add_tensor(tensor.name, state['model.norm.weight'].float().numpy())
            continue
        _, layer, kind, _ = tensor.name.split('.')
        weight = state[f'model.layers.{layer}.{NAMES[kind]}.weight'].float()
        if kind in ('attn_q', 'attn_k'):
            weight = permute(weight, HEADS if kind == 'attn_q' else KEY_HEADS)
        if kind in NORMS.values():
            writer.add_tensor(tensor.name, weight.numpy())
        else:
            writer.add_tensor(tensor.name, q4_0(weight), raw_dtype=GGMLQuantizationType.Q4_0)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


if __name__ == '__main__':
    main()
