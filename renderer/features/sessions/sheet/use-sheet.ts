import { useCallback, useEffect, useMemo } from 'react';
import { panelSeconds, type Sheet } from '../../../../contract/sessions.ts';
import { useStore } from '../../../ui/store.ts';
import { useNow } from '../../../ui/use-now.ts';
import { useKept, useSessionsDesk } from '../sessions-desk.ts';
import { afterPanel, atRest, emptySheet } from './sheet-clock.ts';

const tickMs = 200;

/** The sheet of a project and its clock, which goes on while the person looks elsewhere in the window. */
export function useSheet(projectId: string) {
  const { drafts, clocks } = useSessionsDesk();
  const { kept, problem } = useKept(projectId);
  const endsAt = useStore(clocks, (state) => state[projectId] ?? null);
  const stored = kept?.sheet ?? null;
  const sheet = useMemo(() => {
    const now = stored ?? emptySheet(panelSeconds.usual);
    return endsAt === null ? atRest(now) : now;
  }, [stored, endsAt]);
  const now = useNow(tickMs, endsAt !== null);
  const leftMs = endsAt === null ? sheet.leftMs : Math.max(0, endsAt - now);

  const set = useCallback((next: Sheet) => drafts.set(projectId, 'sheet', next), [drafts, projectId]);
  const setClock = useCallback(
    (next: number | null) => clocks.set((all) => ({ ...all, [projectId]: next })),
    [clocks, projectId],
  );
  const moveOn = useCallback(() => {
    const next = afterPanel(sheet);
    set(next);
    setClock(next.state === 'running' ? Date.now() + next.leftMs : null);
  }, [sheet, set, setClock]);

  useEffect(() => {
    if (endsAt === null) return;
    const timer = setTimeout(moveOn, Math.max(0, endsAt - Date.now()));
    return () => clearTimeout(timer);
  }, [endsAt, moveOn]);

  return {
    sheet,
    isLoaded: kept !== null,
    problem,
    leftMs,
    set: (change: Partial<Sheet>) => set({ ...sheet, leftMs, ...change }),
    run: () => {
      setClock(Date.now() + sheet.leftMs);
      set({ ...sheet, state: 'running' });
    },
    pause: () => {
      setClock(null);
      set({ ...sheet, leftMs, state: 'paused' });
    },
    moveOn,
    /** Takes over what the backend has emptied. */
    clear: () => {
      setClock(null);
      drafts.put(projectId, 'sheet', emptySheet(sheet.seconds));
    },
    stop: () => setClock(null),
  };
}
