import type { Random } from '../../numerics/random.ts';
import { randomOrder } from '../../numerics/random.ts';
import type { Matrix } from '../models/model.ts';

/**
 * Adds estimated Shapley values of any model for one row to `shares` (columns x outputs, from `at`): the columns change
 * from the background's values to the row's in random orders, each order also backwards (Štrumbelj and Kononenko 2014;
 * Mitchell et al. 2022, antithetic). Whatever the number of orders, they sum to the scores of the row less those of the
 * background.
 */
export function addSampledShap(
  scoresOf: (matrix: Matrix) => Float64Array,
  row: Float32Array,
  background: Float32Array,
  orders: number,
  random: Random,
  shares: Float64Array,
  at: number,
): void {
  const columns = row.length;
  const values = new Float32Array((columns + 1) * columns);
  for (let o = 0; o < orders; o++) {
    const order = randomOrder(columns, random);
    for (let direction = 0; direction < 2; direction++) {
      values.set(background);
      for (const [i, column] of order.entries()) {
        values.copyWithin((i + 1) * columns, i * columns, (i + 1) * columns);
        values[(i + 1) * columns + column] = row[column]!;
      }
      const scores = scoresOf({ rows: columns + 1, columns, values });
      const outputs = scores.length / (columns + 1);
      for (const [i, column] of order.entries())
        for (let k = 0; k < outputs; k++) {
          const change = scores[(i + 1) * outputs + k]! - scores[i * outputs + k]!;
          shares[at + column * outputs + k]! += change / (2 * orders);
        }
      order.reverse();
    }
  }
}
