import type { Brief } from '../../contract/projects.ts';
import { briefTexts } from './brief-parts.ts';
import { runsOf } from './copy-faults.ts';
import type { JudgingContext } from './draft-candidates.ts';
import { numberContexts } from './number-faults.ts';
import type { Embedder, TextModel } from './ports.ts';
import { specificTerms } from './specificity.ts';
import { sentencesOf } from './words.ts';

/** What stands for a brief where one vector has to. */
export function problemText({ title, problem }: Pick<Brief, 'title' | 'problem'>): string {
  return `${title}. ${problem}`;
}

/** What candidates for a brief are judged against, and the vectors of `texts` (ideas on the table). */
export async function judgingContext(
  models: { readonly text: TextModel; readonly embedder: Embedder },
  brief: Brief,
  texts: readonly string[],
  signal: AbortSignal,
): Promise<{ readonly context: JudgingContext; readonly vectors: readonly Float32Array[] }> {
  const { text, embedder } = models;
  const sentences = sentencesOf([brief.problem, brief.constraints].join(' '));
  const sentenceVectors = await embedder.embed(sentences, signal);
  const [problemVector, ...vectors] = await embedder.embed([problemText(brief), ...texts], signal);
  const context: JudgingContext = {
    ...{ text, embedder, sentences, sentenceVectors, signal },
    briefTitle: brief.title,
    problemVector: problemVector as Float32Array,
    terms: specificTerms(brief),
    copied: runsOf(briefTexts(brief)),
    numbers: numberContexts(brief),
  };
  return { context, vectors };
}
