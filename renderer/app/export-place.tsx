import { useLocation, useParams, useSearch } from '@tanstack/react-router';
import { useAsk } from '../backend.ts';
import { useIdeasDesk } from '../features/ideas/ideas-desk.ts';
import { ExportSheet } from '../features/leave/export-sheet.tsx';
import { useStore } from '../ui/store.ts';
import { useDesk } from './desk-state.ts';

/** The sheet of leaving with something, over whatever place one is in. */
export function ExportPlace() {
  const desk = useDesk();
  const { projectId } = useParams({ strict: false });
  const isOpen = useStore(desk, (state) => state.exportOpen);
  if (!isOpen || projectId === undefined) return null;
  return (
    <SheetAtPlace
      key={projectId}
      projectId={projectId}
      onClose={() => desk.set((now) => ({ ...now, exportOpen: false }))}
    />
  );
}

interface SheetAtPlaceProps {
  readonly projectId: string;
  onClose(): void;
}

/** Offers first the idea that one is at: among the ideas the one selected, elsewhere the one developed or chosen. */
function SheetAtPlace({ projectId, onClose }: SheetAtPlaceProps) {
  const { idea: addressed } = useSearch({ strict: false });
  const isAmongIdeas = useLocation({ select: ({ pathname }) => pathname.endsWith('/ideas') });
  const selected = useStore(useIdeasDesk().selected, (state) => state[projectId] ?? null);
  const ideas = useAsk('ideas.list', { projectId });
  if (ideas.isPending) return null;
  const isThere = (id: string | null | undefined) => ideas.data?.some((idea) => idea.id === id) ?? false;
  const chosen = ideas.data?.findLast(({ state }) => state === 'chosen')?.id ?? null;
  const order = isAmongIdeas ? [selected, chosen] : [addressed, chosen, selected];
  return <ExportSheet projectId={projectId} ideaId={order.find(isThere) ?? null} onClose={onClose} />;
}
