import type { PredictModelId } from '../../../contract/predict-config.ts';

/** A model of a run, as the endpoints name it. */
export interface ModelOfRun {
  readonly runId: string;
  readonly model: PredictModelId;
}
