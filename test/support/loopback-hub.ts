import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a hub does with a request for a file; true when it has answered. */
export type Mischief = (request: IncomingMessage, response: ServerResponse, bytes: Buffer) => boolean;

interface HubFiles {
  readonly repository: string;
  /** By path; `git` ones are not kept apart from git. */
  readonly files: Readonly<Record<string, { readonly bytes: Buffer; readonly git?: boolean }>>;
}

/**
 * A hub on this machine that lists a repository and gives its files, in parts where asked, as Hugging Face's does.
 * `mischief` may be changed while it runs.
 */
export async function startLoopbackHub({ repository, files }: HubFiles) {
  const commit = randomBytes(20).toString('hex');
  const state = {
    mischief: null as Mischief | null,
    listing: null as unknown,
    /** Where each request for a file began, in order. */
    starts: [] as number[],
    listings: 0,
    /** What a search finds, as the hub lists it. */
    found: [] as unknown,
    /** What each search asked. */
    searches: [] as URLSearchParams[],
  };
  const siblings = Object.entries(files).map(([rfilename, { bytes, git }]) => ({
    rfilename,
    size: bytes.length,
    blobId: createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex'),
    ...(git ? {} : { lfs: { sha256: sha256Of(bytes), size: bytes.length, pointerSize: 134 } }),
  }));
  const server = http.createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://hub');
    if (pathname === '/api/models') {
      state.searches.push(searchParams);
      response.setHeader('content-type', 'application/json; charset=utf-8');
      response.end(JSON.stringify(state.found));
      return;
    }
    if (pathname === `/api/models/${repository}/revision/main`) {
      state.listings++;
      response.end(JSON.stringify(state.listing ?? { sha: commit, gated: false, siblings }));
      return;
    }
    const file = files[pathname.replace(`/${repository}/resolve/${commit}/`, '')];
    if (!file) {
      response.writeHead(404).end('Not found');
      return;
    }
    const start = Number(/^bytes=(\d+)-$/u.exec(request.headers.range ?? '')?.[1] ?? 0);
    state.starts.push(start);
    if (state.mischief?.(request, response, file.bytes)) return;
    sendFrom(response, file.bytes, start);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    state,
    commit,
    siblings,
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** Sends a file from a byte on, as a server that knows ranges does. */
export function sendFrom(response: ServerResponse, bytes: Buffer, start: number): void {
  if (start > 0 && start >= bytes.length) {
    response.writeHead(416, { 'content-range': `bytes */${bytes.length}` }).end();
    return;
  }
  const part = bytes.subarray(start);
  response.writeHead(start > 0 ? 206 : 200, {
    'content-length': part.length,
    ...(start > 0 ? { 'content-range': `bytes ${start}-${bytes.length - 1}/${bytes.length}` } : {}),
  });
  response.end(part);
}

/** Sends so much at once and then next to nothing: progress is told only now and then, so something has to go on. */
export function drip(response: ServerResponse, bytes: Buffer, start: number): void {
  response.writeHead(200, { 'content-length': bytes.length });
  response.write(bytes.subarray(0, start));
  let sent = start;
  const timer = setInterval(() => response.write(bytes.subarray(sent, (sent += 16))), 50);
  response.on('close', () => clearInterval(timer));
}

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
