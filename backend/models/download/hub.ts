import { isIP } from 'node:net';
import { InklingError } from '../../../contract/errors.ts';
import type { Hub } from '../../../contract/catalogue.ts';

/** Where models come from unless the person says otherwise. */
export const usualHub = 'https://huggingface.co';

/** The hub keeps large files on machines of its own under these names, and sends one on to them. */
const storeNames = ['.hf.co', '.huggingface.co'];

/**
 * Reads the address of a hub or of a mirror of it. Throws `invalid-input` for what isn't an address, has a name and
 * password in it, or would send over the network without encryption.
 */
export function hubAt(address: string): Hub {
  const url = URL.canParse(address) ? new URL(address) : null;
  const isPlain = url && url.username === '' && url.password === '' && url.search === '' && url.hash === '';
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && isThisMachine(url.hostname));
  if (!url || !isPlain || !isSafe)
    throw new InklingError(
      'invalid-input',
      'This is not the address of a hub: https and a host, such as https://huggingface.co.',
      'Write it with https; without encryption only a mirror on this machine itself is asked.',
    );
  const clean = `${url.origin}${url.pathname.replace(/\/+$/u, '')}`;
  return { address: clean, host: url.host, isUsual: clean === usualHub };
}

/** Where a repository's listing is, with sizes and hashes (huggingface_hub, HfApi.model_info with files_metadata). */
export function listingUrl({ address }: Hub, repository: string, revision: string | null): URL {
  return new URL(`${address}/api/models/${repository}/revision/${revision ?? 'main'}?blobs=true`);
}

/** Where models are found by name, with what has to be known of each (huggingface_hub, HfApi.list_models). */
export function searchUrl({ address }: Hub, query: string): URL {
  const url = new URL(`${address}/api/models`);
  const asked = { search: query, filter: 'gguf', sort: 'downloads', direction: '-1', limit: '30' };
  for (const [name, value] of Object.entries(asked)) url.searchParams.set(name, value);
  for (const name of ['gated', 'downloads', 'pipeline_tag', 'tags', 'cardData', 'gguf', 'siblings'])
    url.searchParams.append('expand', name);
  return url;
}

/** Where a file of a commit is; what lies there never changes. */
export function fileUrl({ address }: Hub, repository: string, commit: string, file: string): URL {
  return new URL(`${address}/${repository}/resolve/${commit}/${file}`);
}

/** Whether a hub may send one on to an address: its own, or one of the known stores, over an encrypted connection. */
export function mayLeadTo(hub: Hub, target: URL): boolean {
  if (target.origin === new URL(hub.address).origin) return true;
  return (
    target.protocol === 'https:' &&
    target.port === '' &&
    storeNames.some((name) => target.hostname.endsWith(name))
  );
}

function isThisMachine(hostname: string): boolean {
  const address = hostname.replace(/^\[|\]$/gu, '');
  return address === 'localhost' || address === '::1' || (isIP(address) === 4 && address.startsWith('127.'));
}
