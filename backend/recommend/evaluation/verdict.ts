import type { AlgorithmId, ContenderId, Declined, TrainingData } from '../algorithm.ts';
import type { Interval } from './bootstrap.ts';
import type { Contender } from './contender.ts';
import type { Protocol } from './protocol.ts';
import { userGroups, type UserGroup } from './user-groups.ts';

/** Whether something beats popularity: the interval of the difference lies above 0, below it, or on both sides. */
export type Answer = 'yes' | 'no' | 'unclear';

/** The outcome of an experiment as values, for the window and reports to put in words. */
export interface Verdict {
  /** The contender to use: the one that was best on the validation part, so that the test didn't choose it. */
  readonly best: ContenderId;
  readonly answer: Answer;
  /** nDCG@k of the best and of popularity, each with its interval, and the paired difference. */
  readonly bestNdcg: Interval;
  readonly popularityNdcg: Interval;
  readonly difference: Interval;
  /** Difference as a share of popularity's nDCG; null where that is 0. */
  readonly relativeGain: number | null;
  readonly groups: readonly VerdictForGroup[];
  /** What would make the next answer better or surer, most useful first. */
  readonly needs: readonly DataNeed[];
}

export interface VerdictForGroup {
  readonly group: UserGroup;
  readonly users: number;
  readonly answer: Answer;
  readonly difference: Interval;
}

export type DataNeed =
  /** So many tested users would make a difference of this size sure, if it is real. */
  | { readonly kind: 'more-users'; readonly tested: number; readonly wanted: number }
  /** Half of the users have at most `median` interactions: too few to know a taste by. */
  | { readonly kind: 'more-per-user'; readonly median: number; readonly wanted: number }
  /** Items have no text, so new ones can't be recommended. */
  | { readonly kind: 'item-text'; readonly itemsWithoutInteractions: number }
  /** No times, so nothing is known about how the future is foretold. */
  | { readonly kind: 'times' }
  /** Popularity isn't beaten with certainty though users are many: this data has little personal taste in it. */
  | { readonly kind: 'other-signals' };

const enoughPerUser = 10;
const enoughUsers = 500;
/** A blend was fitted on the validation cases that it is judged by, so it has to be better than others by so much. */
const blendMargin = 1.005;

/** The verdict on contenders, popularity among them. */
export function verdictOf(
  contenders: readonly Contender[],
  declined: readonly { readonly id: AlgorithmId; readonly why: Declined }[],
  { interactions }: TrainingData,
  protocol: Protocol,
): Verdict {
  const standing = ({ id, validationNdcg }: Contender) =>
    id === 'blend' ? validationNdcg / blendMargin : validationNdcg;
  const best = contenders.reduce((a, b) => (standing(b) > standing(a) ? b : a));
  const baseline = contenders.find(({ id }) => id === 'popularity')!;
  const difference = best.againstPopularity.ndcg;
  const answer = answerOf(difference);

  const needs: DataNeed[] = [];
  const median = medianRowLength(interactions.byUser.starts);
  if (median < enoughPerUser) needs.push({ kind: 'more-per-user', median, wanted: enoughPerUser });
  if (answer !== 'yes') {
    const wanted = usersFor(difference, protocol.testedUsers);
    if (wanted !== null && wanted > protocol.testedUsers && difference.mean > 0)
      needs.push({ kind: 'more-users', tested: protocol.testedUsers, wanted });
    else if (protocol.testedUsers < enoughUsers)
      needs.push({ kind: 'more-users', tested: protocol.testedUsers, wanted: enoughUsers });
    else needs.push({ kind: 'other-signals' });
  }
  if (declined.some(({ why }) => why.reason === 'no-item-text'))
    needs.push({ kind: 'item-text', itemsWithoutInteractions: emptyRows(interactions.byItem.starts) });
  if (!interactions.byUser.times?.some((time) => !Number.isNaN(time))) needs.push({ kind: 'times' });

  const popularityNdcg = baseline.accuracy.ndcg;
  return {
    best: best.id,
    answer,
    bestNdcg: best.accuracy.ndcg,
    popularityNdcg,
    difference,
    relativeGain: popularityNdcg.mean > 0 ? difference.mean / popularityNdcg.mean : null,
    groups: userGroups.flatMap((group) => {
      const measured = best.groups[group];
      if (!measured) return [];
      const { users, againstPopularity } = measured;
      return [{ group, users, answer: answerOf(againstPopularity), difference: againstPopularity }];
    }),
    needs,
  };
}

function answerOf({ low, high }: Interval): Answer {
  if (low > 0) return 'yes';
  return high < 0 ? 'no' : 'unclear';
}

/** Tested users with which the interval of this mean would end at 0: its width falls with the root of their number. */
function usersFor({ mean, low, high }: Interval, tested: number): number | null {
  return mean === 0 ? null : Math.ceil(tested * ((high - low) / 2 / mean) ** 2);
}

/** Median of the lengths of rows that aren't empty. */
function medianRowLength(starts: Int32Array): number {
  const lengths: number[] = [];
  for (let row = 1; row < starts.length; row++)
    if (starts[row]! > starts[row - 1]!) lengths.push(starts[row]! - starts[row - 1]!);
  lengths.sort((a, b) => a - b);
  return lengths[Math.floor((lengths.length - 1) / 2)] ?? 0;
}

function emptyRows(starts: Int32Array): number {
  let count = 0;
  for (let row = 1; row < starts.length; row++) if (starts[row] === starts[row - 1]) count++;
  return count;
}
