import { onnxBytes, type ValueInfo } from '../../onnx/model.ts';

/** The bytes of an ONNX model of one operator with one float32 matrix in ("input") and one out ("output"), of any shape. */
export function oneNodeModel(operator: string, domain: string): Uint8Array {
  const matrix = (name: string): ValueInfo => ({ name, type: 'float32', dims: ['rows', 'columns'] });
  return onnxBytes(
    {
      name: operator,
      inputs: [matrix('input')],
      outputs: [matrix('output')],
      nodes: [{ operator, domain, inputs: ['input'], outputs: ['output'] }],
      constants: [],
      operators: { '': 17, [domain]: 1 },
      irVersion: 8,
    },
    '1',
  );
}
