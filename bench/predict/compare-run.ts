import { fitLinear } from '../../backend/predict/models/fit-linear.ts';
import type { FitOptions, Model, TrainingData } from '../../backend/predict/models/model.ts';
import { fitNetwork } from '../../backend/predict/models/network/fit-network.ts';
import { predict } from '../../backend/predict/models/predict.ts';
import { fitBoosted } from '../../backend/predict/models/trees/fit-boosted.ts';
import { fetchPeers } from './fetch-peers.ts';
import { readNumberTable, splitSet } from './read-set.ts';
import { scoreOf } from './score.ts';

/** The app's defaults, the same for every set. */
const contenders: Readonly<
  Record<
    string,
    { readonly standardized: boolean; readonly fit: (data: TrainingData, options: FitOptions) => Model }
  >
> = {
  linear: { standardized: true, fit: (data, options) => fitLinear(data, options) },
  network: { standardized: true, fit: (data, options) => fitNetwork(data, options) },
  boosted: { standardized: false, fit: (data, options) => fitBoosted(data, options) },
};

/**
 * The app's models beside scikit-learn's on the same splits: mean test accuracy (R2 for numbers) in percent over the
 * seeds, and seconds of processor time to train.
 */
export function runComparison(seeds: readonly number[], log: (line: string) => void) {
  const peers = fetchPeers(seeds, log);
  const results = Object.entries(peers.sets).flatMap(([name, { classes, splits }]) => {
    const table = readNumberTable(peers.csv[name]!);
    return Object.entries(contenders).map(([kind, { standardized, fit }]) => {
      let seconds = 0;
      const own = splits.map(({ seed, test }) => {
        const parts = splitSet(table, classes, test, standardized);
        const start = process.cpuUsage();
        const model = fit(parts.training, { seed });
        seconds += process.cpuUsage(start).user / 1e6 / splits.length;
        return 100 * scoreOf(predict(model, parts.test.features), parts.test.target);
      });
      const theirs = splits.map(({ scores }) => 100 * scores[kind]!);
      const result = {
        set: name,
        metric: classes > 0 ? 'accuracy' : 'r2',
        model: kind,
        own: mean(own),
        scikitLearn: mean(theirs),
        difference: mean(own) - mean(theirs),
        /** Standard error of the mean difference over the seeds. */
        standardError: standardError(own.map((value, i) => value - theirs[i]!)),
        seconds,
        scikitLearnSeconds: mean(splits.map((split) => split.seconds[kind]!)),
      };
      log(
        [
          name.padEnd(14),
          kind.padEnd(8),
          result.own.toFixed(2).padStart(7),
          result.scikitLearn.toFixed(2).padStart(7),
          `${result.difference >= 0 ? '+' : ''}${result.difference.toFixed(2)}`.padStart(7),
          `± ${result.standardError.toFixed(2)}`.padStart(7),
          `${seconds.toFixed(2)} s`.padStart(8),
          `${result.scikitLearnSeconds.toFixed(2)} s`.padStart(8),
        ].join('  '),
      );
      return result;
    });
  });
  return { seeds, scikitLearn: peers.version, results };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function standardError(values: readonly number[]): number {
  const middle = mean(values);
  const squares = values.reduce((sum, value) => sum + (value - middle) ** 2, 0);
  return Math.sqrt(squares / Math.max(values.length - 1, 1) / values.length);
}
