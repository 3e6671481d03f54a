import type { PredictModelId, TrainConfig } from '../../../contract/predict-config.ts';
import { featuresOf } from '../encode/encoder.ts';
import { mainMetric } from '../metrics/metrics.ts';
import { classCount } from './fit.ts';
import { inputsOf } from './inputs.ts';
import type { Prepared } from './prepare.ts';

/** What a run says of its data and its configuration, with everything filled in that was left out. */
export function describeRun(prepared: Prepared, config: TrainConfig, models: PredictModelId[]) {
  const { task, positive, target, split, leftOut, profile, encoder, excluded } = prepared;
  return {
    config: {
      ...config,
      ...{ task, models, excluded: [...excluded] },
      ...(positive === null ? {} : { positive }),
    },
    ...{ task, positive },
    classes: target.task === 'regression' ? [] : [...target.classes],
    metric: mainMetric(classCount(target)),
    rows: { training: split.training.length, test: split.test.length, leftOut },
    inputs: inputsOf(prepared),
    features: featuresOf(encoder).length,
    problems: profile.problems,
  };
}
