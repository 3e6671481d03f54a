import { useEffect, useState } from 'react';
import type { IdeaHit } from '../../../contract/board.ts';
import type { Problem } from '../../../contract/errors.ts';
import { problemOf, useBackend } from '../../backend.ts';

/** What a search has come to so far. */
export interface BoardSearch {
  readonly query: string;
  readonly hits: readonly IdeaHit[];
  /** Null when it is over; ideas that are still being embedded otherwise. */
  readonly progress: { readonly done: number; readonly total: number } | null;
  readonly problem: Problem | null;
}

/** Typing on starts a new search only after a pause, in milliseconds. */
const pauseMs = 250;

/** Searches while somebody types, and again when the ideas have changed; null without anything to look for. */
export function useBoardSearch(projectId: string, typed: string, version: number): BoardSearch | null {
  const backend = useBackend();
  const query = typed.trim();
  const [search, setSearch] = useState<BoardSearch | null>(null);
  useEffect(() => {
    if (query === '') return;
    const controller = new AbortController();
    const follow = async () => {
      const update = (change: Partial<BoardSearch>) => {
        if (controller.signal.aborted) return;
        setSearch((now) => ({
          ...(now?.query === query
            ? now
            : { query, hits: [], progress: { done: 0, total: 0 }, problem: null }),
          ...change,
        }));
      };
      try {
        for await (const event of backend.stream('board.search', { projectId, query }, controller.signal))
          if (event.type === 'progress') update({ progress: { done: event.done, total: event.total } });
          else if (event.type === 'found') update({ hits: event.hits, problem: null });
          else update({ hits: event.hits, progress: null });
      } catch (error) {
        update({ progress: null, problem: problemOf(error) });
      }
    };
    const timer = setTimeout(() => void follow(), pauseMs);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [backend, projectId, query, version]);
  // What was found for other words stays in sight until the new words have found something.
  return query === '' ? null : search;
}
