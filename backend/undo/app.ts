import type { Handlers } from '../../contract/handlers.ts';
import type { UndoStore } from './ports.ts';

type UndoEndpoint = 'undo.keep' | 'undo.forget' | 'undo.list';

/** What a window did to ideas, kept until it is taken back. */
export function createUndoHandlers(store: UndoStore): Pick<Handlers, UndoEndpoint> {
  return {
    async 'undo.keep'(step) {
      await store.keep(step, Date.now());
      return {};
    },
    'undo.forget': async ({ id }) => ({ was: await store.forget(id) }),
    'undo.list': () => store.list(),
  };
}
