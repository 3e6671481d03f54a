import { createContext, use } from 'react';
import { createStore, type Store } from '../../ui/store.ts';
import type { OwnSource } from './own/reading.ts';

/** What outlives the pages of the sessions: what is being brought in, by project. */
export interface SessionsDesk {
  readonly own: Store<Readonly<Record<string, OwnSource>>>;
}

/** Makes the desk of a window. */
export function createSessionsDesk(): SessionsDesk {
  return { own: createStore<Readonly<Record<string, OwnSource>>>({}) };
}

export const SessionsDeskContext = createContext<SessionsDesk | null>(null);

/** The desk of this window. */
export function useSessionsDesk(): SessionsDesk {
  const desk = use(SessionsDeskContext);
  if (!desk) throw new Error('No SessionsDeskContext above');
  return desk;
}
