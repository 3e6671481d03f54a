/** How times are read that leave something open. */
export interface TimeReader {
  /** Milliseconds since 1970; null for what is no time. */
  parse(cell: string): number | null;
  /** Whether a date was met that can be read day first and month first, and none that decides. */
  isAmbiguous(): boolean;
}

const minuteMs = 60_000;
/** A number below this is seconds, above it milliseconds: seconds would be in the year 5138, milliseconds in 1973. */
const millisecondsFrom = 1e11;
/** A number above this is microseconds. */
const microsecondsFrom = 1e14;
const earliest = Date.UTC(1900, 0, 1);
const latest = Date.UTC(2200, 0, 1);

const isoForm =
  /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?\s*(Z|UTC|GMT|[-+]\d{2}:?\d{2}|[-+]\d{2})?$/iu;
const dayForm =
  /^(\d{1,2})([-/.])(\d{1,2})[-/.](\d{4})(?:[, T]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(AM|PM)?)?$/iu;
const chineseForm =
  /^(\d{4})年(\d{1,2})月(\d{1,2})日\s*(?:(\d{1,2})[:时点](\d{1,2})(?:[:分](\d{1,2}))?[分秒]?)?$/u;
const compactForm = /^(\d{4})(\d{2})(\d{2})$/u;

/**
 * Reads times as numbers since 1970 (seconds, milliseconds, microseconds, by their size), ISO 8601, dates with slashes,
 * points or dashes, and Chinese dates, mixed as they come. Times that don't name their zone are `utcOffsetMinutes`
 * ahead of UTC. `dateOrder` decides 03/04/2026; left out, day first, as points always mean.
 */
export function createTimeReader(
  utcOffsetMinutes: number,
  dateOrder: 'day-first' | 'month-first' | undefined,
): TimeReader {
  let sawOpen = false;

  const utc = (parts: readonly (string | undefined)[], zone: string | undefined): number | null => {
    const [year, month, day, hour = '0', minute = '0', second = '0', fraction = '0'] = parts;
    const numbers = [
      Number(year),
      Number(month),
      Number(day),
      Number(hour),
      Number(minute),
      Number(second),
    ] as const;
    const milliseconds = Math.floor(Number(`0.${fraction}`) * 1000);
    const time = Date.UTC(
      numbers[0],
      numbers[1] - 1,
      numbers[2],
      numbers[3],
      numbers[4],
      numbers[5],
      milliseconds,
    );
    // 31 February would roll over into March.
    const date = new Date(time);
    if (date.getUTCDate() !== numbers[2] || date.getUTCMonth() !== numbers[1] - 1 || numbers[3] > 23)
      return null;
    return time - (offsetOf(zone) ?? utcOffsetMinutes) * minuteMs;
  };

  const parseForms = (text: string): number | null => {
    const iso = isoForm.exec(text);
    if (iso) return utc(iso.slice(1, 8), iso[8]);
    const day = dayForm.exec(text);
    if (day) {
      const [, first, separator, second, year, hour, minute, seconds, half] = day;
      const canBeMonthFirst = Number(first) <= 12 && separator !== '.';
      const mustBeMonthFirst = Number(second) > 12;
      if (canBeMonthFirst && !mustBeMonthFirst && first !== second) sawOpen = true;
      const isMonthFirst = mustBeMonthFirst || (canBeMonthFirst && dateOrder === 'month-first');
      const [dayPart, monthPart] = isMonthFirst ? [second, first] : [first, second];
      return utc([year, monthPart, dayPart, hourOf(hour, half), minute, seconds], undefined);
    }
    const chinese = chineseForm.exec(text);
    if (chinese) return utc(chinese.slice(1, 7), undefined);
    return null;
  };

  return {
    parse: (cell) => {
      const text = cell.trim();
      if (text === '') return null;
      const compact = compactForm.exec(text);
      const date = compact ? utc(compact.slice(1, 4), undefined) : null;
      // Eight digits that are a date of our times are that: as seconds they would be of 1970.
      if (date !== null && date >= earliest && date < latest) return date;
      const number = Number(text);
      const time = Number.isFinite(number) ? fromNumber(number) : parseForms(text);
      return time !== null && time >= earliest && time < latest ? time : null;
    },
    isAmbiguous: () => sawOpen && dateOrder === undefined,
  };
}

function fromNumber(value: number): number | null {
  if (value < 0) return null;
  if (value < millisecondsFrom) return Math.round(value * 1000);
  return value < microsecondsFrom ? Math.round(value) : Math.round(value / 1000);
}

function hourOf(hour: string | undefined, half: string | undefined): string | undefined {
  if (hour === undefined || half === undefined) return hour;
  return String((Number(hour) % 12) + (half.toUpperCase() === 'PM' ? 12 : 0));
}

function offsetOf(zone: string | undefined): number | null {
  if (zone === undefined) return null;
  const match = /^([-+])(\d{2}):?(\d{2})?$/u.exec(zone);
  if (!match) return 0;
  const minutes = Number(match[2]) * 60 + Number(match[3] ?? 0);
  return match[1] === '-' ? -minutes : minutes;
}
