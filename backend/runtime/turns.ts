import { cancelledError } from '../../contract/errors.ts';

/** Who waits: somebody for an answer, or work that goes on in the background. */
export type Urgency = 'waited-for' | 'background';

/** How a turn is asked for. */
export interface Asking {
  readonly urgency?: Urgency;
  /** Where it comes from (a window, the local endpoint): turns go round among these. */
  readonly origin?: object;
  /** Told where it stands in line, 1 for the next, whenever that changes. */
  readonly onPlace?: (place: number) => void;
}

/** So many turns in a row go to those who are waited for, then one to work in the background. */
const mostPassed = 8;

/** Origins whose last turns are remembered; one that is forgotten goes first. */
const mostRemembered = 64;

/** Of whoever does not say where it comes from. */
const nowhere = {};

interface Waiter extends Required<Omit<Asking, 'onPlace'>> {
  readonly onPlace: Asking['onPlace'];
  /** The place that it was told last. */
  place: number;
  readonly go: () => void;
}

/** What turns to come hang on. */
interface Past {
  /** Origins in the order of their last turns. */
  readonly served: Readonly<Record<Urgency, readonly object[]>>;
  /** Turns that were given since somebody has been waiting in the background. */
  readonly passed: number;
}

/**
 * Hands out one turn at a time. Origins take turns one after the other, so that many questions of one keep no other from its
 * next; those of one origin go in the order of asking. Work in the background lets those go first who are waited for, but not
 * for ever.
 */
export class Turns {
  #isTaken = false;
  #waiting: readonly Waiter[] = [];
  #past: Past = { served: { 'waited-for': [], background: [] }, passed: 0 };

  /** True while somebody has the turn. */
  get busy(): boolean {
    return this.#isTaken;
  }

  /** True while somebody waits for it. */
  get isWanted(): boolean {
    return this.#waiting.length > 0;
  }

  /** Waits for a turn and holds it for the time of `work`. Aborting while waiting rejects with `cancelled` at once. */
  async take<T>(signal: AbortSignal, work: () => Promise<T>, asking: Asking = {}): Promise<T> {
    if (signal.aborted) throw cancelledError();
    const { urgency = 'waited-for', origin = nowhere, onPlace } = asking;
    if (this.#isTaken) await this.#wait(signal, { urgency, origin, onPlace });
    else {
      this.#isTaken = true;
      this.#past = after(this.#past, { urgency, origin }, false);
    }
    try {
      return await work();
    } finally {
      this.#handOn();
    }
  }

  #wait(signal: AbortSignal, asked: Pick<Waiter, 'urgency' | 'origin' | 'onPlace'>): Promise<void> {
    return new Promise((resolve, reject) => {
      const leave = () => {
        this.#waiting = this.#waiting.filter((other) => other !== waiter);
        this.#tellPlaces();
        reject(cancelledError());
      };
      const waiter: Waiter = {
        ...asked,
        place: 0,
        go() {
          signal.removeEventListener('abort', leave);
          resolve();
        },
      };
      signal.addEventListener('abort', leave, { once: true });
      this.#waiting = [...this.#waiting, waiter];
      this.#tellPlaces();
    });
  }

  #handOn(): void {
    const { value: next } = inOrder(this.#waiting, this.#past).next();
    if (!next) {
      this.#isTaken = false;
      return;
    }
    this.#waiting = this.#waiting.filter((waiter) => waiter !== next);
    const othersWait = this.#waiting.some(({ urgency }) => urgency === 'background');
    this.#past = after(this.#past, next, othersWait);
    next.go();
    this.#tellPlaces();
  }

  /** Tells those whose place is another one now. */
  #tellPlaces(): void {
    let place = 0;
    for (const waiter of inOrder(this.#waiting, this.#past)) {
      place++;
      if (waiter.place === place) continue;
      waiter.place = place;
      waiter.onPlace?.(place);
    }
  }
}

/** The past, once this one has had its turn. */
function after(
  past: Past,
  { urgency, origin }: Required<Omit<Asking, 'onPlace'>>,
  othersWait: boolean,
): Past {
  const served = [...past.served[urgency].filter((other) => other !== origin), origin].slice(-mostRemembered);
  return {
    served: { ...past.served, [urgency]: served },
    passed: urgency === 'waited-for' && othersWait ? past.passed + 1 : 0,
  };
}

/** Those who wait, in the order in which they would get their turns if nobody else came. */
function* inOrder(waiting: readonly Waiter[], past: Past): Generator<Waiter, undefined, void> {
  const [front, back] = [roundOf(waiting, 'waited-for', past), roundOf(waiting, 'background', past)];
  let { passed } = past;
  for (;;) {
    const isBack = front.length === 0 || (back.length > 0 && passed >= mostPassed);
    const round = isBack ? back : front;
    const [waiter, ...others] = round.shift() ?? [];
    if (!waiter) return undefined;
    if (others.length > 0) round.push(others);
    passed = isBack || back.length === 0 ? 0 : passed + 1;
    yield waiter;
  }
}

/** Those of an urgency by their origins, whose last turn is longest ago first. */
function roundOf(waiting: readonly Waiter[], urgency: Urgency, { served }: Past): Waiter[][] {
  const queues = new Map<object, Waiter[]>();
  for (const waiter of waiting) {
    if (waiter.urgency !== urgency) continue;
    const queue = queues.get(waiter.origin) ?? [];
    queue.push(waiter);
    queues.set(waiter.origin, queue);
  }
  const had = served[urgency];
  return [...queues].sort(([a], [b]) => had.indexOf(a) - had.indexOf(b)).map(([, queue]) => queue);
}
