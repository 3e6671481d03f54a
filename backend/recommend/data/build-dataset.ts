import { InklingError } from '../../../contract/errors.ts';
import type {
  DatasetCaution,
  FeedbackRule,
  ProblemRow,
  ReasonCount,
} from '../../../contract/recommend-data.ts';
import { buildInteractions } from '../interactions.ts';
import type { SparseRows } from '../sparse-rows.ts';
import type { CollectedInteractions } from './collect-interactions.ts';
import type { CollectedItems } from './collect-items.ts';
import type { DatasetData, ItemFacts } from './dataset-data.ts';
import { describingText } from './dataset-data.ts';
import { createIdentifiers } from './identifiers.ts';
import { createRowProblems } from './row-problems.ts';
import { choices, userMeans } from './feedback.ts';

/** A dataset and what became of the rows it was made of. */
export interface BuiltDataset {
  readonly data: DatasetData;
  readonly rowCount: number;
  readonly reasons: readonly ReasonCount[];
  readonly problemRows: readonly ProblemRow[];
  readonly cautions: readonly DatasetCaution[];
}

/** Names of the files, for errors. */
export interface FileNames {
  readonly interactions: string;
  readonly items: string | null;
}

/**
 * Makes a dataset: the rule says which interactions are choices, those of one user with one item become one, and items
 * of the item file follow, also those nobody chose. Throws `table-unusable` when nothing is left, or when the item file
 * shares no id with the interactions.
 */
export function buildDataset(
  collected: CollectedInteractions,
  items: CollectedItems | null,
  rule: FeedbackRule,
  files: FileNames,
): BuiltDataset {
  const all = collected.columns();
  const { problems } = collected;
  if (items) refuseStrangers(collected, items, files);
  const chosen = choices(all, rule, userMeans(all, collected.users.ids.length, rule));
  const kept: number[] = [];
  for (let at = 0; at < all.rows.length; at++) {
    if (chosen(at)) kept.push(at);
    else problems.add('below-rule', all.rows[at]!, String(all.values[at]!));
  }
  if (kept.length === 0) throw nothingLeft(files, collected.rowCount(), problems.counts());

  // Only users and items that are still there get a number.
  const userIds = createIdentifiers();
  const itemIds = createIdentifiers();
  const users = Int32Array.from(kept, (at) => userIds.numberOf(collected.users.ids[all.users[at]!]!));
  const itemNumbers = Int32Array.from(kept, (at) => itemIds.numberOf(collected.items.ids[all.items[at]!]!));
  const rows = Int32Array.from(kept, (at) => all.rows[at]!);
  reportRepeated({ users, items: itemNumbers, rows }, userIds.ids, itemIds.ids, problems.add);
  if (items) reportUnknown(items, itemIds.ids, itemNumbers, rows, problems.add);
  for (const id of items?.identifiers.ids ?? []) itemIds.numberOf(id);

  const times = Float64Array.from(kept, (at) => all.times[at]!);
  const isCounted = rule.kind === 'weight' || rule.kind === 'log-weight';
  const { byUser } = buildInteractions(
    {
      users,
      items: itemNumbers,
      weights: isCounted ? Float32Array.from(kept, (at) => all.values[at]!) : null,
      times: times.some((time) => !Number.isNaN(time)) ? times : null,
    },
    userIds.ids.length,
    itemIds.ids.length,
  );
  const data: DatasetData = {
    userIds: userIds.ids,
    itemIds: itemIds.ids,
    byUser: { ...byUser, values: byUser.values.map(weightBy(rule)) },
    items: factsOf(itemIds.ids, items),
  };
  const reasonsOfItems = items?.problems ?? createRowProblems('items');
  return {
    data,
    rowCount: collected.rowCount(),
    reasons: [...problems.counts(), ...reasonsOfItems.counts()],
    problemRows: [...problems.rows(), ...reasonsOfItems.rows()].sort((a, b) => a.row - b.row),
    cautions: cautionsOf(data, collected.timesAreAmbiguous(), items),
  };
}

/** What a summed weight becomes. */
function weightBy(rule: FeedbackRule): (sum: number) => number {
  switch (rule.kind) {
    case 'weight':
      return (sum) => sum;
    case 'log-weight':
      // Below one, a logarithm would turn a choice into its opposite.
      return (sum) => (sum < 1 ? sum : 1 + Math.log(sum));
    case 'each-once':
    case 'at-least':
    case 'at-least-mean':
      return () => 1;
  }
}

