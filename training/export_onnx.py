"""Trained weights to the ONNX files that ship.

usage: python training/export_onnx.py WEIGHTS.pt OLD/onnx/model_q4.onnx OUT/onnx/model_q4.onnx

The embedding comes, byte for byte, from a model that shipped before: training leaves it alone. Embedding and output head share
one range of the external data, which is cut into files of less than 48 MB. The first holds what no training changes, so it is
the same file in every version.
"""

import sys
from pathlib import Path

import onnx
import torch
from inkling_training.graph import decoder
from onnx import TensorProto, numpy_helper

FILE_BYTES = 48_000_000
SMALL = 1024  # bytes; smaller tensors stay in the graph
ALIGNMENT = 64
SHARED = {'head.q': 'embed.q', 'head.s': 'embed.s'}


def move_out(model, target):
    """Moves the large tensors of the model into files beside `target`."""
    files, places = [open(f'{target}_data', 'wb')], {}
    for tensor in model.graph.initializer:
        raw = tensor.raw_data
        if len(raw) < SMALL:
            continue
        if tensor.name in SHARED:
            file, offset = places[SHARED[tensor.name]]
        else:
            first_trained = len(files) == 1 and tensor.name.startswith('blk.')
            if first_trained or files[-1].tell() + len(raw) + ALIGNMENT > FILE_BYTES:
                files.append(open(f'{target}_data_{len(files)}', 'wb'))
            files[-1].write(b'\0' * (-files[-1].tell() % ALIGNMENT))
            file, offset = Path(files[-1].name).name, files[-1].tell()
            files[-1].write(raw)
        places[tensor.name] = (file, offset)
        tensor.ClearField('raw_data')
        tensor.data_location = TensorProto.EXTERNAL
        del tensor.external_data[:]
        for key, value in (('location', file), ('offset', offset), ('length', len(raw))):
            entry = tensor.external_data.add()
            entry.key, entry.value = key, str(value)
    for file in files:
        file.close()


def main():
    weights, old, target = sys.argv[1:]
    tensors = {tensor.name: tensor for tensor in onnx.load(old).graph.initializer}
    embedding, scales = (numpy_helper.to_array(tensors[name]) for name in ('embed.q', 'embed.s'))
    model = decoder(torch.load(weights, map_location='cpu'), embedding, scales)
    Path(target).parent.mkdir(parents=True, exist_ok=True)
    move_out(model, target)
    Path(target).write_bytes(model.SerializeToString())


if __name__ == '__main__':
    main()
