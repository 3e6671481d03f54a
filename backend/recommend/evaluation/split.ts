import { InklingError } from '../../../contract/errors.ts';
import { createRandom, randomOrder, type Random } from '../../numerics/random.ts';
import { interactionsOf, type Interactions } from '../interactions.ts';
import { filterEntries, type SparseRows } from '../sparse-rows.ts';
import type { SplitPlan } from './split-plan.ts';

/** Who is tested, on what. Rows are the users of the interactions that were split. */
export interface TestCases {
  /** Users with something to test and something to go by, ascending; a sample of them where there are many. */
  readonly users: Int32Array;
  /** What a model is shown of each user. */
  readonly histories: SparseRows;
  /** What it should find. */
  readonly relevant: SparseRows;
  /** Whether the training holds these users, with these histories. */
  readonly known: boolean;
  /** 1 for each item that is ranked; null for all. Those of the history never are. */
  readonly candidates: Uint8Array | null;
}

export interface Split {
  readonly plan: SplitPlan;
  readonly training: Interactions;
  readonly cases: TestCases;
  /** Users who could be tested; more than the cases where those were drawn from many. */
  readonly eligibleUsers: number;
  /** Users who have something to test, but nothing that a model could go by. */
  readonly usersWithoutHistory: number;
}

/**
 * Splits interactions by a plan; the same seed gives the same split. Of more than `mostCases` users with something to
 * test, so many are drawn. Throws `not-enough-data` when a plan by time meets interactions without times.
 */
export function splitInteractions(
  interactions: Interactions,
  plan: SplitPlan,
  seed: number,
  mostCases = Infinity,
): Split {
  const random = createRandom(seed);
  const { byUser } = interactions;
  const part = parts(interactions, plan, random);
  const training = interactionsOf(filterEntries(byUser, (at) => part[at] === 'training'));
  const known = plan.kind !== 'cold-users';
  const histories = known ? training.byUser : filterEntries(byUser, (at) => part[at] === 'shown');
  const relevant = filterEntries(byUser, (at) => part[at] === 'test');

  const tested = Array.from({ length: byUser.rowCount }, (_, user) => user).filter(
    (user) => rowLength(relevant, user) > 0,
  );
  const users = tested.filter((user) => rowLength(histories, user) > 0);
  return {
    plan,
    training,
    cases: {
      users: sample(users, mostCases, random),
      histories,
      relevant,
      known,
      candidates: plan.kind === 'cold-items' ? itemsWithoutTraining(training, relevant) : null,
    },
    eligibleUsers: users.length,
    usersWithoutHistory: tested.length - users.length,
  };
}

type Part = 'training' | 'test' | 'shown';

/** Which part each entry belongs to. */
function parts({ byUser, itemCount }: Interactions, plan: SplitPlan, random: Random): Part[] {
  const part = new Array<Part>(byUser.columns.length).fill('training');
  const rows = Array.from({ length: byUser.rowCount }, (_, user) => user);
  switch (plan.kind) {
    case 'random':
      if (plan.of === 'all') {
        const order = randomOrder(part.length, random);
        for (const at of order.subarray(0, Math.round(plan.testShare * part.length))) part[at] = 'test';
      } else {
        for (const user of rows) {
          const entries = shuffledEntries(byUser, user, random);
          for (const at of entries.slice(0, testCount(entries.length, plan.testShare))) part[at] = 'test';
        }
      }
      return part;
    case 'leave-one-out':
      for (const user of rows) {
        const entries = inOrderOfTime(byUser, shuffledEntries(byUser, user, random));
        if (entries.length > 1) part[entries.at(-1)!] = 'test';
      }
      return part;
    case 'time': {
      requireTimes(byUser);
      if (plan.of === 'user') {
        for (const user of rows) {
          const entries = inOrderOfTime(byUser, shuffledEntries(byUser, user, random));
          const count = testCount(entries.length, plan.testShare);
          for (const at of entries.slice(entries.length - count)) part[at] = 'test';
        }
      } else {
        const moment = momentAfter(byUser.times!, 1 - plan.testShare);
        byUser.times!.forEach((time, at) => {
          if (time > moment) part[at] = 'test';
        });
      }
      return part;
    }
    case 'cold-users': {
      const order = randomOrder(byUser.rowCount, random);
      for (const user of order.subarray(0, Math.ceil(plan.userShare * byUser.rowCount))) {
        const entries = inOrderOfTime(byUser, shuffledEntries(byUser, user, random));
        entries.forEach((at, i) => (part[at] = i < plan.shown ? 'shown' : 'test'));
      }
      return part;
    }
    case 'cold-items': {
      const cold = new Uint8Array(itemCount);
      const order = randomOrder(itemCount, random);
      for (const item of order.subarray(0, Math.ceil(plan.itemShare * itemCount))) cold[item] = 1;
      byUser.columns.forEach((item, at) => {
        if (cold[item] === 1) part[at] = 'test';
      });
      return part;
    }
  }
}

/** So many of a user's interactions are tested: one at least, but never the only one. */
function testCount(interactions: number, share: number): number {
  return interactions < 2 ? 0 : Math.min(interactions - 1, Math.max(1, Math.round(share * interactions)));
}

function shuffledEntries({ starts }: SparseRows, row: number, random: Random): number[] {
  const start = starts[row]!;
  return Array.from(randomOrder(starts[row + 1]! - start, random), (i) => start + i);
}

/** Oldest first, unknown times before all; the order given decides ties. */
function inOrderOfTime({ times }: SparseRows, entries: readonly number[]): number[] {
  if (!times) return [...entries];
  const timeOf = (at: number) => (Number.isNaN(times[at]!) ? -Infinity : times[at]!);
  return [...entries].sort((a, b) => (timeOf(a) === timeOf(b) ? 0 : timeOf(a) < timeOf(b) ? -1 : 1));
}

/** The time that so large a share of the known times don't exceed. */
function momentAfter(times: Float64Array, share: number): number {
  const known = times.filter((time) => !Number.isNaN(time)).sort();
  return known[Math.max(0, Math.ceil(share * known.length) - 1)]!;
}

function requireTimes({ times }: SparseRows): void {
  if (!times?.some((time) => !Number.isNaN(time)))
    throw new InklingError(
      'not-enough-data',
      'These interactions have no times, so they cannot be split by time. Nothing was changed.',
      'Choose another split, or add a column with times.',
    );
}

function rowLength({ starts }: SparseRows, row: number): number {
  return starts[row + 1]! - starts[row]!;
}

function sample(users: readonly number[], most: number, random: Random): Int32Array {
  if (users.length <= most) return Int32Array.from(users);
  const drawn = randomOrder(users.length, random).subarray(0, most);
  return Int32Array.from(drawn, (at) => users[at]!).sort();
}

function itemsWithoutTraining({ byItem }: Interactions, relevant: SparseRows): Uint8Array {
  const candidates = new Uint8Array(byItem.rowCount);
  for (const item of relevant.columns) if (rowLength(byItem, item) === 0) candidates[item] = 1;
  return candidates;
}
