import type { Problem } from '../../../contract/errors.ts';
import type { EventOf } from '../../../contract/index.ts';
import type { PredictModelId } from '../../../contract/predict-config.ts';
import type { Epoch } from '../../../contract/predict-results.ts';

type TrainEvent = Exclude<EventOf<'predict.train'>, { type: 'failed' | 'done' | 'progress' }>;

/** A training as the window follows it; the finished one is a run of the backend's. */
export interface Training {
  readonly taskId: number;
  /** Losses so far by model, in the order in which the models began. */
  readonly curves: Readonly<Partial<Record<PredictModelId, readonly Epoch[]>>>;
  readonly done: readonly PredictModelId[];
  readonly failed: readonly { readonly id: PredictModelId; readonly message: string }[];
  readonly problem: Problem | null;
}

/** One that has just been asked for. */
export const newTraining = (taskId: number): Training => ({
  taskId,
  curves: {},
  done: [],
  failed: [],
  problem: null,
});

/** The training after an event. A curve that begins again (another fold, another setting) takes the former's place. */
export function afterTrainEvent(now: Training, event: TrainEvent): Training {
  switch (event.type) {
    case 'started':
      return now;
    case 'epoch': {
      const { model, epoch, trainingLoss, validationLoss } = event;
      const before = (now.curves[model] ?? []).filter((point) => point.epoch < epoch);
      return {
        ...now,
        curves: { ...now.curves, [model]: [...before, { epoch, trainingLoss, validationLoss }] },
      };
    }
    case 'model-done':
      return { ...now, done: [...now.done.filter((id) => id !== event.result.id), event.result.id] };
    case 'model-failed':
      return { ...now, failed: [...now.failed, { id: event.model, message: event.message }] };
  }
}
