import type { Handlers } from '../../contract/handlers.ts';
import type { TrashStore } from './ports.ts';

type TrashEndpoint = 'trash.list' | 'trash.restore' | 'trash.deleteForGood';

/** What was deleted. `announce` says that everything of a project may have changed. */
export function createTrashHandlers(
  store: TrashStore,
  announce: (projectId: string) => void,
): Pick<Handlers, TrashEndpoint> {
  return {
    'trash.list': ({ projectId }) => store.list(projectId),
    async 'trash.restore'({ items }) {
      for (const projectId of await store.restore(items)) announce(projectId);
      return {};
    },
    'trash.deleteForGood': async ({ items }) => ({ count: await store.deleteForGood(items) }),
  };
}
