import { fileURLToPath } from 'node:url';
import type { ItemVectors } from '../../backend/recommend/algorithm.ts';
import { loadEmbedder } from '../../backend/runtime/embedder.ts';
import type { RuntimeKind } from '../../backend/runtime/ort/open-session.ts';

const folder = fileURLToPath(new URL('../../models/bge-small-en-v1.5', import.meta.url));
const contextLength = 512;

/** The vectors of texts by the app's own embedder. */
export async function embedTexts(
  texts: readonly string[],
  kind: RuntimeKind,
  threads: number,
): Promise<ItemVectors> {
  const identity = { id: 'bge-small-en-v1.5', sha256: '', queryPrefix: '' };
  const embedder = await loadEmbedder(identity, folder, contextLength, { kind, threads });
  try {
    const vectors = await embedder.embed(texts, new AbortController().signal);
    const dimensions = vectors[0]!.length;
    const values = new Float32Array(texts.length * dimensions);
    vectors.forEach((vector, at) => values.set(vector, at * dimensions));
    return { dimensions, values };
  } finally {
    embedder.dispose();
  }
}
