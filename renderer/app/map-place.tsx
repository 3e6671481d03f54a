import { useCallback, useEffect, useState } from 'react';
import { MapPage } from '../features/cluster/map-page.tsx';
import { useIdeasDesk } from '../features/ideas/ideas-desk.ts';
import { useStore } from '../ui/store.ts';

interface MapPlaceProps {
  readonly projectId: string;
  /** Asks how ideas are merged. */
  onMerge(ids: readonly string[]): void;
}

const none: readonly string[] = [];

/** The map of the ideas; what is selected on it is what is selected in the list. */
export function MapPlace({ projectId, onMerge }: MapPlaceProps) {
  const desk = useIdeasDesk();
  const selectedId = useStore(desk.selected, (state) => state[projectId] ?? null);
  const [many, setMany] = useState(none);
  const selectedIds = many.length > 1 ? many : selectedId === null ? none : [selectedId];
  const select = useCallback(
    (ids: readonly string[]) => {
      setMany(ids);
      desk.selected.set((now) => ({ ...now, [projectId]: ids[0] ?? null }));
    },
    [desk, projectId],
  );
  // Selected elsewhere, the idea that was kept by a merge for one: it alone is.
  useEffect(() => {
    setMany((now) => (selectedId !== null && now.length > 1 && now[0] !== selectedId ? none : now));
  }, [selectedId]);
  return <MapPage projectId={projectId} selectedIds={selectedIds} onSelect={select} onMerge={onMerge} />;
}
