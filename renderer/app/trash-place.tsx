import { TrashSheet } from '../features/trash/trash-sheet.tsx';
import { useStore } from '../ui/store.ts';
import { useDesk } from './desk-state.ts';

/** The sheet of what was recently deleted, over whatever place one is in. */
export function TrashPlace() {
  const desk = useDesk();
  const isOpen = useStore(desk, (state) => state.trashOpen);
  if (!isOpen) return null;
  return <TrashSheet onClose={() => desk.set((now) => ({ ...now, trashOpen: false }))} />;
}
