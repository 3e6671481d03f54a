import type { OnnxType } from '../../onnx/model.ts';
import { blockFormats, type BlockFormat } from './block-formats.ts';
import type { ByteFile } from './byte-file.ts';
import { unpackedOf } from './dequantise.ts';
import { microsoft, type GraphBuilder } from './graph-builder.ts';
import type { GgufTensor } from './header.ts';
import type { Piece } from './external-data.ts';

/** Rows of a matrix, or several one below the other, as the file has them. */
export interface MatrixPart {
  readonly tensor: GgufTensor;
  /**
   * Heads whose rows lie in pairs for rotary positions, as llama's do: they are put back into halves. Null where the
   * file has them in halves already.
   */
  readonly pairedHeads: number | null;
}

/** A matrix that was written to the data file. */
export type Matrix = QuantisedMatrix | PlainMatrix;

interface Sized {
  readonly name: string;
  /** Length of a row: what goes in. */
  readonly inputs: number;
  readonly rows: number;
}

interface QuantisedMatrix extends Sized {
  readonly format: BlockFormat;
  readonly codes: Piece;
  readonly scales: Piece;
  /** What a group adds beside scale times code; null where it is nothing. */
  readonly offsets: Piece | null;
}

interface PlainMatrix extends Sized {
  readonly format: null;
  readonly type: OnnxType;
  readonly values: Piece;
}

/** What the converter is told while it works. */
export interface Pace {
  /** Throws when the work was called off. */
  checkpoint(): void;
  /** Bytes of the file that were worked through since the last time. */
  advance(bytes: number): void;
}

const plainTypes: Readonly<Record<string, OnnxType>> = { F32: 'float32', F16: 'float16', BF16: 'bfloat16' };

/** Bytes of a file that are held at once. */
const stepBytes = 4 << 20;

/** Whether parts can be one matrix: packed alike, so that one product does for all. */
export function areAlike(parts: readonly MatrixPart[]): boolean {
  const [first, ...others] = parts.map(({ tensor }) => tensor);
  const form = (tensor: GgufTensor | undefined) => {
    const format = tensor && blockFormats[tensor.type.name];
    return format ? `${format.bits} ${format.group} ${format.hasMinima}` : tensor?.type.name;
  };
  return others.every((other) => form(other) === form(first));
}

/**
 * Writes a matrix to the data file: codes as MatMulNBits takes them, then scales, then, for formats with minima, what
 * each group adds. Nothing is rounded but float32 sums of a minimum and a multiple of its scale.
 */
export function writeMatrix(
  file: ByteFile,
  builder: GraphBuilder,
  name: string,
  parts: readonly MatrixPart[],
  pace: Pace,
): Matrix {
  const [{ tensor: first }] = parts as readonly [MatrixPart];
  const inputs = first.dims[0] as number;
  const rows = parts.reduce((sum, { tensor }) => sum + rowsOf(tensor), 0);
  const format = blockFormats[first.type.name] ?? null;
  const { data } = builder;
  const start = data.align();
  if (!format) {
    for (const part of parts) eachStep(file, part, pace, (bytes) => data.append(bytes));
    return {
      name,
      inputs,
      rows,
      format,
      type: plainTypes[first.type.name] as OnnxType,
      values: { offset: start, length: data.length - start },
    };
  }
  const scales = new Float32Array((rows * inputs) / format.group);
  const offsets = format.hasMinima ? new Float32Array(scales.length) : null;
  let groupsDone = 0;
  for (const part of parts)
    groupsDone += writeCodes(file, part, builder, pace, {
      scales: scales.subarray(groupsDone),
      offsets: offsets?.subarray(groupsDone) ?? null,
    });
  const codes = { offset: start, length: data.length - start };
  const piece = (values: Float32Array): Piece => {
    const offset = data.align();
    data.appendFloats(values);
    return { offset, length: data.length - offset };
  };
  return {
    name,
    inputs,
    rows,
    format,
    codes,
    scales: piece(scales),
    offsets: offsets && piece(offsets),
  };
}

