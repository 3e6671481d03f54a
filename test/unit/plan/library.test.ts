import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readLibrary } from '../../../backend/library-folder.ts';
import { planLevels, caseFields } from '../../../contract/plan-entries.ts';
import { reviewAreas, type Bilingual } from '../../../contract/plan-library.ts';

const folder = path.join(import.meta.dirname, '../../../library');
const { plan, cards, methods } = await readLibrary(folder);
const chinese = /\p{Script=Han}/u;
const twice = (texts: readonly string[]) => texts.filter((text, i) => texts.indexOf(text) !== i);

/** Every bilingual text of a part of the library, however deep. */
function bilingual(value: unknown): Bilingual[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('en' in value && typeof value.en === 'string') return [value as Bilingual];
  return Object.values(value).flatMap(bilingual);
}

describe('the plan’s library', () => {
  it('proposes at least five actions on each level', () => {
    for (const level of planLevels)
      expect(plan.proposals.filter((one) => one.level === level).length, level).toBeGreaterThanOrEqual(5);
  });

  it('has the article’s five challenges in its order, each with its solutions', () => {
    expect(plan.challenges.map(({ id, section }) => [id, section])).toEqual([
      ['data-privacy', '2.11.1'],
      ['compute-storage', '2.11.2'],
      ['explainability', '2.11.3'],
      ['overfitting', '2.11.4'],
      ['law-ethics', '2.11.5'],
    ]);
    for (const { solutions } of plan.challenges) expect(solutions.length).toBeGreaterThanOrEqual(3);
  });

  it('asks in the seven areas, and every question can be answered with “yes” as the good answer', () => {
    expect(plan.review.map(({ id }) => id)).toEqual([...reviewAreas]);
    for (const { id, questions } of plan.review) {
      expect(questions.length, id).toBeGreaterThanOrEqual(3);
      for (const { text } of questions) expect([text.en.at(-1), text['zh-CN'].at(-1)]).toEqual(['?', '？']);
    }
  });

  it('has the article’s three cases and twelve more, whole in both languages', () => {
    expect(plan.cases.filter(({ source }) => source === 'article').map(({ id }) => id)).toEqual([
      'smart-speaker',
      'medical-images',
      'personal-learning',
    ]);
    expect(plan.cases.filter(({ source }) => source === 'general').length).toBeGreaterThanOrEqual(12);
    for (const one of plan.cases)
      for (const field of caseFields) {
        expect(one.en[field].split(/\s+/).length, `${one.id} ${field}`).toBeGreaterThanOrEqual(10);
        expect(one.en[field], `${one.id} ${field}`).not.toMatch(chinese);
        expect(one['zh-CN'][field], `${one.id} ${field}`).toMatch(/\p{Script=Han}.*。$/su);
      }
  });

  it('names no share, price or count as a fact: no per cent and no currency', () => {
    const texts = plan.cases.flatMap((one) => [...Object.values(one.en), ...Object.values(one['zh-CN'])]);
    expect(texts.filter((text) => /[%$€¥£]|per cent|percent|万元|百分之/.test(text))).toEqual([]);
  });

  it('has a card of the method “cases” for each case', () => {
    const method = methods.find(({ id }) => id === 'cases')!;
    const drawn = cards.filter(({ kind }) => method.kinds.includes(kind)).map(({ id }) => id);
    expect(plan.cases.map(({ cardId }) => cardId).sort()).toEqual(drawn.sort());
  });

  it('is in both languages, and no text is written twice', () => {
    const texts = [plan.proposals, plan.challenges, plan.review, plan.scales].flatMap(bilingual);
    for (const text of texts) {
      expect(text['zh-CN'], text.en).toMatch(chinese);
      expect(text.en, text['zh-CN']).not.toMatch(chinese);
    }
    expect(twice(texts.map(({ en }) => en))).toEqual([]);
    expect(twice(texts.map((text) => text['zh-CN']))).toEqual([]);
    const ids = [
      ...plan.proposals,
      ...plan.challenges.flatMap(({ solutions }) => solutions),
      ...plan.review.flatMap(({ questions }) => questions),
      ...plan.cases,
    ].map(({ id }) => id);
    expect(twice(ids)).toEqual([]);
  });

  it('anchors both scales from 1 to 5', () => {
    for (const scale of [plan.scales.likelihood, plan.scales.impact])
      expect(scale.map(({ step }) => step)).toEqual([1, 2, 3, 4, 5]);
  });

  it('keeps each file small enough to be read at once', async () => {
    for (const part of ['proposals', 'challenges', 'cases', 'review'])
      for (const name of await readdir(path.join(folder, 'plan', part))) {
        const text = await readFile(path.join(folder, 'plan', part, name), 'utf8');
        expect(text.length, name).toBeLessThan(12_000);
      }
  });
});
