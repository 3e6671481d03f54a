import { useMemo } from 'react';
import type { Idea } from '../../../contract/ideation.ts';
import { useStore } from '../../ui/store.ts';
import { arrange, sortByScore } from './arrange.ts';
import { useIdeasDesk, type Look } from './ideas-desk.ts';
import type { BoardSearch } from './use-board-search.ts';
import type { ScoreColumn } from './use-scores.ts';

/** The ideas that are shown, in order. */
export function useShown(
  ideas: readonly Idea[],
  look: Look,
  search: BoardSearch | null,
  scores: readonly ScoreColumn[],
): Idea[] {
  const places = useStore(useIdeasDesk().places, (state) => state);
  return useMemo(() => {
    const by = scores.find(({ setId }) => sortByScore(setId) === look.sort);
    return arrange(ideas, {
      filters: look.filters,
      sort: look.sort,
      since: look.since,
      places,
      found: search ? search.hits.map(({ ideaId }) => ideaId) : null,
      ranks: by ? new Map([...by.places].map(([id, { rank }]) => [id, rank])) : null,
    });
  }, [ideas, look, places, search, scores]);
}
