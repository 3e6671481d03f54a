"""The trained sentence ranker to the ONNX file that ships: int8 weights, one scale for each channel.

usage: python training/export_ranker.py WEIGHTS.pt OUT/onnx/model_quantized.onnx
"""

import sys
import tempfile
from pathlib import Path

import torch
from inkling_training.ranker import SentenceRanker
from onnxruntime.quantization import QuantType, quantize_dynamic

INPUTS = ('input_ids', 'attention_mask', 'token_type_ids')


def main():
    weights, target = sys.argv[1:]
    model = SentenceRanker()
    model.load_state_dict(torch.load(weights))
    model.eval()
    example = (torch.randint(5, 3000, (2, 12)), torch.ones(2, 12, dtype=torch.long), torch.zeros(2, 12, dtype=torch.long))
    axes = {name: {0: 'batch', 1: 'length'} for name in INPUTS} | {'logits': {0: 'batch'}}
    with tempfile.TemporaryDirectory() as folder:
        whole = str(Path(folder) / 'whole.onnx')
        torch.onnx.export(model, example, whole, input_names=list(INPUTS), output_names=['logits'], dynamic_axes=axes, opset_version=17, dynamo=False)
        Path(target).parent.mkdir(parents=True, exist_ok=True)
        quantize_dynamic(whole, target, weight_type=QuantType.QInt8, per_channel=True)


if __name__ == '__main__':
    main()
