import { useParams } from '@tanstack/react-router';
import { useIdeasDesk } from '../features/ideas/ideas-desk.ts';
import { ExportSheet } from '../features/leave/export-sheet.tsx';
import { useStore } from '../ui/store.ts';
import { useDesk } from './desk-state.ts';

/** The sheet of leaving with something, over whatever place one is in. */
export function ExportPlace() {
  const desk = useDesk();
  const { projectId } = useParams({ strict: false });
  const isOpen = useStore(desk, (state) => state.exportOpen);
  const selected = useStore(useIdeasDesk().selected, (state) => state[projectId ?? ''] ?? null);
  if (!isOpen || projectId === undefined) return null;
  return (
    <ExportSheet
      key={projectId}
      projectId={projectId}
      ideaId={selected}
      onClose={() => desk.set((now) => ({ ...now, exportOpen: false }))}
    />
  );
}
