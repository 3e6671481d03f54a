import type { Answers, CriteriaSet, Weights } from '../../contract/converge-criteria.ts';
import { iceScore } from './ice.ts';
import { impactEffortScore } from './impact-effort.ts';
import { moscowScore } from './moscow.ts';
import { riceScore } from './rice.ts';
import { middleOf, utilityOf, type Range } from './scales.ts';
import { weightedMean } from './weighted.ts';

/** The figure of one idea, and how far it could move with what is not known. */
export interface IdeaScore {
  readonly low: number;
  readonly middle: number;
  readonly high: number;
  readonly unknown: readonly string[];
}

/** The ranges in which unknown answers may lie, by criterion. */
export type Ranges = Readonly<Record<string, Range>>;

/** The value that was given, or null where it can't be told or wasn't answered. */
export function knownValue(answers: Answers, criterionId: string): number | null {
  const value = answers[criterionId]?.value;
  return typeof value === 'number' ? value : null;
}

/**
 * The figure that the answers make. An unknown one is never a zero: it is put at either end of its range in turn, the
 * figure being monotone in each, and in the middle for the point. Null when nothing that counts is known.
 */
export function scoreIdea(
  set: CriteriaSet,
  weights: Weights,
  answers: Answers,
  ranges: Ranges,
): IdeaScore | null {
  const counted = set.criteria.filter(({ id }) => (weights[id] ?? 0) > 0);
  const unknown = counted.filter(({ id }) => knownValue(answers, id) === null);
  if (unknown.length === counted.length) return null;
  const at = (end: 'worst' | 'middle' | 'best') =>
    figure(
      set,
      weights,
      Object.fromEntries(
        counted.map(({ id, better }) => {
          const range = ranges[id]!;
          const ends =
            better === 'more'
              ? { worst: range.low, best: range.high }
              : { worst: range.high, best: range.low };
          return [id, knownValue(answers, id) ?? (end === 'middle' ? middleOf(set.kind, range) : ends[end])];
        }),
      ),
      ranges,
    );
  return { low: at('worst'), middle: at('middle'), high: at('best'), unknown: unknown.map(({ id }) => id) };
}

function figure(
  set: CriteriaSet,
  weights: Weights,
  values: Readonly<Record<string, number>>,
  ranges: Ranges,
): number {
  switch (set.kind) {
    case 'rice':
      return riceScore(values);
    case 'ice':
      return iceScore(values);
    case 'impact-effort':
      return impactEffortScore(values);
    case 'moscow':
      return moscowScore(values);
    case 'weighted': {
      const utilities = Object.fromEntries(
        set.criteria
          .filter(({ id }) => id in values)
          .map((criterion) => [
            criterion.id,
            utilityOf(set.kind, criterion, ranges[criterion.id]!, values[criterion.id]!),
          ]),
      );
      // As a hundred points, since a share of 1 would read like a likelihood.
      return 100 * weightedMean(utilities, weights);
    }
  }
}
