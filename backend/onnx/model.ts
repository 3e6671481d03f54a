import {
  bytesField,
  flattened,
  floatBytes,
  floatField,
  joined,
  numberField,
  packedFloats,
  packedNumbers,
  type Bytes,
} from './protobuf.ts';

/** TensorProto.DataType of what is written here. */
export const onnxTypes = { float32: 1, uint8: 2, int32: 6, int64: 7, float16: 10, bfloat16: 16 } as const;
export type OnnxType = keyof typeof onnxTypes;

/** What an attribute of a node may be; a whole number is told from a float32 one by its type. */
export type Attribute =
  number | string | Float32Array | readonly number[] | readonly string[] | { readonly float: number };

export interface Node {
  readonly operator: string;
  /** Left out: ONNX's own operators. */
  readonly domain?: string;
  /** An empty name leaves an optional input out. */
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes?: Readonly<Record<string, Attribute>>;
}

export interface Constant {
  readonly name: string;
  readonly dims: readonly number[];
  readonly values: Float32Array | BigInt64Array;
}

/** A constant whose bytes lie in another file of the same folder. */
export interface ExternalConstant {
  readonly name: string;
  readonly type: OnnxType;
  readonly dims: readonly number[];
  readonly location: string;
  readonly offset: number;
  readonly length: number;
}

/** An input or output; a dimension that is a word is free. */
export interface ValueInfo {
  readonly name: string;
  readonly type: OnnxType;
  readonly dims: readonly (number | string)[];
}

export interface OnnxModel {
  readonly name: string;
  readonly inputs: readonly ValueInfo[];
  readonly outputs: readonly ValueInfo[];
  readonly nodes: readonly Node[];
  readonly constants: readonly (Constant | ExternalConstant)[];
  /** Versions of the operators used, by domain; '' are ONNX's own. */
  readonly operators: Readonly<Record<string, number>>;
  readonly irVersion: number;
  /** Texts that go with the file. */
  readonly notes?: Readonly<Record<string, string>>;
}

/** AttributeProto.AttributeType. */
const attributeTypes = { float: 1, int: 2, string: 3, floats: 6, ints: 7, strings: 8 } as const;
/** TensorProto.DataLocation. */
const externalLocation = 1;

/** The bytes of an ONNX file (onnx.proto, ModelProto). */
export function onnxBytes(model: OnnxModel, producerVersion: string): Uint8Array {
  const graph = joined([
    ...model.nodes.map((node) => bytesField(1, nodeBytes(node))),
    bytesField(2, model.name),
    ...model.constants.map((constant) => bytesField(5, constantBytes(constant))),
    ...model.inputs.map((value) => bytesField(11, valueBytes(value))),
    ...model.outputs.map((value) => bytesField(12, valueBytes(value))),
  ]);
  return flattened(
    joined([
      numberField(1, model.irVersion),
      bytesField(2, 'Inkling'),
      bytesField(3, producerVersion),
      bytesField(7, graph),
      ...Object.entries(model.operators).map(([domain, version]) =>
        bytesField(8, joined([bytesField(1, domain), numberField(2, version)])),
      ),
      ...Object.entries(model.notes ?? {}).map(([key, value]) => bytesField(14, entryBytes(key, value))),
    ]),
  );
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
  if ('float' in value) return [floatField(2, value.float), numberField(20, attributeTypes.float)];
  if (typeof value[0] === 'string')
    return [
      ...(value as readonly string[]).map((text) => bytesField(9, text)),
      numberField(20, attributeTypes.strings),
    ];
  return [packedNumbers(8, value as readonly number[]), numberField(20, attributeTypes.ints)];
}

function constantBytes(constant: Constant | ExternalConstant): Bytes {
  const { name, dims } = constant;
  if ('location' in constant) {
    const { location, offset, length } = constant;
    return joined([
      packedNumbers(1, dims),
      numberField(2, onnxTypes[constant.type]),
      bytesField(8, name),
      bytesField(13, entryBytes('location', location)),
      bytesField(13, entryBytes('offset', String(offset))),
      bytesField(13, entryBytes('length', String(length))),
      numberField(14, externalLocation),
    ]);
  }
  const { values } = constant;
  const isFloat = values instanceof Float32Array;
  return joined([
    packedNumbers(1, dims),
    numberField(2, isFloat ? onnxTypes.float32 : onnxTypes.int64),
    bytesField(8, name),
    bytesField(9, isFloat ? floatBytes(values) : integerBytes(values)),
  ]);
}

function integerBytes(values: BigInt64Array): Uint8Array {
  const bytes = new Uint8Array(8 * values.length);
  const view = new DataView(bytes.buffer);
  values.forEach((value, at) => view.setBigInt64(8 * at, value, true));
  return bytes;
}

function valueBytes({ name, type, dims }: ValueInfo): Bytes {
  const shape = joined(
    dims.map((dim) => bytesField(1, typeof dim === 'number' ? numberField(1, dim) : bytesField(2, dim))),
  );
  const tensor = joined([numberField(1, onnxTypes[type]), bytesField(2, shape)]);
  return joined([bytesField(1, name), bytesField(2, bytesField(1, tensor))]);
}

/** A message of a key and a value (StringStringEntryProto). */
function entryBytes(key: string, value: string): Bytes {
  return joined([bytesField(1, key), bytesField(2, value)]);
}
