import {
  bytesField,
  floatBytes,
  flattened,
  joined,
  numberField,
  packedFloats,
  packedNumbers,
  type Bytes,
} from './protobuf.ts';

/** What an attribute of a node may be; whole numbers are told apart from float32 ones by their type. */
export type Attribute = number | string | Float32Array | readonly number[] | readonly string[];

export interface Node {
  readonly operator: string;
  /** Left out: ONNX's own operators. */
  readonly domain?: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes?: Readonly<Record<string, Attribute>>;
}

export interface Constant {
  readonly name: string;
  readonly dims: readonly number[];
  readonly values: Float32Array;
}

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
const operatorSet = 13;
const treeDomain = 'ai.onnx.ml';
const treeOperatorSet = 1;
const float32 = 1;
/** AttributeProto.AttributeType. */
const attributeTypes = { int: 2, string: 3, floats: 6, ints: 7, strings: 8 } as const;

/** The bytes of an ONNX file (onnx.proto, ModelProto). */
export function onnxFile(graph: Graph, producerVersion: string): Uint8Array {
  const body = joined([
    ...graph.nodes.map((node) => bytesField(1, nodeBytes(node))),
    bytesField(2, graph.name),
    ...graph.constants.map((constant) => bytesField(5, tensorBytes(constant))),
    bytesField(11, valueBytes(graph.input)),
    bytesField(12, valueBytes(graph.output)),
  ]);
  return flattened(
    joined([
      numberField(1, irVersion),
      bytesField(2, 'Inkling'),
      bytesField(3, producerVersion),
      bytesField(7, body),
      bytesField(8, operators('', operatorSet)),
      bytesField(8, operators(treeDomain, treeOperatorSet)),
      ...Object.entries(graph.notes).map(([key, value]) =>
        bytesField(14, joined([bytesField(1, key), bytesField(2, value)])),
      ),
    ]),
  );
}

function operators(domain: string, version: number): Bytes {
  return joined([bytesField(1, domain), numberField(2, version)]);
}

function nodeBytes({ operator, domain, inputs, outputs, attributes = {} }: Node): Bytes {
  return joined([
    ...inputs.map((name) => bytesField(1, name)),
    ...outputs.map((name) => bytesField(2, name)),
    bytesField(4, operator),
    ...Object.entries(attributes).map(([name, value]) =>
      bytesField(5, joined([bytesField(1, name), ...attributeBytes(value)])),
    ),
    ...(domain === undefined ? [] : [bytesField(7, domain)]),
  ]);
}

function attributeBytes(value: Attribute): Bytes[] {
  if (typeof value === 'number') return [numberField(3, value), numberField(20, attributeTypes.int)];
  if (typeof value === 'string') return [bytesField(4, value), numberField(20, attributeTypes.string)];
  if (value instanceof Float32Array) return [packedFloats(7, value), numberField(20, attributeTypes.floats)];
  if (typeof value[0] === 'string')
    return [
      ...(value as readonly string[]).map((text) => bytesField(9, text)),
      numberField(20, attributeTypes.strings),
    ];
  return [packedNumbers(8, value as readonly number[]), numberField(20, attributeTypes.ints)];
}

function tensorBytes({ name, dims, values }: Constant): Bytes {
  return joined([
    packedNumbers(1, dims),
    numberField(2, float32),
    bytesField(8, name),
    bytesField(9, floatBytes(values)),
  ]);
}

function valueBytes({ name, dims }: Graph['input']): Bytes {
  const rows = bytesField(1, bytesField(2, 'rows'));
  const shape = joined([rows, ...dims.map((dim) => bytesField(1, numberField(1, dim)))]);
  const tensor = joined([numberField(1, float32), bytesField(2, shape)]);
  return joined([bytesField(1, name), bytesField(2, bytesField(1, tensor))]);
}
