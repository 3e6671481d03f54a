import type { DatePart } from './encoder.ts';

const dayMs = 86_400_000;

/** A part of a time (UTC) as a number: days since 1970, year, month from 1, day of the week from Monday 0, hour. */
export function datePart(time: number, part: DatePart): number {
  const date = new Date(time);
  switch (part) {
    case 'ordinal':
      return time / dayMs;
    case 'year':
      return date.getUTCFullYear();
    case 'month':
      return date.getUTCMonth() + 1;
    case 'weekday':
      return (date.getUTCDay() + 6) % 7;
    case 'hour':
      return date.getUTCHours();
  }
}
