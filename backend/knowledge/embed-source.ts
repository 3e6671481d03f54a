import { randomUUID } from 'node:crypto';
import type { Source } from '../../contract/knowledge.ts';
import { indexTextOf } from './index-text.ts';
import type { BorrowEmbedder, Chunk, ChunkDocument, KnowledgeStore, NewChunk } from './ports.ts';

/** Passages embedded in one turn: somebody who waits for an answer waits no longer than for these. */
const perTurn = 32;
/** How long passages are cut before the thread may do other things. */
const cuttingMs = 8;

interface Parts {
  readonly store: KnowledgeStore;
  readonly borrowEmbedder: BorrowEmbedder;
  readonly chunkDocument: ChunkDocument;
  readonly pause: () => Promise<void>;
}

/**
 * Cuts a kept source into passages and adds those that are missing, with words and vectors; tells the share that is done.
 * The passages of a source are always the same, so one that was cut off goes on where it ended. Rejects with `cancelled`.
 */
export async function* embedSource(
  { store, borrowEmbedder, chunkDocument, pause }: Parts,
  source: Source,
  signal: AbortSignal,
): AsyncGenerator<number, void, void> {
  const document = await store.getDocument(source.id);
  const present = await store.countChunks(source.id);
  let chunks: Iterator<Chunk> | null = null;
  let ordinal = 0;
  for (;;) {
    const { batch, isLast } = await borrowEmbedder(source.language, signal, async (embedder) => {
      chunks ??= chunkDocument(document, (text) => embedder.countTokens(text))[Symbol.iterator]();
      const cut: { readonly chunk: Chunk; readonly ordinal: number }[] = [];
      let since = performance.now();
      let ended = false;
      while (cut.length < perTurn) {
        const next = chunks.next();
        if (next.done) {
          ended = true;
          break;
        }
        if (ordinal >= present) cut.push({ chunk: next.value, ordinal });
        ordinal++;
        if (performance.now() - since < cuttingMs) continue;
        await pause();
        since = performance.now();
      }
      const vectors = await embedder.embed(
        cut.map(({ chunk }) => chunk.text),
        signal,
      );
      const made = cut.map((item, i) => toNewChunk(item.chunk, item.ordinal, embedder.sha256, vectors[i]!));
      return { batch: made, isLast: ended };
    });
    if (batch.length > 0) await store.addChunks(source.id, batch);
    yield isLast ? 1 : Math.min(1, (batch.at(-1)?.end ?? 0) / Math.max(1, document.text.length));
    if (isLast) return;
  }
}

function toNewChunk(chunk: Chunk, ordinal: number, modelSha256: string, vector: Float32Array): NewChunk {
  const { start, end, page, headingPath, text } = chunk;
  return {
    id: randomUUID(),
    ordinal,
    start,
    end,
    page,
    headings: [...headingPath],
    modelSha256,
    vector,
    index: indexTextOf(text),
  };
}
