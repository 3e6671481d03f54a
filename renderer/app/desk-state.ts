import { createContext, use } from 'react';
import { createStore, type Store } from '../ui/store.ts';

/** Whether one is shown around: not, asked, or at a step, counted from 0. */
type TourState =
  { readonly kind: 'off' } | { readonly kind: 'offered' } | { readonly kind: 'at'; readonly step: number };

/** What is open on the desk, whatever the place. */
export interface DeskState {
  readonly inspectorOpen: boolean;
  readonly paletteOpen: boolean;
  readonly keysOpen: boolean;
  /** The sheet by which one leaves with something. */
  readonly exportOpen: boolean;
  /** What was recently deleted. */
  readonly trashOpen: boolean;
  /** Whether one is shown around. */
  readonly tour: TourState;
  /** Voice notes. */
  readonly voiceOpen: boolean;
  /** The project last opened: the rail keeps it while one looks at Models or Settings. */
  readonly projectId: string | null;
}

/** Makes the state of a desk with nothing open. */
export const createDeskState = (): Store<DeskState> =>
  createStore<DeskState>({
    inspectorOpen: false,
    paletteOpen: false,
    keysOpen: false,
    exportOpen: false,
    trashOpen: false,
    tour: { kind: 'off' },
    voiceOpen: false,
    projectId: null,
  });

export const DeskContext = createContext<Store<DeskState> | null>(null);

/** The desk of this window. */
export function useDesk(): Store<DeskState> {
  const desk = use(DeskContext);
  if (!desk) throw new Error('No DeskContext above');
  return desk;
}
