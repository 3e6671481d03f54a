import type { PredictModelId, TrainConfig } from '../../../contract/predict-config.ts';
import { fitBaseline } from '../models/baseline.ts';
import { fitLinear } from '../models/fit-linear.ts';
import type { FitOptions, Model, TrainingData } from '../models/model.ts';
import { fitNetwork } from '../models/network/fit-network.ts';
import { articleNetwork, usualNetwork, type NetworkSettings } from '../models/network/network-settings.ts';
import { fitBoosted } from '../models/trees/fit-boosted.ts';
import { fitForest } from '../models/trees/fit-forest.ts';
import { fitTree } from '../models/trees/fit-tree.ts';

/** Settings by name, as they are kept with a run. */
export type Settings = Readonly<Record<string, number | string | boolean>>;

/** A model that can be trained with several settings. */
export interface Learner {
  readonly id: PredictModelId;
  /** What it is trained with unless a search finds better. */
  readonly settings: Settings;
  /** What a search tries beside that; each overrides `settings`. */
  readonly candidates: readonly Settings[];
  fit(data: TrainingData, options: FitOptions, settings: Settings): Model;
}

/** How the networks of a run are trained: the preset, with what the configuration says otherwise. */
export function networkSettings(
  config: Pick<TrainConfig, 'preset' | 'network'>,
  hidden: readonly number[],
): NetworkSettings {
  const preset = config.preset === 'article' ? articleNetwork : usualNetwork;
  const given: Partial<NetworkSettings> = Object.fromEntries(
    Object.entries(config.network).filter(([, value]) => (value as unknown) !== undefined),
  );
  const settings: NetworkSettings = { ...preset, ...given, hidden };
  // Stopping early needs something to watch.
  return settings.patience !== null && settings.validationShare === 0
    ? { ...settings, validationShare: usualNetwork.validationShare }
    : settings;
}

/** The learner of a model, as the configuration wants it. */
export function learnerOf(id: PredictModelId, config: TrainConfig): Learner {
  switch (id) {
    case 'baseline':
      return { id, settings: {}, candidates: [], fit: (data, options) => fitBaseline(data, options) };
    case 'linear':
      return {
        id,
        settings: { l2: 1 },
        candidates: [{ l2: 0.01 }, { l2: 0.1 }, { l2: 10 }, { l2: 100 }],
        fit: (data, options, settings) => fitLinear(data, options, settings),
      };
    case 'mlp':
      return networkLearner(id, config, [10]);
    case 'mlp-wide':
      return networkLearner(id, config, [64, 32]);
    case 'decision-tree':
      return {
        id,
        settings: { maxDepth: 5, minLeafRows: 5 },
        candidates: [{ maxDepth: 3 }, { maxDepth: 8 }, { maxDepth: 5, minLeafRows: 20 }],
        fit: (data, options, settings) => fitTree(data, options, settings),
      };
    case 'random-forest':
      return {
        id,
        settings: { trees: 100 },
        candidates: [{ minLeafRows: 3 }, { minLeafRows: 10 }],
        fit: (data, options, settings) => fitForest(data, options, settings),
      };
    case 'gradient-boosting':
      return {
        id,
        settings: { rounds: 100, learningRate: 0.1, maxLeaves: 31, minLeafRows: 20 },
        candidates: [{ maxLeaves: 7 }, { learningRate: 0.05, rounds: 200 }, { minLeafRows: 5 }],
        fit: (data, options, settings) => fitBoosted(data, options, settings),
      };
  }
}

function networkLearner(id: PredictModelId, config: TrainConfig, hidden: readonly number[]): Learner {
  const chosen = networkSettings(config, hidden);
  const { epochs, batchSize, learningRate, l1, l2, dropout, validationShare, patience } = chosen;
  return {
    id,
    settings: {
      ...{ hidden: hidden.join(' '), epochs, batchSize, learningRate, l1, l2, dropout, validationShare },
      patience: patience ?? 'none',
    },
    // The article's network is what it is.
    candidates:
      config.preset === 'article'
        ? []
        : [{ l2: 0.001 }, { l2: 0.01 }, { learningRate: 0.003 }, { dropout: 0.2 }],
    fit: (data, options, settings) => fitNetwork(data, options, { ...chosen, ...numbersOf(settings) }),
  };
}

/** The numbers among settings: what a search may have changed. */
function numbersOf(settings: Settings): Record<string, number> {
  const entries = Object.entries(settings).filter(
    (entry): entry is [string, number] => typeof entry[1] === 'number',
  );
  return Object.fromEntries(entries);
}
