import type { InputOfJob, OutputOfJob } from '../workers/job.ts';
import type { RecommendJobs } from './jobs.ts';

/** A thread that does the recommender's jobs, one after the other. */
export interface JobRunner {
  run<N extends keyof RecommendJobs>(
    name: N,
    input: InputOfJob<RecommendJobs, N>,
    options: { readonly signal: AbortSignal; readonly onProgress?: (value: unknown) => void },
  ): Promise<OutputOfJob<RecommendJobs, N>>;
}
