import type { Epoch, ModelResult } from '../../../contract/predict-results.ts';

/** Training accuracy this far above the test's, or a test error so many times the training's, is overfitting. */
const accuracyGap = 0.1;
const errorRatio = 1.5;
const stillFallingBy = 0.01;

/** What a person should know of how a model learnt. */
export function cautionsOf(
  training: ModelResult['training'],
  test: Readonly<Record<string, number>>,
  epochs: readonly Epoch[],
  wasStopped: boolean,
): ModelResult['cautions'] {
  const cautions: ModelResult['cautions'] = [];
  const isFarOff =
    training.rmse === undefined
      ? (training.accuracy ?? 0) - (test.accuracy ?? 0) > accuracyGap
      : test.rmse! > errorRatio * training.rmse && test.rmse! > 0;
  if (isFarOff) cautions.push('overfits');
  const last = epochs.at(-1);
  const before = epochs.at(-3);
  if (!wasStopped && last && before && before !== last) {
    const [now, then] = [
      last.validationLoss ?? last.trainingLoss,
      before.validationLoss ?? before.trainingLoss,
    ];
    if (then - now > stillFallingBy * Math.abs(then)) cautions.push('still-falling');
  }
  return cautions;
}
