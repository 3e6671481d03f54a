import { describe, expect, it } from 'vitest';
import { judge, weakest, type Marks } from '../../../backend/ideation/judge.ts';

const marks: Marks = {
  fluency: -1.2,
  weakest: -4,
  specificity: 0.6,
  relevance: 0.7,
  response: 0.5,
  change: 0,
  echo: 0.5,
  closeness: 0.5,
};

describe('judge', () => {
  const base = judge(marks, 'model').total;
  it.each(['fluency', 'weakest', 'specificity', 'relevance', 'response', 'change'] as const)(
    'rewards %s',
    (name) => expect(judge({ ...marks, [name]: marks[name] + 0.1 }, 'model').total).toBeGreaterThan(base),
  );
  it('does not mind some closeness to the table, and punishes much', () => {
    expect(judge({ ...marks, closeness: 0.6 }, 'model').total).toBe(base);
    expect(judge({ ...marks, closeness: 0.85 }, 'model').total).toBeLessThan(base - 0.4);
  });
});

it('punishes an ending that tells the problem again', () =>
  expect(judge({ ...marks, echo: 0.8 }, 'model').total).toBeLessThan(judge(marks, 'model').total - 0.5));

it('lets the model win against people only where it is surer than most', () => {
  const hand = judge({ ...marks, fluency: -3, weakest: -6.5 }, 'library').total;
  expect(judge({ ...marks, fluency: -0.5, weakest: -1.1 }, 'model').total).toBeGreaterThan(hand);
  expect(judge({ ...marks, fluency: -1, weakest: -2 }, 'model').total).toBeLessThan(hand);
  expect(judge({ ...marks, fluency: -2, weakest: -4 }, 'library').total).toBeGreaterThan(hand);
});

it('weakest looks at the three lowest', () => expect(weakest([-1, -9, -2, -3, -1])).toBeCloseTo(-14 / 3));
