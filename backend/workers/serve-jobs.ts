import type { MessagePort, Transferable } from 'node:worker_threads';
import { cancelledError, InklingError } from '../../contract/errors.ts';
import type { JobContext, Jobs } from './job.ts';
import type { RunMessage, WorkerMessage } from './messages.ts';

/** Does the jobs that arrive at a worker's port; its handle sends one when the one before has ended. */
export function serveJobs(port: MessagePort, jobs: Jobs): void {
  const post = (message: WorkerMessage, transfer: readonly Transferable[] = []) =>
    port.postMessage(message, transfer);

  const work = async ({ id, name, input, flag }: RunMessage) => {
    const isCancelled = () => Atomics.load(flag, 0) === 1;
    const checkpoint = () => {
      if (isCancelled()) throw cancelledError();
    };
    const context: JobContext = {
      isCancelled,
      checkpoint,
      progress: (value) => post({ type: 'progress', id, value }),
    };
    try {
      checkpoint();
      const job = jobs[name];
      if (!job) throw new Error(`There is no job called "${name}".`);
      const output = await job(input as never, context);
      post({ type: 'result', id, output });
    } catch (error) {
      post(failureOf(id, error));
    }
  };

  port.on('message', (message: RunMessage) => void work(message));
  post({ type: 'ready' });
}

function failureOf(id: number, error: unknown): WorkerMessage {
  if (error instanceof InklingError) return { type: 'problem', id, problem: error.problem };
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  return { type: 'error', id, message, stack: stack ?? '' };
}
