import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { askForked, createShellAsker } from '../../../backend/ask-provider.ts';
import type { ProviderAnswer, ProviderQuestion } from '../../../contract/providers.ts';
import type { KeptProviders } from '../../../backend/models/providers/ports.ts';
import { createProviders } from '../../../backend/models/providers/providers.ts';
import { beginProviderTuning } from '../../../backend/models/providers/tune.ts';
import { createProviderStore } from '../../../backend/store/provider-store.ts';
import { openTestStore } from '../../support/store.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

type Database = Parameters<typeof createProviderStore>[0];

const never = new AbortController().signal;
const model = { id: 'm', folder: '/m' };

/** Providers over the real store; `says` answers for the process that tries them. */
async function open(
  says: (question: ProviderQuestion) => ProviderAnswer,
  { database, machine = 'here' }: { database?: Database; machine?: string } = {},
) {
  const kept = database ?? (await openTestStore(await temporaryFolder())).store.database;
  const asked: ProviderQuestion[] = [];
  let announced = 0;
  const store = createProviderStore(kept);
  const providers = await createProviders({
    ...{ store, machine, offered: ['webgpu', 'cuda'], threads: () => 2 },
    ask: (question) => {
      asked.push(question);
      return Promise.resolve(says(question));
    },
    announce: () => announced++,
  });
  return { providers, store, asked, announced: () => announced, database: kept };
}

/** A card that is `factor` times as fast as the processor, and nothing else. */
const withCard =
  (factor: number) =>
  (question: ProviderQuestion): ProviderAnswer => {
    if (question.provider === 'cuda') return { type: 'fails', reason: 'No such library.' };
    if (question.type === 'try') return { type: 'works' };
    return { type: 'measured', tokenSeconds: question.provider === 'cpu' ? 0.1 : 0.1 / factor };
  };

describe('what models run on', () => {
  it('is the processor until something else was tried, measured, and found worth it', async () => {
    const { providers, asked, announced } = await open(withCard(2));
    expect(providers.list().map(({ state }) => state)).toEqual(['untried', 'untried']);
    expect([providers.of('m'), providers.working]).toEqual(['cpu', ['cpu']]);
    for (const provider of ['webgpu', 'cuda'] as const) await providers.try(provider, never);
    expect(providers.list()).toEqual([
      { provider: 'webgpu', state: 'works', reason: null },
      { provider: 'cuda', state: 'fails', reason: 'No such library.' },
    ]);
    expect([providers.of('m'), providers.working]).toEqual(['cpu', ['cpu', 'webgpu']]);
    for (const provider of providers.working)
      expect(await providers.measure(model, provider, never)).toBeNull();
    expect(asked.at(-1)).toMatchObject({ type: 'measure', provider: 'webgpu', folder: '/m', threads: 2 });
    expect(providers.runsOn('m')).toEqual({
      ...{ provider: 'webgpu', chosen: null, leftFor: null },
      measured: [
        { provider: 'cpu', tokensPerSecond: 10 },
        { provider: 'webgpu', tokensPerSecond: 20 },
      ],
    });
    expect(providers.of('another')).toBe('cpu');
    expect(announced()).toBe(4);
  });

  it('what is hardly faster isn’t worth it, unless a person says so', async () => {
    const { providers } = await open(withCard(1.05));
    await providers.try('webgpu', never);
    for (const provider of providers.working) await providers.measure(model, provider, never);
    expect(providers.of('m')).toBe('cpu');
    await providers.choose('m', 'webgpu');
    expect(providers.runsOn('m')).toMatchObject({ provider: 'webgpu', chosen: 'webgpu' });
    await providers.choose('m', null);
    expect(providers.runsOn('m')).toMatchObject({ provider: 'cpu', chosen: null });
  });

  it('a model is left for the processor when it fails there, until it is chosen anew', async () => {
    const { providers } = await open(withCard(2));
    await providers.try('webgpu', never);
    await providers.choose('m', 'webgpu');
    providers.leave('m', 'device lost');
    expect(providers.runsOn('m')).toMatchObject({
      provider: 'cpu',
      chosen: 'webgpu',
      leftFor: 'device lost',
    });
    await providers.choose('m', 'webgpu');
    expect(providers.runsOn('m')).toMatchObject({ provider: 'webgpu', leftFor: null });
  });

  it('a figure that can’t be had any more is forgotten, with why', async () => {
    let hasCard = true;
    const { providers } = await open((question) =>
      hasCard || question.provider === 'cpu'
        ? withCard(2)(question)
        : { type: 'fails', reason: 'It was taken out.' },
    );
    await providers.try('webgpu', never);
    for (const provider of providers.working) await providers.measure(model, provider, never);
    hasCard = false;
    expect(await providers.measure(model, 'webgpu', never)).toBe('It was taken out.');
    expect(providers.of('m')).toBe('cpu');
    await providers.choose('m', 'webgpu');
    await providers.try('webgpu', never);
    // Chosen, and not there: the processor does it.
    expect(providers.runsOn('m')).toMatchObject({ provider: 'cpu', chosen: 'webgpu' });
  });

  it('is kept, and counts only on the machine where it was found out; what was chosen stays', async () => {
    const first = await open(withCard(2));
    await first.providers.try('webgpu', never);
    for (const provider of first.providers.working) await first.providers.measure(model, provider, never);
    await first.providers.choose('other', 'webgpu');
    const { database } = first;
    expect((await open(withCard(2), { database })).providers.of('m')).toBe('webgpu');
    const elsewhere = await open(withCard(2), { database, machine: 'there' });
    expect(elsewhere.providers.of('m')).toBe('cpu');
    expect(elsewhere.providers.list()[0]?.state).toBe('untried');
    expect(elsewhere.providers.runsOn('other')).toMatchObject({ provider: 'cpu', chosen: 'webgpu' });
    await first.store.write({ machine: 'here', tried: 'spoilt' } as unknown as KeptProviders);
    expect((await open(withCard(2), { database })).providers.of('m')).toBe('cpu');
  });
});

