import type { Handlers } from '../../contract/handlers.ts';
import { searchEverything, type SearchParts } from './search.ts';

/** Finding anything of any project. */
export function createSearchHandlers(parts: SearchParts): Pick<Handlers, 'search.everything'> {
  return {
    'search.everything': (input, { signal }) => searchEverything(parts, input, signal),
  };
}
