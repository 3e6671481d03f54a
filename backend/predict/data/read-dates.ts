import { isMissing } from './missing.ts';

/** Which of 03/04/2026 is the day. */
export type DateOrder = 'day-first' | 'month-first';

const isoForm = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2}))?.*)?$/u;
const dayForm = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?:[T ,]+(\d{1,2}):(\d{2})(?::(\d{2}))?.*)?$/u;
const chineseForm =
  /^(\d{4})年(\d{1,2})月(\d{1,2})[日号]?(?:\s*(\d{1,2})[:时点](\d{1,2})(?:[:分](\d{1,2}))?.*)?$/u;

function utc(parts: readonly (string | undefined)[]): number {
  const [year, month, day, hour, minute, second] = parts.map((part) => Number(part ?? 0));
  const time = Date.UTC(year!, month! - 1, day, hour, minute, second);
  const date = new Date(time);
  // 31 February would roll over into March.
  return date.getUTCDate() === day && date.getUTCMonth() === month! - 1 ? time : NaN;
}

function dateOf(cell: string, order: DateOrder): number {
  const iso = isoForm.exec(cell) ?? chineseForm.exec(cell);
  if (iso) return utc(iso.slice(1, 7));
  const day = dayForm.exec(cell);
  if (!day) return NaN;
  const [first, second] = [Number(day[1]), Number(day[2])];
  const isMonthFirst = second > 12 || (order === 'month-first' && first <= 12);
  return utc([day[3], isMonthFirst ? day[1] : day[2], isMonthFirst ? day[2] : day[1], ...day.slice(4, 7)]);
}

/**
 * Reads the texts of a column as times in milliseconds since 1970, UTC; NaN for what is missing or no date. The order
 * of day and month is told by the dates that allow one only; else day first.
 */
export function readDates(
  values: readonly string[],
  known?: DateOrder,
): { readonly times: Float64Array; readonly order: DateOrder } {
  const order = known ?? (values.some(isMonthFirstOnly) ? 'month-first' : 'day-first');
  return {
    times: Float64Array.from(values, (value) => (isMissing(value) ? NaN : dateOf(value.trim(), order))),
    order,
  };
}

function isMonthFirstOnly(value: string): boolean {
  const day = dayForm.exec(value.trim());
  return day !== null && Number(day[2]) > 12;
}
