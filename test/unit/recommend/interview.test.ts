import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { algorithms } from '../../../backend/recommend/algorithms/index.ts';
import { buildInteractions } from '../../../backend/recommend/interactions.ts';
import {
  createInterview,
  mostQuestions,
  type InterviewAnswer,
} from '../../../backend/recommend/interview/interview.ts';
import {
  measureInterview,
  splitForInterview,
} from '../../../backend/recommend/interview/measure-interview.ts';
import { generateInteractions } from '../../../backend/recommend/samples/latent-tastes.ts';
import { denseMatrix, interactionsFrom, trained, twoTastes } from './small-data.ts';

const groups = (loyalty: number) => {
  const tastes = {
    userCount: 300,
    itemCount: 80,
    groupCount: 4,
    loyalty,
    popularityExponent: 0.8,
    medianInteractions: 12,
    interactionSpread: 0.3,
    days: 30,
    freshDays: null,
    repeatChance: 0,
    seed: 2,
  };
  return buildInteractions(generateInteractions(tastes).columns, tastes.userCount, tastes.itemCount);
};

describe('createInterview', () => {
  it('asks the question that leaves least error, as counting over all shows', () =>
    fc.assert(
      fc.property(denseMatrix, fc.constantFrom(null, 'yes' as const, 'no' as const), (dense, first) => {
        const interview = createInterview(interactionsFrom(dense), 1);
        const has = (user: number, item: number) => dense[user]![item]! > 0;
        const answers: InterviewAnswer[] = first === null ? [] : [{ item: 0, answer: first }];
        const weights = dense.map((_, user) => {
          if (first === 'yes') return has(user, 0) ? 1 : 0.15;
          return first === 'no' && has(user, 0) ? 0.5 : 1;
        });
        /** Squared error of foretelling each item by its mean among those who answer alike. */
        const errorAfter = (question: number) => {
          let error = 0;
          for (const answer of [true, false]) {
            const group = [...dense.keys()].filter((user) => has(user, question) === answer);
            const whole = group.reduce((sum, user) => sum + weights[user]!, 0);
            if (group.length === 0) return Infinity;
            dense[0]!.forEach((_, item) => {
              const mean =
                group.reduce((sum, user) => sum + (has(user, item) ? weights[user]! : 0), 0) / whole;
              for (const user of group) error += weights[user]! * ((has(user, item) ? 1 : 0) - mean) ** 2;
            });
          }
          return error;
        };
        const errors = dense[0]!.map((_, item) =>
          first !== null && item === 0 ? Infinity : errorAfter(item),
        );
        const least = Math.min(...errors);
        const question = interview.nextQuestion(answers);
        if (question === null) expect(least).toBe(Infinity);
        else expect(errors[question]).toBeCloseTo(least, 3);
      }),
    ));
  it('asks each item once, seven at most, and gets by without answers', () => {
    const interview = createInterview(groups(0.9), 1);
    const answers: InterviewAnswer[] = [];
    for (;;) {
      const item = interview.nextQuestion(answers);
      if (item === null) break;
      answers.push({ item, answer: 'unknown' });
    }
    expect(answers).toHaveLength(mostQuestions);
    expect(new Set(answers.map(({ item }) => item)).size).toBe(mostQuestions);
    expect(interview.score(answers)).toEqual(interview.score([]));
  });
  it('ends early where there is nothing left to ask', () => {
    const interview = createInterview(interactionsFrom([[1]]), 1);
    expect(interview.nextQuestion([])).toBeNull();
  });
  it('scores what users who answer alike have', () => {
    const interview = createInterview(twoTastes(12), 1);
    const item = interview.nextQuestion([])!;
    const own = (scores: Float32Array) => {
      const sum = (from: number) => scores.slice(from, from + 6).reduce((a, b) => a + b, 0);
      return item < 6 ? sum(0) / sum(6) : sum(6) / sum(0);
    };
    expect(own(interview.score([{ item, answer: 'yes' }]))).toBeGreaterThan(4);
    expect(own(interview.score([{ item, answer: 'no' }]))).toBeLessThan(1);
  });
});

describe('measureInterview', () => {
  it('finds that answers help new users where there are tastes', async () => {
    const split = splitForInterview(groups(0.9), 4, 1000);
    const model = await trained(algorithms['item-knn'], split.training);
    const gain = measureInterview(split, model, { seed: 4, k: 10, resamples: 300 }, () => undefined)!;
    expect(gain.users).toBe(split.newUsers.length);
    expect(gain.questionsAsked).toBeLessThanOrEqual(7);
    expect(gain.interviewGain.low).toBeGreaterThan(0.03);
    expect(gain.modelGain.low).toBeGreaterThan(0);
  });
  it('finds that they do not where there are none', async () => {
    const split = splitForInterview(groups(0), 4, 1000);
    const model = await trained(algorithms['item-knn'], split.training);
    const gain = measureInterview(split, model, { seed: 4, k: 10, resamples: 300 }, () => undefined)!;
    expect(gain.interviewGain.low).toBeLessThan(0);
  });
  it('keeps new users out of training, and measures nobody of whom nothing is left', async () => {
    const split = splitForInterview(groups(0.9), 4, 10);
    expect(split.newUsers).toHaveLength(10);
    for (const user of split.newUsers)
      expect(split.training.byUser.starts[user]).toBe(split.training.byUser.starts[user + 1]);
    const tiny = splitForInterview(
      interactionsFrom([
        [1, 0],
        [0, 1],
      ]),
      1,
      10,
    );
    const model = await trained(algorithms.popularity, tiny.training);
    expect(measureInterview(tiny, model, { seed: 1, k: 10, resamples: 10 }, () => undefined)).toBeNull();
  });
});
