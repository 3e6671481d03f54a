import type { Handlers } from '../../contract/handlers.ts';
import type { TypingStore } from './ports.ts';

type TypingEndpoint = 'typing.keep' | 'typing.forget' | 'typing.list';

/** What is being typed in a window, kept until it is sent. */
export function createTypingHandlers(store: TypingStore): Pick<Handlers, TypingEndpoint> {
  return {
    async 'typing.keep'(typed) {
      await store.keep(typed, Date.now());
      return {};
    },
    async 'typing.forget'({ place }) {
      await store.forget(place);
      return {};
    },
    'typing.list': () => store.list(),
  };
}
