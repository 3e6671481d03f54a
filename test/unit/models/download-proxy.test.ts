import { once } from 'node:events';
import http from 'node:http';
import https from 'node:https';
import net, { type AddressInfo } from 'node:net';
import tls from 'node:tls';
import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { randomBytes } from 'node:crypto';
import { describe, expect, it, onTestFinished } from 'vitest';
import { askHub } from '../../../backend/models/download/ask-hub.ts';
import { fetchModel } from '../../../backend/models/download/fetch-model.ts';
import { httpGet, type Line } from '../../../backend/models/download/http-get.ts';
import { hubAt } from '../../../backend/models/download/hub.ts';
import { describeProxy, proxyAddress, proxyOnTheWay } from '../../../backend/models/download/proxy.ts';
import type { ProxySetting } from '../../../backend/models/ports.ts';
import type { HubSource } from '../../../contract/catalogue.ts';
import { startLoopbackHub } from '../../support/loopback-hub.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { hubCertificate } from '../../support/hub-certificate.ts';

const repository = 'owner/model';
const weights = randomBytes(1 << 18);
const source: HubSource = {
  ...{ format: 'onnx', repository, revision: null, files: ['onnx/model.onnx'], optionalFiles: [] },
  ...{ packing: 'Q8_0', bytes: null, sha256: null },
};
const patience = { tries: 2, firstWaitMs: 1, longestWaitMs: 4 };
const never = new AbortController().signal;
const system: ProxySetting = { kind: 'system' };

/**
 * A proxy on this machine that leads every name to one place, and keeps what it was asked. Wants name and password where
 * given.
 */
