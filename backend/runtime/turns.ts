import { cancelledError } from '../../contract/errors.ts';

/** Hands out one turn at a time, in the order of asking. */
export class Turns {
  #last: Promise<void> = Promise.resolve();
  #waiting = 0;

  /** True while somebody has the turn or waits for it. */
  get busy(): boolean {
    return this.#waiting > 0;
  }

  /** Waits for a turn and holds it for the time of `work`. Aborting while waiting rejects with `cancelled`. */
  async take<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    const before = this.#last;
    let finish = () => {};
    this.#last = new Promise((resolve) => (finish = resolve));
    this.#waiting++;
    try {
      await before;
      if (signal.aborted) throw cancelledError();
      return await work();
    } finally {
      this.#waiting--;
      finish();
    }
  }
}
