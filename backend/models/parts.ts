import type { InputOfJob, OutputOfJob } from '../workers/job.ts';
import type { Defaults } from './defaults.ts';
import type { ModelJobs } from './jobs.ts';
import type { OwnModels } from './own-models.ts';
import type { EmbedderLender, ModelStates } from './ports.ts';
import type { Providers } from './providers/providers.ts';
import type { ModelRegistry } from './registry.ts';

/** A worker that does the jobs of importing. */
export interface ModelWorker {
  run<N extends keyof ModelJobs>(
    name: N,
    input: InputOfJob<ModelJobs, N>,
    options: { readonly signal: AbortSignal; readonly onProgress?: (value: unknown) => void },
  ): Promise<OutputOfJob<ModelJobs, N>>;
}

/** What the handlers of models work with. */
export interface ModelParts {
  readonly registry: ModelRegistry;
  readonly own: OwnModels;
  readonly defaults: Defaults;
  readonly runtime: ModelStates & EmbedderLender;
  readonly worker: ModelWorker;
  readonly providers: Providers;
  announce(): void;
}
