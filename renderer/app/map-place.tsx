import { useCallback, useState } from 'react';
import { MapPage } from '../features/cluster/map-page.tsx';
import { MergeSheet } from '../features/cluster/merge-sheet.tsx';
import { useIdeasDesk } from '../features/ideas/ideas-desk.ts';
import { useStore } from '../ui/store.ts';

const none: readonly string[] = [];

/** The map of the ideas; what is selected on it is what is selected in the list. */
export function MapPlace({ projectId }: { readonly projectId: string }) {
  const desk = useIdeasDesk();
  const selectedId = useStore(desk.selected, (state) => state[projectId] ?? null);
  const [many, setMany] = useState(none);
  const [merging, setMerging] = useState(none);
  const selectedIds = many.length > 1 ? many : selectedId === null ? none : [selectedId];
  const select = useCallback(
    (ids: readonly string[]) => {
      setMany(ids);
      desk.selected.set((now) => ({ ...now, [projectId]: ids[0] ?? null }));
    },
    [desk, projectId],
  );
  return (
    <>
      <MapPage projectId={projectId} selectedIds={selectedIds} onSelect={select} onMerge={setMerging} />
      <MergeSheet
        projectId={projectId}
        ideaIds={merging}
        onClose={() => setMerging(none)}
        onMerged={(id) => select([id])}
      />
    </>
  );
}
