import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../../contract/errors.ts';
import type { SearchHit, SearchKind } from '../../../contract/search.ts';
import { problemOf, useBackend } from '../../backend.ts';

/** What a search has come to so far. */
export interface Search {
  readonly hits: readonly SearchHit[];
  /** Kinds of which there is more than is shown. */
  readonly more: readonly SearchKind[];
  /** While new texts are put into the index first. */
  readonly indexing: { readonly done: number; readonly total: number } | null;
  readonly running: boolean;
  readonly problem: Problem | null;
}

/** Typing on starts a new search only after a pause, in milliseconds. */
const pauseMs = 120;
/** Fewer characters than this say nothing, but a Chinese one does. */
const isWorthIt = (query: string) => query.length > 1 || /\p{Script=Han}/u.test(query);

/** Searches everything while somebody types; null while there is nothing to look for. What was found stays until more is. */
export function useSearch(typed: string, projectId: string | null, limit: number): Search | null {
  const backend = useBackend();
  const { i18n } = useTranslation();
  const language = i18n.language === 'zh-CN' ? 'zh-CN' : 'en';
  const query = typed.trim();
  const [search, setSearch] = useState<Search | null>(null);
  useEffect(() => {
    if (!isWorthIt(query)) return;
    const controller = new AbortController();
    const update = (change: Partial<Search>) => {
      if (controller.signal.aborted) return;
      const nothing = { hits: [], more: [], indexing: null, running: true, problem: null };
      setSearch((now) => ({ ...nothing, ...now, ...change }));
    };
    const follow = async () => {
      update({ running: true, problem: null });
      try {
        const input = { query, projectId, limit, language } as const;
        for await (const event of backend.stream('search.everything', input, controller.signal)) {
          if (event.type === 'indexing') update({ indexing: { done: event.done, total: event.total } });
          else
            update({
              ...{ hits: event.hits, more: event.more, indexing: null },
              running: event.type === 'found',
            });
        }
      } catch (error) {
        update({ running: false, indexing: null, problem: problemOf(error) });
      }
    };
    const timer = setTimeout(() => void follow(), pauseMs);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [backend, query, projectId, limit, language]);
  return isWorthIt(query) ? search : null;
}
