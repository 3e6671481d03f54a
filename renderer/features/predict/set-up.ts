import {
  predictModelIdSchema,
  type PredictModelId,
  type TrainConfigInput,
} from '../../../contract/predict-config.ts';

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
  readonly epochs: string;
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
  epochs: '',
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

/** What the backend is asked, or null while something won't do. */
export function trainConfig(setUp: SetUp, target: string): TrainConfigInput | null {
  const percent = whole(setUp.testPercent, 5, 50);
  const seed = whole(setUp.seed, 0, 0xffffffff);
  const folds = whole(setUp.folds, 0, 10);
  const epochs = setUp.epochs.trim() === '' ? undefined : whole(setUp.epochs, 1, 1000);
  const models = modelsOf(setUp);
  if (percent === null || seed === null || folds === null || folds === 1 || epochs === null) return null;
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
    network: epochs === undefined ? {} : { epochs },
  };
}
