import type { Interactions } from '../interactions.ts';
import type { SparseRows } from '../sparse-rows.ts';
import type { RankedLists } from './ranking.ts';
import type { TestCases } from './split.ts';

/** Users by how much of their history is popular: the lowest fifth, the middle, the highest fifth. */
export const userGroups = ['niche', 'mixed', 'mainstream'] as const;
export type UserGroup = (typeof userGroups)[number];

/** The most popular fifth of the items. */
const popularShare = 0.2;
const outerShare = 0.2;

/**
 * The group of each case (Abdollahpouri, Mansoury, Burke and Mobasher 2019, RMSE workshop at RecSys, section 3). Ties are
 * split by place, so that the groups keep their sizes.
 */
export function groupsOfCases(cases: TestCases, { byItem, itemCount }: Interactions): UserGroup[] {
  const users = (item: number) => byItem.starts[item + 1]! - byItem.starts[item]!;
  const byPopularity = Array.from({ length: itemCount }, (_, item) => item).sort(
    (a, b) => users(b) - users(a),
  );
  const popular = new Set(byPopularity.slice(0, Math.ceil(popularShare * itemCount)));
  const shares = Array.from(cases.users, (user) => {
    const items = rowOf(cases.histories, user);
    return items.reduce((sum, item) => sum + (popular.has(item) ? 1 : 0), 0) / items.length;
  });
  const ranked = [...shares.keys()].sort((a, b) => shares[a]! - shares[b]!);
  const outer = Math.round(outerShare * ranked.length);
  const groups = new Array<UserGroup>(ranked.length).fill('mixed');
  for (const at of ranked.slice(0, outer)) groups[at] = 'niche';
  for (const at of ranked.slice(ranked.length - outer)) groups[at] = 'mainstream';
  return groups;
}

/** How much more popular the lists of a group are than its histories. */
export interface PopularityBias {
  /** Mean over users of the mean share of users who know an item of their history. */
  readonly ofHistories: number;
  /** The same of their lists. */
  readonly ofLists: number;
  /** ofLists / ofHistories - 1: 0 gives users what they are used to, 1 twice as popular (ΔGAP, same paper). */
  readonly lift: number;
}

/** The popularity bias of lists towards the cases of each group; null for a group without cases. */
export function popularityBias(
  { k, items }: RankedLists,
  cases: TestCases,
  groups: readonly UserGroup[],
  { byItem, userCount }: Interactions,
): Record<UserGroup, PopularityBias | null> {
  const share = (item: number) => (byItem.starts[item + 1]! - byItem.starts[item]!) / userCount;
  const mean = (of: Int32Array) =>
    of.length === 0 ? 0 : of.reduce((sum, item) => sum + share(item), 0) / of.length;
  const biasOf = (group: UserGroup): PopularityBias | null => {
    const members = [...groups.keys()].filter((at) => groups[at] === group);
    if (members.length === 0) return null;
    let ofHistories = 0;
    let ofLists = 0;
    for (const at of members) {
      ofHistories += mean(rowOf(cases.histories, cases.users[at]!)) / members.length;
      ofLists += mean(items.subarray(at * k, (at + 1) * k).filter((item) => item >= 0)) / members.length;
    }
    return { ofHistories, ofLists, lift: ofHistories > 0 ? ofLists / ofHistories - 1 : 0 };
  };
  return { niche: biasOf('niche'), mixed: biasOf('mixed'), mainstream: biasOf('mainstream') };
}

function rowOf({ starts, columns }: SparseRows, row: number): Int32Array {
  return columns.subarray(starts[row], starts[row + 1]);
}
