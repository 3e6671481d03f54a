/** Moves parameters against their gradient. */
export interface Optimiser {
  step(parameters: Float32Array, gradient: Float32Array, rate: number): void;
}

/** Adam (Kingma and Ba 2015, algorithm 1), with decay of the weights apart from the gradient (Loshchilov and Hutter 2019). */
export function createAdam(count: number, decay: number): Optimiser {
  const mean = new Float32Array(count);
  const square = new Float32Array(count);
  const [meanRate, squareRate, least] = [0.9, 0.999, 1e-8];
  let steps = 0;
  return {
    step(parameters, gradient, rate) {
      steps++;
      const meanScale = 1 / (1 - meanRate ** steps);
      const squareScale = 1 / (1 - squareRate ** steps);
      for (let i = 0; i < count; i++) {
        const slope = gradient[i]!;
        mean[i] = meanRate * mean[i]! + (1 - meanRate) * slope;
        square[i] = squareRate * square[i]! + (1 - squareRate) * slope * slope;
        const move = (mean[i]! * meanScale) / (Math.sqrt(square[i]! * squareScale) + least);
        parameters[i]! -= rate * (move + decay * parameters[i]!);
      }
    },
  };
}
