/** What a job gets besides its input. */
export interface JobContext {
  /** True once the caller has called the job off; to be asked in every long loop, also a synchronous one. */
  isCancelled(): boolean;
  /** Throws `cancelled` once the caller has called the job off. */
  checkpoint(): void;
  /** Tells the caller how far the job is; also keeps it from being taken for one that hangs. */
  progress(value: unknown): void;
}

/**
 * The jobs of a worker by name. Input and output are cloned on their way (typed arrays included); a jobs object is made
 * once for each worker, so what one job leaves in it the next can use.
 */
export type Jobs = Readonly<Record<string, (input: never, context: JobContext) => unknown>>;

/** What a job of that name takes. */
export type InputOfJob<J extends Jobs, N extends keyof J> = Parameters<J[N]>[0];
/** What a job of that name gives. */
export type OutputOfJob<J extends Jobs, N extends keyof J> = Awaited<ReturnType<J[N]>>;
