import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { fieldOf } from '../../../backend/converge/impact-effort.ts';
import { rankIdeas, type Said } from '../../../backend/converge/rank.ts';
import { criteriaSetSchema, type CriteriaSet } from '../../../contract/converge-criteria.ts';

const file = path.join(import.meta.dirname, '../../../library/converge/criteria-sets.json');
const sets = z.array(criteriaSetSchema).parse(JSON.parse(readFileSync(file, 'utf8')));
const setOf = (id: string): CriteriaSet => sets.find((set) => set.id === id)!;
const four = setOf('four-questions');
const even = (set: CriteriaSet) => Object.fromEntries(set.criteria.map(({ id }) => [id, 1]));

const given = (values: Readonly<Record<string, number | 'not-assessable'>>) =>
  Object.fromEntries(Object.entries(values).map(([id, value]) => [id, { value, note: '' }]));
const said = (ideaId: string, values: Readonly<Record<string, number | 'not-assessable'>>): Said => ({
  ideaId,
  answers: given(values),
});

/** Answers to the four questions, some not to be told and some not given. */
const anAnswer = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: 1, max: 5 }) },
  fc.constant('not-assessable' as const),
  fc.constant(null),
);
const someSaid = fc
  .array(fc.tuple(anAnswer, anAnswer, anAnswer, anAnswer), { minLength: 1, maxLength: 12 })
  .map((rows) =>
    rows.map((row, at) =>
      said(
        `idea-${at}`,
        Object.fromEntries(
          row.flatMap((value, i) => (value === null ? [] : [[four.criteria[i]!.id, value]])),
        ),
      ),
    ),
  );
const someWeights = fc
  .tuple(...four.criteria.map(() => fc.integer({ min: 0, max: 10 })))
  .filter((weights) => weights.some((weight) => weight > 0))
  .map((weights) => Object.fromEntries(four.criteria.map(({ id }, at) => [id, weights[at]!])));

describe('the figures', () => {
  it('are those of the formulas', () => {
    const [rice] = rankIdeas(
      setOf('rice'),
      even(setOf('rice')),
      [said('a', { reach: 500, impact: 2, confidence: 0.8, effort: 4 })],
      [],
    ).ranked;
    expect(rice).toMatchObject({ low: 200, middle: 200, high: 200, rank: 1, unknown: [] });
    const [ice] = rankIdeas(
      setOf('ice'),
      even(setOf('ice')),
      [said('a', { impact: 7, confidence: 4, ease: 5 })],
      [],
    ).ranked;
    expect(ice?.middle).toBe(140);
    const ranked = rankIdeas(
      four,
      { innovative: 3, wanted: 1, scalable: 0, valuable: 0 },
      [said('a', { innovative: 5, wanted: 1 }), said('b', { innovative: 1, wanted: 5 })],
      [],
    ).ranked;
    expect(ranked.map(({ ideaId, middle }) => [ideaId, middle])).toEqual([
      ['a', 75],
      ['b', 25],
    ]);
  });

  it('widen with what can’t be told, and never count it as nothing', () => {
    const { ranked } = rankIdeas(
      four,
      even(four),
      [
        said('known', { innovative: 3, wanted: 3, scalable: 3, valuable: 3 }),
        said('open', { innovative: 3, wanted: 3, scalable: 3, valuable: 'not-assessable' }),
      ],
      [],
    );
    expect(ranked).toMatchObject([
      { ideaId: 'known', middle: 50, rank: 1, bestRank: 1, worstRank: 2 },
      {
        ideaId: 'open',
        low: 37.5,
        middle: 50,
        high: 62.5,
        rank: 1,
        bestRank: 1,
        worstRank: 2,
        unknown: ['valuable'],
      },
    ]);
  });

  it('take an unknown reach from the range of those that are known', () => {
    const { ranked } = rankIdeas(
      setOf('rice'),
      even(setOf('rice')),
      [
        said('small', { reach: 100, impact: 1, confidence: 1, effort: 1 }),
        said('large', { reach: 900, impact: 1, confidence: 1, effort: 1 }),
        said('open', { reach: 'not-assessable', impact: 1, confidence: 1, effort: 1 }),
      ],
      [],
    );
    const open = ranked.find(({ ideaId }) => ideaId === 'open')!;
    expect(open).toMatchObject({ low: 100, high: 900, bestRank: 1, worstRank: 2 });
    expect(open.middle).toBeCloseTo(300);
  });

  it('place ideas in four fields, the middle as much impact and as little effort', () => {
    expect([fieldOf(3, 3), fieldOf(5, 4), fieldOf(2, 1), fieldOf(1, 5)]).toEqual([
      'first',
      'big',
      'fill-in',
      'leave',
    ]);
  });
});

describe('a ranking', () => {
  it('hangs on nobody’s name', () => {
    fc.assert(
      fc.property(someSaid, someWeights, (rows, weights) => {
        const renamed = rows.map((row) => ({ ...row, ideaId: `z${row.ideaId}` }));
        const strip = (ranking: ReturnType<typeof rankIdeas>) =>
          ranking.ranked.map(({ ideaId, ...rest }) => ({ ideaId: ideaId.replace('z', ''), ...rest }));
        expect(strip(rankIdeas(four, weights, renamed, []))).toEqual(
          strip(rankIdeas(four, weights, rows, [])),
        );
      }),
    );
  });

  it('hangs on the proportions of the weights only', () => {
    fc.assert(
      fc.property(someSaid, someWeights, fc.constantFrom(2, 4, 0.5), (rows, weights, factor) => {
        const scaled = Object.fromEntries(
          Object.entries(weights).map(([id, weight]) => [id, weight * factor]),
        );
        const order = (ranking: ReturnType<typeof rankIdeas>) =>
          ranking.ranked.map(({ ideaId, rank, bestRank, worstRank }) => ({
            ideaId,
            rank,
            bestRank,
            worstRank,
          }));
        expect(order(rankIdeas(four, scaled, rows, []))).toEqual(order(rankIdeas(four, weights, rows, [])));
      }),
    );
  });

  it('never holds a vetoed idea, and loses no other', () => {
    fc.assert(
      fc.property(someSaid, someWeights, fc.nat(), (rows, weights, pick) => {
        const { ideaId } = rows[pick % rows.length]!;
        const { ranked, vetoed, unassessed } = rankIdeas(four, weights, rows, [
          { ideaId, reason: 'Unlawful', at: 0 },
        ]);
        expect(ranked.map((one) => one.ideaId)).not.toContain(ideaId);
        expect(vetoed.map((one) => one.ideaId)).toEqual([ideaId]);
        expect([...ranked.map((one) => one.ideaId), ...unassessed, ideaId].sort()).toEqual(
          rows.map((one) => one.ideaId).sort(),
        );
      }),
    );
  });

  it('gives each idea a rank between the best and the worst it could have', () => {
    fc.assert(
      fc.property(someSaid, someWeights, (rows, weights) => {
        const { ranked } = rankIdeas(four, weights, rows, []);
        for (const { low, middle, high, rank, bestRank, worstRank } of ranked) {
          expect(low).toBeLessThanOrEqual(middle + 1e-9);
          expect(middle).toBeLessThanOrEqual(high + 1e-9);
          expect(bestRank).toBeLessThanOrEqual(rank);
          expect(rank).toBeLessThanOrEqual(worstRank);
          expect(worstRank).toBeLessThanOrEqual(ranked.length);
        }
      }),
    );
  });
});