/** Rows of a tensor of one or two dimensions. */
export function rowsOf({ dims }: GgufTensor): number {
  return dims.slice(1).reduce((product, dim) => product * dim, 1);
}

/** Writes the codes of one part and fills in the scales and offsets of its groups; gives their number. */
function writeCodes(
  file: ByteFile,
  part: MatrixPart,
  { data }: GraphBuilder,
  pace: Pace,
  into: { readonly scales: Float32Array; readonly offsets: Float32Array | null },
): number {
  const { type } = part.tensor;
  const format = blockFormats[type.name] as BlockFormat;
  let group = 0;
  eachStep(file, part, pace, (bytes) => {
    const count = (bytes.length / type.blockBytes) * type.blockSize;
    const unpacked = unpackedOf(format, count);
    for (let at = 0, weight = 0; weight < count; at += type.blockBytes, weight += type.blockSize)
      format.unpack(bytes, at, unpacked, weight);
    data.append(format.bits === 4 ? nibbles(unpacked.codes) : offsetBytes(unpacked.codes));
    into.scales.set(unpacked.scales, group);
    if (into.offsets)
      for (let i = 0; i < unpacked.minima.length; i++)
        into.offsets[group + i] = unpacked.minima[i]! + format.centre * unpacked.scales[i]!;
    group += unpacked.scales.length;
  });
  return group;
}

/** Two codes a byte, the first in the lower half, each plus 8. */
function nibbles(codes: Int8Array): Uint8Array {
  const bytes = new Uint8Array(codes.length / 2);
  for (let i = 0; i < bytes.length; i++) bytes[i] = (codes[2 * i]! + 8) | ((codes[2 * i + 1]! + 8) << 4);
  return bytes;
}

