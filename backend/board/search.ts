import type { IdeaHit } from '../../contract/board.ts';
import type { EventOf } from '../../contract/index.ts';
import { dot } from '../numerics/vectors.ts';
import { emitted } from '../streams/emitted.ts';
import type { IdeaVectors } from './idea-vectors.ts';
import type { BoardStore, BorrowBoardEmbedder, IdeaVector, TextReader } from './ports.ts';
import { ideaWords, matchedWords, wordQuery } from './word-query.ts';

/** Softens the lead of the first ranks: the value of Cormack, Clarke and Büttcher (SIGIR 2009). */
const softening = 60;
/** The most that meaning alone may add. */
const meaningDepth = 20;

/** What searching the board needs. */
export interface SearchParts {
  readonly store: BoardStore;
  readonly vectors: IdeaVectors;
  readonly borrowEmbedder: BorrowBoardEmbedder;
  readonly reader: TextReader;
}

interface Ranked {
  readonly ideaId: string;
  readonly score: number;
}

/** Searches the ideas of a project by words, then by meaning too, and fuses the ranks. Rejects with `cancelled`. */
export async function* searchIdeas(
  parts: SearchParts,
  projectId: string,
  query: string,
  signal: AbortSignal,
): AsyncGenerator<Exclude<EventOf<'board.search'>, { type: 'failed' }>> {
  const { store, reader } = parts;
  await store.indexWords(projectId, (idea) => ideaWords(idea, reader), signal);
  const words = wordQuery(query, reader);
  const byWords = words === '' ? [] : await store.matchWords(projectId, words);
  const found = await store.textsOf(byWords.map(({ ideaId }) => ideaId));
  const matched = new Map(found.map((idea) => [idea.id, matchedWords(query, idea, reader)]));
  const matchedIn = (id: string) => matched.get(id) ?? [];
  const hits = (byMeaning: readonly Ranked[]) => fuse(byWords, byMeaning, matchedIn);
  yield { type: 'found', hits: hits([]) };

  const vectors = yield* emitted<{ type: 'progress'; done: number; total: number }, IdeaVector[]>((emit) =>
    parts.vectors.vectorsOf(projectId, signal, (done, total) => emit({ type: 'progress', done, total })),
  );
  yield { type: 'done', hits: hits(await closest(parts, vectors, query, signal)) };
}

/**
 * The ideas whose meaning stands out from the rest: more than one standard deviation above the mean cosine. The query is
 * read by the embedder of its language where ideas are in it, otherwise by that of the ideas: cosines of two models can't
 * be compared.
 */
async function closest(
  { borrowEmbedder, reader }: SearchParts,
  vectors: readonly IdeaVector[],
  query: string,
  signal: AbortSignal,
): Promise<Ranked[]> {
  const own = reader.languageOf(query);
  for (const language of [own, own === 'en' ? 'zh' : 'en']) {
    if (vectors.length === 0) return [];
    const asked = await borrowEmbedder(language, signal, async (embedder) => ({
      sha256: embedder.sha256,
      vector: (await embedder.embed([embedder.queryPrefix + query], signal))[0]!,
    }));
    const near = vectors
      .filter(({ modelSha256 }) => modelSha256 === asked.sha256)
      .map(({ ideaId, vector }) => ({ ideaId, score: dot(vector, asked.vector) }));
    if (near.length === 0) continue;
    const least = outstanding(near.map(({ score }) => score));
    return near
      .filter(({ score }) => score >= least)
      .sort((a, b) => b.score - a.score)
      .slice(0, meaningDepth);
  }
  return [];
}

/** One standard deviation above the mean. */
function outstanding(scores: readonly number[]): number {
  const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
  const variance = scores.reduce((sum, score) => sum + (score - mean) ** 2, 0) / scores.length;
  return mean + Math.sqrt(variance);
}

/** Fuses both lists by reciprocal rank, best first. */
function fuse(
  byWords: readonly Ranked[],
  byMeaning: readonly Ranked[],
  matchedIn: (id: string) => string[],
): IdeaHit[] {
  const signals = (list: readonly Ranked[]) =>
    new Map(list.map(({ ideaId, score }, i) => [ideaId, { rank: i + 1, score }]));
  const words = signals(byWords);
  const meaning = signals(byMeaning);
  const part = (signal: { readonly rank: number } | undefined) =>
    signal ? 1 / (softening + signal.rank) : 0;
  return [...new Set([...words.keys(), ...meaning.keys()])]
    .map((ideaId) => ({
      ideaId,
      score: part(words.get(ideaId)) + part(meaning.get(ideaId)),
      words: words.get(ideaId) ?? null,
      meaning: meaning.get(ideaId) ?? null,
      matched: words.has(ideaId) ? matchedIn(ideaId) : [],
    }))
    .sort((a, b) => b.score - a.score);
}
