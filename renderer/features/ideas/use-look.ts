import { useCallback } from 'react';
import { useStore } from '../../ui/store.ts';
import { noFilters } from './arrange.ts';
import { useIdeasDesk, type Look } from './ideas-desk.ts';

/** As a project is first seen: everything, in the order it came, in lanes by state. */
const firstLook: Look = {
  filters: noFilters,
  sort: 'oldest',
  since: Date.now(),
  grouping: 'state',
  query: '',
  parkedOpen: false,
};

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
