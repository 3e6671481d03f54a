import type { Attribute, Constant, ExternalConstant, Node, OnnxType, ValueInfo } from '../../onnx/model.ts';
import type { ExternalData, Piece } from './external-data.ts';

/** ONNX Runtime's own operators. */
export const microsoft = 'com.microsoft';

/** Collects the nodes and constants of a model; each constant once. */
export class GraphBuilder {
  readonly nodes: Node[] = [];
  readonly inputs: ValueInfo[] = [];
  readonly outputs: ValueInfo[] = [];
  readonly data: ExternalData;
  readonly #constants = new Map<string, Constant | ExternalConstant>();

  constructor(data: ExternalData) {
    this.data = data;
  }

  get constants(): readonly (Constant | ExternalConstant)[] {
    return [...this.#constants.values()];
  }

  /** Adds a node with one output and gives the name of that. */
  node(
    operator: string,
    inputs: readonly string[],
    output: string,
    options: { domain?: string; attributes?: Readonly<Record<string, Attribute>> } = {},
  ): string {
    this.nodes.push({ operator, inputs, outputs: [output], ...options });
    return output;
  }

  /** Whole numbers; a single number without dimensions is a scalar. */
  integers(name: string, values: readonly number[], isScalar = false): string {
    return this.#keep(name, () => ({
      name,
      dims: isScalar ? [] : [values.length],
      values: BigInt64Array.from(values, BigInt),
    }));
  }

  /** Numbers few enough to lie in the model file itself. */
  floats(name: string, dims: readonly number[], values: Float32Array): string {
    return this.#keep(name, () => ({ name, dims, values }));
  }

  /** Numbers that are written to the data file. */
  written(name: string, dims: readonly number[], values: () => Float32Array): string {
    return this.#keep(name, () => {
      const offset = this.data.align();
      this.data.appendFloats(values());
      return this.#external(name, 'float32', dims, { offset, length: this.data.length - offset });
    });
  }

  /** A constant over bytes that lie in the data file already. */
  external(name: string, type: OnnxType, dims: readonly number[], piece: Piece): string {
    return this.#keep(name, () => this.#external(name, type, dims, piece));
  }

  #external(name: string, type: OnnxType, dims: readonly number[], piece: Piece): ExternalConstant {
    return { name, type, dims, location: this.data.location, ...piece };
  }

  #keep(name: string, make: () => Constant | ExternalConstant): string {
    if (!this.#constants.has(name)) this.#constants.set(name, make());
    return name;
  }
}
