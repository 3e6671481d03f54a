import type { Dataset } from '../../contract/recommend-data.ts';
import type { RecommenderRun } from '../../contract/recommend-results.ts';
import { printLine, wrap } from '../print.ts';

/** What was read, and what of it could not be used as it stands. */
export function printDataset(dataset: Dataset): void {
  const { users, items, interactions, rows } = dataset;
  printLine(
    `${dataset.name}: ${interactions} interactions of ${users} users with ${items} items, from ${rows} rows.`,
  );
  for (const { file, reason, effect, count } of dataset.reasons)
    printLine(`  ${count} rows of ${file} ${effect}: ${reason}`);
  for (const caution of dataset.cautions) printLine(`  mind: ${caution}`);
}

/** A comparison as a table, with its protocol and its verdict in words. */
export function printRun(run: RecommenderRun): void {
  const { k } = run.protocol;
  printLine();
  printLine(wrap(run.words.verdict, ''));
  printLine(wrap(run.words.protocol, ''));
  printLine();
  printLine(
    [
      'algorithm'.padEnd(18),
      `nDCG@${k}`.padEnd(20),
      `recall@${k}`,
      'hit rate',
      'coverage',
      'against popularity',
      'seconds',
    ].join('  '),
  );
  for (const { id, accuracy, againstPopularity, beyondAccuracy, cost } of run.contenders) {
    const { mean, low, high } = accuracy.ndcg;
    const difference = againstPopularity.ndcg;
    printLine(
      [
        id.padEnd(18),
        `${mean.toFixed(4)} ${`${low.toFixed(3)}-${high.toFixed(3)}`.padEnd(13)}`,
        accuracy.recall.mean.toFixed(4).padEnd(9),
        accuracy.hitRate.mean.toFixed(3).padEnd(8),
        `${(beyondAccuracy.coverage * 100).toFixed(0)} %`.padEnd(8),
        `${signed(difference.mean)} (${signed(difference.low)} to ${signed(difference.high)})`,
        ((cost.tuneMs + cost.trainMs) / 1000).toFixed(1),
      ].join('  '),
    );
  }
  for (const { id, why } of run.declined) printLine(`${id.padEnd(18)}  not used: ${why.reason}`);
  printLine();
  printLine(
    `Seed ${run.protocol.seed}; ${(run.totalMs / 1000).toFixed(1)} s, ${(run.peakBytes / 1e6).toFixed(0)} MB at most.`,
  );
}

function signed(value: number): string {
  return `${value >= 0 ? '+' : ''}${value.toFixed(4)}`;
}
