import type { Desk } from './desk.ts';
import type { JobRunner } from './job-runner.ts';
import type { PredictStore } from './ports.ts';

/** What the handlers of the predictor work with. */
export interface PredictParts {
  readonly store: PredictStore;
  /** What answers at once; imports and trainings, which take long. */
  readonly workers: { readonly quick: JobRunner; readonly heavy: JobRunner };
  readonly desk: Desk;
  /** Version of Inkling, kept with each run. */
  readonly codeVersion: string;
  /** Called after each change of a project's datasets and runs. */
  announce(projectId: string): void;
}
