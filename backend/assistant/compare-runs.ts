import type { RunComparison, TestRow } from '../../contract/test-runs.ts';
import { createRandom } from '../numerics/random.ts';
import { mean, percentile } from './summarize-run.ts';

type Metric = RunComparison['metrics'][number]['metric'];

const samples = 10_000;

/** What each measure says of one row; null where it says nothing. */
const measures: readonly (readonly [Metric, (row: TestRow) => number | null])[] = [
  ['passed', ({ passed }) => Number(passed)],
  ['recallAt5', (row) => (isGolden(row) ? Number(row.rank !== null && row.rank <= 5) : null)],
  ['reciprocalRank', (row) => (isGolden(row) ? (row.rank === null ? 0 : 1 / row.rank) : null)],
  ['citationPrecision', ({ citationPrecision }) => citationPrecision],
  ['correct', ({ correctness }) => (correctness ? Number(correctness.correct) : null)],
  ['tokenF1', ({ correctness }) => correctness?.tokenF1 ?? null],
];

/** Compares two runs over the tests that are in both, test by test; the same runs give the same intervals. */
export function compareRuns(base: readonly TestRow[], other: readonly TestRow[]): RunComparison {
  const others = new Map(other.map((row) => [row.testCaseId, row]));
  const pairs = base.flatMap((row) => {
    const partner = others.get(row.testCaseId);
    return partner ? [{ base: row, other: partner }] : [];
  });
  const metrics = measures.flatMap(([metric, measure]) => {
    const values = pairs.flatMap((pair) => {
      const before = measure(pair.base);
      const after = measure(pair.other);
      return before === null || after === null ? [] : [{ before, after }];
    });
    if (values.length === 0) return [];
    const differences = values.map(({ before, after }) => after - before);
    return [
      {
        metric,
        base: mean(values.map(({ before }) => before)) ?? 0,
        other: mean(values.map(({ after }) => after)) ?? 0,
        difference: mean(differences) ?? 0,
        ...bootstrapInterval(differences),
        tests: values.length,
      },
    ];
  });
  const rows = pairs
    .map((pair) => ({ verdict: verdictOf(pair.base, pair.other), ...pair }))
    .sort((a, b) => Number(a.verdict === 'same') - Number(b.verdict === 'same'));
  return { metrics, rows, notCompared: base.length + other.length - 2 * pairs.length };
}

/** The middle 95 % of the means of samples drawn with replacement (Efron & Tibshirani, 1993, chapter 13). */
export function bootstrapInterval(differences: readonly number[]): { low: number; high: number } {
  const random = createRandom(42);
  const means = Array.from({ length: samples }, () => {
    let sum = 0;
    for (let i = 0; i < differences.length; i++)
      sum += differences[Math.floor(random() * differences.length)] as number;
    return sum / differences.length;
  }).sort((a, b) => a - b);
  return { low: percentile(means, 0.025), high: percentile(means, 0.975) };
}

function verdictOf(base: TestRow, other: TestRow): RunComparison['rows'][number]['verdict'] {
  if (base.passed === other.passed) return 'same';
  return other.passed ? 'better' : 'worse';
}

function isGolden({ kind, hasPassage }: TestRow): boolean {
  return kind === 'golden' && hasPassage;
}
