import type { MetricId, PredictInterval } from '../../../contract/predict-results.ts';
import { createRandom } from '../../numerics/random.ts';
import { quantileOf } from '../data/spread.ts';
import { directionOf, figuresOf, type Figures } from './metrics.ts';
import { outcomeOf, type Outcome } from './truth.ts';

/** Figures of each resample of the test rows. The same for all models of a run, so that they can be compared. */
export interface Resampled {
  readonly figures: Figures;
  readonly resamples: readonly Figures[];
}

/** Probabilities looked at over all resamples: large tests are resampled less often, and need it less. */
const workLimit = 2_000_000;
const mostResamples = 1000;
const leastResamples = 200;

function resamplesFor({ predicted }: Outcome): number {
  return Math.max(leastResamples, Math.min(mostResamples, Math.floor(workLimit / predicted.length)));
}

/**
 * Percentile bootstrap over test rows (Efron and Tibshirani 1993, An Introduction to the Bootstrap, section 13.3). The same
 * seed and number of rows draw the same rows, so that differences between models are paired.
 */
export function resample(outcome: Outcome, seed: number, checkpoint: () => void): Resampled {
  const rows = outcome.actual.length;
  const random = createRandom(seed, 2);
  const drawn = new Int32Array(rows);
  const resamples = Array.from({ length: resamplesFor(outcome) }, () => {
    checkpoint();
    for (let at = 0; at < rows; at++) drawn[at] = Math.floor(random() * rows);
    return figuresOf(outcomeOf(outcome, drawn));
  });
  return { figures: figuresOf(outcome), resamples };
}

/** The interval that holds 95 % of the resamples' figures; of a figure that the rows themselves have. */
export function intervalsOf({ figures, resamples }: Resampled): Partial<Record<MetricId, PredictInterval>> {
  const entries = Object.entries(figures) as [MetricId, number][];
  return Object.fromEntries(
    entries.map(([metric, value]) => [
      metric,
      {
        value,
        ...spanOf(
          resamples.map((figure) => figure[metric]),
          value,
        ),
      },
    ]),
  );
}

/** How much better `a` is than `b` by a metric, of the same rows; better is positive whatever the metric. */
export function advantageOf(a: Resampled, b: Resampled, metric: MetricId): PredictInterval {
  const direction = directionOf(metric);
  const value = direction * (a.figures[metric]! - b.figures[metric]!);
  const differences = a.resamples.map((figures, at) => {
    const [first, second] = [figures[metric], b.resamples[at]![metric]];
    return first === undefined || second === undefined ? undefined : direction * (first - second);
  });
  return { value, ...spanOf(differences, value) };
}

function spanOf(values: readonly (number | undefined)[], fallback: number): { low: number; high: number } {
  const sorted = Float64Array.from(values.filter((value) => value !== undefined)).sort();
  if (sorted.length === 0) return { low: fallback, high: fallback };
  return { low: quantileOf(sorted, 0.025), high: quantileOf(sorted, 0.975) };
}
