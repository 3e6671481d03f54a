import type { EngineReach } from '../../contract/engines.ts';
import { InklingError } from '../../contract/errors.ts';

/** An address that was read. */
export interface ReadAddress {
  /** Without a slash at the end; with `/v1` where no path was given, since that is where the interface is. */
  readonly address: string;
  readonly host: string;
  readonly reach: EngineReach;
}

/** Reads the address of an engine. Throws `invalid-input` for what is none, or has a name, a password or a question in it. */
export function readAddress(text: string): ReadAddress {
  const url = URL.canParse(text) ? new URL(text) : null;
  const isWeb = url?.protocol === 'https:' || url?.protocol === 'http:';
  const isPlain = url?.username === '' && url.password === '' && url.search === '' && url.hash === '';
  if (!url || !isWeb || !isPlain)
    throw new InklingError(
      'invalid-input',
      'This is not the address of an engine: http or https, a host, and a port where it has one.',
      'Write it like http://127.0.0.1:11434/v1; a key has a field of its own.',
    );
  const path = url.pathname.replace(/\/+$/u, '');
  return {
    address: `${url.origin}${path === '' ? '/v1' : path}`,
    host: url.host,
    reach: isThisMachine(url.hostname) ? 'this-machine' : url.protocol === 'https:' ? 'encrypted' : 'open',
  };
}

/** Throws `invalid-input` where a key would travel so that others can read it. */
export function requireSafeKey({ host, reach }: ReadAddress, key: string | null): void {
  if (key === null || reach !== 'open') return;
  throw new InklingError(
    'invalid-input',
    `The key would travel to ${host} unencrypted, where others in the network can read it. Nothing was saved.`,
    'Write the address with https, or leave the key out.',
  );
}

/** True for the names and addresses of this machine that no other one has. */
function isThisMachine(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/u.test(hostname);
}
