import { AsyncLocalStorage } from 'node:async_hooks';
import type { Standing } from '../../contract/wire.ts';

/** A call that is being answered. */
export interface Call {
  /** The same for all calls of one client. */
  readonly origin: object;
  /** Tells the client what its call waits for. */
  stand(standing: Standing): void;
}

const storage = new AsyncLocalStorage<Call>();

/** Does work for a call: `callNow` gives it to whatever the work asks for, however deep. */
export function duringCall<T>(call: Call, work: () => T): T {
  return storage.run(call, work);
}

/** The call for which work is done at this moment. */
export function callNow(): Call | undefined {
  return storage.getStore();
}
