import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WriteRequest } from '../../../backend/assistant/ports.ts';
import { openCausalModel, type CausalModel } from '../../../backend/runtime/causal-model.ts';
import { KeptPrompts } from '../../../backend/runtime/kept-prompts.ts';
import { chooseRuntime } from '../../../backend/runtime/ort/open-session.ts';
import { loadTextModel } from '../../../backend/runtime/text-model.ts';
import { embeddedFolder } from '../../support/embedded-model.ts';

const { signal } = new AbortController();
const tokens = Array.from({ length: 60 }, (_, i) => 500 + ((i * 37) % 900));

/** How alike two lists of logits are: 1 where they are the same but for a factor. */
function likeness(a: readonly number[], b: readonly number[]): number {
  const centred = (values: readonly number[]) => {
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    return values.map((value) => value - mean);
  };
  const [x, y] = [centred(a), centred(b)];
  const product = (p: readonly number[], q: readonly number[]) => p.reduce((sum, v, i) => sum + v * q[i]!, 0);
  return product(x, y) / Math.sqrt(product(x, x) * product(y, y));
}
/** Kernels for other numbers of rows may round otherwise, as the processor has it; another past shows far more. */
const alike = 0.97;

describe('a prompt that begins like one that was read', () => {
  let model: CausalModel;
  beforeAll(async () => {
    model = await openCausalModel(embeddedFolder, chooseRuntime().kind, 2);
  });
  afterAll(() => model.dispose());

  const logitsAfter = async (cache: ReturnType<CausalModel['createCache']>, rest: readonly number[]) => [
    ...(await model.step(cache, rest, 'last')).slice(0, model.vocabularySize),
  ];

  it('has the same numbers read in parts as at once, as close as the processor rounds', async () => {
    const whole = model.createCache(1, 100);
    const wanted = await logitsAfter(whole, tokens);
    for (const parts of [
      [30, 30],
      [2, 58],
      [58, 2],
      [17, 3, 40],
    ]) {
      const cache = model.createCache(1, 70 + parts.length);
      let logits: number[] = [];
      let at = 0;
      for (const count of parts) {
        logits = await logitsAfter(cache, tokens.slice(at, at + count));
        at += count;
      }
      expect(likeness(logits, wanted)).toBeGreaterThan(alike);
      cache.dispose();
    }
    const without = model.createCache(1, 100);
    expect(likeness(await logitsAfter(without, tokens.slice(30)), wanted)).toBeLessThan(alike);
    without.dispose();
    whole.dispose();
  });

  it('goes on from the longest shared beginning, in the same cache or in a larger one', async () => {
    const kept = new KeptPrompts(model);
    const first = await kept.cacheFor(tokens, 64);
    expect([first.length, first.capacity]).toEqual([0, 64]);
    await model.step(first, tokens, 'last');
    kept.keep(tokens, first);

    const other = [...tokens.slice(0, 40), 7, 8, 9];
    const same = await kept.cacheFor(other, 50);
    expect(same).toBe(first);
    expect(same.length).toBe(40);
    await model.step(same, other.slice(40), 'last');
    kept.keep(other, same);

    const longer = [...other, ...tokens, ...tokens];
    const grown = await kept.cacheFor(longer, 180);
    expect([grown === first, grown.length, grown.capacity]).toEqual([false, 43, 180]);
    const logits = await logitsAfter(grown, longer.slice(43));
    const afresh = model.createCache(1, 180);
    expect(likeness(await logitsAfter(afresh, longer), logits)).toBeGreaterThan(alike);
    kept.keep(longer, grown);

    // Only the head of a long one is shared: it is copied, and the long one stays.
    const branch = await kept.cacheFor([...longer.slice(0, 20), 5, 6, 7], 30);
    expect([branch === grown, branch.length]).toEqual([false, 20]);
    expect(await kept.cacheFor(longer, 180)).toBe(grown);
    // The end is always read anew, however much is known.
    expect(grown.length).toBe(longer.length - 2);
    kept.dispose();
  });

  it('leaves the cache as it was when the reading is called off in the midst of a run', async () => {
    const cache = model.createCache(1, 1100);
    await model.step(cache, tokens.slice(0, 30), 'last');
    const calledOff = new AbortController();
    const reading = model.step(
      cache,
      Array.from({ length: 1000 }, () => 700),
      'last',
      calledOff.signal,
    );
    setTimeout(() => calledOff.abort(), 5);
    await expect(reading).rejects.toMatchObject({ code: 'cancelled' });
    expect(cache.length).toBe(30);
    const whole = model.createCache(1, 60);
    const after = await logitsAfter(cache, tokens.slice(30));
    expect(likeness(after, await logitsAfter(whole, tokens))).toBeGreaterThan(alike);
    await expect(model.step(cache, [1, 2], 'last', AbortSignal.abort())).rejects.toMatchObject({
      code: 'cancelled',
    });
    for (const one of [cache, whole]) one.dispose();
  });

  it('is forgotten when others came after it, and what takes too much is not kept', async () => {
    const kept = new KeptPrompts(model);
    const prompts = Array.from({ length: 5 }, (_, i) =>
      Array.from({ length: 20 }, (_, j) => 600 + i * 20 + j),
    );
    for (const prompt of prompts) {
      const cache = await kept.cacheFor(prompt, 24);
      await model.step(cache, prompt, 'last');
      kept.keep(prompt, cache);
    }
    expect((await kept.cacheFor(prompts[0]!, 24)).length).toBe(0);
    expect((await kept.cacheFor(prompts[1]!, 24)).length).toBe(18);
    const huge = model.createCache(1, 6000);
    await model.step(huge, tokens, 'last');
    kept.keep(tokens, huge);
    expect((await kept.cacheFor(tokens, 100)).length).toBe(0);
    // Neither that one nor what is too short to be of use throws out the others.
    for (let i = 0; i < 4; i++) kept.keep(tokens.slice(0, 5), model.createCache(1, 24));
    expect((await kept.cacheFor(prompts[2]!, 24)).length).toBe(18);
    kept.dispose();
  });

  it('grows no larger than what can be kept, and what was copied from counts as used', async () => {
    const kept = new KeptPrompts(model);
    const read = async (prompt: readonly number[], room: number) => {
      const cache = await kept.cacheFor(prompt, room);
      const { length: known, capacity } = cache;
      await model.step(cache, prompt.slice(known), 'last');
      kept.keep(prompt, cache);
      return { known, capacity };
    };
    await read(tokens, 3000);
    const { capacity } = await read(tokens, 3100);
    expect(capacity).toBeGreaterThanOrEqual(3100);
    expect(capacity * model.cacheBytesPerToken).toBeLessThanOrEqual(256 * 1024 * 1024);
    expect((await read(tokens, 3100)).known).toBe(58);
    kept.dispose();

    const other = (i: number) => Array.from({ length: 20 }, (_, j) => 600 + i * 20 + j);
    await read(tokens, 64);
    for (const i of [0, 1, 2]) await read(other(i), 24);
    expect((await read([...tokens.slice(0, 20), 5, 6, 7], 30)).known).toBe(20);
    expect((await read(tokens, 64)).known).toBe(58);
    kept.dispose();
  });
});

