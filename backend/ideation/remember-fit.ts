import { dot } from '../numerics/vectors.ts';
import type { Fit } from './choose-cards.ts';
import type { Embedder } from './ports.ts';

/** Measures how close texts come to a problem or an idea, each text once. */
export function rememberFit(embedder: Embedder, target: Float32Array, signal: AbortSignal): Fit {
  const known = new Map<string, number>();
  return async (texts) => {
    const unknown = [...new Set(texts)].filter((text) => !known.has(text));
    const vectors = await embedder.embed(unknown, signal);
    unknown.forEach((text, i) => known.set(text, dot(vectors[i] as Float32Array, target)));
    return texts.map((text) => known.get(text) as number);
  };
}
