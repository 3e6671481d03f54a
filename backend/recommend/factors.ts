import type { SimilarItem } from './algorithm.ts';
import { topIndices } from '../numerics/top.ts';

/**
 * The items whose vectors (row by row) point most the same way as this one's, closest first; only those with a
 * cosine above 0.
 */
export function similarByCosine(
  vectors: Float32Array,
  dimensions: number,
  item: number,
  count: number,
): SimilarItem[] {
  const itemCount = vectors.length / dimensions;
  const cosines = new Float32Array(itemCount);
  const own = item * dimensions;
  for (let other = 0; other < itemCount; other++) {
    const from = other * dimensions;
    let product = 0;
    let ownSquares = 0;
    let squares = 0;
    for (let i = 0; i < dimensions; i++) {
      product += vectors[own + i]! * vectors[from + i]!;
      ownSquares += vectors[own + i]! ** 2;
      squares += vectors[from + i]! ** 2;
    }
    cosines[other] = product > 0 ? product / Math.sqrt(ownSquares * squares) : 0;
  }
  const skip = Uint8Array.from(cosines, (cosine, other) => (cosine > 0 && other !== item ? 0 : 1));
  return Array.from(topIndices(cosines, count, skip), (other) => ({
    item: other,
    similarity: cosines[other]!,
  }));
}
