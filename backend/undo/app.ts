import type { Handlers } from '../../contract/handlers.ts';
import type { UndoStore } from './ports.ts';

type UndoEndpoint = 'undo.keep' | 'undo.forget' | 'undo.list';

/** What a window did to ideas, kept until it is taken back. */
export function createUndoHandlers(store: UndoStore): Pick<Handlers, UndoEndpoint> {
  return {
    'undo.keep': async (step) => ({ kept: await store.keep(step, Date.now()) }),
    'undo.forget': ({ id }) => store.forget(id),
    'undo.list': () => store.list(),
  };
}
