import { expect, it } from 'vitest';
import { createEngines } from '../../backend/engines/app.ts';
import { createEngineStore } from '../../backend/store/engine-store.ts';
import { openTestStore } from '../support/store.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const unasked = () => Promise.reject(new Error('Nobody was to be asked'));

const context = { signal: new AbortController().signal } as never;
const given = { name: 'a', model: 'm', address: 'https://a.example/v1', key: 'sk-old' };

/** Engines on a store, and as they are after a restart on the same one. */
async function open() {
  const { store, addProject } = await openTestStore(await temporaryFolder());
  const start = () =>
    createEngines({
      store: createEngineStore(store.database),
      caller: { models: unasked, tryOut: unasked },
      announce: () => undefined,
    });
  const { handlers } = await start();
  const { id: projectId } = await addProject();
  return {
    handlers,
    projectId,
    use: async (engineId: string) => handlers['engines.use']({ projectId, engineId }, context),
    afterRestart: async () => (await start()).handlers['engines.ofProject']({ projectId }, context),
  };
}

it('an engine that is given to a project while it moves to another host is not given there, after a restart either', async () => {
  const { handlers, use, afterRestart } = await open();
  const { id: engineId } = await handlers['engines.save'](given, context);
  const moved = { ...given, engineId, address: 'https://b.example/v1' };
  const [, used] = await Promise.all([handlers['engines.save'](moved, context), use(engineId)]);
  expect(used).toEqual({ engine: null });
  expect(await afterRestart()).toEqual({ engine: null });
});

it('an engine that is taken back for one that is removed or moves meanwhile is not there again after a restart', async () => {
  for (const way of ['removed', 'moved'] as const) {
    const { handlers, use, afterRestart } = await open();
    const { id: first } = await handlers['engines.save'](given, context);
    const { id: engineId } = await handlers['engines.save']({ ...given, name: 'b' }, context);
    await use(first);
    expect(await afterRestart()).toMatchObject({ engine: { id: first } });
    await Promise.allSettled([
      way === 'removed'
        ? handlers['engines.remove']({ engineId }, context)
        : handlers['engines.save']({ ...given, engineId, address: 'https://b.example/v1' }, context),
      use(engineId),
    ]);
    expect(await afterRestart(), way).toEqual({ engine: null });
  }
});

it.each([
  ['another key', { key: 'sk-new' }],
  ['another address', { address: 'https://a.example/other/v1' }],
])('what begins while %s is saved does not go on with the one from before', async (_what, change) => {
  const { store, addProject } = await openTestStore(await temporaryFolder());
  const kept = createEngineStore(store.database);
  const saving = Promise.withResolvers<undefined>();
  const onDisk = Promise.withResolvers<undefined>();
  let isSlow = false;
  const { handlers, find, writerOf } = await createEngines({
    store: {
      ...kept,
      async save(engine, forgetsUses) {
        await kept.save(engine, forgetsUses);
        if (!isSlow) return;
        saving.resolve(undefined);
        await onDisk.promise;
      },
    },
    caller: { models: unasked, tryOut: unasked },
    announce: () => undefined,
  });
  const { id: engineId } = await handlers['engines.save'](given, context);
  const { id: projectId } = await addProject();
  await handlers['engines.use']({ projectId, engineId }, context);

  isSlow = true;
  const saved = handlers['engines.save']({ ...given, engineId, ...change }, context);
  await saving.promise;
  const begun = find(writerOf(projectId, undefined))!;
  expect(begun.record).toMatchObject(given);
  onDisk.resolve(undefined);
  await saved;
  expect(begun.withdrawn.aborted).toBe(true);
  const next = find(writerOf(projectId, undefined))!;
  expect(next.record).toMatchObject({ ...given, ...change });
  expect(next.withdrawn.aborted).toBe(false);
});
