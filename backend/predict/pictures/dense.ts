/** Weights of a dense layer, its biases behind them, in numbers. */
export function denseSize(inputs: number, outputs: number): number {
  return outputs * (inputs + 1);
}

/** output = weights x input + biases; `parameters` are weights outputs x inputs, then the biases. */
export function applyDense(
  input: Float32Array,
  parameters: Float32Array,
  output: Float32Array,
  outputs: number,
): void {
  const inputs = input.length;
  for (let out = 0; out < outputs; out++) {
    let sum = parameters[outputs * inputs + out]!;
    const row = out * inputs;
    for (let i = 0; i < inputs; i++) sum += parameters[row + i]! * input[i]!;
    output[out] = sum;
  }
}

/** The gradient of `applyDense`: adds that of the parameters, writes that of the input. */
export function applyDenseBack(
  input: Float32Array,
  parameters: Float32Array,
  outputGradient: Float32Array,
  outputs: number,
  parameterGradient: Float32Array,
  inputGradient: Float32Array,
): void {
  const inputs = input.length;
  inputGradient.fill(0);
  for (let out = 0; out < outputs; out++) {
    const slope = outputGradient[out]!;
    parameterGradient[outputs * inputs + out]! += slope;
    if (slope === 0) continue;
    const row = out * inputs;
    for (let i = 0; i < inputs; i++) {
      parameterGradient[row + i]! += slope * input[i]!;
      inputGradient[i]! += slope * parameters[row + i]!;
    }
  }
}
