import {
  onnxBytes,
  type Attribute,
  type Constant,
  type Node,
  type ValueInfo,
} from '../../../backend/onnx/model.ts';

/** Weights by name, in the shape asked for. */
export type WeightOf = (name: string, dims: readonly number[]) => Float32Array;

/** Writes a graph node by node; each call gives the name of what it makes. */
export class GraphWriter {
  readonly #nodes: Node[] = [];
  readonly #constants: Constant[] = [];
  #count = 0;

  op(
    operator: string,
    inputs: readonly string[],
    attributes: Readonly<Record<string, Attribute>> = {},
  ): string {
    const output = `n${this.#count++}`;
    this.#nodes.push({ operator, inputs, outputs: [output], attributes });
    return output;
  }

  /** Gives what was made another name: that of an output. */
  name(value: string, output: string): void {
    this.#nodes.push({ operator: 'Identity', inputs: [value], outputs: [output] });
  }

  floats(values: Float32Array, dims: readonly number[]): string {
    const name = `c${this.#count++}`;
    this.#constants.push({ name, dims, values });
    return name;
  }

  number(value: number): string {
    return this.floats(Float32Array.of(value), []);
  }

  ints(...values: readonly number[]): string {
    return this.#integers(values, [values.length]);
  }

  int(value: number): string {
    return this.#integers([value], []);
  }

  /** x · Wᵀ + b, with W as [out, in], which is how makers keep it. */
  linear(
    x: string,
    weight: Float32Array,
    bias: Float32Array | null,
    outputs: number,
    inputs: number,
  ): string {
    const turned = new Float32Array(weight.length);
    for (let row = 0; row < outputs; row++)
      for (let column = 0; column < inputs; column++)
        turned[column * outputs + row] = weight[row * inputs + column]!;
    const product = this.op('MatMul', [x, this.floats(turned, [inputs, outputs])]);
    return bias === null ? product : this.op('Add', [product, this.floats(bias, [outputs])]);
  }

  layerNorm(x: string, scale: Float32Array, shift: Float32Array): string {
    const parts = [x, this.floats(scale, [scale.length]), this.floats(shift, [shift.length])];
    return this.op('LayerNormalization', parts, { axis: -1, epsilon: { float: 1e-5 } });
  }

  /** [batch, length, heads x size] as [batch, heads, length, size]. */
  intoHeads(x: string, heads: number, size: number): string {
    return this.op('Transpose', [this.op('Reshape', [x, this.ints(0, 0, heads, size)])], {
      perm: [0, 2, 1, 3],
    });
  }

  /** What heads look up, back as [batch, length, heads x size]. `mask` is added before the softmax. */
  attend(
    query: string,
    key: string,
    value: string,
    heads: number,
    size: number,
    mask: string | null,
  ): string {
    const turned = this.op('Transpose', [key], { perm: [0, 1, 3, 2] });
    const scores = this.op('Mul', [this.op('MatMul', [query, turned]), this.number(1 / Math.sqrt(size))]);
    const shares = this.op('Softmax', [mask === null ? scores : this.op('Add', [scores, mask])], {
      axis: -1,
    });
    const mixed = this.op('Transpose', [this.op('MatMul', [shares, value])], { perm: [0, 2, 1, 3] });
    return this.op('Reshape', [mixed, this.ints(0, 0, heads * size)]);
  }

  /** One number of a value's shape. */
  sizeOf(x: string, axis: number): string {
    return this.op('Gather', [this.op('Shape', [x]), this.ints(axis)]);
  }

  bytes(name: string, inputs: readonly ValueInfo[], outputs: readonly ValueInfo[]): Uint8Array {
    return onnxBytes(
      {
        ...{ name, inputs, outputs, nodes: this.#nodes, constants: this.#constants },
        ...{ operators: { '': 20 }, irVersion: 9 },
      },
      '1',
    );
  }

  #integers(values: readonly number[], dims: readonly number[]): string {
    const name = `c${this.#count++}`;
    this.#constants.push({ name, dims, values: BigInt64Array.from(values, BigInt) });
    return name;
  }
}
