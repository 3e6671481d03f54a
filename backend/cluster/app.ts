import type { Handlers } from '../../contract/handlers.ts';
import { createArrangeHandlers } from './arrange-handlers.ts';
import { createMapHandlers } from './map-handlers.ts';
import { createMergeHandlers } from './merge-handlers.ts';
import type { ClusterParts } from './parts.ts';
import { createProposeHandlers } from './propose-handlers.ts';

type ClusterHandlers = Pick<Handlers, Extract<keyof Handlers, `cluster.${string}`>>;

/** Clusters of ideas, which are proposed and then accepted; ideas that are the same; and the map. */
export function createClusterHandlers(parts: ClusterParts): ClusterHandlers {
  return {
    ...createProposeHandlers(parts),
    ...createArrangeHandlers(parts),
    ...createMergeHandlers(parts),
    ...createMapHandlers(parts),
  };
}
