import type { InputOfJob, OutputOfJob } from '../workers/job.ts';
import type { ClusterJobs } from './jobs.ts';
import type { ClusterStore, NamingModels, VectorsOf } from './ports.ts';

/** A thread that does the jobs of clustering, one after the other. */
export interface JobRunner {
  run<N extends keyof ClusterJobs>(
    name: N,
    input: InputOfJob<ClusterJobs, N>,
    options: { readonly signal: AbortSignal; readonly onProgress?: (value: unknown) => void },
  ): Promise<OutputOfJob<ClusterJobs, N>>;
}

/** What the handlers of clustering work with. */
export interface ClusterParts {
  readonly store: ClusterStore;
  readonly vectorsOf: VectorsOf;
  readonly models: NamingModels;
  readonly worker: JobRunner;
  /** Called after each change of a project's ideas or clusters. */
  announce(projectId: string): void;
}
