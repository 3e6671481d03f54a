import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  confidenceOf,
  coefficients,
  type ConfidenceFeatures,
} from '../../../backend/knowledge/confidence.ts';
import { matchTerms } from '../../../backend/knowledge/match-terms.ts';
import { mergeNeighbours } from '../../../backend/knowledge/merge-neighbours.ts';
import { withoutNearDuplicates } from '../../../backend/knowledge/near-duplicates.ts';
import { nearest } from '../../../backend/knowledge/nearest.ts';
import { fuseRanks } from '../../../backend/knowledge/rank-fusion.ts';
import { readAround } from '../../../backend/knowledge/read-around.ts';
import { wordQuery } from '../../../backend/knowledge/word-query.ts';
import type { Passage } from '../../../contract/knowledge.ts';

const passage = (changes: Partial<Passage>): Passage => ({
  chunkId: 'c',
  sourceId: 's',
  source: 'manual.md',
  page: 1,
  headings: ['A'],
  start: 0,
  end: 10,
  text: '',
  score: 1,
  words: null,
  meaning: null,
  together: null,
  matched: [],
  ...changes,
});

describe('fused ranks', () => {
  it('put what both signals found before what one found', () => {
    const lists = [
      { keys: [1, 2, 3], weight: 1 },
      { keys: [4, 2, 5], weight: 1 },
    ];
    expect(fuseRanks(lists).map(({ key }) => key)).toEqual([2, 1, 4, 3, 5]);
    expect(fuseRanks(lists)[0]!.score).toBeCloseTo(2 / 62, 10);
  });
});

describe('exact search', () => {
  it('is the same as sorting everything', async () => {
    const vector = fc.array(fc.float({ min: -1, max: 1, noNaN: true }), { minLength: 5, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(fc.array(vector, { minLength: 1, maxLength: 40 }), vector, async (rows, query) => {
        const table = { dimensions: 5, values: Float32Array.from(rows.flat()) };
        const found = await nearest(table, Float32Array.from(query), 7, () => Promise.resolve());
        const scores = rows.map((row) => row.reduce((sum, value, i) => sum + value * query[i]!, 0));
        const expected = [...scores].sort((a, b) => b - a).slice(0, 7);
        expect(found).toHaveLength(expected.length);
        found.forEach(({ score }, i) => expect(score).toBeCloseTo(expected[i]!, 4));
      }),
      { numRuns: 50 },
    );
  });

  it('lets others work in between', async () => {
    const table = { dimensions: 1000, values: new Float32Array(1000 * 9000) };
    let pauses = 0;
    await nearest(table, new Float32Array(1000), 3, () => {
      pauses++;
      return Promise.resolve();
    });
    expect(pauses).toBe(2);
  });
});

describe('a question as a query', () => {
  const read = (forms: string[]) => ({
    terms: forms.map((form) => ({ asked: form, forms: [form], count: 1 })),
    grams: [],
    codes: [],
    repaired: [],
  });
  it('quotes every term, so that none is syntax', () => {
    expect(wordQuery(read(['near', 'a"b', 'x OR y']))).toBe('words : ("near" OR "a""b" OR "x OR y")');
    expect(wordQuery(read([]))).toBe('');
  });
  it('covers a text by the words it holds, rare ones counting more', () => {
    const terms = [
      { asked: 'battery', forms: ['battery'], count: 50 },
      { asked: 'e4012', forms: ['e4012'], count: 1 },
      { asked: 'moon', forms: [], count: 0 },
    ];
    const question = { terms, grams: [], codes: [], repaired: [] };
    const common = matchTerms(question, 'The battery is empty', 100);
    const rare = matchTerms(question, 'See e4012', 100);
    expect(common.matched).toEqual(['battery']);
    expect(rare.coverage).toBeGreaterThan(common.coverage);
    expect(matchTerms(question, 'battery e4012', 100).coverage).toBeLessThan(1);
  });
});

describe('passages', () => {
  it('that say the same are shown once', () => {
    const texts = ['The lid is red and round.', 'The lid is red and round!', 'The base is blue.'];
    expect(withoutNearDuplicates(texts, (text) => text)).toEqual([texts[0], texts[2]]);
  });
  it('that touch are one, with the place and the marks of the better', () => {
    const text = 'x'.repeat(100);
    const merged = mergeNeighbours(
      [
        passage({ start: 20, end: 40, score: 2, matched: ['a'] }),
        passage({ start: 70, end: 90 }),
        passage({ start: 5, end: 20, score: 1, matched: ['b'] }),
        passage({ start: 40, end: 50, headings: ['B'] }),
        passage({ start: 40, end: 50, sourceId: 'other' }),
      ],
      () => text,
    );
    expect(merged.map(({ start, end }) => [start, end])).toEqual([
      [5, 40],
      [70, 90],
      [40, 50],
      [40, 50],
    ]);
    expect(merged[0]).toMatchObject({ score: 2, matched: ['a', 'b'], text: 'x'.repeat(35) });
  });
  it('are read with what stands around them, at whole lines', () => {
    const text = 'one\ntwo\nthree\nfour\n'.repeat(50);
    const around = readAround(
      { text, blocks: [], pages: [{ number: 1, start: 0, end: text.length }] },
      400,
      200,
    );
    expect(text.slice(around.start, around.start + around.text.length)).toBe(around.text);
    expect(text[around.start - 1]).toBe('\n');
    expect(readAround({ text: 'short', blocks: [], pages: [] }, 99_999, 200).text).toBe('short');
  });
});

describe('confidence', () => {
  const some: ConfidenceFeatures = {
    reading: 1,
    cosine: 0.6,
    ownCosine: 0.6,
    ownCoverage: 0.5,
    headingCoverage: 0.2,
    passageCoverage: 0.5,
    fragments: 0.4,
    passageScore: 0.8,
    passageCosine: 0.6,
    typeHeld: 0,
    typeMissing: 0,
    code: 0,
    numbers: 0,
    row: 0,
    mark: 5,
    margin: 1,
    agreement: 0,
    unknown: 0.2,
    missing: 0.3,
    chinese: 0,
  };
  it.each(['reading', 'cosines'] as const)(
    'by %s is a probability that rises with what speaks for it',
    (basis) => {
      const base = confidenceOf(some, basis);
      expect(base).toBeGreaterThan(0);
      expect(base).toBeLessThan(1);
      for (const name of Object.keys(some) as (keyof ConfidenceFeatures)[]) {
        const more = confidenceOf({ ...some, [name]: some[name] + 0.2 }, basis);
        expect(Math.sign(more - base), name).toBe(Math.sign(coefficients[basis][name]));
      }
    },
  );
});
