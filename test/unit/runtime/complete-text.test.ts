import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createBan } from '../../../backend/compose/banned.ts';
import { createLexicon } from '../../../backend/compose/lexicon.ts';
import type { CompleteRequest } from '../../../backend/compose/ports.ts';
import { chooseRuntime, type RuntimeKind } from '../../../backend/runtime/ort/open-session.ts';
import { loadTextModel, type LoadedTextModel } from '../../../backend/runtime/text-model.ts';
import { embeddedFolder } from '../../support/embedded-model.ts';

const facts = [
  'Washer Watch: a board in the window that shows which machines are free',
  'For students without a washing machine',
  'A morning wash costs less',
];
const request: CompleteRequest = {
  prompt: {
    system: 'You write short texts from facts only.',
    turn: `Kind: landing page hero\nFacts:\n${facts.map((fact) => `- ${fact}`).join('\n')}\nTone: plain\nLength: 35 words`,
  },
  openings: ['With Washer Watch, you', 'Washer Watch lets you', ''],
  sampling: { temperature: 0.9, topK: 0, topP: 1, minP: 0.02, repetitionPenalty: 1.05 },
  seed: 3,
  maxTokens: 40,
  allows: () => true,
  endsAt: (text) => /[.!?]\s*$/u.test(text),
  signal: new AbortController().signal,
};

const load = (kind: RuntimeKind) =>
  loadTextModel({ id: 'inkling-135m', sha256: 'x' }, embeddedFolder, kind, 2);
let model: LoadedTextModel;
beforeAll(async () => {
  model = await load(chooseRuntime().kind);
});
afterAll(() => model.dispose());

const complete = (changes: Partial<CompleteRequest> = {}) => model.complete({ ...request, ...changes });

describe('completions of the embedded model', () => {
  it('go on from their openings to the end of a sentence, the same for a seed', async () => {
    // Read before: see text-model.test.ts.
    await complete();
    const completions = await complete();
    expect(completions.map(({ opening }) => opening)).toEqual(request.openings);
    for (const { text, end, tokens, logProbabilities } of completions) {
      expect(['complete', 'limit']).toContain(end);
      expect(tokens.length).toBe(logProbabilities.length);
      expect(Math.max(...logProbabilities)).toBeLessThanOrEqual(0);
      if (end === 'complete') expect(text).toMatch(/[.!?]\s*$/u);
    }
    const texts = completions.map(({ text }) => text);
    expect((await complete()).map(({ text }) => text)).toEqual(texts);
    expect((await complete({ seed: 4 })).map(({ text }) => text)).not.toEqual(texts);
  });

  it('never say a banned word, though they would', async () => {
    const openings = Array.from({ length: 8 }, () => 'Washer Watch shows which');
    const free = await complete({ openings });
    expect(free.some(({ text }) => /\bmachines?\b/iu.test(text))).toBe(true);
    const ban = createBan(['machine*', 'free']);
    for (const seed of [1, 2, 3]) {
      const kept = await complete({
        openings,
        seed,
        allows: (text, opening) => ban.allows(text.slice(opening.length)),
      });
      for (const { text } of kept) expect(ban.find(text)).toEqual([]);
    }
  });

  it('say nothing but words of the facts when that is asked', async () => {
    const lexicon = createLexicon(facts, ['window']);
    const openings = Array.from({ length: 8 }, () => 'With Washer Watch, you');
    const kept = await complete({ openings, allows: (text, opening) => lexicon.allows(opening, text) });
    for (const { text, end } of kept) {
      // What was cut off may end in half a word.
      expect(lexicon.allows('', end === 'complete' ? `${text} ` : text), text).toBe(true);
      expect(text).not.toMatch(/window|\d/iu);
    }
  });

  it('end as refused when nothing may follow, and are cut at the limit', async () => {
    const refused = await complete({ openings: ['With'], allows: (text, opening) => text === opening });
    expect(refused[0]).toMatchObject({ text: '', end: 'refused' });
    const [cut] = await complete({ openings: ['With Washer Watch, you'], maxTokens: 3, endsAt: () => false });
    expect(cut).toMatchObject({ end: 'limit' });
    expect(cut?.tokens).toHaveLength(3);
  });

  it('are the same through onnxruntime-node’s own API', async () => {
    const other = await load('node-api');
    const changes = { maxTokens: 8, seed: 5 };
    const texts = async (one: LoadedTextModel) =>
      (await one.complete({ ...request, ...changes })).map(({ text }) => text);
    expect(await texts(other)).toEqual(await texts(model));
    other.dispose();
  });

  it('stop within a token when cancelled', async () => {
    const controller = new AbortController();
    let asked = 0;
    const work = complete({
      signal: controller.signal,
      allows: () => {
        if (++asked === 5) controller.abort();
        return true;
      },
    });
    await expect(work).rejects.toMatchObject({ code: 'cancelled' });
    expect(asked).toBeLessThan(5 + request.openings.length + 1);
  });
});

describe('documents of the embedded model', () => {
  it('keep to a schema, lists and choices included', async () => {
    const documents = await model.writeDocuments({
      prompt: request.prompt,
      schema: {
        type: 'object',
        properties: {
          name: { enum: ['Washer Watch', 'Students'] },
          points: { type: 'array', items: { enum: facts }, minItems: 2, maxItems: 2 },
          all: { const: ['a', 'b'] },
        },
        required: ['name', 'points', 'all'],
        additionalProperties: false,
      },
      count: 2,
      sampling: { ...request.sampling, temperature: 1.5 },
      seed: 1,
      maxTokens: 200,
      signal: request.signal,
    });
    expect(documents).toHaveLength(2);
    for (const { text, complete: isComplete } of documents) {
      expect(isComplete).toBe(true);
      const value = JSON.parse(text) as { name: string; points: string[]; all: string[] };
      expect(['Washer Watch', 'Students']).toContain(value.name);
      expect(value.points).toHaveLength(2);
      for (const point of value.points) expect(facts).toContain(point);
      expect(value.all).toEqual(['a', 'b']);
    }
  });
});
