import { useMemo } from 'react';
import { useStore } from '../../ui/store.ts';
import { useIdeasDesk } from './ideas-desk.ts';
import { nothingPicked, stillShown, stretched, toggled, type Picking } from './picking.ts';

/** How an idea was pressed. */
export interface PickPress {
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

/** The ideas picked in a project, of those shown, and the ways to pick. */
export function usePicking(projectId: string, order: readonly string[]) {
  const desk = useIdeasDesk();
  const kept = useStore(desk.picked, (picked) => picked[projectId] ?? nothingPicked);
  const picking = useMemo(() => stillShown(kept, order), [kept, order]);
  return useMemo(() => {
    const set = (next: Picking) => desk.picked.set((now) => ({ ...now, [projectId]: next }));
    const current = () => desk.selected.get()[projectId] ?? null;
    return {
      ids: picking.ids,
      toggle: (id: string) => set(toggled(picking, id)),
      /** Everything between where the stretch began and `id`. */
      stretchTo: (id: string) => set(stretched(picking, order, current(), id)),
      all: () => set({ ids: new Set(order), anchor: order[0] ?? null }),
      none: () => set(nothingPicked),
      /** What a press with keys held means; true when it picked something. */
      press(id: string, press: PickPress): boolean {
        if (press.shiftKey) set(stretched(picking, order, current(), id));
        else if (press.ctrlKey || press.metaKey) set(toggled(picking, id));
        else return false;
        return true;
      },
    };
  }, [desk, projectId, picking, order]);
}
export type PickingControl = ReturnType<typeof usePicking>;
