import { expect, it, onTestFinished } from 'vitest';
import { checkWriting } from '../../../backend/runtime/check-writing.ts';
import { chooseRuntime } from '../../../backend/runtime/ort/open-session.ts';
import { loadTextModel } from '../../../backend/runtime/text-model.ts';
import { samplingSchema, type Sampling } from '../../../contract/ideation.ts';
import { writeTinyTextModel } from '../../support/tiny-text-model.ts';

const sampling: Sampling = { temperature: 0.8, topK: 0, topP: 1, minP: 0, repetitionPenalty: 1 };

const refused: readonly (readonly [keyof Sampling, readonly number[]])[] = [
  ['temperature', [-0.1, 3.1, 1e9, Number.NaN, Infinity, -Infinity]],
  ['topP', [0, -1, 1.01, Number.NaN, Infinity]],
  ['topK', [-1, 0.5, 2 ** 60, Number.NaN, Infinity]],
  ['minP', [-0.1, 1.1, Number.NaN]],
  ['repetitionPenalty', [0, -2, 0.99, 2.1, Number.NaN, Infinity]],
];

it('sampling values that mean nothing are refused by name, at the contract and before the model is asked', () => {
  for (const [name, values] of refused)
    for (const value of values) {
      const wrong = { ...sampling, [name]: value };
      expect(samplingSchema.safeParse(wrong).success, `${name} ${value}`).toBe(false);
      expect(() => checkWriting({ sampling: wrong, seed: 1, maxTokens: 9 }), `${name} ${value}`).toThrow(
        new RegExp(`sampling\\.${name}`, 'u'),
      );
    }
  expect(() => checkWriting({ sampling, seed: 1, maxTokens: 1 })).not.toThrow();
});

it.each([
  { maxTokens: 0 },
  { maxTokens: -5 },
  { maxTokens: 1.5 },
  { maxTokens: Number.NaN },
  { maxTokens: Infinity },
  { seed: Number.NaN },
  { seed: 0.5 },
  { stop: ['.', ''] },
])('how much is written, from which seed and until where, is checked as well: %o', (wrong) => {
  expect(() => checkWriting({ sampling, seed: 1, maxTokens: 9, ...wrong })).toThrow(
    new RegExp(Object.keys(wrong)[0]!, 'u'),
  );
});

it('every way of writing refuses them in words, keeps nothing and goes on; extremes within the bounds are written', async () => {
  const folder = await writeTinyTextModel(512);
  const model = await loadTextModel({ id: 'tiny', sha256: '' }, folder, chooseRuntime().kind, 1);
  onTestFinished(() => model.dispose());
  const { signal } = new AbortController();
  const prompt = { system: 'Answer.', stem: '', turn: 'What does bread cost?' };
  const common = (given: Partial<Sampling>, maxTokens: number) => ({
    ...{ prompt, signal, seed: 1, maxTokens, sampling: { ...sampling, ...given } },
  });
  const ways = (given: Partial<Sampling>, maxTokens = 4) => [
    async () => model.draft({ ...common(given, maxTokens), keys: ['title'], openings: [''] }),
    async () =>
      model.complete({
        ...common(given, maxTokens),
        openings: ['The'],
        allows: () => true,
        endsAt: () => false,
      }),
    async () => model.writeDocuments({ ...common(given, maxTokens), schema: { type: 'boolean' }, count: 1 }),
    async () => {
      let text = '';
      for await (const event of model.write({ ...common(given, maxTokens), stop: [] })) ({ text } = event);
      return text;
    },
  ];
  for (const [name, [value]] of refused)
    for (const way of ways({ [name]: value }))
      await expect(way()).rejects.toMatchObject({ code: 'invalid-input' });
  for (const way of ways({}, 0)) await expect(way()).rejects.toMatchObject({ code: 'invalid-input' });
  // More than the context holds is said with how much that is.
  for (const way of ways({}, 10_000))
    await expect(way()).rejects.toMatchObject({
      code: 'invalid-input',
      message: expect.stringContaining('512 tokens') as string,
    });
  const extremes: Partial<Sampling>[] = [
    { temperature: 1e-300 },
    { temperature: 3, topK: Number.MAX_SAFE_INTEGER },
    { topP: Number.MIN_VALUE, minP: 1, repetitionPenalty: 2 },
  ];
  for (const extreme of extremes) for (const way of ways(extreme)) await expect(way()).resolves.toBeTruthy();
});
