import {
  predictModelIdSchema,
  type PredictModelId,
  type TrainConfigInput,
} from '../../../contract/predict-config.ts';
import { typedNumber } from '../../ui/typed-number.ts';

/** Settings of the networks that a person may choose, with what each may be. */
export const networkFields = {
  epochs: { least: 1, most: 1000, whole: true },
  batchSize: { least: 1, most: 4096, whole: true },
  learningRate: { least: 1e-6, most: 1, whole: false },
  l1: { least: 0, most: 10, whole: false },
  l2: { least: 0, most: 10, whole: false },
  dropout: { least: 0, most: 0.9, whole: false },
  patience: { least: 1, most: 1000, whole: true },
} as const;
export type NetworkField = keyof typeof networkFields;
export const networkFieldNames = Object.keys(networkFields) as readonly NetworkField[];

/** How the next training is set up; numbers are kept as typed. */
export interface SetUp {
  /** Null: the guessed one. */
  readonly target: string | null;
  /** Null: as suggested. */
  readonly excluded: readonly string[] | null;
  readonly preset: 'article' | 'usual';
  /** Null: as the preset has it. */
  readonly models: readonly PredictModelId[] | null;
  readonly testPercent: string;
  readonly seed: string;
  readonly folds: string;
  /** Empty: as the preset has it. */
  readonly network: Readonly<Record<NetworkField, string>>;
  readonly classWeights: boolean;
  readonly search: boolean;
  readonly learningCurve: boolean;
}

export const emptySetUp: SetUp = {
  target: null,
  excluded: null,
  preset: 'usual',
  models: null,
  testPercent: '20',
  seed: '42',
  folds: '5',
  network: { epochs: '', batchSize: '', learningRate: '', l1: '', l2: '', dropout: '', patience: '' },
  classWeights: false,
  search: false,
  learningCurve: true,
};

/** The article's practice, to the letter, keeping what was chosen of the data. */
export const articleSetUp = (now: SetUp): SetUp => ({
  ...emptySetUp,
  target: now.target,
  excluded: now.excluded,
  preset: 'article',
  folds: '0',
  learningCurve: false,
});

/** The models that can be chosen: the baseline is always there. */
export const choosableModels = predictModelIdSchema.options.filter((id) => id !== 'baseline');

/** The models that a set-up trains beside the baseline. */
export const modelsOf = ({ models, preset }: SetUp): readonly PredictModelId[] =>
  models ?? (preset === 'article' ? ['mlp'] : choosableModels);

const whole = (text: string, least: number, most: number): number | null => {
  const value = /^\d+$/.test(text.trim()) ? Number(text) : NaN;
  return value >= least && value <= most ? value : null;
};

/** The settings of the networks that were typed, or null while one won't do. */
function networkOf(typed: SetUp['network']): Partial<Record<NetworkField, number>> | null {
  const chosen: Partial<Record<NetworkField, number>> = {};
  for (const name of networkFieldNames) {
    const text = typed[name];
    if (text.trim() === '') continue;
    const { least, most, whole: isWhole } = networkFields[name];
    const value = typedNumber(text);
    if (!(value >= least && value <= most) || (isWhole && !Number.isInteger(value))) return null;
    chosen[name] = value;
  }
  return chosen;
}

/** What the backend is asked, or null while something won't do. */
export function trainConfig(setUp: SetUp, target: string): TrainConfigInput | null {
  const percent = whole(setUp.testPercent, 5, 50);
  const seed = whole(setUp.seed, 0, 0xffffffff);
  const folds = whole(setUp.folds, 0, 10);
  const network = networkOf(setUp.network);
  const models = modelsOf(setUp);
  if (percent === null || seed === null || folds === null || folds === 1 || network === null) return null;
  if (models.length === 0) return null;
  return {
    target,
    excluded: setUp.excluded?.filter((column) => column !== target),
    preset: setUp.preset,
    models: [...models],
    seed,
    testShare: percent / 100,
    folds,
    classWeights: setUp.classWeights,
    search: setUp.search,
    learningCurve: setUp.learningCurve,
    network,
  };
}
