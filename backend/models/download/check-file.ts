import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { HubFile } from './ask-hub.ts';

/**
 * Whether a file's bytes are those of the hub's listing: by SHA-256 where it keeps the file apart from git, else by the
 * name git gives it (git-hash-object(1)). Rejects with AbortError when called off.
 */
export async function isAsListed(place: string, file: HubFile, signal: AbortSignal): Promise<boolean> {
  const hash = createHash(file.sha256 === null ? 'sha1' : 'sha256');
  if (file.sha256 === null) hash.update(`blob ${file.bytes}\0`);
  await pipeline(createReadStream(place, { highWaterMark: 1 << 20 }), hash, { signal });
  return hash.digest('hex') === (file.sha256 ?? file.blobId);
}
