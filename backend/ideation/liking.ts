import type { BriefFields } from '../../contract/projects.ts';
import { choleskyInPlace, solveCholesky } from '../numerics/cholesky.ts';
import { wholeOf, type BriefVectors } from './brief-vectors.ts';
import type { ChoiceWeights } from './choice-weights.ts';
import type { BriefNeeds } from './needs.ts';
import { isContentWord, stemOf, termsOf } from './words.ts';

/** How readily people would choose each opening for a brief, by its key: about 1 surely, about 0 hardly. */
export type Liking = ReadonlyMap<string, number>;

/** What somebody thinks of an opening that they have seen finished for their brief: 1 wanted, 0 not. */
export interface Opinion {
  readonly opening: string;
  readonly value: number;
}

/** The key of an opening. */
export const openingKey = (cardId: string, place: number): string => `${cardId}#${place}`;

/** The opinions that count, the latest first: more would take their time and change little. */
const heeded = 300;
/** The variance of a single opinion that is chance: of a few values the one whose next twelve were chosen most often. */
const chance = 0.03;

/**
 * What people would choose for a brief, told from its vectors, what it is about and its words: ridge regression on what
 * readers chose for other briefs (docs/ideation.md says how well).
 */
export function likingOf(
  brief: BriefFields,
  vectors: BriefVectors,
  needs: BriefNeeds,
  weights: ChoiceWeights,
): Liking {
  const { rank, dimensions } = weights;
  const inputs = [
    ...wholeOf(vectors, dimensions),
    ...weights.needs.map((id) => needs.get(id) ?? 0),
    ...wordsOf(brief, weights.terms),
    1,
  ];
  const between = new Float64Array(rank);
  inputs.forEach((input, i) => {
    if (input === 0) return;
    for (let k = 0; k < rank; k++) between[k]! += input * weights.inputs[i * rank + k]!;
  });
  const scaled = between.map((value, k) => value * weights.inputScales[k]!);
  return new Map(
    weights.openings.map((key, i) => {
      let sum = 0;
      for (let k = 0; k < rank; k++) sum += scaled[k]! * weights.outputs[i * rank + k]!;
      return [key, sum * weights.outputScales[i]!];
    }),
  );
}

/** The opinions that can be heard: of openings that readers chose from, the latest. */
export function known(opinions: readonly Opinion[], { openings }: ChoiceWeights): Opinion[] {
  const all = new Set(openings);
  return opinions.filter(({ opening }) => all.has(opening)).slice(0, heeded);
}

/**
 * What people would choose after what they have said of some: openings that readers chose together for one brief rise
 * and fall together. The mean of a Gaussian process given the opinions (Rasmussen and Williams 2006, p. 17), with what
 * the choices of readers have in common, beyond what their briefs tell, as its covariance.
 */
export function heed(liking: Liking, opinions: readonly Opinion[], weights: ChoiceWeights): Liking {
  const heard = known(opinions, weights);
  if (heard.length === 0) return liking;
  const placeOf = new Map(weights.openings.map((key, i) => [key, i]));
  const { togetherRank: rank, together, togetherScales } = weights;
  const rowOf = (i: number): Float64Array =>
    Float64Array.from(together.subarray(i * rank, (i + 1) * rank), (value) => value * togetherScales[i]!);
  const rows = heard.map(({ opening }) => rowOf(placeOf.get(opening)!));
  const n = heard.length;
  const covariance = new Float64Array(n * n);
  rows.forEach((a, i) => {
    rows.forEach((b, j) => (covariance[i * n + j] = product(a, b) + (i === j ? chance : 0)));
  });
  const surprise = Float64Array.from(
    heard,
    ({ opening, value }) => value - Math.min(1, Math.max(0, liking.get(opening) ?? 0)),
  );
  choleskyInPlace(covariance, n);
  solveCholesky(covariance, n, surprise);
  const pull = new Float64Array(rank);
  rows.forEach((row, i) => row.forEach((value, k) => (pull[k]! += value * surprise[i]!)));
  return new Map(weights.openings.map((key, i) => [key, (liking.get(key) ?? 0) + product(rowOf(i), pull)]));
}

/** How often each stem of a word that says something stands in a brief; what the problem says counts twice. */
export function stemCounts(
  brief: Pick<BriefFields, 'title' | 'problem' | 'people' | 'constraints' | 'assets'>,
) {
  const { title, problem, people, constraints, assets } = brief;
  const counts = new Map<string, number>();
  for (const { text, isNumber } of termsOf(
    [title, problem, problem, people, constraints, assets].join(' '),
  )) {
    if (isNumber || !isContentWord(text)) continue;
    const stem = stemOf(text);
    counts.set(stem, (counts.get(stem) ?? 0) + 1);
  }
  return counts;
}

/** The words of a brief by how often they stand there and how rare they are (tf-idf), to length 1; 0 for none known. */
function wordsOf(brief: BriefFields, terms: ChoiceWeights['terms']): number[] {
  const counts = stemCounts(brief);
  const values = Object.entries(terms).map(([stem, rarity]) => {
    const count = counts.get(stem) ?? 0;
    return count === 0 ? 0 : (1 + Math.log(count)) * rarity;
  });
  const length = Math.hypot(...values);
  return length === 0 ? values : values.map((value) => value / length);
}

const product = (a: Float64Array, b: Float64Array): number => {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += a[k]! * b[k]!;
  return sum;
};
