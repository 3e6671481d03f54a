import { useCallback, useMemo } from 'react';
import { MapPage } from '../features/cluster/map-page.tsx';
import { useIdeasDesk } from '../features/ideas/ideas-desk.ts';
import { nothingPicked } from '../features/ideas/picking.ts';
import { useStore } from '../ui/store.ts';

interface MapPlaceProps {
  readonly projectId: string;
  /** Asks how ideas are merged. */
  onMerge(ids: readonly string[]): void;
}

const none: readonly string[] = [];

/** The map of the ideas; what is selected on it, one or many, is what is selected in the list. */
export function MapPlace({ projectId, onMerge }: MapPlaceProps) {
  const desk = useIdeasDesk();
  const selectedId = useStore(desk.selected, (state) => state[projectId] ?? null);
  const picked = useStore(desk.picked, (state) => state[projectId] ?? nothingPicked);
  const selectedIds = useMemo(
    () => (picked.ids.size > 0 ? [...picked.ids] : selectedId === null ? none : [selectedId]),
    [picked, selectedId],
  );
  const select = useCallback(
    (ids: readonly string[]) => {
      const isMany = ids.length > 1;
      desk.picked.set((now) => ({
        ...now,
        [projectId]: isMany ? { ids: new Set(ids), anchor: ids[0]! } : nothingPicked,
      }));
      desk.selected.set((now) => ({ ...now, [projectId]: ids[0] ?? null }));
    },
    [desk, projectId],
  );
  return <MapPage projectId={projectId} selectedIds={selectedIds} onSelect={select} onMerge={onMerge} />;
}
