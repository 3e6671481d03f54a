import { createContext, use, useEffect } from 'react';
import type { Problem } from '../../../contract/errors.ts';
import type { Backend } from '../../backend.ts';
import { createStore, useStore, type Store } from '../../ui/store.ts';
import type { OwnSource } from './own/reading.ts';
import { createSessionDrafts, type Kept, type SessionDrafts } from './session-drafts.ts';

/** What outlives the pages of the sessions. */
export interface SessionsDesk {
  /** What is being brought in, by project. */
  readonly own: Store<Readonly<Record<string, OwnSource>>>;
  readonly drafts: SessionDrafts;
  /** When the time of the panel at hand is over, by project; null while the clock stands still. */
  readonly clocks: Store<Readonly<Record<string, number | null>>>;
}

/** Makes the desk of a window. */
export function createSessionsDesk(backend: Backend): SessionsDesk {
  return {
    own: createStore<Readonly<Record<string, OwnSource>>>({}),
    drafts: createSessionDrafts(backend),
    clocks: createStore<Readonly<Record<string, number | null>>>({}),
  };
}

export const SessionsDeskContext = createContext<SessionsDesk | null>(null);

/** The desk of this window. */
export function useSessionsDesk(): SessionsDesk {
  const desk = use(SessionsDeskContext);
  if (!desk) throw new Error('No SessionsDeskContext above');
  return desk;
}

/** What is kept of a project's sessions, null until it is here; what is open is saved as the page goes. */
export function useKept(projectId: string): { readonly kept: Kept | null; readonly problem: Problem | null } {
  const { drafts } = useSessionsDesk();
  const kept = useStore(drafts.store, (state) => state[projectId] ?? null);
  const problem = useStore(drafts.problems, (state) => state[projectId] ?? null);
  useEffect(() => {
    void drafts.load(projectId);
    return () => void drafts.flush(projectId);
  }, [drafts, projectId]);
  return { kept, problem };
}
