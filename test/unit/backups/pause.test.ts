import { expect, it } from 'vitest';
import { createPause } from '../../../backend/door/pause.ts';

it('grows from nothing over a second to a minute', () => {
  let now = 0;
  const pause = createPause(() => now);
  const pauses = Array.from({ length: 11 }, () => {
    now += pause.left();
    pause.failed();
    return pause.left() / 1000;
  });
  expect(pauses).toEqual([0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60]);
});
