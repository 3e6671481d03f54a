import type { Target } from '../model.ts';
import type { GrowthData } from './growth.ts';

/** What a tree by itself is grown on: classes as they are, numbers less their mean (which keeps sums of squares exact). */
export function plainResponse(
  target: Target,
  classWeights: Float64Array | null | undefined,
): Pick<GrowthData, 'response' | 'weights' | 'outputs'> & { readonly mean: number } {
  if (target.task === 'classes') {
    const weights = Float64Array.from(target.values, (value) => classWeights?.[value] ?? 1);
    return { response: target.values, weights, outputs: target.classes, mean: 0 };
  }
  const { values } = target;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return {
    response: values.map((value) => value - mean),
    weights: new Float64Array(values.length).fill(1),
    outputs: 1,
    mean,
  };
}
