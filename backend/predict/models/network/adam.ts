/** Adam (Kingma and Ba 2015, algorithm 1) for one array of numbers. */
export interface Adam {
  /** Moves `values` one step against `gradient`. */
  step(values: Float64Array, gradient: Float64Array): void;
}

export function createAdam(size: number, learningRate: number): Adam {
  const first = new Float64Array(size);
  const second = new Float64Array(size);
  let firstPower = 1;
  let secondPower = 1;
  return {
    step(values, gradient) {
      firstPower *= 0.9;
      secondPower *= 0.999;
      const scale = learningRate / (1 - firstPower);
      for (let i = 0; i < size; i++) {
        const slope = gradient[i]!;
        first[i] = 0.9 * first[i]! + 0.1 * slope;
        second[i] = 0.999 * second[i]! + 0.001 * slope * slope;
        values[i]! -= (scale * first[i]!) / (Math.sqrt(second[i]! / (1 - secondPower)) + 1e-8);
      }
    },
  };
}
