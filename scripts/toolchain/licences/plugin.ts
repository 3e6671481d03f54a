import type { Plugin } from 'vite';
import { collectNotices } from './notices.ts';

const name = 'virtual:notices';

/** Gives the window what it is built from, as the module `virtual:notices`: collected when it is built, kept nowhere. */
export function notices(): Plugin {
  return {
    name: 'inkling-notices',
    resolveId: (id) => (id === name ? `\0${name}` : null),
    load: (id) => (id === `\0${name}` ? `export default ${JSON.stringify(collectNotices())}` : null),
  };
}
