import { createRandom } from '../../../numerics/random.ts';
import type { DenseLayer } from '../model.ts';

/**
 * Layers before training, of `widths` from the input to the output: weights uniform within sqrt(6 / (inputs + units))
 * (Glorot and Bengio 2010, the default of the article's Dense), biases 0. The same seed gives the same start, which
 * several machines that train one network apart need.
 */
export function startLayers(widths: readonly number[], seed: number): DenseLayer[] {
  const random = createRandom(seed, 0);
  return widths.slice(1).map((units, l) => {
    const inputs = widths[l]!;
    const limit = Math.sqrt(6 / (inputs + units));
    return {
      inputs,
      units,
      weights: Float64Array.from({ length: inputs * units }, () => limit * (2 * random() - 1)),
      biases: new Float64Array(units),
    };
  });
}
