import { describe, expect, it } from 'vitest';
import { readDates } from '../../../../backend/predict/data/read-dates.ts';

const days = (cells: readonly string[]) =>
  Array.from(readDates(cells).times, (time) =>
    Number.isNaN(time) ? null : new Date(time).toISOString().slice(0, 16),
  );

describe('reading the dates of a column', () => {
  it('reads ISO, European and Chinese dates', () => {
    expect(days(['2026-03-04', '2026/3/4 07:30', '04.03.2026', '2026年3月4日'])).toEqual([
      '2026-03-04T00:00',
      '2026-03-04T07:30',
      '2026-03-04T00:00',
      '2026-03-04T00:00',
    ]);
  });
  it('lets one date that can only be read month first decide for the column', () => {
    expect(days(['03/04/2026', '12/31/2026'])).toEqual(['2026-03-04T00:00', '2026-12-31T00:00']);
    expect(days(['03/04/2026', '31/12/2026'])).toEqual(['2026-04-03T00:00', '2026-12-31T00:00']);
  });
  it('has no 31 February', () => {
    expect(days(['2026-02-31', '2026-02-28', 'soon', ''])).toEqual([null, '2026-02-28T00:00', null, null]);
  });
});
