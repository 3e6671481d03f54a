import type { BriefFields } from '../../contract/projects.ts';
import { problemText } from './judging-context.ts';
import type { Embedder } from './ports.ts';

/** What of a brief is told from by its meaning: vectors of length 1; null where the brief says nothing. */
export interface BriefVectors {
  /** Title and problem together. */
  readonly problem: Float32Array;
  /** The title, and each sentence of the problem. */
  readonly sentences: readonly Float32Array[];
  readonly constraints: Float32Array | null;
  readonly assets: Float32Array | null;
}

/** A problem of more sentences has said what it is about by then. */
const sentencesRead = 40;

/** The end of a sentence or of a line of a list, in English and in Chinese; a clause after a semicolon is one too. */
const sentenceEnd = /(?<=[.!?;])\s+|(?<=[。！？；])|\n+/;

/** The vectors of a brief. */
export async function vectorsOf(
  brief: Pick<BriefFields, 'title' | 'problem' | 'constraints' | 'assets'>,
  embedder: Embedder,
  signal: AbortSignal,
): Promise<BriefVectors> {
  const { title, problem, constraints, assets } = brief;
  const sentences = [title, ...problem.split(sentenceEnd)].map((text) => text.trim());
  const read = sentences.filter((text) => text !== '').slice(0, sentencesRead);
  const vectors = await embedder.embed([problemText(brief), constraints, assets, ...read], signal);
  const [ofProblem, ofConstraints, ofAssets, ...ofSentences] = vectors as [
    Float32Array,
    Float32Array,
    Float32Array,
    ...Float32Array[],
  ];
  return {
    problem: ofProblem,
    sentences: ofSentences,
    constraints: constraints.trim() === '' ? null : ofConstraints,
    assets: assets.trim() === '' ? null : ofAssets,
  };
}

/**
 * The vectors of problem, constraints and assets one after the other, with zeros for what a brief leaves out. Throws a
 * RangeError for vectors of another embedder than the one of `dimensions` numbers that the weights were fitted with.
 */
export function wholeOf(
  { problem, constraints, assets, sentences }: BriefVectors,
  dimensions: number,
): number[] {
  const silent = new Float32Array(dimensions);
  const whole = [problem, constraints ?? silent, assets ?? silent];
  const wrong = [...whole, ...sentences].find(({ length }) => length !== dimensions);
  if (wrong)
    throw new RangeError(`Briefs are told from vectors of ${dimensions} dimensions, not ${wrong.length}.`);
  return whole.flatMap((vector) => [...vector]);
}