it('a second question about the same passages pays for itself alone, and is read as if it were the first', async () => {
  const passages =
    '[1] Late returns cost 8 euros for each started hour.\n[2] A helmet is included with every bike.\n';
  const ask = (question: string): WriteRequest => ({
    prompt: {
      system: 'You answer customers only from the passages and cite them.',
      turn: `${passages.repeat(6)}\nQuestion: ${question}`,
    },
    sampling: { temperature: 0.7, topK: 0, topP: 1, minP: 0.05, repetitionPenalty: 1 },
    ...{ seed: 5, maxTokens: 40, stop: [], signal },
  });
  const load = () =>
    loadTextModel({ id: 'inkling-135m', sha256: 'x' }, embeddedFolder, chooseRuntime().kind, 2);
  const [model, fresh] = [await load(), await load()];
  const write = async (from: typeof model, question: string) => {
    for await (const event of from.write(ask(question))) if (event.type === 'end') return event;
    throw new Error('No end came');
  };
  const first = await write(model, 'Do I have to bring a helmet?');
  const second = await write(model, 'What does a late return cost?');
  expect(second.promptTokens).toBeLessThan(first.promptTokens / 5);
  const third = await write(model, 'Do I have to bring a helmet?');
  expect(third.promptTokens).toBeLessThan(first.promptTokens / 5);
  // Last digits may differ by what the processor has, and a drawn text with them; what the model thinks may not.
  for (const question of ['What does a late return cost?', 'Do I have to bring a helmet?'])
    for (const text of [
      'Late returns cost 8 euros for each started hour. [1]',
      'A helmet is included. [2]',
    ]) {
      const prompt = { ...ask(question).prompt, stem: '' };
      const [after] = await model.likelihood(prompt, [{ before: '', text }], signal);
      const [alone] = await fresh.likelihood(prompt, [{ before: '', text }], signal);
      const off = after!.reduce((sum, value, i) => sum + Math.abs(value - alone![i]!), 0) / after!.length;
      expect(off).toBeLessThan(0.3);
    }
  model.dispose();
  fresh.dispose();
});
