import type { ModelResult } from '../../../contract/predict-results.ts';
import { featuresOf, type Encoder } from '../encode/encoder.ts';
import { permutationImportance } from '../explain/permutation-importance.ts';
import { directionOf, mainFigure, mainMetric } from '../metrics/metrics.ts';
import type { Model, TrainingData } from '../models/model.ts';

const repeats = 5;
/** Of a larger test part so many rows are enough. */
const mostRows = 2000;

/**
 * How much worse the main figure becomes on test rows when the cells of a column change rows. All features that a column
 * became are moved together. Most important first.
 */
export function importanceOf(
  model: Model,
  data: TrainingData,
  encoder: Encoder,
  seed: number,
  checkpoint: () => void,
): ModelResult['importance'] {
  const owners = featuresOf(encoder).map(({ column }) => column);
  const groups = encoder.columns.map((_, column) =>
    owners.flatMap((owner, feature) => (owner === column ? [feature] : [])),
  );
  const { classes } = model;
  const direction = directionOf(mainMetric(classes));
  const found = permutationImportance(model, firstRows(data, mostRows), {
    metric: (predicted, { values }) => direction * mainFigure({ classes, actual: values, predicted }),
    ...{ groups, repeats, seed, checkpoint },
  });
  return found
    .map(({ mean, deviation }, at) => ({ column: encoder.columns[at]!.column, drop: mean, deviation }))
    .sort((a, b) => b.drop - a.drop);
}

function firstRows({ features, target }: TrainingData, most: number): TrainingData {
  if (features.rows <= most) return { features, target };
  const { columns, values } = features;
  return {
    features: { columns, rows: most, values: values.slice(0, most * columns) },
    target:
      target.task === 'classes'
        ? { ...target, values: target.values.slice(0, most) }
        : { ...target, values: target.values.slice(0, most) },
  };
}
