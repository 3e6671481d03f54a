import type { ImportParts } from './import.ts';
import type { RerankerLender, SentenceRankerLender, SplitSentences } from './ports.ts';
import { IndexCache } from './project-index.ts';
import { quote, type QuoteResult } from './quote.ts';
import { search, type SearchResult } from './search.ts';

/** What a project knows, for the handlers here and for the assistant. */
export interface Knowledge {
  readonly parts: ImportParts;
  /** Tells everybody that the sources of a project changed. */
  changed(projectId: string): void;
  /** Throws `not-found` for a project that is not there. */
  search(
    projectId: string,
    question: string,
    options: { readonly count: number; readonly sourceIds?: readonly string[] | undefined },
    signal: AbortSignal,
  ): Promise<SearchResult>;
  quote(
    projectId: string,
    question: string,
    sourceIds: readonly string[] | undefined,
    signal: AbortSignal,
  ): Promise<QuoteResult & { readonly found: SearchResult }>;
}

/** Passages looked at for a quote. */
const passagesForQuote = 8;

/** Puts searching and quoting together over one cache. */
export function createKnowledge(
  given: Omit<ImportParts, 'onChange'> & {
    readonly splitSentences: SplitSentences;
    readonly reranker: RerankerLender;
    readonly sentenceRanker: SentenceRankerLender;
  },
  announce: (projectId: string) => void,
): Knowledge {
  const { store, borrowEmbedder, reranker, sentenceRanker, pause, splitSentences } = given;
  const cache = new IndexCache(store, pause);
  const searchParts = { store, borrowEmbedder, reranker, cache, pause };
  const changed = (projectId: string) => {
    cache.forget(projectId);
    announce(projectId);
  };
  return {
    parts: { ...given, onChange: changed },
    changed,
    search: (projectId, question, options, signal) =>
      search(searchParts, projectId, question, options, signal),
    async quote(projectId, question, sourceIds, signal) {
      const options = { count: passagesForQuote, sourceIds };
      const found = await search(searchParts, projectId, question, options, signal);
      const parts = {
        borrowEmbedder,
        sentenceRanker,
        splitSentences,
        documentOf: (sourceId: string) => cache.documentOf(sourceId),
        languageOf: (sourceId: string) => found.languages.get(sourceId) ?? 'en',
      };
      return { found, ...(await quote(parts, question, found, signal)) };
    },
  };
}