type Report = (reason: 'repeated' | 'item-unknown', row: number, value: string) => void;

function reportRepeated(
  { users, items, rows }: { users: Int32Array; items: Int32Array; rows: Int32Array },
  userIds: readonly string[],
  itemIds: readonly string[],
  report: Report,
): void {
  const seen = new Set<number>();
  for (let at = 0; at < users.length; at++) {
    const pair = users[at]! * itemIds.length + items[at]!;
    if (seen.has(pair)) report('repeated', rows[at]!, `${userIds[users[at]!]!} ${itemIds[items[at]!]!}`);
    else seen.add(pair);
  }
}

/** Each unknown item once, by the first row that names it. */
function reportUnknown(
  { identifiers }: CollectedItems,
  itemIds: readonly string[],
  items: Int32Array,
  rows: Int32Array,
  report: Report,
): void {
  const isReported = new Uint8Array(itemIds.length);
  for (let at = 0; at < items.length; at++) {
    const item = items[at]!;
    if (isReported[item] === 1 || identifiers.find(itemIds[item]!) !== null) continue;
    isReported[item] = 1;
    report('item-unknown', rows[at]!, itemIds[item]!);
  }
}

function factsOf(itemIds: readonly string[], items: CollectedItems | null): ItemFacts {
  const places = itemIds.map((id) => items?.identifiers.find(id) ?? null);
  const pick = <T>(values: readonly T[] | undefined, otherwise: T) =>
    places.map((place) => (place === null ? otherwise : values![place]!));
  return {
    titles: pick<string | null>(items?.titles, null),
    categories: pick<string | null>(items?.categories, null),
    prices: Float64Array.from(pick(items?.prices, NaN)),
    tags: pick<string[]>(items?.tags, []),
    stock: Int8Array.from(pick(items?.stock, -1)),
    texts: pick(items?.texts, ''),
  };
}

function refuseStrangers(collected: CollectedInteractions, items: CollectedItems, files: FileNames): void {
  const { ids } = collected.items;
  const own = items.identifiers.ids;
  if (ids.length === 0 || ids.some((id) => items.identifiers.find(id) !== null)) return;
  const all = collected.columns();
  const example = (id: string | undefined, row: number | undefined) => `“${id ?? ''}” (row ${row ?? 1})`;
  throw new InklingError(
    'table-unusable',
    own.length === 0
      ? `“${files.items}” has no item with an id. Nothing was taken in.`
      : `“${files.items}” and “${files.interactions}” share no item: the first says ${example(own[0], items.rows()[0])}, the other ${example(ids[0], all.rows[0])}. Nothing was taken in.`,
    'Choose the column with the same ids in both, or leave the item file out.',
  );
}

function nothingLeft(files: FileNames, rowCount: number, reasons: readonly ReasonCount[]): InklingError {
  const why = reasons
    .filter(({ effect }) => effect === 'dropped')
    .map(({ reason, count }) => `${reason} ${count}`)
    .join(', ');
  return new InklingError(
    'table-unusable',
    rowCount === 0
      ? `“${files.interactions}” has a header and no rows. Nothing was taken in.`
      : `No row of the ${rowCount} in “${files.interactions}” can be used (${why}). Nothing was taken in.`,
    'Check which columns hold users, items and values, and the rule for values.',
  );
}

const fewUsers = 50;

function cautionsOf(
  data: DatasetData,
  timesAreAmbiguous: boolean,
  items: CollectedItems | null,
): DatasetCaution[] {
  const { byUser, userIds, itemIds } = data;
  const several = usersWithSeveral(byUser);
  const cautions: DatasetCaution[] = [];
  if (userIds.length === 1) cautions.push('one-user');
  if (itemIds.length === 1) cautions.push('one-item');
  if (several === 0) cautions.push('no-repeats');
  else if (several < fewUsers) cautions.push('few-users');
  if (!byUser.times) cautions.push('no-times');
  if (timesAreAmbiguous) cautions.push('times-ambiguous');
  if (!itemIds.some((_, item) => describingText(data.items, item) !== '')) cautions.push('no-item-text');
  if (items) {
    const known = itemIds.filter((id) => items.identifiers.find(id) !== null).length;
    if (2 * known < itemIds.length) cautions.push('few-items-known');
  }
  return cautions;
}

function usersWithSeveral({ rowCount, starts }: SparseRows): number {
  let count = 0;
  for (let user = 0; user < rowCount; user++) if (starts[user + 1]! - starts[user]! > 1) count++;
  return count;
}
