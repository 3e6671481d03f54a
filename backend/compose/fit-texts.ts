import { dot } from '../numerics/vectors.ts';
import type { TextChecks } from '../../contract/compose-texts.ts';

/** How close each text is to the brief, and how far from its nearest neighbour; null where there is none. */
export function fitAndDiversity(
  texts: readonly Float32Array[],
  brief: Float32Array | null,
): { readonly fit: number | null; readonly diversity: number | null }[] {
  return texts.map((text, i) => {
    const others = texts.filter((_, j) => j !== i).map((other) => dot(text, other));
    return {
      fit: brief === null ? null : rounded(dot(text, brief)),
      diversity: others.length === 0 ? null : rounded(Math.max(0, 1 - Math.max(...others))),
    };
  });
}

/** What variants are ordered by: fit and diversity, less what a person asked for and didn't get. */
export function markOf(
  checks: TextChecks,
  fit: number | null,
  diversity: number | null,
  modelSentences: number,
): number {
  return (
    (fit ?? 0) +
    0.5 * (diversity ?? 0) -
    checks.banned.length -
    0.3 * checks.missing.length -
    (checks.length.met ? 0 : 0.3) -
    0.2 * (checks.unsupportedNumbers?.length ?? 0) -
    0.5 * checks.repetition.share -
    // Of the model's sound sentences about half are good: somebody has to look at them.
    0.05 * modelSentences
  );
}

const rounded = (value: number) => Math.round(value * 1000) / 1000;
