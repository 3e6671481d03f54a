import type { InputOfJob, OutputOfJob } from '../workers/job.ts';
import type { AnalyseJobs } from './jobs.ts';
import type { AnalyseLibrary, AnalyseModels, AnalyseStore } from './ports.ts';

/** A thread that does the jobs of Analyse, one after the other. */
export interface JobRunner {
  run<N extends keyof AnalyseJobs>(
    name: N,
    input: InputOfJob<AnalyseJobs, N>,
    options: { readonly signal: AbortSignal; readonly onProgress?: (value: unknown) => void },
  ): Promise<OutputOfJob<AnalyseJobs, N>>;
}

/** What the handlers of Analyse work with. */
export interface AnalyseParts {
  readonly store: AnalyseStore;
  readonly models: AnalyseModels;
  readonly library: AnalyseLibrary;
  /** What answers at once; imports, runs, learning and masking, which may take long. */
  readonly workers: { readonly quick: JobRunner; readonly heavy: JobRunner };
  /** Called after each change of a project's analyses. */
  announce(projectId: string): void;
}
