import { elementTypes } from './session.ts';

/**
 * The bytes of an ONNX model of one operator with one float32 matrix in ("input") and one out ("output"), both of any
 * shape: what a file would hold (onnx.proto, ModelProto), written by hand since it is two dozen fields.
 */
export function oneNodeModel(operator: string, domain: string): Uint8Array {
  const matrix = (name: string) => {
    const dimensions = ['rows', 'columns'].map((size) => field(1, field(2, size)));
    const tensor = [...field(1, elementTypes.float32), ...field(2, dimensions.flat())];
    return [...field(1, name), ...field(2, field(1, tensor))];
  };
  const node = [...field(1, 'input'), ...field(2, 'output'), ...field(4, operator), ...field(7, domain)];
  const graph = [
    ...field(1, node),
    ...field(2, operator),
    ...field(11, matrix('input')),
    ...field(12, matrix('output')),
  ];
  const irVersion = 8;
  const operators = [
    [...field(1, ''), ...field(2, 17)],
    [...field(1, domain), ...field(2, 1)],
  ];
  return Uint8Array.from([
    ...field(1, irVersion),
    ...field(7, graph),
    ...operators.flatMap((operatorSet) => field(8, operatorSet)),
  ]);
}

/** A field of a protocol buffer: a number as a varint, anything else as its length and bytes. */
function field(number: number, value: number | string | readonly number[]): number[] {
  if (typeof value === 'number') return [...varint(number << 3), ...varint(value)];
  const bytes = typeof value === 'string' ? Array.from(new TextEncoder().encode(value)) : value;
  return [...varint((number << 3) | 2), ...varint(bytes.length), ...bytes];
}

/** Seven bits a byte, lowest first; all but the last have the highest bit set. */
function varint(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...varint(value >>> 7)];
}
