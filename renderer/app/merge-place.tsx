import { MergeSheet } from '../features/cluster/merge-sheet.tsx';
import { useIdeasDesk } from '../features/ideas/ideas-desk.ts';
import { nothingPicked } from '../features/ideas/picking.ts';

interface MergePlaceProps {
  readonly projectId: string;
  /** Fewer than two: nothing is asked. */
  readonly ideaIds: readonly string[];
  onClose(): void;
}

/** Asks how ideas are merged, from whatever view; the one that is kept is selected then. */
export function MergePlace({ projectId, ideaIds, onClose }: MergePlaceProps) {
  const desk = useIdeasDesk();
  return (
    <MergeSheet
      projectId={projectId}
      ideaIds={ideaIds}
      onClose={onClose}
      onMerged={(id) => {
        desk.picked.set((now) => ({ ...now, [projectId]: nothingPicked }));
        desk.selected.set((now) => ({ ...now, [projectId]: id }));
      }}
    />
  );
}
