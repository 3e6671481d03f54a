import type { Overview } from '../../../contract/recommend-data.ts';
import type { Interactions } from '../interactions.ts';
import { describingText, type DatasetData } from './dataset-data.ts';
import { itemView, usersOfItem } from './item-view.ts';

const mostTopItems = 20;
const mostCategories = 200;
const curvePoints = 50;

/** All of an overview but the dataset it is of. */
export function overviewOf(data: DatasetData, interactions: Interactions): Omit<Overview, 'dataset'> {
  const { byUser, byItem, userCount, itemCount } = interactions;
  const perUser = rowLengths(byUser.starts);
  const perItem = rowLengths(byItem.starts);
  const popular = Int32Array.from(perItem).sort().reverse();
  const total = byUser.columns.length;
  const order = Array.from(perItem.keys()).sort((a, b) => perItem[b]! - perItem[a]! || a - b);
  const topFifth = popular.subarray(0, Math.ceil(itemCount / 5)).reduce((sum, count) => sum + count, 0);
  return {
    density: total / (userCount * itemCount),
    perUser: spread(perUser),
    perItem: spread(perItem),
    usersByItems: doublingBars(perUser),
    itemsByUsers: doublingBars(perItem),
    longTail: longTail(popular, total),
    topFifthShare: topFifth / total,
    activity: activityOf(byUser.times),
    topItems: order.slice(0, mostTopItems).map((item) => itemView(data, interactions, item)),
    categories: categoriesOf(data, interactions),
    itemsWithoutUsers: perItem.filter((count) => count === 0).length,
    itemsWithText: data.itemIds.filter((_, item) => describingText(data.items, item) !== '').length,
  };
}

function rowLengths(starts: Int32Array): Int32Array {
  return Int32Array.from({ length: starts.length - 1 }, (_, row) => starts[row + 1]! - starts[row]!);
}

function spread(counts: Int32Array): Overview['perUser'] {
  const sorted = counts.slice().sort();
  const middle = (sorted.length - 1) / 2;
  return {
    lowest: sorted[0] ?? 0,
    median: ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2,
    mean: sorted.reduce((sum, count) => sum + count, 0) / Math.max(1, sorted.length),
    highest: sorted.at(-1) ?? 0,
  };
}

/** Bars from 0, 1, 2, 4, 8 … on; those at the ends that are empty are left out. */
function doublingBars(counts: Int32Array): Overview['usersByItems'] {
  const bars = new Map<number, number>();
  for (const count of counts) {
    const from = count === 0 ? 0 : 2 ** Math.floor(Math.log2(count));
    bars.set(from, (bars.get(from) ?? 0) + 1);
  }
  const froms = [...bars.keys()];
  const [lowest, highest] = [Math.min(...froms), Math.max(...froms)];
  const result = [];
  for (let from = lowest; from <= highest; from = from === 0 ? 1 : 2 * from)
    result.push({ from, count: bars.get(from) ?? 0 });
  return result;
}

function longTail(popular: Int32Array, total: number): Overview['longTail'] {
  const sums = new Float64Array(popular.length + 1);
  for (let at = 0; at < popular.length; at++) sums[at + 1] = sums[at]! + popular[at]!;
  return Array.from({ length: curvePoints + 1 }, (_, point) => {
    const items = Math.round((point / curvePoints) * popular.length);
    return { items: items / popular.length, interactions: sums[items]! / total };
  });
}

const hourMs = 60 * 60 * 1000;
const widths = { hour: hourMs, day: 24 * hourMs, week: 7 * 24 * hourMs } as const;

function activityOf(times: Float64Array | null): Overview['activity'] {
  if (!times) return null;
  let [first, last, unknown] = [Infinity, -Infinity, 0];
  for (const time of times) {
    if (Number.isNaN(time)) unknown++;
    else {
      if (time < first) first = time;
      if (time > last) last = time;
    }
  }
  const unit = unitFor(last - first);
  const counts = new Map<number, number>();
  for (const time of times) {
    if (Number.isNaN(time)) continue;
    const from = startOf(time, unit);
    counts.set(from, (counts.get(from) ?? 0) + 1);
  }
  const bars = [];
  for (let from = startOf(first, unit); from <= last; from = nextStart(from, unit))
    bars.push({ from, count: counts.get(from) ?? 0 });
  return { unit, bars, first, last, unknown };
}

type Unit = NonNullable<Overview['activity']>['unit'];

/** The unit with at most about a hundred bars. */
function unitFor(spanMs: number): Unit {
  const days = spanMs / widths.day;
  if (days <= 3) return 'hour';
  if (days <= 100) return 'day';
  if (days <= 700) return 'week';
  return days <= 365 * 9 ? 'month' : 'year';
}

function startOf(time: number, unit: Unit): number {
  const date = new Date(time);
  switch (unit) {
    case 'hour':
    case 'day':
      return Math.floor(time / widths[unit]) * widths[unit];
    case 'week':
      // Weeks begin on Mondays; 1970 began on a Thursday.
      return Math.floor((time + 3 * widths.day) / widths.week) * widths.week - 3 * widths.day;
    case 'month':
      return Date.UTC(date.getUTCFullYear(), date.getUTCMonth());
    case 'year':
      return Date.UTC(date.getUTCFullYear(), 0);
  }
}

function nextStart(from: number, unit: Unit): number {
  const date = new Date(from);
  if (unit === 'month') return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1);
  if (unit === 'year') return Date.UTC(date.getUTCFullYear() + 1, 0);
  return from + widths[unit];
}

function categoriesOf({ items }: DatasetData, interactions: Interactions): Overview['categories'] {
  const categories = new Map<string, { items: number; interactions: number }>();
  items.categories.forEach((name, item) => {
    if (name === null) return;
    const entry = categories.get(name) ?? { items: 0, interactions: 0 };
    entry.items++;
    entry.interactions += usersOfItem(interactions, item);
    categories.set(name, entry);
  });
  return Array.from(categories, ([name, counts]) => ({ name, ...counts }))
    .sort((a, b) => b.items - a.items || (a.name < b.name ? -1 : 1))
    .slice(0, mostCategories);
}
