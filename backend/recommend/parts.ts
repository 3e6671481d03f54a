import type { Desk } from './desk.ts';
import type { JobRunner } from './job-runner.ts';
import type { RecommendModels, RecommendStore } from './ports.ts';

/** What the handlers of the recommender work with. */
export interface RecommendParts {
  readonly store: RecommendStore;
  readonly models: RecommendModels;
  /** Lists and everything that answers at once; imports and evaluations, which take long. */
  readonly workers: { readonly lists: JobRunner; readonly heavy: JobRunner };
  readonly desks: { readonly lists: Desk; readonly heavy: Desk };
  /** Version of Inkling, kept with each run. */
  readonly codeVersion: string;
  /** Called after each change of a project's datasets, runs and evidence. */
  announce(projectId: string): void;
}
