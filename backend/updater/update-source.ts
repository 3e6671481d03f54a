import { readFile } from 'node:fs/promises';
import { isIP } from 'node:net';

/**
 * Where updates come from: the folder that `app-update.yml` names, which electron-builder lays into a package that was
 * built with a publish address. Null where there is none, or it isn't one that may be asked.
 */
export async function readUpdateSource(file: string | null): Promise<URL | null> {
  const text = file === null ? '' : await readFile(file, 'utf8').catch(() => '');
  // A flat list of names and values; nothing else is written there for a plain server.
  const fields = new Map(
    [...text.matchAll(/^(\w+):[ \t]*(['"]?)(.*?)\2[ \t]*$/gmu)].map(([, name = '', , value = '']) => [
      name,
      value,
    ]),
  );
  const address = fields.get('url') ?? '';
  if (fields.get('provider') !== 'generic' || !URL.canParse(address)) return null;
  const url = new URL(address);
  const isPlain = url.username === '' && url.password === '' && url.search === '' && url.hash === '';
  const isSafe = url.protocol === 'https:' || (url.protocol === 'http:' && isThisMachine(url.hostname));
  return isPlain && isSafe ? url : null;
}

function isThisMachine(hostname: string): boolean {
  return hostname === '[::1]' || (isIP(hostname) === 4 && hostname.startsWith('127.'));
}
