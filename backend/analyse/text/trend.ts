import type { AnalysisResult, Polarity } from '../../../contract/analyse-results.ts';

type Trend = NonNullable<AnalysisResult['trend']>;
type Unit = Trend['unit'];

const units: readonly Unit[] = ['hour', 'day', 'week', 'month', 'quarter', 'year'];
const mostBars = 60;
/** Narrower spans than hold so many texts on average show chance, not change. */
const fewestInBar = 4;
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** What is counted over time of each row. */
export interface DatedRows {
  readonly dates: readonly (number | null)[];
  readonly polarities: readonly (Polarity | null)[];
  readonly scores: readonly number[];
  readonly themes: readonly (number | null)[];
}

/**
 * Counts over time, in the narrowest unit that needs at most 60 bars of four texts each on average, or in the widest that
 * has at least three bars (UTC, weeks from Monday); null without dates.
 */
export function trendOf(rows: DatedRows): Trend | null {
  const dated = [...rows.dates.keys()].filter((row) => rows.dates[row] !== null);
  if (dated.length === 0) return null;
  let first = Infinity;
  let last = -Infinity;
  for (const row of dated) {
    first = Math.min(first, rows.dates[row]!);
    last = Math.max(last, rows.dates[row]!);
  }
  // Dates without times of day would make days of one full hour.
  const isDaily = dated.every((row) => rows.dates[row]! % dayMs === 0);
  const unit = unitFor(dated.length, first, last, isDaily);
  const bars: (Trend['bars'][number] & { sum: number; byTheme: Map<number, number> })[] = [];
  for (let from = startOf(first, unit); from <= last; from = nextOf(from, unit))
    bars.push({
      ...{
        from,
        to: nextOf(from, unit),
        rows: 0,
        positive: 0,
        neutral: 0,
        negative: 0,
        mean: null,
        themes: [],
      },
      ...{ sum: 0, byTheme: new Map<number, number>() },
    });
  for (const row of dated) {
    const date = rows.dates[row]!;
    let [low, high] = [0, bars.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (bars[middle]!.from <= date) low = middle;
      else high = middle - 1;
    }
    const bar = bars[low]!;
    bar.rows++;
    const polarity = rows.polarities[row];
    if (polarity) {
      bar[polarity]++;
      bar.sum += rows.scores[row]!;
    }
    const theme = rows.themes[row];
    if (theme !== null && theme !== undefined) bar.byTheme.set(theme, (bar.byTheme.get(theme) ?? 0) + 1);
  }
  return {
    unit,
    undated: rows.dates.length - dated.length,
    bars: bars.map(({ sum, byTheme, ...bar }) => {
      const judged = bar.positive + bar.neutral + bar.negative;
      return {
        ...bar,
        mean: judged === 0 ? null : sum / judged,
        themes: [...byTheme].map(([id, count]) => ({ id, rows: count })).sort((a, b) => a.id - b.id),
      };
    }),
  };
}

function unitFor(rows: number, first: number, last: number, isDaily: boolean): Unit {
  const fitting = units.filter(
    (one) => (one !== 'hour' || !isDaily) && barCount(first, last, one) <= mostBars,
  );
  const filled = fitting.find((one) => barCount(first, last, one) * fewestInBar <= rows);
  if (filled && barCount(first, last, filled) >= 3) return filled;
  return fitting.findLast((one) => barCount(first, last, one) >= 3) ?? filled ?? fitting[0] ?? 'year';
}

function barCount(first: number, last: number, unit: Unit): number {
  const length = {
    hour: hourMs,
    day: dayMs,
    week: 7 * dayMs,
    month: 30 * dayMs,
    quarter: 91 * dayMs,
    year: 365 * dayMs,
  };
  return (last - first) / length[unit] + 1;
}

function startOf(time: number, unit: Unit): number {
  const date = new Date(time);
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
  switch (unit) {
    case 'hour':
      return Math.floor(time / hourMs) * hourMs;
    case 'day':
      return Date.UTC(year, month, day);
    case 'week':
      return Date.UTC(year, month, day - ((date.getUTCDay() + 6) % 7));
    case 'month':
      return Date.UTC(year, month);
    case 'quarter':
      return Date.UTC(year, 3 * Math.floor(month / 3));
    case 'year':
      return Date.UTC(year, 0);
  }
}

function nextOf(start: number, unit: Unit): number {
  const date = new Date(start);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  switch (unit) {
    case 'hour':
      return start + hourMs;
    case 'day':
      return start + dayMs;
    case 'week':
      return start + 7 * dayMs;
    case 'month':
      return Date.UTC(year, month + 1);
    case 'quarter':
      return Date.UTC(year, month + 3);
    case 'year':
      return Date.UTC(year + 1, 0);
  }
}
