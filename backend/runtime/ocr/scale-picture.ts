import type { Picture } from '../../knowledge/ports.ts';

/** A stretch of a picture, in its pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/**
 * A part of a picture at another size, channel by channel, as numbers that a network takes: (value / 255 - mean) / spread.
 * Each new pixel is the mean of those it covers, or lies between the nearest where there are fewer.
 */
export function scalePart(
  { width, height, rgb }: Picture,
  box: Box,
  size: { readonly width: number; readonly height: number },
  norm: { readonly mean: readonly number[]; readonly spread: readonly number[] },
): Float32Array {
  const area = size.width * size.height;
  const result = new Float32Array(3 * area);
  const columns = weightsOf(box.left, box.right, size.width, width);
  const rows = weightsOf(box.top, box.bottom, size.height, height);
  for (let y = 0; y < size.height; y++) {
    const down = rows[y]!;
    for (let x = 0; x < size.width; x++) {
      const across = columns[x]!;
      let [red, green, blue] = [0, 0, 0];
      for (let j = 0; j < down.weights.length; j++) {
        for (let i = 0; i < across.weights.length; i++) {
          const weight = down.weights[j]! * across.weights[i]!;
          const at = 3 * ((down.first + j) * width + across.first + i);
          red += weight * rgb[at]!;
          green += weight * rgb[at + 1]!;
          blue += weight * rgb[at + 2]!;
        }
      }
      const to = y * size.width + x;
      [red, green, blue].forEach((value, channel) => {
        result[channel * area + to] = (value / 255 - norm.mean[channel]!) / norm.spread[channel]!;
      });
    }
  }
  return result;
}

interface Weights {
  readonly first: number;
  /** They come to one. */
  readonly weights: readonly number[];
}

/** Which old pixels make each new one along a side: a triangle as wide as the step, at least of one pixel. */
function weightsOf(from: number, to: number, count: number, limit: number): Weights[] {
  const step = (to - from) / count;
  const reach = Math.max(1, step);
  return Array.from({ length: count }, (_, index) => {
    const centre = from + (index + 0.5) * step - 0.5;
    const first = Math.max(0, Math.min(limit - 1, Math.ceil(centre - reach)));
    const last = Math.max(first, Math.min(limit - 1, Math.floor(centre + reach)));
    const raw = Array.from({ length: last - first + 1 }, (_, i) =>
      Math.max(0, 1 - Math.abs(first + i - centre) / reach),
    );
    const sum = raw.reduce((a, b) => a + b, 0);
    return sum > 0 ? { first, weights: raw.map((weight) => weight / sum) } : { first, weights: [1] };
  });
}