/** A code a byte, each plus 128. */
function offsetBytes(codes: Int8Array): Uint8Array {
  const bytes = new Uint8Array(codes.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = codes[i]! + 128;
  return bytes;
}

/** Reads a part in steps of whole rows, the rows of paired heads put in order. */
function eachStep(
  file: ByteFile,
  { tensor, pairedHeads }: MatrixPart,
  pace: Pace,
  use: (bytes: Uint8Array) => void,
): void {
  const rows = rowsOf(tensor);
  const rowBytes = tensor.bytes / rows;
  const unit = pairedHeads === null ? 1 : rows / pairedHeads;
  const rowsAtOnce = Math.max(1, Math.floor(stepBytes / (rowBytes * unit))) * unit;
  for (let row = 0; row < rows; row += rowsAtOnce) {
    pace.checkpoint();
    const count = Math.min(rowsAtOnce, rows - row);
    const bytes = new Uint8Array(count * rowBytes);
    file.readInto(bytes, tensor.offset + row * rowBytes);
    use(pairedHeads === null ? bytes : unpaired(bytes, rowBytes, unit));
    pace.advance(bytes.length);
  }
}

/** Rows 0, 2, 4... of each head first, then 1, 3, 5...: from pairs to halves. */
function unpaired(bytes: Uint8Array, rowBytes: number, headRows: number): Uint8Array {
  const result = new Uint8Array(bytes.length);
  const half = headRows / 2;
  for (let row = 0; row < bytes.length / rowBytes; row++) {
    const within = row % headRows;
    const to = row - within + (within >> 1) + (within & 1 ? half : 0);
    result.set(bytes.subarray(row * rowBytes, (row + 1) * rowBytes), to * rowBytes);
  }
  return result;
}

/** Activations are rounded to 8 bits a block in products with 4- and 8-bit weights, as llama.cpp does too. */
const accuracyLevel = 4;

/** Adds the product of `input` with the transposed matrix; its output has the matrix's name unless one is given. */
export function multiply(builder: GraphBuilder, input: string, matrix: Matrix, output = matrix.name): string {
  const { name, inputs, rows } = matrix;
  if (!matrix.format) {
    const values = builder.external(`${name}.values`, matrix.type, [rows, inputs], matrix.values);
    const weights =
      matrix.type === 'float32'
        ? values
        : builder.node('Cast', [values], `${name}.float`, { attributes: { to: 1 } });
    return builder.node('FusedMatMul', [input, weights], output, {
      domain: microsoft,
      attributes: { transB: 1 },
    });
  }
  const { format, codes, scales, offsets } = matrix;
  const groups = inputs / format.group;
  const codeNames = [
    builder.external(`${name}.codes`, 'uint8', [rows, groups, (format.group * format.bits) / 8], codes),
    builder.external(`${name}.scales`, 'float32', [rows * groups], scales),
  ];
  const product = builder.node('MatMulNBits', [input, ...codeNames], offsets ? `${name}/codes` : output, {
    domain: microsoft,
    attributes: {
      K: inputs,
      N: rows,
      bits: format.bits,
      block_size: format.group,
      accuracy_level: accuracyLevel,
    },
  });
  if (!offsets) return product;
  const added = builder.node(
    'FusedMatMul',
    [
      groupSums(builder, input, inputs, format.group),
      builder.external(`${name}.offsets`, 'float32', [rows, groups], offsets),
    ],
    `${name}/offsets`,
    { domain: microsoft, attributes: { transB: 1 } },
  );
  return builder.node('Add', [product, added], output);
}

/** The sum of each group of an input; made once for each input. */
function groupSums(builder: GraphBuilder, input: string, inputs: number, group: number): string {
  const name = `${input}/sums${group}`;
  if (builder.nodes.some(({ outputs }) => outputs[0] === name)) return name;
  const groups = inputs / group;
  const shape = builder.integers(`groups${groups}x${group}`, [0, 0, groups, group]);
  const grouped = builder.node('Reshape', [input, shape], `${name}/groups`);
  return builder.node('ReduceSum', [grouped, builder.integers('last', [-1])], name, {
    attributes: { keepdims: 0 },
  });
}

/** Adds the looking up of rows by token. */
export function lookUp(builder: GraphBuilder, tokens: string, matrix: Matrix, output: string): string {
  const { name, inputs, rows } = matrix;
  if (!matrix.format) {
    const values = builder.external(`${name}.values`, matrix.type, [rows, inputs], matrix.values);
    if (matrix.type === 'float32') return builder.node('Gather', [values, tokens], output);
    const found = builder.node('Gather', [values, tokens], `${output}/${matrix.type}`);
    return builder.node('Cast', [found], output, { attributes: { to: 1 } });
  }
  const { format, codes, scales, offsets } = matrix;
  const groups = inputs / format.group;
  const found = builder.node(
    'GatherBlockQuantized',
    [
      builder.external(`${name}.rows`, 'uint8', [rows, (inputs * format.bits) / 8], codes),
      tokens,
      builder.external(`${name}.row-scales`, 'float32', [rows, groups], scales),
    ],
    offsets ? `${output}/codes` : output,
    {
      domain: microsoft,
      attributes: { gather_axis: 0, quantize_axis: 1, block_size: format.group, bits: format.bits },
    },
  );
  if (!offsets) return found;
  const added = builder.node(
    'Gather',
    [builder.external(`${name}.offsets`, 'float32', [rows, groups], offsets), tokens],
    `${output}/offsets`,
  );
  const each = builder.node('Unsqueeze', [added, builder.integers('last', [-1])], `${output}/offsets-each`);
  const shape = builder.integers(`groups${groups}x${format.group}`, [0, 0, groups, format.group]);
  const grouped = builder.node('Reshape', [found, shape], `${output}/groups`);
  const sum = builder.node('Add', [grouped, each], `${output}/sum`);
  return builder.node('Reshape', [sum, builder.integers(`width${inputs}`, [0, 0, inputs])], output);
}
