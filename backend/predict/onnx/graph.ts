import { onnxBytes, type Constant, type Node } from '../../onnx/model.ts';

/** A model with one float32 input and one float32 output, both of any number of rows; `dims` is the shape of a row. */
export interface Graph {
  readonly name: string;
  readonly input: { readonly name: string; readonly dims: readonly number[] };
  readonly output: { readonly name: string; readonly dims: readonly number[] };
  readonly nodes: readonly Node[];
  readonly constants: readonly Constant[];
  /** Texts that go with the file. */
  readonly notes: Readonly<Record<string, string>>;
}

const irVersion = 8;
const operators = { '': 13, 'ai.onnx.ml': 1 };

/** The bytes of an ONNX file of a graph. */
export function onnxFile(graph: Graph, producerVersion: string): Uint8Array {
  const value = ({ name, dims }: Graph['input']) => ({
    name,
    type: 'float32' as const,
    dims: ['rows', ...dims],
  });
  return onnxBytes(
    { ...graph, inputs: [value(graph.input)], outputs: [value(graph.output)], operators, irVersion },
    producerVersion,
  );
}
