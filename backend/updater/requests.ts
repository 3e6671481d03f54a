import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import http, { type ClientRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import https from 'node:https';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { URL } from 'node:url';
import { InklingError } from '../../contract/errors.ts';
import { damaged, refused, unreachable } from './problems.ts';

/** A list of one version is half a kilobyte. */
const mostListBytes = 64 * 1024;
const stallMs = 30_000;

/** Of what the updater passes on for a download. */
interface DownloadOptions {
  readonly sha512?: string | null;
  onProgress?: (progress: { readonly transferred: number; readonly total: number }) => void;
}

/**
 * Asks one host for electron-updater, in place of its own ways through Electron. It goes nowhere else, whatever the answer
 * says, sends no name of anybody, and takes no more bytes than were announced.
 */
export class UpdateRequests {
  readonly #source: URL;
  readonly #agent: http.Agent;
  readonly #signal: AbortSignal;
  readonly #mostBytes: number;

  constructor(source: URL, mostBytes: number, signal: AbortSignal) {
    this.#source = source;
    this.#mostBytes = mostBytes;
    this.#signal = signal;
    // One connection for all parts of a file; `close` ends it.
    const { Agent } = source.protocol === 'https:' ? https : http;
    this.#agent = new Agent({ keepAlive: true, maxSockets: 1 });
  }

  close(): void {
    this.#agent.destroy();
  }

  /** The list of the newest version, as text. */
  request(options: RequestOptions): Promise<string> {
    return new Promise((resolve, reject) => {
      const request = this.createRequest(options, (response) => {
        readText(response).then(resolve, (error: unknown) => reject(this.#told(error)));
      });
      this.addErrorAndTimeoutHandlers(request, reject);
      request.end();
    });
  }

  /** A whole file, which has to have the sum that was announced. */
  download(url: URL, destination: string, { sha512, onProgress }: DownloadOptions): Promise<string> {
    return new Promise((resolve, reject) => {
      const request = this.createRequest({ path: url.pathname, headers: {} }, (response) => {
        const hash = createHash('sha512');
        const total = Number(response.headers['content-length']);
        let transferred = 0;
        const meter = new Transform({
          transform(chunk: Buffer, _encoding, done) {
            hash.update(chunk);
            transferred += chunk.length;
            onProgress?.({ transferred, total });
            done(null, chunk);
          },
        });
        pipeline(response, meter, createWriteStream(destination)).then(
          () =>
            hash.digest('base64') === sha512 ? resolve(destination) : reject(damaged(this.#source.host)),
          (error: unknown) => reject(this.#told(error)),
        );
      });
      this.addErrorAndTimeoutHandlers(request, reject);
      request.end();
    });
  }

  /** Where the updater asks for parts of a file itself. The host and the port are ours, whatever it asks for. */
  createRequest(options: RequestOptions, onResponse: (response: IncomingMessage) => void): ClientRequest {
    const { protocol, hostname, port } = this.#source;
    const range = (options.headers as Readonly<Record<string, string>> | undefined)?.range;
    const request = (protocol === 'https:' ? https : http).request({
      ...{ host: hostname.replace(/^\[|\]$/gu, ''), port, agent: this.#agent, signal: this.#signal },
      // The time that it adds, so that no cache answers, is said to caches below.
      path: (options.path ?? '/').replace(/[?&]noCache=[^&]*/u, ''),
      headers: {
        'user-agent': 'Inkling',
        accept: '*/*',
        'accept-encoding': 'identity',
        'cache-control': 'no-cache',
        ...(range !== undefined && { range }),
      },
    });
    request.once('response', (response) => {
      const fault = this.#faultOf(response, options.path ?? '/', range);
      if (!fault) return onResponse(response);
      request.emit('error', fault);
      request.destroy();
    });
    return request;
  }

  addErrorAndTimeoutHandlers(request: ClientRequest, reject: (error: Error) => void): void {
    request.setTimeout(stallMs, () => request.destroy(new Error('Nothing was heard for too long.')));
    request.on('error', (error) => reject(this.#told(error)));
  }

  #faultOf(response: IncomingMessage, path: string, range: string | undefined): InklingError | null {
    const { host } = this.#source;
    const { statusCode: status = 0, headers } = response;
    if (status >= 300 && status < 400)
      return refused(host, 'sends on to another address, which is not followed');
    if (status >= 500 || status === 429 || status === 408)
      return unreachable(host, new Error(`It answered ${status}.`));
    if (status !== (range === undefined ? 200 : 206))
      return refused(host, `does not give what was asked for (it answered ${status})`);
    const length = Number(headers['content-length'] ?? Number.NaN);
    if (!Number.isInteger(length)) return refused(host, 'does not say how long its answer is');
    if (length > (path.includes('.yml') ? mostListBytes : this.#mostBytes))
      return refused(host, 'gives more than it announced');
    return null;
  }

  /** What a person is told of it. Errors of the disk are told where they are known for it. */
  #told(error: unknown): Error {
    if (error instanceof InklingError) return error;
    const { code = '' } = error as NodeJS.ErrnoException;
    if (['ENOSPC', 'EDQUOT', 'EROFS', 'EIO'].includes(code)) return error as Error;
    return unreachable(this.#source.host, error);
  }
}

async function readText(response: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of response) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}
