import { describe, expect, it } from 'vitest';
import type { PlanItem } from '../../../contract/plan-entries.ts';
import { dayOf, isOverdue, momentOf } from '../../../renderer/features/plan/day.ts';
import { emptyDraft, faultOf, withText } from '../../../renderer/features/plan/item-draft.ts';
import { riskBand } from '../../../renderer/features/plan/risk-band.ts';
import { layOutTimeline } from '../../../renderer/features/plan/timeline.ts';

const item = (id: string, startOn: string | null, dueOn: string | null): PlanItem => ({
  ...emptyDraft('market'),
  id,
  projectId: 'p',
  title: id,
  createdAt: 0,
  updatedAt: 0,
  startOn,
  dueOn,
});

describe('the time line', () => {
  it('runs from whole month to whole month, the earliest first, each day in its place', () => {
    const items = [item('late', null, '2026-03-31'), item('early', '2026-01-01', '2026-01-31')];
    const line = layOutTimeline([...items, item('never', null, null)], '2026-02-15')!;
    expect(line.ticks.map(({ day }) => day)).toEqual(['2026-01-01', '2026-02-01', '2026-03-01']);
    expect(line.entries.map((one) => one.item.id)).toEqual(['early', 'late']);
    const [early, late] = line.entries;
    expect(early!.from).toBe(0);
    expect(early!.to).toBeCloseTo(31 / 90, 12);
    expect(late!.to).toBeCloseTo(1, 12);
    expect(line.today).toBeCloseTo(45 / 90, 12);
    expect(line.undated).toBe(1);
  });

  it('is nothing without a day, and leaves out a today that lies elsewhere', () => {
    expect(layOutTimeline([item('a', null, null)], '2026-01-01')).toBeNull();
    expect(layOutTimeline([item('a', '2026-01-05', null)], '2027-01-01')!.today).toBeNull();
  });

  it('has few ticks however far the days lie apart, and keeps everything on it', () => {
    for (const last of ['2026-12-01', '2029-01-01', '2080-06-30', '9999-12-31', '2026-01-01']) {
      const line = layOutTimeline([item('a', '2026-01-01', null), item('b', null, last)], '2026-01-01')!;
      expect(line.ticks.length, last).toBeLessThanOrEqual(9);
      for (const { from, to } of line.entries) {
        expect(from).toBeGreaterThanOrEqual(0);
        expect(to).toBeLessThanOrEqual(1 + 1e-9);
        expect(to).toBeGreaterThan(from);
      }
    }
  });

  it('reads a day before the year 1000 as what it says', () => {
    const line = layOutTimeline([item('a', '0001-01-01', '0001-02-01')], '2026-01-01')!;
    expect(line.ticks[0]).toEqual({ day: '0001-01-01', at: 0 });
  });
});

describe('days', () => {
  it('are the same there and back', () => {
    for (const day of ['2026-01-01', '2026-03-29', '2024-02-29', '2026-12-31'])
      expect(dayOf(momentOf(day))).toBe(day);
  });

  it('are overdue from the day after, unless it is over', () => {
    expect(isOverdue({ dueOn: '2026-01-01', state: 'doing' }, '2026-01-01')).toBe(false);
    expect(isOverdue({ dueOn: '2026-01-01', state: 'doing' }, '2026-01-02')).toBe(true);
    expect(isOverdue({ dueOn: '2026-01-01', state: 'done' }, '2026-01-02')).toBe(false);
    expect(isOverdue({ dueOn: null, state: 'doing' }, '2026-01-02')).toBe(false);
  });
});

describe('drafts', () => {
  it('are not saved nameless or backwards', () => {
    const draft = emptyDraft('market');
    expect(faultOf(draft)).toBe('noTitle');
    expect(faultOf({ ...draft, title: 'a', startOn: '2026-02-01', dueOn: '2026-01-01' })).toBe('backwards');
    expect(faultOf({ ...draft, title: 'a', startOn: '2026-01-01', dueOn: '2026-01-01' })).toBeNull();
  });

  it('keep a sentence that was written and not added', () => {
    expect(withText([], ' seen ')).toEqual([{ kind: 'text', text: 'seen' }]);
    expect(withText([], ' ')).toEqual([]);
  });
});

describe('the matrix', () => {
  it('never puts what could harm somebody badly into the lowest band', () => {
    for (let likelihood = 1; likelihood <= 5; likelihood++) expect(riskBand(likelihood, 5)).not.toBe('low');
    expect(riskBand(1, 1)).toBe('low');
    expect(riskBand(5, 5)).toBe('high');
  });
});
