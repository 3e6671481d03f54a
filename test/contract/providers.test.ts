import { describe, expect, it } from 'vitest';
import { openTestBackend } from '../support/backend.ts';
import { collect } from '../support/collect.ts';

const modelId = 'inkling-135m';

describe('what models can run on', { timeout: 120_000 }, () => {
  it('is tried when it is asked for, kept, and measured with a model', async () => {
    const { client, backend, dataFolder } = await openTestBackend();
    const before = await client.call('providers.list', {});
    expect(before.every(({ state }) => state === 'untried')).toBe(true);

    const tried = await collect(client.stream('providers.try', {}));
    const done = tried.at(-1)!;
    if (done.type !== 'done') throw new Error('It did not end');
    expect(done.providers.map(({ provider }) => provider)).toEqual(before.map(({ provider }) => provider));
    for (const { state, reason } of done.providers)
      expect(state === 'works' ? reason : reason?.length).toEqual(
        state === 'works' ? null : expect.any(Number),
      );
    expect(done.providers.some(({ state }) => state === 'untried')).toBe(false);

    const compared = await collect(client.stream('providers.compare', { modelId }));
    const last = compared.at(-1)!;
    if (last.type !== 'done') throw new Error('It did not end');
    expect(last.runsOn.measured.find(({ provider }) => provider === 'cpu')?.tokensPerSecond).toBeGreaterThan(
      1,
    );

    await backend.close();
    const { client: later } = await openTestBackend(dataFolder);
    expect(await later.call('providers.list', {})).toEqual(done.providers);
    const writer = (await later.call('models.list', {})).find(({ id }) => id === modelId)!;
    expect(writer.runsOn).toEqual(last.runsOn);
  });

  it('is chosen for a model that writes, of what works here', async () => {
    const { client } = await openTestBackend();
    const models = await client.call('models.list', {});
    expect(models.find(({ id }) => id === modelId)?.runsOn).toEqual({
      ...{ provider: 'cpu', chosen: null, measured: [], leftFor: null },
    });
    expect(
      models.filter(({ task }) => task !== 'text-generation').every(({ runsOn }) => runsOn === null),
    ).toBe(true);
    await expect(client.call('providers.choose', { modelId, provider: 'webgpu' })).rejects.toMatchObject({
      code: 'invalid-input',
    });
    expect(await client.call('providers.choose', { modelId, provider: 'cpu' })).toMatchObject({
      chosen: 'cpu',
    });
    expect(await client.call('providers.choose', { modelId, provider: null })).toMatchObject({
      chosen: null,
    });
    for (const unknown of ['nothing', 'bge-small-en-v1.5']) {
      await expect(
        client.call('providers.choose', { modelId: unknown, provider: null }),
      ).rejects.toMatchObject({
        code: 'model-missing',
      });
      await expect(collect(client.stream('providers.compare', { modelId: unknown }))).rejects.toMatchObject({
        code: 'model-missing',
      });
    }
  });
});
