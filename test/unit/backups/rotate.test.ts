import { expect, it } from 'vitest';
import type { Backup, BackupKind } from '../../../contract/backups.ts';
import { isDue, outdated } from '../../../backend/backups/rotate.ts';

const dayMs = 86_400_000;
const now = Date.parse('2026-11-30T09:00:00Z');

function backup(madeAt: number, kind: BackupKind = 'daily'): Backup {
  return { id: `${kind}-${madeAt}.db`, kind, madeAt, sizeBytes: 1, state: 'good', projects: 0, ideas: 0 };
}

it('one a day is due, and one more when the clock was put back', () => {
  expect(isDue([], now)).toBe(true);
  expect(isDue([backup(now, 'asked')], now)).toBe(true);
  expect(isDue([backup(now - 3_600_000)], now)).toBe(false);
  expect(isDue([backup(now - 21 * 3_600_000), backup(now - 5 * dayMs)], now)).toBe(true);
  expect(isDue([backup(now + dayMs)], now)).toBe(true);
});

it('of a hundred days the last seven stay, and one for each of four weeks before', () => {
  let kept: Backup[] = [];
  const most: number[] = [];
  for (let day = 0; day < 100; day++) {
    kept = [...kept, backup(now + day * dayMs)];
    const gone = outdated(kept);
    kept = kept.filter(({ id }) => !gone.includes(id));
    most.push(kept.length);
  }
  expect(Math.max(...most)).toBe(11);
  const ages = kept.map(({ madeAt }) => 99 - (madeAt - now) / dayMs).sort((a, b) => a - b);
  expect(ages.slice(0, 7)).toEqual([0, 1, 2, 3, 4, 5, 6]);
  expect(ages).toHaveLength(11);
  // The newest of each week, so a week apart but for the one that has just begun.
  expect(ages.slice(8).every((age, index) => index === 0 || age - ages[7 + index]! === 7)).toBe(true);
  expect(ages.at(-1)).toBeGreaterThanOrEqual(21);
});

it('days on which nothing was made don’t push older ones out', () => {
  const sparse = [0, 30, 60, 90, 120].map((day) => backup(now - day * dayMs));
  expect(outdated(sparse)).toEqual([]);
});

it('of several on one day the newest stays; those that a person asked for always do', () => {
  const early = backup(now - 7_200_000);
  const asked = Array.from({ length: 30 }, (_, day) => backup(now - day * dayMs, 'asked'));
  expect(
    outdated([early, backup(now), ...asked, backup(0, 'set-aside'), backup(1, 'before-migration')]),
  ).toEqual([early.id]);
});
