import type { Backup } from '../../contract/backups.ts';

const dayMs = 86_400_000;
/** 1 January 1970 was a Thursday; weeks begin on Monday, in universal time. */
const mondayOffsetDays = 3;
const kept = { days: 7, weeks: 4 } as const;
/** A little less than a day, so that one who starts work at the same hour each day gets one each day. */
const dueAfterMs = 20 * 3_600_000;

/** True when the newest daily backup is older than a day, or its time lies ahead: a clock that was put right. */
export function isDue(backups: readonly Backup[], now: number): boolean {
  const newest = Math.max(-Infinity, ...dailyOf(backups).map(({ madeAt }) => madeAt));
  return newest > now || now - newest >= dueAfterMs;
}

/**
 * The daily backups that make room: all but the newest of each of the last seven days that have one, and the newest of
 * each of the four weeks before these. Others are never among them: whoever asked for one decides about it.
 */
export function outdated(backups: readonly Backup[]): string[] {
  const daily = dailyOf(backups).sort((a, b) => b.madeAt - a.madeAt);
  const days = newestOfEach(daily, dayOf).slice(0, kept.days);
  const oldestDay = Math.min(...days.map(dayOf));
  const older = daily.filter((backup) => dayOf(backup) < oldestDay);
  const weeks = newestOfEach(older, (backup) => Math.floor((dayOf(backup) + mondayOffsetDays) / 7)).slice(
    0,
    kept.weeks,
  );
  const staying = new Set([...days, ...weeks].map(({ id }) => id));
  return daily.filter(({ id }) => !staying.has(id)).map(({ id }) => id);
}

function dayOf({ madeAt }: Backup): number {
  return Math.floor(madeAt / dayMs);
}

function dailyOf(backups: readonly Backup[]): Backup[] {
  return backups.filter(({ kind }) => kind === 'daily');
}

/** From newest to oldest, the first with each key. */
function newestOfEach(backups: readonly Backup[], keyOf: (backup: Backup) => number): Backup[] {
  const seen = new Set<number>();
  return backups.filter((backup) => {
    const key = keyOf(backup);
    return !seen.has(key) && seen.add(key);
  });
}
