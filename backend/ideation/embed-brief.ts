import type { BriefFields } from '../../contract/projects.ts';
import type { BriefVectors } from './brief-vectors.ts';
import { problemText } from './judging-context.ts';
import type { Embedder } from './ports.ts';

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
  const read = sentences.filter((text) => /[\p{L}\p{N}]/u.test(text)).slice(0, sentencesRead);
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
