import { dot } from '../numerics/vectors.ts';
import type { Embed, Passage, SplitSentences } from './ports.ts';

/** A sentence of a passage, with its vector. */
export interface PassageSentence {
  /** Number of the passage, from 1. */
  readonly passage: number;
  readonly text: string;
  /** Offsets in the source's text. */
  readonly start: number;
  readonly end: number;
  readonly vector: Float32Array;
}

/** The sentences of passages, embedded. */
export async function passageSentences(
  passages: readonly Passage[],
  split: SplitSentences,
  embed: Embed,
  signal: AbortSignal,
): Promise<PassageSentence[]> {
  const found = passages.flatMap((passage, i) =>
    split(passage.text).map(({ start, end }) => ({
      passage: i + 1,
      text: passage.text.slice(start, end),
      start: passage.start + start,
      end: passage.start + end,
    })),
  );
  const vectors = await embed(
    found.map(({ text }) => text),
    signal,
  );
  return found.map((sentence, i) => ({ ...sentence, vector: vectors[i] as Float32Array }));
}

/** The sentence closest in meaning to a vector, among those that pass; null when none does. */
export function nearestSentence(
  vector: Float32Array,
  sentences: readonly PassageSentence[],
): { readonly sentence: PassageSentence; readonly similarity: number } | null {
  let best: { sentence: PassageSentence; similarity: number } | null = null;
  for (const sentence of sentences) {
    const similarity = dot(vector, sentence.vector);
    if (!best || similarity > best.similarity) best = { sentence, similarity };
  }
  return best;
}
