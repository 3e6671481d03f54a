import type { Target } from '../../backend/predict/models/model.ts';

/** Share of rows whose most probable class is the true one; or R2. */
export function scoreOf(predictions: Float64Array, target: Target): number {
  if (target.task === 'numbers') {
    const { values } = target;
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const total = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
    const left = values.reduce((sum, value, i) => sum + (value - predictions[i]!) ** 2, 0);
    return 1 - left / total;
  }
  const { classes, values } = target;
  let right = 0;
  for (const [i, value] of values.entries()) {
    const row = predictions.subarray(i * classes, (i + 1) * classes);
    if (row.indexOf(Math.max(...row)) === value) right++;
  }
  return right / values.length;
}
