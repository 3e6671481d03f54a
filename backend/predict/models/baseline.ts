import type { BaselineModel, FitOptions, TrainingData } from './model.ts';

/** What any model has to beat: the class shares (so the most frequent class), or the mean. */
export function fitBaseline({ features, target }: TrainingData, options: FitOptions): BaselineModel {
  const { columns } = features;
  if (target.task === 'numbers') {
    const mean = target.values.reduce((sum, value) => sum + value, 0) / target.values.length;
    return { kind: 'baseline', columns, classes: 0, values: Float64Array.of(mean) };
  }
  const counts = new Float64Array(target.classes);
  for (const value of target.values) counts[value]! += options.classWeights?.[value] ?? 1;
  const total = counts.reduce((sum, count) => sum + count, 0);
  return {
    kind: 'baseline',
    columns,
    classes: target.classes,
    values: counts.map((count) => count / total),
  };
}
