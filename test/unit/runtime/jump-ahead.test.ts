import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DraftRequest } from '../../../backend/ideation/ports.ts';
import { chooseRuntime } from '../../../backend/runtime/ort/open-session.ts';
import { onlyToken } from '../../../backend/runtime/sampler.ts';
import { settledTokens } from '../../../backend/runtime/settled-tokens.ts';
import { loadTextModel, type LoadedTextModel } from '../../../backend/runtime/text-model.ts';
import { loadTokenizer, type Tokenizer } from '../../../backend/runtime/tokenizer.ts';
import { embeddedFolder } from '../../support/embedded-model.ts';
import { ideaPrompt } from '../../support/idea-prompt.ts';

const { signal } = new AbortController();
const sampling = { temperature: 0.9, topK: 0, topP: 1, minP: 0.05, repetitionPenalty: 1 };
const request: DraftRequest = {
  prompt: ideaPrompt,
  keys: ['title', 'pitch'],
  ...{ openings: [''], sampling, seed: 4, maxTokens: 300, signal },
};

let model: LoadedTextModel;
let tokenizer: Tokenizer;
beforeAll(async () => {
  model = await loadTextModel({ id: 'inkling-135m', sha256: 'x' }, embeddedFolder, chooseRuntime().kind, 2);
  tokenizer = await loadTokenizer(embeddedFolder);
});
afterAll(() => model.dispose());

describe('tokens of a text that has to follow', () => {
  const after = (before: string, text: string) => {
    const newest = tokenizer.encode(before).at(-1)!;
    const settled = settledTokens(tokenizer, newest, text);
    return settled.length > 0 ? tokenizer.decode(settled) : '';
  };

  it('are those of the whole, without the end that may be joined to what comes', () => {
    expect(after('Crumb', '", "pitch": "')).toBe('", "pitch":');
    expect(after('",', ' "pitch": "lau')).toBe(' "pitch": "');
    expect(after('",', ' "price": 12')).toBe(' "price":');
    expect(after('a', '"')).toBe('');
    expect(after('a', '')).toBe('');
    expect(after('{"', '名称": "好')).toBe('名称": "');
    // Half a character at the end, as bytes that several values share.
    expect(after('{"', '名称": "好\uFFFD')).toBe('名称": "');
  });

  it('are split as in the text that they stand in', () => {
    const text = 'Crumb", "pitch": "A van';
    const whole = tokenizer.encode(text);
    const head = tokenizer.encode('Crumb');
    const settled = settledTokens(tokenizer, head.at(-1)!, '", "pitch": "');
    expect(whole.slice(0, head.length + settled.length)).toEqual([...head, ...settled]);
  });
});

it('the one token that may follow is found, or that there are more', () => {
  const mask = new Int32Array(4);
  expect(onlyToken(mask)).toBe(null);
  mask[3] = 1 << 31;
  expect(onlyToken(mask)).toBe(127);
  mask[0] = 1;
  expect(onlyToken(mask)).toBe(null);
  expect(onlyToken(Int32Array.of(0, 0b100))).toBe(34);
  expect(onlyToken(Int32Array.of(0b110))).toBe(null);
  expect(onlyToken(null)).toBe(null);
});

describe('a text that is written alone', () => {
  it('runs the model for what it chooses only, and is as likely as it says', async () => {
    const opening = 'Every evening the van collects what the shops have left';
    for (const openings of [[opening], ['']]) {
      const { drafts, timings } = await model.draft({ ...request, openings });
      const [draft] = drafts;
      const { title, pitch } = JSON.parse(draft!.text) as { title: string; pitch: string };
      expect(title).not.toBe('');
      expect(pitch.startsWith(openings[0]!)).toBe(true);
      // Keys and signs are as good as free, and so is the opening.
      const forced = 4 + tokenizer.encode(openings[0]!).length;
      expect(timings.steps).toBeLessThan(timings.tokens - forced);
      const [scores] = await model.score(request.prompt, [draft!.tokens], signal);
      const differences = draft!.chosen.map((place) => scores![place]! - draft!.logProbabilities[place]!);
      // One token alone and many at once go through different kernels, whose numbers differ by what the processor has;
      // the likelihood of a neighbouring place would be off by several nats.
      const off = differences.reduce((sum, difference) => sum + Math.abs(difference), 0) / differences.length;
      expect(off).toBeLessThan(0.5);
    }
  });

  it('is the same again, and whatever else was written before', async () => {
    const text = async () => (await model.draft(request)).drafts[0]!.text;
    // Read before, so that both are written after the same part was read anew: of how many tokens it is may show in the
    // last digits on some processors.
    await text();
    const first = await text();
    await model.draft({ ...request, seed: 9, openings: ['', '', ''] });
    expect(await text()).toBe(first);
  });

  it('has every likelihood where it ends with what was not asked for, and at the limit', async () => {
    const document = (maxTokens: number) =>
      model.writeDocuments({
        prompt: request.prompt,
        schema: {
          type: 'object',
          properties: { kind: { enum: ['good'] }, place: { enum: ['indoors'] } },
          required: ['kind', 'place'],
          additionalProperties: false,
        },
        ...{ count: 1, sampling, seed: 1, maxTokens, signal },
      });
    const [whole] = await document(60);
    expect(JSON.parse(whole!.text)).toEqual({ kind: 'good', place: 'indoors' });
    expect(whole!.complete).toBe(true);
    expect(whole!.logProbabilities.every(Number.isFinite)).toBe(true);
    for (const limit of [1, 2, 5]) {
      const [cut] = await document(limit);
      expect(cut).toMatchObject({ complete: false });
      expect(cut!.logProbabilities).toHaveLength(limit);
      expect(cut!.logProbabilities.every(Number.isFinite)).toBe(true);
      expect(whole!.text.startsWith(cut!.text)).toBe(true);
    }
  });
});
