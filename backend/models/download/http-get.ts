import http from 'node:http';
import https from 'node:https';
import { InklingError } from '../../../contract/errors.ts';
import type { Hub } from '../../../contract/catalogue.ts';
import { mayLeadTo } from './hub.ts';

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
  { permitFor, stallMs }: Line,
  url: URL,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<Answer> {
  const isEncrypted = url.protocol === 'https:';
  const hostname = url.hostname.replace(/^\[|\]$/gu, '');
  const permit = permitFor(hostname, url.port === '' ? (isEncrypted ? 443 : 80) : Number(url.port));
  try {
    return await permit.run(
      () =>
        new Promise<Answer>((resolve, reject) => {
          // A connection of its own each time: one kept open would outlive its permit.
          const request = (isEncrypted ? https : http).get(url, {
            agent: false,
            signal,
            // Packed bytes could not be taken up again in the middle.
            headers: { 'user-agent': 'Inkling', 'accept-encoding': 'identity', ...headers },
          });
          request.setTimeout(stallMs, () => request.destroy(new Error('Nothing was heard for too long.')));
          request.once('error', reject);
          request.once('response', (response) => {
            const close = () => {
              response.destroy();
              permit.close();
            };
            resolve({
              status: response.statusCode ?? 0,
              headers: response.headers,
              body: response,
              close,
            });
          });
        }),
    );
  } catch (error) {
    permit.close();
    throw error;
  }
}

function ledElsewhere(hub: Hub, target: URL | null): InklingError {
  return new InklingError(
    'hub-refused',
    `${hub.host} sends on to ${target ? target.host : 'nowhere in particular'}, which was not followed.`,
    'Set the usual address under Models, or fetch the file in a browser and import it.',
  );
}
