import { cancelledError } from '../../contract/errors.ts';

/** Who waits: somebody for an answer, or work that goes on in the background. */
export type Urgency = 'waited-for' | 'background';

/** So often work in the background lets others go before it, then its turn has come. */
const mostPassed = 8;

interface Waiter {
  readonly urgency: Urgency;
  passed: number;
  readonly go: () => void;
}

/**
 * Hands out one turn at a time, in the order of asking; work in the background lets those go first who are waited for, but
 * not for ever.
 */
export class Turns {
  #isTaken = false;
  #waiting: readonly Waiter[] = [];

  /** True while somebody has the turn. */
  get busy(): boolean {
    return this.#isTaken;
  }

  /** Waits for a turn and holds it for the time of `work`. Aborting while waiting rejects with `cancelled` at once. */
  async take<T>(signal: AbortSignal, work: () => Promise<T>, urgency: Urgency = 'waited-for'): Promise<T> {
    if (signal.aborted) throw cancelledError();
    if (this.#isTaken) await this.#wait(signal, urgency);
    else this.#isTaken = true;
    try {
      return await work();
    } finally {
      this.#handOn();
    }
  }

  #wait(signal: AbortSignal, urgency: Urgency): Promise<void> {
    return new Promise((resolve, reject) => {
      const leave = () => {
        this.#waiting = this.#waiting.filter((other) => other !== waiter);
        reject(cancelledError());
      };
      const waiter: Waiter = {
        urgency,
        passed: 0,
        go() {
          signal.removeEventListener('abort', leave);
          resolve();
        },
      };
      signal.addEventListener('abort', leave, { once: true });
      this.#waiting = [...this.#waiting, waiter];
    });
  }

  #handOn(): void {
    const next =
      this.#waiting.find(({ passed }) => passed >= mostPassed) ??
      this.#waiting.find(({ urgency }) => urgency === 'waited-for') ??
      this.#waiting[0];
    if (!next) {
      this.#isTaken = false;
      return;
    }
    for (const waiter of this.#waiting) {
      if (waiter === next) break;
      waiter.passed++;
    }
    this.#waiting = this.#waiting.filter((waiter) => waiter !== next);
    next.go();
  }
}
