import type { Matrix, Model } from '../models/model.ts';
import { predict } from '../models/predict.ts';

/** Values that some prepared columns are set to, in every row: one number, or the columns of one category. */
export type Setting = readonly { readonly column: number; readonly value: number }[];

/**
 * Mean prediction over the rows with the columns of each setting set to its values (Friedman 2001, section 8.2): for each
 * setting the probabilities by class, or the value.
 */
export function partialDependence(
  model: Model,
  { rows, columns, values }: Matrix,
  settings: readonly Setting[],
  checkpoint?: () => void,
): Float64Array[] {
  const changed = values.slice();
  return settings.map((setting) => {
    checkpoint?.();
    for (const { column, value } of setting)
      for (let i = 0; i < rows; i++) changed[i * columns + column] = value;
    const predictions = predict(model, { rows, columns, values: changed });
    for (const { column } of setting)
      for (let i = 0; i < rows; i++) changed[i * columns + column] = values[i * columns + column]!;
    const outputs = predictions.length / rows;
    const mean = new Float64Array(outputs);
    for (let i = 0; i < predictions.length; i++) mean[i % outputs]! += predictions[i]! / rows;
    return mean;
  });
}
