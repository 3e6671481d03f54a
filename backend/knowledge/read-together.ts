import { InklingError } from '../../contract/errors.ts';
import type { Passage, ReadTogether } from '../../contract/knowledge.ts';
import type { RerankerLender } from './ports.ts';

/** Passages that are read together with the question: those that were found first. Each takes a run of a model. */
export const readTogetherDepth = 30;

/**
 * Has the reranker that was chosen read the first passages together with the question, each under its headings, and puts
 * them in the order of its scores; those after them follow as they were. A reranker that can't work leaves the order as it
 * was, and the problem is told. Null where none was chosen.
 */
export async function readTogether(
  lender: RerankerLender,
  question: string,
  passages: readonly Passage[],
  signal: AbortSignal,
): Promise<{ readonly passages: readonly Passage[]; readonly together: ReadTogether } | null> {
  const model = lender.chosen();
  if (model === null) return null;
  const began = performance.now();
  const first = passages.slice(0, readTogetherDepth);
  const texts = first.map(({ headings, text }) =>
    // A passage that begins a section holds its heading already.
    [...headings.filter((heading) => !text.includes(heading)), text].join('\n'),
  );
  try {
    const scores = await lender.borrow(signal, (reranker) => reranker.score(question, texts, signal));
    if (!scores) return null;
    const ordered = first
      .map((passage, i) => ({ passage, score: scores[i]! }))
      // Equal ones stay in the order in which they were found.
      .toSorted((a, b) => b.score - a.score)
      .map(({ passage, score }, i) => ({ ...passage, together: { rank: i + 1, score } }));
    return {
      passages: [...ordered, ...passages.slice(first.length)],
      together: { model, passages: first.length, ms: performance.now() - began, problem: null },
    };
  } catch (error) {
    if (!(error instanceof InklingError) || error.code === 'cancelled') throw error;
    const together = { model, passages: 0, ms: performance.now() - began, problem: error.problem };
    return { passages, together };
  }
}
