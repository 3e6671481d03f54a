import type { z } from 'zod';
import type { whoSchema } from '../../../contract/recommend.ts';
import { historyOf, historyOfItems, withoutItem, type History } from '../history.ts';
import type { Resident } from './resident.ts';

export type Who = z.infer<typeof whoSchema>;

/** What a list goes by, less what is taken out for a what-if. Throws `not-found` for an unknown user or item. */
export function historyFor(resident: Resident, who: Who, withoutItemIds: readonly string[]): History {
  let history: History;
  if (who.kind === 'user') {
    const user = resident.userOf(who.userId);
    history = historyOf(resident.interactions.byUser, user, user);
  } else {
    history = historyOfItems([...new Set(who.itemIds)].map((id) => resident.itemOf(id)));
  }
  for (const id of withoutItemIds) history = withoutItem(history, resident.itemOf(id));
  return history;
}

/** When a user had to do with an item; null where it isn't known. */
export function timeOf(
  { interactions: { byUser } }: Resident,
  user: number | null,
  item: number,
): number | null {
  if (user === null || !byUser.times) return null;
  const from = byUser.starts[user]!;
  const at = byUser.columns.subarray(from, byUser.starts[user + 1]).indexOf(item);
  const time = at < 0 ? NaN : byUser.times[from + at]!;
  return Number.isNaN(time) ? null : time;
}
