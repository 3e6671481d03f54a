import type { Store } from '../../ui/store.ts';
import type { DeskState } from '../desk-state.ts';

const remembered = 'inkling.tour';

/** Offers to show around, unless that was answered before on this machine. */
export function offerTour(desk: Store<DeskState>): void {
  if (localStorage.getItem(remembered) === null) desk.set((now) => ({ ...now, tour: { kind: 'offered' } }));
}

/** Begins to show around, whether it was offered or asked for. */
export function beginTour(desk: Store<DeskState>): void {
  localStorage.setItem(remembered, 'answered');
  desk.set((now) => ({ ...now, tour: { kind: 'at', step: 0 } }));
}

/** Ends it, or says no to it; it is not offered again. */
export function leaveTour(desk: Store<DeskState>): void {
  localStorage.setItem(remembered, 'answered');
  desk.set((now) => ({ ...now, tour: { kind: 'off' } }));
}
