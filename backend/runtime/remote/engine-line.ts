import http from 'node:http';
import https from 'node:https';
import net, { isIP } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import tls from 'node:tls';
import { InklingError } from '../../../contract/errors.ts';
import type { EngineAddress } from '../../engines/ports.ts';
import { calledOff } from './called-off.ts';

/** Leave to speak to one place, until it is closed. */
export interface EnginePermit {
  run<T>(work: () => T): T;
  close(): void;
  /** Ends it so that nothing more is sent, not even what the system has taken over already. */
  cut(): void;
}

/** How long an engine is waited for. */
export interface EnginePatience {
  /** Until a connection stands. */
  readonly connectMs: number;
  /** Nothing heard for so long counts as broken off; a server may have to load a model before its first word. */
  readonly silentMs: number;
  /** Tries before it is given up. */
  readonly tries: number;
  /** Before the second try; doubled each time. */
  readonly firstWaitMs: number;
  readonly longestWaitMs: number;
  /** The longest pause that a server may ask for. */
  readonly longestAskedMs: number;
}

export const usualEnginePatience: EnginePatience = {
  ...{ connectMs: 10_000, silentMs: 120_000, tries: 5 },
  ...{ firstWaitMs: 1000, longestWaitMs: 16_000, longestAskedMs: 60_000 },
};

/** An engine, and what speaking to it needs. */
export interface EngineLine extends EngineAddress {
  /** Opens leave for that place alone. Throws `offline` while everything is locked. */
  permitFor(host: string, port: number): EnginePermit;
  readonly patience: EnginePatience;
}

interface EngineRequest {
  /** After the address: "/models". */
  readonly path: string;
  /** Sent as JSON; without it, the request is a GET. */
  readonly body?: unknown;
  /** Bytes after which an answer is given up. */
  readonly mostBytes: number;
}

/** An answer that began well; whoever gets it closes it. */
export interface EngineAnswer {
  readonly isStream: boolean;
  /** Rejects where the line breaks, and with `engine-unusable` beyond `mostBytes`. */
  readonly body: AsyncIterable<Buffer>;
  close(): void;
}

/** The server would not do it as it was asked; what it said decides whether it is asked otherwise. */
export class Declined extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** The server has no time now. */
class Busy extends Error {
  readonly waitMs: number | null;
  constructor(status: number, waitMs: number | null) {
    super(`It answered ${status}.`);
    this.waitMs = waitMs;
  }
}

/** Bytes of a refusal that are read for its reason. */
const reasonBytes = 8192;

/** The name of the machine that is spoken to, with its port. */
export function hostOf({ address }: EngineAddress): string {
  return new URL(address).host;
}

/**
 * Asks once. Rejects with `engine-refused` where the server wants another key, has no such place, or sends on to another
 * one: that is never followed, since key and text are for the address that the person gave. Rejects with Declined, and with
 * the error of the connection where that breaks.
 */
export async function askEngine(
  line: EngineLine,
  { path, body, mostBytes }: EngineRequest,
  signal: AbortSignal,
): Promise<EngineAnswer> {
  if (signal.aborted) throw calledOff(signal);
  const url = new URL(line.address + path);
  const { host, port } = placeOf(url);
  const permit = line.permitFor(host, port);
  const sockets: net.Socket[] = [];
  // Whoever takes their leave back, or stops, means every byte that has not gone yet.
  const cut = () => {
    permit.cut();
    for (const socket of sockets) socket.destroy();
  };
  const end = () => {
    signal.removeEventListener('abort', cut);
    permit.close();
  };
  signal.addEventListener('abort', cut);
  try {
    const response = await permit.run(async () => {
      const socket = await connect(line, url, (begun) => sockets.push(begun));
      if (signal.aborted) throw calledOff(signal);
      return send(line, url, body, socket);
    });
    const close = () => {
      response.destroy();
      end();
    };
    const { statusCode: status = 0 } = response;
    if (status !== 200) {
      const reason = await reasonOf(line, response);
      close();
      throw refusalOf(line, status, response.headers, reason);
    }
    return {
      isStream: /^text\/event-stream\b/u.test(response.headers['content-type'] ?? ''),
      body: limited(line, response, mostBytes),
      close,
    };
  } catch (error) {
    end();
    throw error;
  }
}

