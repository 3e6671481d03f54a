import { useCallback } from 'react';
import { useStore } from '../../ui/store.ts';
import { noFilters } from './arrange.ts';
import { useIdeasDesk, type IdeasDesk, type Look } from './ideas-desk.ts';

/** As a project is first seen: everything, in the order it came, in lanes by state. */
const firstLook: Look = {
  filters: noFilters,
  sort: 'oldest',
  since: Date.now(),
  grouping: 'state',
  query: '',
  parkedOpen: false,
};

/** Takes away whatever may hide an idea of a project: filters, a search, the fold over those parked. */
export function unhide(desk: IdeasDesk, projectId: string): void {
  const { filters, query } = firstLook;
  desk.looks.set((now) => ({
    ...now,
    [projectId]: { ...firstLook, ...now[projectId], filters, query, parkedOpen: true },
  }));
}

/** How the ideas of a project are shown, and the way to change that. */
export function useLook(projectId: string): [Look, (change: Partial<Look>) => void] {
  const desk = useIdeasDesk();
  const look = useStore(desk.looks, (looks) => looks[projectId] ?? firstLook);
  const change = useCallback(
    (part: Partial<Look>) =>
      desk.looks.set((now) => ({ ...now, [projectId]: { ...firstLook, ...now[projectId], ...part } })),
    [desk, projectId],
  );
  return [look, change];
}
