import { calledOff } from './called-off.ts';

/** Lets so many works go on at once; the others wait in their order. */
export class Places {
  readonly count: number;
  #free: number;
  readonly #waiting: (() => void)[] = [];

  constructor(count: number) {
    this.count = count;
    this.#free = count;
  }

  /** Rejects, with why, where the signal aborts while it waits. */
  async take<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    const leave = await this.enter(signal);
    try {
      return await work();
    } finally {
      leave();
    }
  }

  /** Waits for a place; whoever gets it gives it back, once, by what this resolves with. Rejects as `take` does. */
  async enter(signal: AbortSignal): Promise<() => void> {
    if (signal.aborted) throw calledOff(signal);
    if (this.#free > 0) this.#free--;
    else await this.#turn(signal);
    return () => {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#free++;
    };
  }

  #turn(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const leave = () => {
        this.#waiting.splice(this.#waiting.indexOf(come), 1);
        reject(calledOff(signal));
      };
      const come = () => {
        signal.removeEventListener('abort', leave);
        resolve();
      };
      this.#waiting.push(come);
      signal.addEventListener('abort', leave, { once: true });
    });
  }
}