function placeOf(url: URL): { readonly host: string; readonly port: number } {
  const usual = url.protocol === 'https:' ? 443 : 80;
  return {
    host: url.hostname.replace(/^\[|\]$/gu, ''),
    port: url.port === '' ? usual : Number(url.port),
  };
}

/**
 * A connection of its own each time: one kept open would outlive its permit. `onBegun` gets it before it stands. The one that
 * the system knows is made first and encryption laid over it, since only that one can be cut so that nothing follows.
 */
function connect(
  { patience }: EngineLine,
  url: URL,
  onBegun: (socket: net.Socket) => void,
): Promise<net.Socket> {
  return new Promise((resolve, reject) => {
    const { host, port } = placeOf(url);
    const plainly = net.connect({ host, port });
    onBegun(plainly);
    const late = setTimeout(
      () => plainly.destroy(new Error('No connection came about.')),
      patience.connectMs,
    );
    const ended = () => reject(new Error('The connection was ended.'));
    plainly.once('error', reject).once('close', ended);
    plainly.once('connect', () => {
      clearTimeout(late);
      plainly.off('error', reject).off('close', ended);
      if (url.protocol === 'http:') {
        resolve(plainly);
        return;
      }
      // A name is told for the certificate; an address is compared as it is.
      const secure = tls.connect({ socket: plainly, host, servername: isIP(host) === 0 ? host : '' });
      plainly.once('error', (error) => secure.destroy(error));
      onBegun(secure);
      resolve(secure);
    });
    plainly.once('close', () => clearTimeout(late));
  });
}

function send(
  { key, patience }: EngineLine,
  url: URL,
  body: unknown,
  socket: net.Socket,
): Promise<http.IncomingMessage> {
  const text = body === undefined ? null : JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const request = (url.protocol === 'https:' ? https : http).request(url, {
      createConnection: () => socket,
      method: text === null ? 'GET' : 'POST',
      headers: {
        // Without an agent Node takes 80 for the usual port of https too, and says so where the address names none.
        host: url.host,
        'user-agent': 'Inkling',
        accept: 'application/json, text/event-stream',
        'accept-encoding': 'identity',
        ...(key === null ? {} : { authorization: `Bearer ${key}` }),
        ...(text === null
          ? {}
          : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
      },
    });
    request.setTimeout(patience.silentMs, () =>
      request.destroy(new Error('Nothing was heard for too long.')),
    );
    request.once('error', reject);
    request.once('response', resolve);
    request.end(text ?? undefined);
  });
}

/** What a server says of why not, as one short line that holds no key. */
async function reasonOf({ key }: EngineLine, response: http.IncomingMessage): Promise<string> {
  let text = '';
  try {
    for await (const chunk of response) {
      text += (chunk as Buffer).toString('utf8');
      if (text.length > reasonBytes) break;
    }
  } catch {
    // The status alone has to do.
  }
  let said: unknown = text;
  try {
    const parsed = JSON.parse(text) as { error?: { message?: unknown } | string; message?: unknown };
    const { error } = parsed;
    said = (typeof error === 'object' ? error.message : error) ?? parsed.message ?? text;
  } catch {
    // Not every server explains itself in JSON.
  }
  return plain(String(said), key);
}

/** A stranger's text without signs that steer a terminal or turn the direction of what stands beside it. */
export const withoutSigns = (text: string): string => text.replace(/[\p{Cc}\p{Cf}]+/gu, ' ');

/** A stranger's text on one short line, without such signs and without the key. */
export function plain(text: string, key: string | null): string {
  const without = key === null ? text : text.replaceAll(key, '…');
  return withoutSigns(without).replace(/\s+/gu, ' ').trim().slice(0, 200);
}

