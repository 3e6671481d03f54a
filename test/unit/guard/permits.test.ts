import { once } from 'node:events';
import http from 'node:http';
import net, { type AddressInfo, type LookupFunction } from 'node:net';
import { beforeAll, beforeEach, expect, it, onTestFinished } from 'vitest';
import { onAttempt } from '../../../backend/guard/attempts.ts';
import { installGuard } from '../../../backend/guard/install.ts';
import { openPermit, setOffline, type PermitRequest } from '../../../backend/guard/permits.ts';
import type { NetworkAttempt } from '../../../contract/network.ts';

// This process of the test's own stands behind the guard; the servers are real, and listen under a permit.
installGuard({ by: 'backend', threads: [], programs: true });

let attempts: NetworkAttempt[] = [];
beforeAll(() => void onAttempt((attempt) => attempts.push(attempt)));
beforeEach(() => {
  attempts = [];
  setOffline(false);
});

const body = 'a model of forty bytes, more or less....';
const toThisMachine: LookupFunction = (_name, _options, done) =>
  done(null, [{ address: '127.0.0.1', family: 4 }]);

function permitFor(request: Omit<PermitRequest, 'feature'>) {
  const permit = openPermit({ feature: 'download', ...request });
  onTestFinished(() => permit.close());
  return permit;
}

async function openServer(onRequest: http.RequestListener = (_request, response) => response.end(body)) {
  const server = http.createServer(onRequest);
  permitFor({ listen: [0] }).run(() => server.listen(0, '127.0.0.1'));
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

const get = (host: string, port: number) =>
  new Promise<string>((resolve, reject) => {
    http
      .get({ host, port, lookup: toThisMachine, agent: false }, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (part: string) => (text += part));
        response.once('end', () => resolve(text)).once('error', reject);
      })
      .once('error', reject);
  });

const refused = expect.objectContaining({ code: 'EACCES' }) as Error;

it('lets a feature reach its host at its port, and no other, and takes down the bytes', async () => {
  const port = await openServer();
  const permit = permitFor({ connect: [{ host: 'models.example', port }] });
  await expect(permit.run(() => get('models.example', port))).resolves.toBe(body);
  await expect(permit.run(() => get('other.example', port))).rejects.toEqual(refused);
  await expect(permit.run(() => get('127.0.0.1', port))).rejects.toEqual(refused);
  await expect(permit.run(() => get('models.example', port === 80 ? 81 : 80))).rejects.toEqual(refused);

  const mine = () => attempts.filter(({ host, allowed }) => host === 'models.example' && allowed);
  expect(mine()[0]).toMatchObject({ feature: 'download', kind: 'connection', port, times: 1 });
  await expect.poll(() => mine()[1]?.receivedBytes).toBeGreaterThan(body.length);
  expect(mine()[1]?.sentBytes).toBeGreaterThan(10);
  expect(attempts).toContainEqual(
    expect.objectContaining({ feature: 'download', host: 'other.example', port, allowed: false }),
  );
});

it('holds for what is run under it, and for nothing beside', async () => {
  const port = await openServer();
  const permit = permitFor({ connect: [{ host: 'models.example', port }] });
  const [within, beside] = await Promise.allSettled([
    permit.run(() => get('models.example', port)),
    get('models.example', port),
  ]);
  expect(within.status).toBe('fulfilled');
  expect(beside).toMatchObject({ status: 'rejected', reason: { code: 'EACCES' } });
});

it('ends with its connections, also for work that goes on', async () => {
  const port = await openServer((_request, response) => void response.write('begun'));
  const permit = permitFor({ connect: [{ host: 'models.example', port }] });
  const late = permit.run(async () => {
    const socket = net.connect({ host: 'models.example', port, lookup: toThisMachine });
    socket.write('GET / HTTP/1.1\r\nhost: a\r\n\r\n');
    await once(socket, 'data');
    const closed = once(socket, 'close');
    permit.close();
    await closed;
    return get('models.example', port);
  });
  await expect(late).rejects.toEqual(refused);
});

it('covers fetch, but not where a redirect leads to', async () => {
  const port = await openServer((request, response) => {
    if (request.url === '/') return void response.end(body);
    response.writeHead(302, { location: `http://127.0.0.1:${port}/` }).end();
  });
  const permit = permitFor({ connect: [{ host: 'localhost', port }] });
  const address = `http://localhost:${port}`;
  expect(await permit.run(async () => (await fetch(`${address}/`)).text())).toBe(body);
  await expect(permit.run(() => fetch(`${address}/elsewhere`))).rejects.toMatchObject({ cause: refused });
  await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toMatchObject({ cause: refused });
});

it('lets a feature listen at its port of the loopback address only', async () => {
  const listen = (host: string, port: number) => {
    const server = net.createServer();
    server.listen(port, host);
    return once(server, 'listening').finally(() => server.close());
  };
  const permit = permitFor({ listen: [0] });
  await expect(permit.run(() => listen('127.0.0.1', 0))).resolves.toEqual([]);
  await expect(permit.run(() => listen('127.0.0.1', 8099))).rejects.toEqual(refused);
  await expect(permit.run(() => listen('0.0.0.0', 0))).rejects.toEqual(refused);
  await expect(listen('127.0.0.1', 0)).rejects.toEqual(refused);
});

it('is refused, and ended, by the offline lock', async () => {
  const port = await openServer();
  const permit = permitFor({ connect: [{ host: 'models.example', port }] });
  setOffline(true);
  expect(() => openPermit({ feature: 'download' })).toThrow(expect.objectContaining({ code: 'offline' }));
  await expect(permit.run(() => get('models.example', port))).rejects.toEqual(refused);
  setOffline(false);
  await expect(permit.run(() => get('models.example', port))).rejects.toEqual(refused);
  const again = permitFor({ connect: [{ host: 'models.example', port }] });
  await expect(again.run(() => get('models.example', port))).resolves.toBe(body);
});
