/** Planes of a picture: `channels` x `size` x `size`, channel by channel and row by row. */
interface Planes {
  readonly channels: number;
  readonly size: number;
}

/** Side of the kernels. */
const kernel = 3;
const taps = kernel * kernel;

/** Weights of a 3 x 3 convolution, its biases behind them, in numbers. */
export function convolutionSize(inChannels: number, outChannels: number): number {
  return outChannels * (inChannels * taps + 1);
}

/**
 * A 3 x 3 convolution (a cross-correlation, as ONNX's Conv) with a border of zeros, so that the planes keep their
 * size. `parameters` are weights out x in x 3 x 3, then a bias for each channel going out.
 */
export function convolve(
  input: Float32Array,
  shape: Planes,
  parameters: Float32Array,
  output: Float32Array,
  outChannels: number,
): void {
  const { channels, size } = shape;
  const area = size * size;
  const biases = outChannels * channels * taps;
  for (let out = 0; out < outChannels; out++) {
    output.fill(parameters[biases + out]!, out * area, (out + 1) * area);
    for (let channel = 0; channel < channels; channel++)
      for (let tap = 0; tap < taps; tap++) {
        const weight = parameters[(out * channels + channel) * taps + tap]!;
        addShifted(input, channel * area, output, out * area, size, tap, weight);
      }
  }
}

/**
 * The gradient of a convolution: adds that of the parameters to `parameterGradient`, and, unless it is null, writes
 * that of the input to `inputGradient`.
 */
export function convolveBack(
  input: Float32Array,
  shape: Planes,
  parameters: Float32Array,
  outputGradient: Float32Array,
  outChannels: number,
  parameterGradient: Float32Array,
  inputGradient: Float32Array | null,
): void {
  const { channels, size } = shape;
  const area = size * size;
  const biases = outChannels * channels * taps;
  inputGradient?.fill(0, 0, channels * area);
  for (let out = 0; out < outChannels; out++) {
    let sum = 0;
    for (let i = out * area; i < (out + 1) * area; i++) sum += outputGradient[i]!;
    parameterGradient[biases + out]! += sum;
    for (let channel = 0; channel < channels; channel++)
      for (let tap = 0; tap < taps; tap++) {
        const at = (out * channels + channel) * taps + tap;
        parameterGradient[at]! += dotShifted(input, channel * area, outputGradient, out * area, size, tap);
        // What a tap brought from one place to another goes back the way it came: the mirrored tap.
        if (inputGradient)
          addShifted(
            outputGradient,
            out * area,
            inputGradient,
            channel * area,
            size,
            taps - 1 - tap,
            parameters[at]!,
          );
      }
  }
}

/** Adds `weight` times the plane at `from`, as seen through one tap of the kernel, to the plane at `to`. */
function addShifted(
  source: Float32Array,
  from: number,
  target: Float32Array,
  to: number,
  size: number,
  tap: number,
  weight: number,
): void {
  const down = Math.floor(tap / kernel) - 1;
  const right = (tap % kernel) - 1;
  const lastRow = Math.min(size, size - down);
  const first = Math.max(0, -right);
  const last = Math.min(size, size - right);
  for (let y = Math.max(0, -down); y < lastRow; y++) {
    const row = to + y * size;
    const seen = from + (y + down) * size + right;
    for (let x = first; x < last; x++) target[row + x]! += weight * source[seen + x]!;
  }
}

/** The sum of products of a plane seen through one tap with another plane. */
function dotShifted(
  source: Float32Array,
  from: number,
  other: Float32Array,
  at: number,
  size: number,
  tap: number,
): number {
  const down = Math.floor(tap / kernel) - 1;
  const right = (tap % kernel) - 1;
  const lastRow = Math.min(size, size - down);
  const first = Math.max(0, -right);
  const last = Math.min(size, size - right);
  let sum = 0;
  for (let y = Math.max(0, -down); y < lastRow; y++) {
    const row = at + y * size;
    const seen = from + (y + down) * size + right;
    for (let x = first; x < last; x++) sum += source[seen + x]! * other[row + x]!;
  }
  return sum;
}
