import { syncBuiltinESMExports } from 'node:module';
import threads, { BroadcastChannel } from 'node:worker_threads';
import { networkAttemptSchema, type NetworkAttempt } from '../../contract/network.ts';
import { onAttempt, reportAttempt } from './attempts.ts';

/** Threads of one process hear each other on it; no other process does. */
const channelName = 'inkling-network-attempts';

/** Refuses every thread but those that begin with one of `entries`, which put up a guard of their own. */
export function guardThreads(by: NetworkAttempt['by'], entries: readonly string[]): void {
  const { Worker } = threads;
  threads.Worker = class extends Worker {
    constructor(...[file, options]: ConstructorParameters<typeof Worker>) {
      if (options?.eval || !entries.includes(String(file))) {
        reportAttempt({ by, kind: 'program', host: options?.eval ? 'eval' : String(file), allowed: false });
        throw new Error('A thread without a guard is not started.');
      }
      super(file, options);
    }
  };
  syncBuiltinESMExports();
}

/** Takes down what the threads of this process tell. */
export function hearThreads(): void {
  const channel = new BroadcastChannel(channelName);
  channel.onmessage = (event: unknown) => {
    const heard = networkAttemptSchema.safeParse((event as { data: unknown }).data);
    if (heard.success) reportAttempt(heard.data);
  };
  channel.unref();
}

/** Tells the process of this thread what was tried in it. */
export function tellProcess(): void {
  const channel = new BroadcastChannel(channelName);
  channel.unref();
  onAttempt((attempt) => channel.postMessage(attempt));
}
