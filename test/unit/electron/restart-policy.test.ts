import { expect, test } from 'vitest';
import { decideRestart, type Crashes } from '../../../electron/restart-policy.ts';

function crashesAt(times: readonly number[], readyForMs = 0): string[] {
  let crashes: Crashes = [];
  return times.map((time) => {
    const decision = decideRestart(crashes, time, readyForMs);
    crashes = decision.crashes;
    return decision.action === 'restart' ? `restart ${decision.attempt} in ${decision.delayMs}` : 'give up';
  });
}

test('the third crash within a minute ends it, after pauses that grow', () => {
  expect(crashesAt([0, 1000, 2000])).toEqual(['restart 1 in 250', 'restart 2 in 500', 'give up']);
});

test('crashes further apart are not in a row', () => {
  expect(crashesAt([0, 50_000, 100_000, 150_000])).not.toContain('give up');
});

test('having been ready for half a minute forgives what was before', () => {
  expect(crashesAt([0, 1000, 2000, 3000], 30_000)).not.toContain('give up');
  expect(crashesAt([0, 1000, 2000], 29_999)).toContain('give up');
});
