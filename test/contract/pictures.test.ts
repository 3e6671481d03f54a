import { describe, expect, it } from 'vitest';
import type { Client } from '../../contract/client.ts';
import type { PictureRun } from '../../contract/pictures.ts';
import { drawStripes } from '../unit/predict/pictures/drawn-pictures.ts';
import { openTestBackend } from '../support/backend.ts';
import { collect } from '../support/collect.ts';

const size = 16;
const classes = ['lying', 'standing', 'slanting'];

async function open() {
  const backend = await openTestBackend();
  const { id: projectId } = await backend.client.call('projects.create', { name: 'Stripes' });
  return { ...backend, projectId };
}

/** The stripes as the contract wants pictures. */
function stripes(count: number, seed: number) {
  const drawn = drawStripes(count, size, seed);
  return Array.from(drawn.classes, (classId, at) => ({
    name: `${at}.png`,
    classId,
    pixels: Buffer.from(
      Uint8Array.from(
        drawn.pixels.subarray(at * size * size, (at + 1) * size * size),
        (share) => share * 255,
      ),
    ).toString('base64'),
  }));
}

async function makeSet(client: Client, projectId: string, count: number) {
  const { id } = await client.call('pictures.createSet', {
    ...{ projectId, name: 'Stripes', size, channels: 1, classes },
  });
  return client.call('pictures.add', { setId: id, pictures: stripes(count, 1) });
}

async function train(client: Client, setId: string, epochs: number): Promise<PictureRun> {
  const events = await collect(
    client.stream('pictures.train', { setId, training: { epochs, learningRate: 0.01, mirror: false } }),
  );
  expect(events.filter(({ type }) => type === 'epoch').length).toBeGreaterThan(1);
  const last = events.at(-1)!;
  if (last.type !== 'done') throw new Error('no run');
  return last.run;
}

describe('labelled pictures', () => {
  it('are kept, learnt from and judged on pictures set apart; the network is kept and answers', async () => {
    const { client, projectId } = await open();
    const set = await makeSet(client, projectId, 150);
    expect(set.classes).toEqual(classes.map((name) => ({ name, count: 50 })));
    const run = await train(client, set.id, 12);
    expect(run.split).toEqual({ train: 102, validation: 18, test: 30 });
    expect(run.testAccuracy).toBeGreaterThan(0.9);
    expect(run.interval.low).toBeLessThanOrEqual(run.testAccuracy);
    expect(run.interval.high).toBeGreaterThanOrEqual(run.testAccuracy);
    expect(run.baseline).toBeCloseTo(1 / 3, 6);
    expect(run.confusion.flat().reduce((sum, value) => sum + value, 0)).toBe(30);
    expect(await client.call('pictures.runs', { setId: set.id })).toEqual([run]);

    const fresh = stripes(30, 2);
    const said = await client.call('pictures.classify', {
      runId: run.id,
      pixels: fresh.map(({ pixels }) => pixels),
    });
    const right = said.filter(
      ({ probabilities }, at) => probabilities.indexOf(Math.max(...probabilities)) === fresh[at]!.classId,
    );
    expect(right.length).toBeGreaterThan(26);

    // The file is run by ONNX Runtime, whose numbers are sums in another order.
    const file = await client.call('pictures.exportOnnx', { runId: run.id });
    expect(file.check).toMatchObject({ rows: 150, passed: true });
    expect(file.check.largestDifference).toBeGreaterThan(0);
    expect(Buffer.from(file.base64, 'base64').length).toBe(file.sizeBytes);

    const looked = await client.call('pictures.look', { setId: set.id, at: [3, 149] });
    expect(looked).toEqual([3, 149].map((at) => ({ at, ...stripes(150, 1)[at]! })));
  });

  it('are hidden when deleted, and come back with their networks', async () => {
    const { client, projectId } = await open();
    const { id: setId } = await makeSet(client, projectId, 30);
    const run = await train(client, setId, 2);
    await client.call('pictures.deleteSet', { setId });
    expect(await client.call('pictures.sets', { projectId })).toEqual([]);
    await expect(client.call('pictures.classify', { runId: run.id, pixels: ['AAAA'] })).rejects.toThrow(
      'not there any more',
    );
    await client.call('pictures.restoreSet', { setId });
    expect(await client.call('pictures.runs', { setId })).toEqual([run]);
    await client.call('pictures.deleteRun', { runId: run.id });
    expect(await client.call('pictures.runs', { setId })).toEqual([]);
  });

  it('too few of a kind, another size or an unknown kind are said, and nothing is added', async () => {
    const { client, projectId } = await open();
    const set = await makeSet(client, projectId, 12);
    await expect(collect(client.stream('pictures.train', { setId: set.id }))).rejects.toThrow('“lying” (4)');
    const add = (picture: { name: string; classId: number; pixels: string }) =>
      client.call('pictures.add', { setId: set.id, pictures: [...stripes(3, 5), picture] });
    await expect(add({ name: 'small.png', classId: 0, pixels: 'AAAA' })).rejects.toThrow('small.png');
    await expect(add({ ...stripes(1, 1)[0]!, classId: 9 })).rejects.toThrow('doesn’t have');
    expect((await client.call('pictures.sets', { projectId }))[0]!.count).toBe(12);
  });

  it('being called off keeps no network', async () => {
    const { client, projectId } = await open();
    const { id: setId } = await client.call('pictures.createSample', { projectId });
    const stop = new AbortController();
    const training = async () => {
      for await (const event of client.stream('pictures.train', { setId }, stop.signal))
        if (event.type === 'epoch') stop.abort();
    };
    await expect(training()).rejects.toMatchObject({ code: 'cancelled' });
    expect(await client.call('pictures.runs', { setId })).toEqual([]);
  });
});
