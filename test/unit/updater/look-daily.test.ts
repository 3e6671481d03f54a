import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createUpdates } from '../../../backend/updates/app.ts';
import type { UpdateChoice } from '../../../backend/updates/ports.ts';
import { InklingError } from '../../../contract/errors.ts';

beforeEach(() => vi.useFakeTimers({ now: 1_800_000_000_000 }));
afterEach(() => vi.useRealTimers());

const hourMs = 3_600_000;

/** Updates whose host answers as told, and how often it was asked. */
async function daily(choice: UpdateChoice, answer: () => Promise<null>) {
  let kept = choice;
  const look = vi.fn(answer);
  const updates = await createUpdates({
    version: '1.0.0',
    store: { read: async () => kept, write: async (next) => void (kept = next) },
    updater: {
      host: 'a.example',
      canReplace: true,
      look,
      fetch: async () => {},
      place: async () => {},
      discard: async () => {},
    },
    announce: () => {},
    report: () => {},
  });
  updates.lookDaily();
  return { updates, look, kept: () => kept };
}

it('asks once a day while it is allowed, and no more often where nobody answers', async () => {
  const away = () => Promise.reject(new InklingError('update-unreachable', 'It is away.', 'Wait.'));
  const { updates, look } = await daily({ looks: true, askedAt: null }, away);
  await vi.advanceTimersByTimeAsync(3 * hourMs);
  expect(look).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(48 * hourMs);
  expect(look).toHaveBeenCalledTimes(3);
  await updates.close();
  await vi.advanceTimersByTimeAsync(48 * hourMs);
  expect(look).toHaveBeenCalledTimes(3);
});

it('asks nobody while it is not allowed', async () => {
  const { look } = await daily({ looks: false, askedAt: null }, async () => null);
  await vi.advanceTimersByTimeAsync(100 * hourMs);
  expect(look).not.toHaveBeenCalled();
});

it('a lock that a person closed is no problem to tell of', async () => {
  const locked = () => Promise.reject(new InklingError('offline', 'It is locked.', 'Lift the lock.'));
  const { updates, look } = await daily({ looks: true, askedAt: 1_800_000_000_000 - 23.5 * hourMs }, locked);
  await vi.advanceTimersByTimeAsync(hourMs);
  expect(look).toHaveBeenCalledTimes(1);
  expect(updates.handlers['updates.state']({}, {} as never)).toMatchObject({ problem: null });
});
