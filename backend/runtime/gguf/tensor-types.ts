/** How a kind of tensor lies in a GGUF file: so many weights in so many bytes. */
export interface TensorType {
  readonly name: TensorTypeName;
  readonly blockSize: number;
  readonly blockBytes: number;
}

export type TensorTypeName =
  | 'F32'
  | 'F16'
  | 'BF16'
  | 'Q4_0'
  | 'Q4_1'
  | 'Q5_0'
  | 'Q5_1'
  | 'Q8_0'
  | 'Q2_K'
  | 'Q3_K'
  | 'Q4_K'
  | 'Q5_K'
  | 'Q6_K'
  | 'IQ4_NL';

const type = (name: TensorTypeName, blockSize: number, blockBytes: number): TensorType => ({
  name,
  blockSize,
  blockBytes,
});

/** By the number a file names it with (ggml.h, enum ggml_type); sizes are those of ggml-common.h's block structs. */
export const tensorTypes: ReadonlyMap<number, TensorType> = new Map([
  [0, type('F32', 1, 4)],
  [1, type('F16', 1, 2)],
  [2, type('Q4_0', 32, 18)],
  [3, type('Q4_1', 32, 20)],
  [6, type('Q5_0', 32, 22)],
  [7, type('Q5_1', 32, 24)],
  [8, type('Q8_0', 32, 34)],
  [10, type('Q2_K', 256, 84)],
  [11, type('Q3_K', 256, 110)],
  [12, type('Q4_K', 256, 144)],
  [13, type('Q5_K', 256, 176)],
  [14, type('Q6_K', 256, 210)],
  [20, type('IQ4_NL', 32, 18)],
  [30, type('BF16', 1, 2)],
]);
