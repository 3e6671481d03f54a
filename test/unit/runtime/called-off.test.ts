import { describe, expect, it, onTestFinished } from 'vitest';
import type { RuntimeKind } from '../../../backend/runtime/ort/open-session.ts';
import { loadTextModel, type OnReading } from '../../../backend/runtime/text-model.ts';
import type { Sampling } from '../../../contract/ideation.ts';
import { writeTinyTextModel } from '../../support/tiny-text-model.ts';

const sampling: Sampling = { temperature: 0, topK: 0, topP: 1, minP: 0, repetitionPenalty: 1 };
const prompt = { system: 'Answer.', stem: '', turn: 'What does bread cost?' };
/** Some 900 tokens: several steps of reading. */
const longPrompt = { ...prompt, turn: 'The shop opens at nine and closes at six. '.repeat(80) };

describe.each<RuntimeKind>(['c-api', 'node-api'])('writing that is called off, through the %s', (kind) => {
  async function open(onReading?: OnReading) {
    const folder = await writeTinyTextModel(2048);
    const model = await loadTextModel({ id: 'tiny', sha256: '' }, folder, kind, 1, onReading);
    onTestFinished(() => model.dispose());
    const written = async (asked: typeof prompt, signal = new AbortController().signal) => {
      let text = '';
      const request = { prompt: asked, sampling, seed: 1, maxTokens: 12, stop: [], signal };
      for await (const event of model.write(request)) ({ text } = event);
      return text;
    };
    return { model, written };
  }

  it('ends between two parts of a long prompt, and what is written afterwards is what it would have been', async () => {
    const controller = new AbortController();
    const shares: (number | null)[] = [];
    const { written } = await open((share) => {
      shares.push(share);
      if (share !== null && share > 0) controller.abort();
    });
    await expect(written(longPrompt, controller.signal)).rejects.toMatchObject({ code: 'cancelled' });
    expect(shares).toEqual([0, expect.any(Number), null]);
    expect(shares[1]).toBeLessThan(0.5);
    const text = await written(longPrompt);
    // What had been read before it was called off is not read again.
    expect(shares.slice(3).at(-1)).toBeNull();
    const { written: writtenAnew } = await open();
    expect(text).toBe(await writtenAnew(longPrompt));
  });

  it('tells nothing of a prompt that is read in two steps or fewer', async () => {
    const shares: (number | null)[] = [];
    const { written } = await open((share) => shares.push(share));
    await written(prompt);
    expect(shares).toEqual([]);
  });

  it('is not begun by a signal that has aborted, and ends within a token of one that does', async () => {
    const { model, written } = await open();
    await expect(written(prompt, AbortSignal.abort())).rejects.toMatchObject({ code: 'cancelled' });
    const controller = new AbortController();
    let heard = 0;
    const listening = (async () => {
      const request = { prompt, sampling, seed: 1, maxTokens: 200, stop: [], signal: controller.signal };
      for await (const event of model.write(request))
        if (event.type === 'text' && ++heard === 3) controller.abort();
    })();
    await expect(listening).rejects.toMatchObject({ code: 'cancelled' });
    expect(heard).toBe(3);
    const asked = new AbortController();
    let looked = 0;
    const completing = model.complete({
      ...{ prompt, seed: 1, maxTokens: 200, signal: asked.signal, openings: ['The', 'A'] },
      sampling: { ...sampling, temperature: 1 },
      allows() {
        if (++looked === 6) asked.abort();
        return true;
      },
      endsAt: () => false,
    });
    await expect(completing).rejects.toMatchObject({ code: 'cancelled' });
    // Whatever a row still tries in that step, no further step is made.
    expect(looked).toBeLessThan(9);
    expect(await written(prompt)).toBe(await written(prompt));
  });

  it('ends where a grammar holds the text, alone and in rows side by side', async () => {
    const { model, written } = await open();
    const schema = { type: 'array', items: { enum: ['good', 'bad', 3] }, minItems: 150, maxItems: 150 };
    const hot = { ...sampling, temperature: 1 };
    for (const count of [1, 3]) {
      const controller = new AbortController();
      const writing = model.writeDocuments({
        ...{ prompt, schema, count, sampling: hot, seed: 1, maxTokens: 900, signal: controller.signal },
      });
      setTimeout(() => controller.abort(), 20);
      await expect(writing).rejects.toMatchObject({ code: 'cancelled' });
    }
    const [whole] = await model.writeDocuments({
      ...{ prompt, schema, count: 1, sampling: hot, seed: 1, maxTokens: 900 },
      signal: new AbortController().signal,
    });
    expect(JSON.parse(whole!.text)).toHaveLength(150);
    expect(await written(prompt)).not.toBe('');
  });
});
