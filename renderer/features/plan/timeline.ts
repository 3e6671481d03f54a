import type { PlanItem } from '../../../contract/plan-entries.ts';

/** A month counted from the year 0, so that months can be added. */
const monthOf = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;

const steps = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12_000];
const mostTicks = 9;
const fewestMonths = 3;

/** Days since 1970-01-01, whatever the clock of this place does. Months count from the year 0 and may pass 9999. */
function dayNumber(month: number, date: number): number {
  const day = new Date(0);
  day.setUTCFullYear(Math.floor(month / 12), month % 12, date);
  return Math.round(day.getTime() / 86_400_000);
}

function firstOfMonth(month: number): string {
  const year = String(Math.floor(month / 12)).padStart(4, '0');
  return `${year}-${String((month % 12) + 1).padStart(2, '0')}-01`;
}

/** A time line: what lies on it, and where, as shares of its width from 0 to 1. */
export interface Timeline {
  readonly ticks: readonly { readonly day: string; readonly at: number }[];
  /** How many months lie between two ticks. */
  readonly stepMonths: number;
  readonly entries: readonly { readonly item: PlanItem; readonly from: number; readonly to: number }[];
  /** Null when it lies outside. */
  readonly today: number | null;
  readonly undated: number;
}

/**
 * Lays out the entries that have a day, earliest first; from whole month to whole month, with at most nine ticks however
 * long it is. Null when none has a day.
 */
export function layOutTimeline(items: readonly PlanItem[], today: string): Timeline | null {
  const dated = items.flatMap((item) => {
    const first = item.startOn ?? item.dueOn;
    const last = item.dueOn ?? item.startOn;
    return first !== null && last !== null ? [{ item, first, last }] : [];
  });
  if (dated.length === 0) return null;
  const months = dated.flatMap(({ first, last }) => [monthOf(first), monthOf(last)]);
  const begin = months.reduce((a, b) => Math.min(a, b));
  const end = Math.max(begin + fewestMonths, months.reduce((a, b) => Math.max(a, b)) + 1);
  const step = steps.find((one) => (end - begin) / one <= mostTicks) ?? steps.at(-1)!;
  const start = dayNumber(begin, 1);
  const width = dayNumber(end, 1) - start;
  const at = (day: string) => (dayNumber(monthOf(day), Number(day.slice(8, 10))) - start) / width;
  const ticks = [];
  for (let month = begin; month < end; month += step)
    ticks.push({ day: firstOfMonth(month), at: at(firstOfMonth(month)) });
  const now = at(today);
  return {
    ticks,
    stepMonths: step,
    entries: dated
      .sort((a, b) => a.first.localeCompare(b.first) || a.last.localeCompare(b.last))
      // The last day is included, so a bar ends where the next day begins.
      .map(({ item, first, last }) => ({ item, from: at(first), to: at(last) + 1 / width })),
    today: now >= 0 && now <= 1 ? now : null,
    undated: items.length - dated.length,
  };
}
