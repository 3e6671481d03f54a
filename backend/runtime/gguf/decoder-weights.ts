import type { Architecture } from './architecture.ts';
import type { ByteFile } from './byte-file.ts';
import { dequantise } from './dequantise.ts';
import type { GraphBuilder } from './graph-builder.ts';
import type { GgufHeader, GgufTensor } from './header.ts';
import { areAlike, multiply, writeMatrix, type Matrix, type MatrixPart, type Pace } from './matrices.ts';

/** The weights of a decoder, written into its graph as they are asked for. The tensors have been checked (require-tensors.ts). */
export class DecoderWeights {
  readonly #file: ByteFile;
  readonly #tensors: GgufHeader['tensors'];
  readonly #is: Architecture;
  readonly #builder: GraphBuilder;
  readonly #pace: Pace;

  constructor(
    file: ByteFile,
    header: GgufHeader,
    architecture: Architecture,
    builder: GraphBuilder,
    pace: Pace,
  ) {
    this.#file = file;
    this.#tensors = header.tensors;
    this.#is = architecture;
    this.#builder = builder;
    this.#pace = pace;
  }

  has(name: string): boolean {
    return this.#tensors.has(name);
  }

  /** Normalises what is given (root mean square, Zhang and Sennrich 2019). */
  norm(input: string, name: string): string {
    const { width, epsilon } = this.#is;
    const weight = this.#builder.floats(`${name}.weight`, [width], this.vector(`${name}.weight`));
    return this.#builder.node('SimplifiedLayerNormalization', [input, weight], `${name}/out`, {
      attributes: { epsilon: { float: epsilon }, axis: -1 },
    });
  }

  product(name: string, input: string, parts: readonly MatrixPart[], biasNames: readonly string[]): string {
    const product = multiply(this.#builder, input, this.matrix(name, parts));
    const [bias] = biasNames.map((biasName) => this.bias(biasName, this.#is.width, null));
    return bias ? this.#builder.node('Add', [product, bias], `${product}/biased`) : product;
  }

  /** Several products of one input: as one where the parts are packed alike, and cut apart afterwards. */
  products(
    name: string,
    input: string,
    parts: readonly MatrixPart[],
    sizes: readonly number[],
    biases: readonly (string | null)[],
  ): string[] {
    const builder = this.#builder;
    const separate = areAlike(parts)
      ? this.#cut(multiply(builder, input, this.matrix(name, parts)), sizes)
      : parts.map((part, at) => multiply(builder, input, this.matrix(`${name}.${at}`, [part])));
    return separate.map((product, at) => {
      const bias = biases[at];
      return bias ? builder.node('Add', [product, bias], `${product}/biased`) : product;
    });
  }

  #cut(product: string, sizes: readonly number[]): string[] {
    const outputs = sizes.map((_, at) => `${product}/${at}`);
    this.#builder.nodes.push({
      operator: 'Split',
      inputs: [product, this.#builder.integers(`cut ${sizes.join(' ')}`, sizes)],
      outputs,
      attributes: { axis: -1 },
    });
    return outputs;
  }

  matrix(name: string, parts: readonly MatrixPart[]): Matrix {
    return writeMatrix(this.#file, this.#builder, name, parts, this.#pace);
  }

  /** The bias of that name, if the file has one. */
  bias(name: string, size: number, pairedHeads: number | null): string | null {
    const values = this.optionalVector(name);
    if (!values) return null;
    const headRows = pairedHeads === null ? 1 : size / pairedHeads;
    const ordered = values.slice();
    if (pairedHeads !== null)
      values.forEach((value, row) => {
        const within = row % headRows;
        ordered[row - within + (within >> 1) + (within & 1 ? headRows / 2 : 0)] = value;
      });
    return this.#builder.floats(name, [size], ordered);
  }

  part(name: string, pairedHeads: number | null = null): MatrixPart {
    return { tensor: this.#tensor(name), pairedHeads };
  }

  vector(name: string): Float32Array {
    const tensor = this.#tensor(name);
    const bytes = new Uint8Array(tensor.bytes);
    this.#file.readInto(bytes, tensor.offset);
    this.#pace.advance(tensor.bytes);
    return dequantise(tensor.type, bytes);
  }

  optionalVector(name: string): Float32Array | null {
    return this.#tensors.has(name) ? this.vector(name) : null;
  }

  #tensor(name: string): GgufTensor {
    const tensor = this.#tensors.get(name);
    if (!tensor) throw new Error(`${name} was not asked for when the tensors were checked`);
    return tensor;
  }
}
