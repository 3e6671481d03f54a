import type { Passage, ReadTogether } from '../../contract/knowledge.ts';
import { languageOf } from './language.ts';
import { matchTerms } from './match-terms.ts';
import { mergeNeighbours } from './merge-neighbours.ts';
import { withoutNearDuplicates } from './near-duplicates.ts';
import { nearest } from './nearest.ts';
import type { BorrowEmbedder, ChunkPlace, KnowledgeStore, RerankerLender } from './ports.ts';
import type { IndexCache, ProjectIndex } from './project-index.ts';
import { fuseRanks } from './rank-fusion.ts';
import { readTogether, readTogetherDepth } from './read-together.ts';
import { readQuestion, type ReadQuestion } from './read-question.ts';
import { codeQuery, wordQuery } from './word-query.ts';

/** What is looked at of each signal. */
const depth = 50;
/** An exact code says more than any word. */
const weights = { words: 1, meaning: 1, codes: 2 } as const;

/** What searching needs. */
export interface SearchParts {
  readonly store: KnowledgeStore;
  readonly borrowEmbedder: BorrowEmbedder;
  readonly reranker: RerankerLender;
  readonly cache: IndexCache;
  /** Lets the thread do other things for a moment. */
  readonly pause: () => Promise<void>;
}

/** What was found for a question. */
export interface SearchResult {
  readonly read: ReadQuestion;
  /** Best first, neighbours merged. */
  readonly passages: readonly Passage[];
  /** Who read the passages together with the question; null where no reranker is chosen. */
  readonly together: ReadTogether | null;
  /** Passages of the project. */
  readonly total: number;
  /** The language of each source that was searched, by id. */
  readonly languages: ReadonlyMap<string, string>;
  readonly timings: { readonly embedMs: number; readonly searchMs: number };
}

interface Ranked {
  readonly key: number;
  readonly score: number;
}

/** Searches by words and by meaning, fuses the ranks, and has a reranker that was chosen put the first ones in its order. */
export async function search(
  parts: SearchParts,
  projectId: string,
  question: string,
  options: { readonly count: number; readonly sourceIds?: readonly string[] | undefined },
  signal: AbortSignal,
): Promise<SearchResult> {
  const { store, cache } = parts;
  const sources = (await store.listSearched(projectId)).filter(
    ({ id }) => options.sourceIds?.includes(id) ?? true,
  );
  const allowed = new Map(sources.map((source) => [source.id, source.name]));
  const index = await cache.indexOf(projectId);
  const isAllowed = ({ key }: Ranked) => allowed.has(index.places.get(key)?.sourceId ?? '');

  const began = performance.now();
  const languages = readable(question, new Set(sources.map(({ language }) => language)));
  const meaning = (await searchMeaning(parts, index, languages, question, signal)).filter(isAllowed);
  const embedMs = performance.now() - began;

  const searchBegan = performance.now();
  const read = await readQuestion(question, store);
  const words = (await matched(parts, projectId, wordQuery(read))).filter(isAllowed);
  const codes = (await matched(parts, projectId, codeQuery(read))).filter(isAllowed);
  const fused = fuseRanks([
    { keys: words.map(({ key }) => key), weight: weights.words },
    { keys: meaning.map(({ key }) => key), weight: weights.meaning },
    { keys: codes.map(({ key }) => key), weight: weights.codes },
  ]);

  const signalOf = (list: readonly Ranked[], key: number) => {
    const place = list.findIndex((item) => item.key === key);
    return place < 0 ? null : { rank: place + 1, score: list[place]!.score };
  };
  const passages: Passage[] = [];
  // Duplicates and neighbours fall away below, so a few more are looked at than are wanted.
  const fewest = parts.reranker.chosen() === null ? 0 : readTogetherDepth;
  for (const { key, score } of fused.slice(0, Math.max(options.count * 2, fewest))) {
    const place = index.places.get(key) as ChunkPlace;
    const { text: all } = await cache.documentOf(place.sourceId);
    const text = all.slice(place.start, place.end);
    passages.push({
      chunkId: place.id,
      sourceId: place.sourceId,
      source: allowed.get(place.sourceId) ?? '',
      page: place.page,
      headings: [...place.headings],
      start: place.start,
      end: place.end,
      text,
      score,
      words: signalOf(words, key),
      meaning: signalOf(meaning, key),
      together: null,
      matched: [...matchTerms(read, [...place.headings, text].join('\n'), index.places.size).matched],
    });
  }
  const texts = new Map<string, string>();
  for (const { sourceId } of passages) texts.set(sourceId, (await cache.documentOf(sourceId)).text);
  const distinct = withoutNearDuplicates(passages, ({ text }) => text);
  const searchMs = performance.now() - searchBegan;
  const reordered = await readTogether(parts.reranker, question, distinct, signal);
  const ordered = reordered?.passages ?? distinct;
  return {
    read,
    passages: mergeNeighbours(ordered, (sourceId) => texts.get(sourceId) ?? '').slice(0, options.count),
    together: reordered?.together ?? null,
    total: index.places.size,
    languages: new Map(sources.map(({ id, language }) => [id, language])),
    timings: { embedMs, searchMs },
  };
}

async function matched({ store }: SearchParts, projectId: string, query: string): Promise<readonly Ranked[]> {
  return query === '' ? [] : store.matchWords(projectId, query, depth);
}

/**
 * Of the languages of the sources those whose embedder can read the question: its own where a source is in it, otherwise
 * all. Cosines of two embedders can't be compared, and either places texts of the other's language at random.
 */
function readable(question: string, languages: ReadonlySet<string>): ReadonlySet<string> {
  const own = languageOf(question);
  return languages.has(own) ? new Set([own]) : languages;
}

/** The question is embedded once for each language of the sources, by the embedder that made their vectors. */
async function searchMeaning(
  { borrowEmbedder, pause }: SearchParts,
  index: ProjectIndex,
  languages: ReadonlySet<string>,
  question: string,
  signal: AbortSignal,
): Promise<Ranked[]> {
  const found: Ranked[] = [];
  for (const language of languages) {
    const embedded = await borrowEmbedder(language, signal, async (embedder) => ({
      sha256: embedder.sha256,
      vector: (await embedder.embed([embedder.queryPrefix + question], signal))[0]!,
    }));
    const vectors = index.vectors.get(embedded.sha256);
    if (!vectors) continue;
    const near = await nearest(vectors, embedded.vector, depth, pause);
    found.push(...near.map(({ row, score }) => ({ key: vectors.places[row]!.key, score })));
  }
  return found.sort((a, b) => b.score - a.score).slice(0, depth);
}
