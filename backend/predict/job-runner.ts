import type { InputOfJob, OutputOfJob } from '../workers/job.ts';
import type { PredictJobs } from './jobs.ts';

/** A thread that does the predictor's jobs, one after the other. */
export interface JobRunner {
  run<N extends keyof PredictJobs>(
    name: N,
    input: InputOfJob<PredictJobs, N>,
    options: { readonly signal: AbortSignal; readonly onProgress?: (value: unknown) => void },
  ): Promise<OutputOfJob<PredictJobs, N>>;
}
