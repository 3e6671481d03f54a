import { once } from 'node:events';
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { isReadArchitecture } from '../../../backend/runtime/gguf/architecture.ts';
import type { Line } from '../../../backend/models/download/http-get.ts';
import { hubAt } from '../../../backend/models/download/hub.ts';
import { searchHub } from '../../../backend/models/download/search-hub.ts';
import { foundItem } from '../../support/found-models.ts';

const patience = { tries: 3, firstWaitMs: 1, longestWaitMs: 4 };
const never = new AbortController().signal;

async function serve(answer: (request: IncomingMessage, response: ServerResponse) => void) {
  const urls: URL[] = [];
  const server = http.createServer((request, response) => {
    urls.push(new URL(request.url ?? '/', 'http://hub'));
    answer(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { urls, address: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

async function start(answer: (request: IncomingMessage, response: ServerResponse) => void) {
  const { urls, address } = await serve(answer);
  const permits: string[] = [];
  let open = 0;
  const line: Line = {
    hub: hubAt(address),
    permitFor(host, port) {
      permits.push(`${host}:${port}`);
      open++;
      return { run: (work) => work(), close: () => (open -= 1) };
    },
    proxyFor: () => null,
    stallMs: 300,
  };
  const search = (query = 'qwen', signal = never) =>
    searchHub(line, query, { patience, longestMs: 400, readsArchitecture: isReadArchitecture }, signal);
  return { urls, address, permits, search, openPermits: () => open };
}

const found = (list: unknown) => start((_request, response) => void response.end(JSON.stringify(list)));
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error as { code?: string }).code ?? String(error),
  );

describe('searching a hub', () => {
  it('asks it for GGUF files by name, and gives licence, task, size and what of it can be fetched', async () => {
    const { urls, address, permits, search, openPermits } = await found([
      foundItem('bartowski/Qwen2.5-1.5B-Instruct-GGUF'),
    ]);
    expect(await search('qwen 2.5&author=x')).toEqual([
      {
        ...{ repository: 'bartowski/Qwen2.5-1.5B-Instruct-GGUF', task: 'text-generation' },
        ...{ licence: 'apache-2.0', parameters: 1_543_714_304, architecture: 'qwen2' },
        ...{ contextLength: 32_768, downloads: 84_120, refusal: null },
        // What does best on a processor first; neither parts, nor what turns pictures into tokens, nor unknown packings.
        files: [
          { path: 'Qwen2.5-1.5B-Instruct-Q4_K_M.gguf', packing: 'Q4_K_M' },
          { path: 'Qwen2.5-1.5B-Instruct-Q8_0.gguf', packing: 'Q8_0' },
        ],
      },
    ]);
    const [{ pathname, searchParams }] = urls as [URL];
    expect(pathname).toBe('/api/models');
    expect(searchParams.get('search')).toBe('qwen 2.5&author=x');
    expect(searchParams.get('filter')).toBe('gguf');
    expect(searchParams.has('author')).toBe(false);
    expect(searchParams.getAll('expand')).toContain('gguf');
    expect(permits).toEqual([new URL(address).host]);
    expect(openPermits()).toBe(0);
  });

  it('lets nothing be chosen that would not run here, and says why', async () => {
    const { search } = await found([
      foundItem('a/gated', { gated: 'manual' }),
      foundItem('a/other', { gguf: { total: 7e9, architecture: 'deepseek2', context_length: 4096 } }),
      foundItem('a/proto', { gguf: { total: 7e9, architecture: 'constructor' } }),
      foundItem('a/silent', { gguf: undefined }),
      foundItem('a/parts', { siblings: [{ rfilename: 'a-Q4_K_M-00001-of-00002.gguf' }] }),
      foundItem('a/none', { siblings: null }),
      foundItem('a/fine'),
    ]);
    const models = await search();
    expect(models.map(({ repository, refusal }) => [repository, refusal])).toEqual([
      ['a/gated', 'account'],
      ['a/other', 'architecture'],
      ['a/proto', 'architecture'],
      ['a/silent', 'unknown'],
      ['a/parts', 'files'],
      ['a/none', 'files'],
      ['a/fine', null],
    ]);
    for (const { refusal, files } of models) expect(files.length > 0).toBe(refusal === null);
  });

  it('shows no word and follows no name of a stranger that could be more than one', async () => {
    const { search } = await found([
      foundItem('../../etc'),
      foundItem('a/..'),
      foundItem('a/b/c'),
      foundItem('a/\u202egnp'),
      5,
      null,
      { id: 'a/poor' },
      foundItem('a/odd', {
        downloads: -3,
        pipeline_tag: '<b>text</b>',
        cardData: { license: ['\u001b[31mmit', 5] },
        tags: ['license:mit'],
        gguf: { total: Number.MAX_VALUE, architecture: 'llama', context_length: 0.5 },
        siblings: ['../x-Q8_0.gguf', '/x-Q8_0.gguf', 'a b-Q8_0.gguf', 'in/x-Q8_0.gguf', 'x.q4_0.gguf'].map(
          (rfilename) => ({ rfilename }),
        ),
      }),
    ]);
    expect(await search()).toEqual([
      {
        ...{ repository: 'a/poor', task: null, licence: null, parameters: null, architecture: null },
        ...{ contextLength: null, downloads: 0, refusal: 'unknown', files: [] },
      },
      {
        ...{ repository: 'a/odd', task: null, licence: 'mit', parameters: null, architecture: 'llama' },
        ...{ contextLength: null, downloads: 0, refusal: null },
        files: [
          { path: 'x.q4_0.gguf', packing: 'Q4_0' },
          { path: 'in/x-Q8_0.gguf', packing: 'Q8_0' },
        ],
      },
    ]);
  });

  it('finds nothing where there is nothing', async () => {
    const { search } = await found([]);
    expect(await search()).toEqual([]);
  });

  const bad: readonly (readonly [
    string,
    string,
    number,
    (request: IncomingMessage, response: ServerResponse) => void,
  ])[] = [
    ['a page', 'hub-refused', 1, (_request, response) => void response.end('<!doctype html><p>Sign in</p>')],
    ['something else in JSON', 'hub-refused', 1, (_request, response) => void response.end('{"error":"no"}')],
    [
      'a list of nothing that is a model',
      'hub-refused',
      1,
      (_request, response) => void response.end('[1,2]'),
    ],
    [
      'more than any list is long',
      'hub-refused',
      1,
      (_request, response) => {
        const piece = ' '.repeat(1 << 20);
        const more = () => {
          while (!response.destroyed && response.write(piece));
        };
        response.on('drain', more);
        more();
      },
    ],
    ['nothing', 'hub-unreachable', 3, () => undefined],
    [
      'a little, again and again, without an end',
      'hub-unreachable',
      3,
      (_request, response) => {
        const drip = setInterval(() => response.write(' '), 20);
        response.on('close', () => clearInterval(drip));
      },
    ],
    [
      'half of it',
      'hub-unreachable',
      3,
      (request, response) => {
        response.writeHead(200, { 'content-length': 100 });
        response.write('[', () => request.socket.destroy());
      },
    ],
    ['that it is busy', 'hub-unreachable', 3, (_request, response) => void response.writeHead(503).end()],
    [
      'that there is no such thing',
      'hub-refused',
      1,
      (_request, response) => void response.writeHead(404).end(),
    ],
  ];
  it.each(bad)(
    'ends with a clear error where the hub answers with %s',
    async (_what, code, asked, answer) => {
      const { urls, search, openPermits } = await start(answer);
      expect(await codeOf(search())).toBe(code);
      expect(urls).toHaveLength(asked);
      expect(openPermits()).toBe(0);
    },
  );

  it('follows it to no other host', async () => {
    const elsewhere = await serve((_request, response) => void response.end('[]'));
    const { permits, address, search } = await start((_request, response) =>
      response.writeHead(302, { location: `${elsewhere.address}/api/models` }).end(),
    );
    await expect(search()).rejects.toMatchObject({
      code: 'hub-refused',
      message: expect.stringContaining('was not followed') as string,
    });
    expect(elsewhere.urls).toEqual([]);
    expect(permits).toEqual([new URL(address).host]);
  });

  it('is called off', async () => {
    const stop = new AbortController();
    const { search, openPermits } = await start(() => stop.abort());
    expect(await codeOf(search('qwen', stop.signal))).toBe('cancelled');
    expect(openPermits()).toBe(0);
  });
});
