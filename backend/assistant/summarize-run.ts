import type { FailureCause, TestRow, TestSummary } from '../../contract/test-runs.ts';

/** The measures of a run's rows. */
export function summarizeRun(rows: readonly TestRow[]): TestSummary {
  const withPassage = rows.filter(({ kind, hasPassage }) => kind === 'golden' && hasPassage);
  const recallAt = (k: number) => mean(withPassage.map(({ rank }) => (rank !== null && rank <= k ? 1 : 0)));
  const answered = rows.filter(({ kind, outcome }) => kind === 'golden' && outcome.type === 'answered');
  const judged = answered.flatMap(({ correctness }) => correctness ?? []);
  const causes = new Map<FailureCause, string[]>();
  for (const { cause, testCaseId } of rows)
    if (cause !== 'none') causes.set(cause, [...(causes.get(cause) ?? []), testCaseId]);
  const latencies = rows.map(({ latencyMs }) => latencyMs).sort((a, b) => a - b);
  return {
    tests: rows.length,
    passed: rows.filter(({ passed }) => passed).length,
    recallAt1: recallAt(1),
    recallAt5: recallAt(5),
    recallAt10: recallAt(10),
    meanReciprocalRank: mean(withPassage.map(({ rank }) => (rank === null ? 0 : 1 / rank))),
    citationPrecision: mean(answered.flatMap(({ citationPrecision }) => citationPrecision ?? [])),
    exact: mean(judged.map(({ exact }) => Number(exact))),
    tokenF1: mean(judged.map(({ tokenF1 }) => tokenF1)),
    cosine: mean(judged.map(({ cosine }) => cosine)),
    correct: mean(judged.map(({ correct }) => Number(correct))),
    refusal: rateOf(
      rows,
      ({ outcome }) => outcome.type === 'refused',
      ({ kind }) => kind === 'unanswerable',
    ),
    handoff: rateOf(
      rows,
      ({ outcome }) => outcome.type === 'handed-off',
      ({ kind }) => kind === 'handoff',
    ),
    unsupportedAnswers: rows.filter(({ unsupported }) => unsupported.length > 0).length,
    latencyMs:
      latencies.length === 0
        ? null
        : {
            p50: percentile(latencies, 0.5),
            p90: percentile(latencies, 0.9),
            p99: percentile(latencies, 0.99),
          },
    causes: Array.from(causes, ([cause, testCaseIds]) => ({ cause, testCaseIds })),
  };
}

/** Null for none. */
export function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The smallest value that at least this share of the sorted values doesn't exceed (nearest rank). */
export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}

function rateOf(
  rows: readonly TestRow[],
  isSaid: (row: TestRow) => boolean,
  isTrue: (row: TestRow) => boolean,
): TestSummary['refusal'] {
  const said = rows.filter(isSaid);
  const meant = rows.filter(isTrue);
  const right = said.filter(isTrue).length;
  return {
    precision: said.length > 0 ? right / said.length : null,
    recall: meant.length > 0 ? right / meant.length : null,
    count: meant.length,
  };
}
