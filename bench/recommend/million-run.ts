import { topIndices } from '../../backend/numerics/top.ts';
import type { AlgorithmId } from '../../backend/recommend/algorithm.ts';
import { algorithms } from '../../backend/recommend/algorithms/index.ts';
import { historyOf } from '../../backend/recommend/history.ts';
import { buildInteractions } from '../../backend/recommend/interactions.ts';
import type { InvertMatrix } from '../../backend/recommend/ports.ts';
import { generateInteractions } from '../../backend/recommend/samples/latent-tastes.ts';
import { atMost, peakBytes, timed, type Goal } from './measure.ts';
import { writeGoals } from './tables.ts';

const userCount = 45_000;
const itemCount = 20_000;
const memoryLimitBytes = 1e9;
const second = 1000;
const listsTimed = 500;

/** A generated million interactions: what `npm run bench -- recommend --data MILLION` prints. */
export async function runMillion(invert: InvertMatrix, log: (line: string) => void) {
  const generated = await timed(() =>
    generateInteractions({
      userCount,
      itemCount,
      groupCount: 25,
      loyalty: 0.7,
      popularityExponent: 0.8,
      medianInteractions: 19,
      interactionSpread: 0.7,
      days: 365,
      freshDays: null,
      repeatChance: 0.2,
      seed: 1,
    }),
  );
  const built = await timed(() => buildInteractions(generated.result.columns, userCount, itemCount));
  const interactions = built.result;
  const count = interactions.byUser.columns.length;
  log(
    `${count} interactions, ${userCount} users, ${itemCount} items; built in ${(built.wallMs / second).toFixed(2)} s`,
  );

  const data = { interactions, itemVectors: null };
  const context = {
    seed: 1,
    checkpoint: () => undefined,
    onProgress: () => undefined,
    invert,
    memoryLimitBytes,
  };
  const goals: Goal[] = [];
  const rows = [];
  for (const id of ['popularity', 'item-knn', 'als'] satisfies AlgorithmId[]) {
    const algorithm = algorithms[id];
    const trained = await timed(() => algorithm.train(data, algorithm.grid[0], context));
    const model = algorithm.open(trained.result);
    const listMs: number[] = [];
    for (let user = 0; user < listsTimed; user++) {
      const started = performance.now();
      const history = historyOf(interactions.byUser, user, user);
      const skip = new Uint8Array(itemCount);
      for (const item of history.items) skip[item] = 1;
      topIndices(model.score(history), 10, skip);
      listMs.push(performance.now() - started);
    }
    listMs.sort((a, b) => a - b);
    const [median, p99] = [listMs[listsTimed / 2]!, listMs[Math.floor(0.99 * listsTimed)]!];
    const { wallMs, cpuMs } = trained;
    rows.push({
      id,
      settings: algorithm.grid[0],
      trainMs: wallMs,
      trainCpuMs: cpuMs,
      modelBytes: model.bytes,
      median,
      p99,
    });
    log(
      `${id.padEnd(12)} trained in ${(wallMs / second).toFixed(1)} s (processor ${(cpuMs / second).toFixed(1)} s), ` +
        `a list in ${median.toFixed(2)} ms (99 of 100 within ${p99.toFixed(2)} ms), ${(model.bytes / 1e6).toFixed(0)} MB`,
    );
    if (id !== 'popularity') goals.push(atMost(`${id}: training, wall s`, wallMs / second, 180));
    goals.push(atMost(`${id}: a list for one user, 99 of 100, ms`, p99, 20));
  }
  writeGoals(log, goals);
  return {
    data: 'generated',
    interactions: count,
    userCount,
    itemCount,
    rows,
    easeDeclined: algorithms.ease.decline(data, memoryLimitBytes),
    goals,
    peakBytes: peakBytes(),
  };
}
