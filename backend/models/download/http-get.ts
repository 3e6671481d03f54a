import http from 'node:http';
import https from 'node:https';
import { isIP, type Socket } from 'node:net';
import tls from 'node:tls';
import { InklingError } from '../../../contract/errors.ts';
import type { Hub } from '../../../contract/catalogue.ts';
import { mayLeadTo } from './hub.ts';
import type { ProxyPlace } from './proxy.ts';

/** Leave to speak to one place, until it is closed. */
export interface HostPermit {
  run<T>(work: () => T): T;
  close(): void;
}

/** What asking needs of others. */
export interface Line {
  readonly hub: Hub;
  /** Opens leave for that place alone. Throws `offline` while everything is locked. */
  permitFor(host: string, port: number): HostPermit;
  /** The proxy on the way to an address; null: one goes straight. */
  proxyFor(url: URL): ProxyPlace | null;
  /** Nothing heard for so long counts as a connection that broke. */
  readonly stallMs: number;
}

/** An answer whose body is still to be read; whoever gets it closes it. */
export interface Answer {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: AsyncIterable<Buffer>;
  close(): void;
}

const mostRedirects = 5;

/**
 * Asks for a page or a part of one, and follows where the hub sends on to, each host under a permit of its own.
 * Rejects with `hub-refused` where it would lead elsewhere, and with the error of the connection where that breaks.
 */
export async function httpGet(
  line: Line,
  url: URL,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<Answer> {
  let target = url;
  for (let count = 0; count <= mostRedirects; count++) {
    const answer = await getOnce(line, target, headers, signal);
    const { status } = answer;
    if (status < 301 || status > 308 || status === 304) return answer;
    answer.close();
    const { location = '' } = answer.headers;
    const next = URL.canParse(location, target.href) ? new URL(location, target.href) : null;
    if (!next || !mayLeadTo(line.hub, next)) throw ledElsewhere(line.hub, next);
    target = next;
  }
  throw ledElsewhere(line.hub, null);
}

async function getOnce(
  line: Line,
  url: URL,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<Answer> {
  const proxy = line.proxyFor(url);
  const target = { host: url.hostname.replace(/^\[|\]$/gu, ''), port: portOf(url) };
  const { host, port } = proxy ?? target;
  const permit = line.permitFor(host, port);
  try {
    return await permit.run(async () => {
      const tunnel = proxy && url.protocol === 'https:' ? await openTunnel(line, proxy, url, signal) : null;
      return new Promise<Answer>((resolve, reject) => {
        const request = send(url, headers, { proxy, tunnel, signal });
        request.setTimeout(line.stallMs, () => request.destroy(new Error('Nothing was heard for too long.')));
        request.once('error', reject);
        request.once('response', (response) => {
          const close = () => {
            response.destroy();
            permit.close();
          };
          const { statusCode: status = 0 } = response;
          if (proxy && status === 407) {
            close();
            reject(proxyRefuses(proxy));
            return;
          }
          resolve({ status, headers: response.headers, body: response, close });
        });
      });
    });
  } catch (error) {
    permit.close();
    throw error;
  }
}

interface Way {
  readonly proxy: ProxyPlace | null;
  /** A connection through the proxy, for what is encrypted. */
  readonly tunnel: Socket | null;
  readonly signal: AbortSignal;
}

function send(
  url: URL,
  headers: Readonly<Record<string, string>>,
  { proxy, tunnel, signal }: Way,
): http.ClientRequest {
  // Packed bytes could not be taken up again in the middle.
  const all = { 'user-agent': 'Inkling', 'accept-encoding': 'identity', ...headers };
  if (tunnel) {
    const agent = new https.Agent({ keepAlive: false });
    // A name is told for the certificate; an address is compared as it is.
    const servername = isIP(url.hostname) === 0 ? url.hostname : '';
    agent.createConnection = () => tls.connect({ socket: tunnel, host: url.hostname, servername });
    return https.get(url, { agent, signal, headers: all });
  }
  // A connection of its own each time: one kept open would outlive its permit.
  const options = { agent: false, signal } as const;
  if (!proxy) return (url.protocol === 'https:' ? https : http).get(url, { ...options, headers: all });
  // Asked of a proxy, a whole address stands in the place of a path (RFC 9112, 3.2.2).
  return http.get({
    ...{ ...options, host: proxy.host, port: proxy.port, path: url.href },
    headers: { ...all, host: url.host, ...authorizationOf(proxy) },
  });
}

/** Has a proxy connect to where an encrypted connection goes (RFC 9110, 9.3.6). Rejects with `hub-refused` for its refusal of us. */
function openTunnel({ stallMs }: Line, proxy: ProxyPlace, url: URL, signal: AbortSignal): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const place = `${url.hostname}:${portOf(url)}`;
    const request = http.request({
      ...{ host: proxy.host, port: proxy.port, method: 'CONNECT', path: place, agent: false, signal },
      headers: { host: place, 'user-agent': 'Inkling', ...authorizationOf(proxy) },
    });
    const late = setTimeout(() => request.destroy(new Error('The proxy said nothing.')), stallMs);
    request.once('close', () => clearTimeout(late));
    request.once('error', reject);
    request.once('connect', (response, socket) => {
      clearTimeout(late);
      if (response.statusCode === 200) {
        resolve(socket);
        return;
      }
      socket.destroy();
      reject(
        response.statusCode === 407
          ? proxyRefuses(proxy)
          : new Error(`The proxy answered ${response.statusCode}.`),
      );
    });
    request.end();
  });
}

function portOf(url: URL): number {
  return url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port);
}

function authorizationOf({ authorization }: ProxyPlace): Record<string, string> {
  return authorization === null ? {} : { 'proxy-authorization': authorization };
}

function proxyRefuses({ host, port, authorization }: ProxyPlace): InklingError {
  return new InklingError(
    'hub-refused',
    `The proxy ${host}:${port} wants ${authorization === null ? 'a name and a password' : 'another name or password'}. Nothing was fetched.`,
    'Set them under Models, where the proxy is.',
  );
}

function ledElsewhere(hub: Hub, target: URL | null): InklingError {
  return new InklingError(
    'hub-refused',
    `${hub.host} sends on to ${target ? target.host : 'nowhere in particular'}, which was not followed.`,
    'Set the usual address under Models, or fetch the file in a browser and import it.',
  );
}
