import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { deflateRawSync } from 'node:zlib';

/** What a server of updates does with a request instead; true when it has answered. */
export type Mischief = (request: IncomingMessage, response: ServerResponse) => boolean;

const blockBytes = 4096;

/** Blocks of noise, from which files are made that have parts in common. */
export const noise = (blocks: number): Buffer => randomBytes(blocks * blockBytes);

/**
 * A file that begins as an AppImage does and ends, as electron-builder's do, in the list of its blocks: deflated JSON and
 * its length. What it holds is not run.
 */
export function makeAppImage(content: Buffer): { readonly bytes: Buffer; readonly blockMapSize: number } {
  const head = Buffer.alloc(blockBytes);
  head.set([0x7f, 0x45, 0x4c, 0x46], 0);
  head.set([0x41, 0x49, 0x02], 8);
  const whole = Buffer.concat([head, content]);
  const blocks = Array.from({ length: whole.length / blockBytes }, (_, at) =>
    whole.subarray(at * blockBytes, (at + 1) * blockBytes),
  );
  const map = deflateRawSync(
    JSON.stringify({
      version: '2',
      files: [
        {
          ...{ name: 'file', offset: 0, sizes: blocks.map(({ length }) => length) },
          checksums: blocks.map((block) => createHash('sha256').update(block).digest('base64').slice(0, 24)),
        },
      ],
    }),
  );
  const length = Buffer.alloc(4);
  length.writeUInt32BE(map.length);
  return { bytes: Buffer.concat([whole, map, length]), blockMapSize: map.length };
}

/** What electron-builder writes beside the files of a version. */
export function listOf(
  version: string,
  file: { readonly bytes: Buffer; readonly blockMapSize: number },
): string {
  const sha512 = createHash('sha512').update(file.bytes).digest('base64');
  const name = `Inkling-${version}.AppImage`;
  return [
    `version: ${version}`,
    'files:',
    `  - url: ${name}`,
    `    sha512: ${sha512}`,
    `    size: ${file.bytes.length}`,
    `    blockMapSize: ${file.blockMapSize}`,
    `path: ${name}`,
    `sha512: ${sha512}`,
    "releaseDate: '2026-12-01T00:00:00.000Z'",
    '',
  ].join('\n');
}

/** A server of updates on this machine. What it offers, and what it does instead, may be changed while it runs. */
export async function startLoopbackUpdates() {
  const state = {
    list: '',
    file: Buffer.alloc(0) as Buffer,
    mischief: null as Mischief | null,
    /** What was asked, with all that was told. */
    asked: [] as { readonly path: string; readonly headers: http.IncomingHttpHeaders }[],
    /** Of the file, what was given. */
    givenBytes: 0,
  };
  const server = http.createServer((request, response) => {
    state.asked.push({ path: request.url ?? '', headers: request.headers });
    if (state.mischief?.(request, response)) return;
    if (request.url?.endsWith('.yml')) {
      response.writeHead(200, { 'content-length': Buffer.byteLength(state.list) }).end(state.list);
      return;
    }
    const range = /^bytes=(\d+)-(\d+)$/u.exec(request.headers.range ?? '');
    const [from, to] = range ? [Number(range[1]), Number(range[2]) + 1] : [0, state.file.length];
    const part = state.file.subarray(from, to);
    state.givenBytes += part.length;
    response.writeHead(range ? 206 : 200, {
      'content-length': part.length,
      ...(range && { 'content-range': `bytes ${from}-${to - 1}/${state.file.length}` }),
    });
    response.end(part);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    state,
    port,
    address: `http://127.0.0.1:${port}`,
    /** Writes what a package holds of where its updates come from. */
    describe: (place: string) =>
      writeFile(
        place,
        `provider: generic\nurl: http://127.0.0.1:${port}\nupdaterCacheDirName: inkling-updater\n`,
      ),
    /** Offers a version, under a list that tells the truth. */
    offer(version: string, file: ReturnType<typeof makeAppImage>) {
      state.list = listOf(version, file);
      state.file = file.bytes;
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