async function startProxy(to: number, wanted: string | null = null) {
  const asked: { line: string; authorization: string | undefined }[] = [];
  const note = (request: http.IncomingMessage) => {
    const authorization = request.headers['proxy-authorization'];
    asked.push({ line: `${request.method} ${request.url}`, authorization });
    return wanted === null || authorization === `Basic ${Buffer.from(wanted).toString('base64')}`;
  };
  const server = http.createServer((request, response) => {
    if (!note(request)) {
      response.writeHead(407).end();
      return;
    }
    const { pathname, search } = new URL(request.url ?? '');
    const onward = http.request(
      { host: '127.0.0.1', port: to, path: pathname + search, headers: request.headers },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      },
    );
    onward.end();
  });
  server.on('connect', (request: http.IncomingMessage, socket: net.Socket) => {
    if (!note(request)) {
      socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
      return;
    }
    const onward = net.connect(to, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      onward.pipe(socket);
      socket.pipe(onward);
    });
    for (const end of [socket, onward]) end.on('error', () => undefined);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { asked, address: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

/** A hub on this machine under the name hub.example, with encryption. */
async function startHub() {
  const hub = await startLoopbackHub({ repository, files: { 'onnx/model.onnx': { bytes: weights } } });
  onTestFinished(hub.close);
  const plainPort = Number(new URL(hub.address).port);
  const server = https.createServer(hubCertificate, (request, response) => {
    const onward = http.request(
      { host: '127.0.0.1', port: plainPort, path: request.url, headers: request.headers },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      },
    );
    onward.end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const trusted = tls.getCACertificates('default');
  tls.setDefaultCACertificates([...trusted, hubCertificate.cert]);
  onTestFinished(() => tls.setDefaultCACertificates(trusted));
  return { hub, plainPort, port: (server.address() as AddressInfo).port };
}

function lineTo(address: string, setting: ProxySetting, variables = {}) {
  const permits: string[] = [];
  const line: Line = {
    hub: hubAt(address),
    permitFor(host, port) {
      permits.push(`${host}:${port}`);
      return { run: (work) => work(), close: () => undefined };
    },
    proxyFor: (url) => proxyOnTheWay(setting, variables, url),
    stallMs: 500,
  };
  return { line, permits };
}

const through = (
  address: string,
  user: string | null = null,
  password: string | null = null,
): ProxySetting => ({
  ...{ kind: 'address', address, user, password },
});

const outcome = (work: Promise<unknown>) =>
  work.then(
    () => ({ code: 'done', message: '' }),
    (error: unknown) => error as { code: string; message: string },
  );

describe('fetching through a proxy', () => {
  it('goes through a tunnel to an encrypted hub, and speaks to the proxy alone', async () => {
    const { port } = await startHub();
    const proxy = await startProxy(port, 'me:secret');
    const { line, permits } = lineTo('https://hub.example', through(proxy.address, 'me', 'secret'));
    const order = await askHub(line, source, patience, never);
    const folder = await temporaryFolder();
    await mkdir(path.join(folder, 'onnx'));
    await fetchModel(line, order, folder, patience, never, () => undefined);
    expect((await readFile(path.join(folder, 'onnx/model.onnx'))).equals(weights)).toBe(true);
    expect(new Set(proxy.asked.map(({ line: asked }) => asked))).toEqual(
      new Set(['CONNECT hub.example:443']),
    );
    expect(new Set(permits)).toEqual(new Set([new URL(proxy.address).host]));
  });

  it('is not fooled by a proxy that answers in the hub’s place', async () => {
    const { port } = await startHub();
    tls.setDefaultCACertificates([]);
    const proxy = await startProxy(port);
    const { line } = lineTo('https://hub.example', through(proxy.address));
    expect(await outcome(askHub(line, source, patience, never))).toMatchObject({ code: 'hub-unreachable' });
  });

  it('says so where the proxy wants another name or password, or is not there', async () => {
    const { port } = await startHub();
    const proxy = await startProxy(port, 'me:secret');
    const without = await outcome(
      askHub(lineTo('https://hub.example', through(proxy.address)).line, source, patience, never),
    );
    expect(without).toMatchObject({ code: 'hub-refused' });
    expect(without.message).toContain('wants a name and a password');
    const wrong = lineTo('https://hub.example', through(proxy.address, 'me', 'wrong'));
    const refused = await outcome(askHub(wrong.line, source, patience, never));
    expect(refused.message).toContain('another name or password');
    expect(refused.message).not.toContain('wrong');
    const nowhere = lineTo('https://hub.example', through('http://127.0.0.1:9'));
    expect(await outcome(askHub(nowhere.line, source, patience, never))).toMatchObject({
      code: 'hub-unreachable',
    });
  });

  it('asks a whole address of it where nothing is encrypted', async () => {
    const { plainPort } = await startHub();
    const proxy = await startProxy(plainPort, 'me:secret');
    const { line } = lineTo('https://hub.example', through(proxy.address, 'me', 'secret'));
    const answer = await httpGet(line, new URL('http://hub.example/nothing'), {}, never);
    answer.close();
    expect(answer.status).toBe(404);
    expect(proxy.asked[0]!.line).toBe('GET http://hub.example/nothing');
  });

  it('stalls no longer than a connection may', async () => {
    const deaf = net.createServer(() => undefined);
    deaf.listen(0, '127.0.0.1');
    await once(deaf, 'listening');
    onTestFinished(() => void deaf.close());
    const { port } = deaf.address() as AddressInfo;
    const { line } = lineTo('https://hub.example', through(`http://127.0.0.1:${port}`));
    expect(await outcome(askHub(line, source, patience, never))).toMatchObject({ code: 'hub-unreachable' });
  });
});

describe('the proxy on the way', () => {
  const variables = {
    HTTPS_PROXY: 'http://me:p%40ss@proxy.example:3128',
    http_proxy: 'proxy.example',
    NO_PROXY: 'inside.example, .lan mirror.example:8443',
  };
  const way = (url: string, setting: ProxySetting = system) =>
    proxyOnTheWay(setting, variables, new URL(url));
  const secret = `Basic ${Buffer.from('me:p@ss').toString('base64')}`;

  it('is the system’s, but for names that it exempts and for this machine', () => {
    expect(way('https://hub.example')).toEqual({ host: 'proxy.example', port: 3128, authorization: secret });
    expect(way('http://hub.example')).toEqual({ host: 'proxy.example', port: 80, authorization: null });
    for (const url of [
      'https://inside.example',
      'https://deep.inside.example',
      'https://a.lan',
      'https://mirror.example:8443',
    ])
      expect(way(url)).toBeNull();
    for (const url of ['https://notinside.example', 'https://mirror.example'])
      expect(way(url)).not.toBeNull();
    for (const url of ['http://127.0.0.1:8000', 'http://localhost', 'http://[::1]:1'])
      expect(way(url)).toBeNull();
    expect(
      proxyOnTheWay(system, { HTTPS_PROXY: 'socks5://proxy.example' }, new URL('https://hub.example')),
    ).toBeNull();
    expect(proxyOnTheWay(system, { ...variables, NO_PROXY: '*' }, new URL('https://hub.example'))).toBeNull();
    expect(proxyOnTheWay(system, {}, new URL('https://hub.example'))).toBeNull();
  });

  it('is the one that was set, or none', () => {
    expect(way('https://inside.example', through('http://other.example:8080'))).toMatchObject({
      ...{ host: 'other.example', port: 8080, authorization: null },
    });
    expect(way('https://hub.example', { kind: 'none' })).toBeNull();
  });

  it('is told of without a password', () => {
    expect(describeProxy(through('http://other.example:8080', 'me', 'secret'), variables)).toEqual({
      ...{ kind: 'address', address: 'http://other.example:8080', user: 'me', hasPassword: true },
      systemAddress: 'http://proxy.example:3128',
    });
    expect(describeProxy(system, {})).toMatchObject({ kind: 'system', address: null, systemAddress: null });
  });

  it.each([
    'proxy.example:3128',
    'https://proxy.example',
    'socks5://proxy.example',
    'http://me:secret@proxy.example',
    'http://proxy.example/path',
    '',
  ])('has an address that is one, not %s', (address) => {
    expect(() => proxyAddress(address)).toThrow(expect.objectContaining({ code: 'invalid-input' }) as Error);
  });
});
