import { once } from 'node:events';
import http, { type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** What an engine was asked. */
export interface EngineRequest {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  /** The JSON that came with it. */
  readonly body: Record<string, unknown>;
}

export type EngineHandler = (request: EngineRequest, response: ServerResponse, count: number) => unknown;

/** A server on this machine that speaks OpenAI's interface as badly as `handler` likes; closed after the test. */
export async function startLoopbackEngine(handler: EngineHandler) {
  const requests: EngineRequest[] = [];
  let open = 0;
  let mostOpen = 0;
  let begun = 0;
  const server = http.createServer((incoming, response) => {
    begun++;
    mostOpen = Math.max(mostOpen, ++open);
    response.once('close', () => open--);
    let text = '';
    incoming.setEncoding('utf8').on('data', (piece: string) => (text += piece));
    incoming.on('end', () => {
      const body = text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
      const request = { path: incoming.url ?? '', headers: incoming.headers, body };
      requests.push(request);
      void handler(request, response, requests.length);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}/v1`,
    host: `127.0.0.1:${port}`,
    port,
    requests,
    /** Requests that began, whether or not all of them arrived. */
    begun: () => begun,
    /** Requests that were open at once, at most. */
    mostOpen: () => mostOpen,
  };
}

/** Streams a text in pieces of a few characters, as servers do, with the likelihood of each where given. */
export function streamText(
  response: ServerResponse,
  text: string,
  { end = 'stop', logprob }: { readonly end?: string | null; readonly logprob?: number } = {},
): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  for (let at = 0; at < text.length; at += 6) {
    const token = text.slice(at, at + 6);
    const logprobs = logprob === undefined ? null : { content: [{ token, logprob }] };
    event(response, { choices: [{ delta: { content: token }, finish_reason: null, logprobs }] });
  }
  if (end === null) return;
  event(response, { choices: [{ delta: {}, finish_reason: end }] });
  response.end('data: [DONE]\n\n');
}

export function event(response: ServerResponse, data: unknown): void {
  response.write(`data: ${JSON.stringify(data)}\n\n`);
}

export function sendJson(response: ServerResponse, status: number, data: unknown, headers = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(data));
}
