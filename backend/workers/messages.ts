import type { Problem } from '../../contract/errors.ts';

/** From the backend to a worker. `flag` lies in shared memory, so that a job in a loop sees it: 1 is called off. */
export interface RunMessage {
  readonly id: number;
  readonly name: string;
  readonly input: unknown;
  readonly flag: Int32Array;
}

/** From a worker to the backend. */
export type WorkerMessage =
  /** Its jobs are loaded; said once. */
  | { readonly type: 'ready' }
  | { readonly type: 'progress'; readonly id: number; readonly value: unknown }
  | { readonly type: 'result'; readonly id: number; readonly output: unknown }
  | { readonly type: 'problem'; readonly id: number; readonly problem: Problem }
  | { readonly type: 'error'; readonly id: number; readonly message: string; readonly stack: string };
