import { loadEmbedder } from '../../backend/runtime/embedder.ts';
import { chooseRuntime } from '../../backend/runtime/ort/open-session.ts';
import type { EventLoop } from './event-loop.ts';
import { figureOf, type Figure } from './figure.ts';
import { mixedChunks } from './texts.ts';
import { openPipeline } from './transformers.ts';

const { signal } = new AbortController();
const contextLength = 512;
/** Chunks that each embeds before the other does: what the app hands over at once, many times. */
const together = 250;
/** As many as the embedder runs at once. */
const batch = 16;

/** Chunks of mixed lengths, embedded by the app's embedder and by a pipeline that gets them in batches of 16 as they come. */
export async function measureEmbedding(
  folder: string,
  { chunks, threads }: { chunks: number; threads: number },
  loop: EventLoop,
): Promise<Figure[]> {
  const texts = mixedChunks(chunks);
  const identity = { id: 'bge', sha256: '', queryPrefix: '' };
  const { kind } = chooseRuntime();
  const embedder = await loadEmbedder(identity, folder, contextLength, { kind, threads });
  const pipeline = await openPipeline(folder, threads);
  await embedder.embed(texts.slice(0, batch), signal);
  await pipeline.embed(texts.slice(0, batch));
  const own: number[] = [];
  const others: number[] = [];
  let least = 1;
  for (let start = 0, round = 0; start < texts.length; start += together, round++) {
    const part = texts.slice(start, start + together);
    let mine: readonly Float32Array[] = [];
    const theirs: Float32Array[] = [];
    const embedOwn = async () => {
      const began = performance.now();
      mine = await loop.during('embedding', () => embedder.embed(part, signal));
      own.push(part.length / ((performance.now() - began) / 1000));
    };
    const embedOther = async () => {
      const began = performance.now();
      for (let at = 0; at < part.length; at += batch) {
        const vectors = await pipeline.embed(part.slice(at, at + batch));
        const size = vectors.length / Math.min(batch, part.length - at);
        for (let i = 0; i < vectors.length; i += size) theirs.push(vectors.slice(i, i + size));
      }
      others.push(part.length / ((performance.now() - began) / 1000));
    };
    for (const embed of round % 2 ? [embedOther, embedOwn] : [embedOwn, embedOther]) await embed();
    for (const [i, vector] of mine.entries())
      least = Math.min(
        least,
        vector.reduce((sum, value, j) => sum + value * theirs[i]![j]!, 0),
      );
  }
  embedder.dispose();
  await pipeline.dispose();
  return [
    figureOf('embedding', 'chunks/s', 'high', { inkling: own, transformers: others }, [
      { of: 'transformers', atLeast: 1.5 },
    ]),
    figureOf('embedding, least cosine to the pipeline', 'cosine', 'high', { inkling: [least] }),
  ];
}