describe('finding it out by itself', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('tries each once, then has the model write on what works, one at a time', async () => {
    const store: KeptProviders[] = [];
    const answers = withCard(3);
    const asked: string[] = [];
    const reported: unknown[] = [];
    let isBusy = true;
    let isResting = false;
    const providers = await createProviders({
      ...{ machine: 'here', offered: ['webgpu', 'cuda'], threads: () => 1, announce: () => undefined },
      store: { read: () => Promise.resolve(null), write: async (kept) => void store.push(kept) },
      ask: async (question) => {
        asked.push(`${question.type} ${question.provider}`);
        return answers(question);
      },
    });
    const tuning = beginProviderTuning({
      providers,
      atRest: async (signal, work) => (isResting ? work({ ...model, signal }) : null),
      report: (error) => reported.push(error),
      isMachineBusy: () => isBusy,
      everyMs: 1000,
    });
    await vi.advanceTimersByTimeAsync(5000);
    expect(asked).toEqual([]);
    isBusy = false;
    await vi.advanceTimersByTimeAsync(5000);
    expect(asked).toEqual(['try webgpu', 'try cuda']);
    isResting = true;
    await vi.advanceTimersByTimeAsync(5000);
    expect(asked.slice(2)).toEqual(['measure cpu', 'measure webgpu']);
    expect(providers.of('m')).toBe('webgpu');
    expect(store.at(-1)?.measured).toHaveLength(2);
    await tuning.end();
    await vi.advanceTimersByTimeAsync(5000);
    expect(asked).toHaveLength(4);
    expect(reported).toEqual([]);
  });
});

describe('asking through the shell', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());
  const question = { type: 'try', provider: 'webgpu' } as const;

  it('gives each answer to who asked', async () => {
    const sent: unknown[] = [];
    const asker = createShellAsker((message) => sent.push(message));
    const both = [asker.ask(question, never), asker.ask(question, never)];
    expect(sent).toEqual([
      { type: 'try-provider', id: 1, question },
      { type: 'try-provider', id: 2, question },
    ]);
    asker.hear(2, { type: 'works' });
    asker.hear(1, { type: 'fails', reason: 'No.' });
    expect(await Promise.all(both)).toEqual([{ type: 'fails', reason: 'No.' }, { type: 'works' }]);
  });

  it('lets go of what takes too long, and of what nobody wants any more', async () => {
    const sent: unknown[] = [];
    const asker = createShellAsker((message) => sent.push(message));
    const slow = asker.ask(question, never);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await slow).toEqual({ type: 'fails', reason: 'It took longer than 60 seconds.' });
    expect(sent.at(-1)).toEqual({ type: 'leave-provider', id: 1 });
    const controller = new AbortController();
    const unwanted = asker.ask(question, controller.signal);
    controller.abort();
    await expect(unwanted).rejects.toMatchObject({ code: 'cancelled' });
    expect(sent.at(-1)).toEqual({ type: 'leave-provider', id: 2 });
    // A late answer finds nobody.
    asker.hear(2, { type: 'works' });
    await expect(asker.ask(question, AbortSignal.abort())).rejects.toMatchObject({ code: 'cancelled' });
  });
});

it('a process that is brought down has answered', async () => {
  const before = process.env.NODE_OPTIONS;
  process.env.NODE_OPTIONS = '--import data:text/javascript,process.abort()';
  try {
    const answer = await askForked()({ type: 'try', provider: 'webgpu' }, never);
    expect(answer).toEqual({ type: 'fails', reason: expect.stringMatching(/ended: SIGABRT/) as string });
  } finally {
    if (before === undefined) delete process.env.NODE_OPTIONS;
    else process.env.NODE_OPTIONS = before;
  }
});