function refusalOf(
  line: EngineLine,
  status: number,
  headers: http.IncomingHttpHeaders,
  reason: string,
): Error {
  const host = hostOf(line);
  if (status >= 300 && status < 400) {
    const { location = '' } = headers;
    const to = URL.canParse(location, line.address)
      ? new URL(location, line.address).host
      : 'nowhere in particular';
    return new InklingError(
      'engine-refused',
      `${host} sends on to ${to}, which was not followed: key and texts go to the address that you gave, and no other.`,
      'Give the address that it really has.',
    );
  }
  if (status === 401 || status === 403)
    return new InklingError(
      'engine-refused',
      `${host} doesn’t accept ${line.key === null ? 'requests without a key' : 'the key'}.`,
      'Change the key of the engine under Models.',
    );
  if (status === 408 || status === 425 || status === 429 || status >= 500)
    return new Busy(status, askedPause(headers['retry-after']));
  return new Declined(status, reason === '' ? `It answered ${status}.` : reason);
}

/** What `Retry-After` says in milliseconds: seconds, or a date (RFC 9110, 10.2.3). */
function askedPause(header: string | undefined): number | null {
  if (header === undefined) return null;
  if (/^\d+$/u.test(header)) return Number(header) * 1000;
  const at = Date.parse(header);
  return Number.isNaN(at) ? null : Math.max(0, at - Date.now());
}

async function* limited(
  line: EngineLine,
  response: http.IncomingMessage,
  mostBytes: number,
): AsyncGenerator<Buffer, void, void> {
  let bytes = 0;
  for await (const chunk of response) {
    bytes += (chunk as Buffer).length;
    if (bytes > mostBytes)
      throw new InklingError(
        'engine-unusable',
        `${hostOf(line)} sent more than ${Math.round(mostBytes / 1e6)} MB, so its answer was let go.`,
        'Try the engine under Models; it may not be what it should.',
      );
    yield chunk as Buffer;
  }
}

/**
 * Tries again, with longer and longer pauses, what a broken connection or a busy server kept from working; a pause that the
 * server asks for is kept. Rejects with `engine-unreachable` in the end, and where it is called off, at once, with why.
 */
export async function withPatience<T>(
  line: EngineLine,
  signal: AbortSignal,
  work: () => Promise<T>,
): Promise<T> {
  const { tries, firstWaitMs, longestWaitMs, longestAskedMs } = line.patience;
  for (let failed = 1; ; failed++) {
    try {
      return await work();
    } catch (error) {
      if (signal.aborted) throw calledOff(signal);
      if (error instanceof Declined) throw declined(line, error);
      if (error instanceof InklingError) throw error;
      const asked = error instanceof Busy ? error.waitMs : null;
      if (failed >= tries || (asked ?? 0) > longestAskedMs) throw unreachable(line, error, asked);
      const pause = asked ?? Math.min(longestWaitMs, firstWaitMs * 2 ** (failed - 1));
      await wait(pause, undefined, { signal }).catch(() => {
        throw calledOff(signal);
      });
    }
  }
}

function declined(line: EngineLine, { status, message }: Declined): InklingError {
  return new InklingError(
    'engine-refused',
    `${hostOf(line)} would not do it (${status}): ${message}`,
    status === 404
      ? 'Look at its address and at the name of the model under Models.'
      : 'Look at the model of the engine under Models; a text that is too long for it can be shortened.',
    { cause: status },
  );
}

/** What one is told where the line broke for good. */
export function unreachable(line: EngineLine, error: unknown, askedMs: number | null = null): InklingError {
  const host = hostOf(line);
  return new InklingError(
    'engine-unreachable',
    error instanceof Busy
      ? `${host} is too busy${askedMs === null ? '' : `, and asks for ${Math.ceil(askedMs / 1000)} seconds`}. What was finished before is kept.`
      : `${host} can’t be reached, or broke off. What was finished before is kept.`,
    'See whether it runs, then try again; or let the project write on this machine, under Models.',
    { cause: error },
  );
}
