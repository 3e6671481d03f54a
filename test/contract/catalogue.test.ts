import { describe, expect, it } from 'vitest';
import { openTestBackend } from '../support/backend.ts';
import { collect } from '../support/collect.ts';

describe('the catalogue', { timeout: 60_000 }, () => {
  it('tells what each model would take, and how fast it would be once the machine is measured', async () => {
    const { client, backend, dataFolder } = await openTestBackend();
    const before = await client.call('models.catalogue', {});
    expect(before.models.length).toBeGreaterThan(8);
    expect(before.machine).toMatchObject({ speed: null });
    expect(before.machine.memoryBytes).toBeGreaterThan(before.machine.freeMemoryBytes);
    expect(before.models.every(({ fit }) => fit.tokensPerSecond === null)).toBe(true);

    const events = await collect(client.stream('models.measure', {}));
    const shares = events.flatMap((event) => (event.type === 'progress' ? [event.share] : []));
    expect(shares.length).toBeGreaterThan(5);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    const done = events.at(-1)!;
    if (done.type !== 'done') throw new Error('It did not end');
    expect(done.machine.speed!.tokenSeconds).toBeLessThan(2);

    await backend.close();
    const { client: later } = await openTestBackend(dataFolder);
    const after = await later.call('models.catalogue', {});
    expect(after.machine.speed).toEqual(done.machine.speed);
    const speeds = after.models.flatMap(({ fit }) => fit.tokensPerSecond ?? []);
    expect(speeds.length).toBeGreaterThan(8);
    expect(speeds[0]).toBeGreaterThan(speeds.at(-1)!);
    // The smallest is the embedded one's size in wider blocks: somewhat slower than it.
    expect(speeds[0]! * done.machine.speed!.tokenSeconds).toBeGreaterThan(0.4);
    expect(speeds[0]! * done.machine.speed!.tokenSeconds).toBeLessThan(1);
  });

  it('stops measuring when it is called off, and keeps nothing then', async () => {
    const { client } = await openTestBackend();
    const controller = new AbortController();
    await expect(async () => {
      for await (const event of client.stream('models.measure', {}, controller.signal))
        if (event.type === 'progress') controller.abort();
    }).rejects.toMatchObject({ code: 'cancelled' });
    expect((await client.call('models.catalogue', {})).machine.speed).toBeNull();
  });
});
