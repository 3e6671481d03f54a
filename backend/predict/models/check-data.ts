import type { Matrix, TrainingData } from './model.ts';

/** Throws a RangeError when there are no rows or the shapes don't fit. */
export function checkData({ features, target }: TrainingData): void {
  if (features.rows === 0) throw new RangeError('There are no rows to learn from');
  if (target.values.length !== features.rows)
    throw new RangeError(`There are ${features.rows} rows but ${target.values.length} targets`);
  if (features.values.length !== features.rows * features.columns)
    throw new RangeError('The matrix is not rows x columns');
}

/** Throws a RangeError when a value is missing or infinite: linear models and networks can't take those. */
export function checkFinite({ values, columns }: Matrix): void {
  const at = values.findIndex((value) => !Number.isFinite(value));
  if (at >= 0)
    throw new RangeError(
      `Row ${Math.floor(at / columns) + 1}, column ${(at % columns) + 1} has no finite value`,
    );
}
