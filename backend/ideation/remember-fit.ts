import { closest, dot } from '../numerics/vectors.ts';
import type { Fit } from './choose-cards.ts';
import type { Embedder } from './ports.ts';

/** What likeness to the ideas on the table costs against closeness to the problem. */
const likenessWeight = 0.5;

/**
 * Measures how close texts come to a problem or an idea, less how like they are to what is on the table: maximal
 * marginal relevance (Carbonell and Goldstein 1998, SIGIR, p. 335). Each text is embedded once; the table may grow.
 */
export function rememberFit(
  embedder: Embedder,
  target: Float32Array,
  table: readonly Float32Array[],
  signal: AbortSignal,
): Fit {
  const known = new Map<string, Float32Array>();
  return async (texts) => {
    const unknown = [...new Set(texts)].filter((text) => !known.has(text));
    const vectors = await embedder.embed(unknown, signal);
    unknown.forEach((text, i) => known.set(text, vectors[i] as Float32Array));
    return texts.map((text) => {
      const vector = known.get(text) as Float32Array;
      return dot(vector, target) - likenessWeight * closest(vector, table);
    });
  };
}
