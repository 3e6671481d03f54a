import { connect, createServer } from 'node:net';
import { expect, test } from 'vitest';
import { openTestBackend } from '../support/backend.ts';
import { foreignHosts, foreignOrigins, withPort } from '../support/hostile/foreign-origins.ts';

/** A project that is published, the port it is published at, and its token. */
async function publishedProject() {
  const { client } = await openTestBackend();
  const { id: projectId } = await client.call('projects.create', { name: 'Shop' });
  const port = await freePort();
  const { token } = await client.call('publish.start', { projectId, port });
  return { client, port, token };
}

function freePort(): Promise<number> {
  const server = createServer();
  return new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    }),
  );
}

/** Sends lines as they are, since no client would send these, and gives the status that comes back. */
function send(port: number, lines: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(`${lines.join('\r\n')}\r\n\r\n`));
    let said = '';
    socket.setEncoding('latin1').on('data', (text: string) => {
      said += text;
      const status = /^HTTP\/1\.1 (\d{3})/.exec(said)?.[1];
      if (status === undefined) return;
      socket.destroy();
      resolve(Number(status));
    });
    socket.on('error', reject).on('close', () => reject(new Error('Hung up.')));
    socket.setTimeout(10_000, () => reject(new Error(`No answer to ${lines.join(' | ')}`)));
  });
}

test('the local endpoint answers no other name and no other page than its own, not even with the token', async ({
  task,
}) => {
  const { client, port, token } = await publishedProject();
  const own = `127.0.0.1:${port}`;
  const ask = (path: string, headers: readonly string[]) =>
    send(port, [`GET ${path} HTTP/1.1`, ...headers, `Authorization: Bearer ${token}`, 'Connection: close']);
  expect(await ask('/v1/models', [`Host: ${own}`])).toBe(200);

  const counts = { forbidden: 0, unread: 0 };
  const count = (status: number, what: string) => {
    // What isn't HTTP at all ends at Node's own parser or at the address, before anybody is asked.
    expect([403, 400], what).toContain(status);
    if (status === 403) counts.forbidden++;
    else counts.unread++;
  };
  for (const path of ['/v1/models', '/chat', '/v1/chat/page', '/nowhere']) {
    for (const host of foreignHosts) {
      const headers = host === undefined ? [] : [`Host: ${withPort(host, port)}`];
      count(await ask(path, headers), `${path} with Host ${String(host)}`);
    }
    for (const origin of foreignOrigins)
      count(
        await ask(path, [`Host: ${own}`, `Origin: ${withPort(origin, port)}`]),
        `${path} with Origin ${origin}`,
      );
    // A second Host, and the address in the first line, are no ways around.
    count(await ask(path, ['Host: example.com', `Host: ${own}`]), 'two Hosts, the foreign one first');
    count(await ask(`http://example.com${path}`, ['Host: example.com']), 'an absolute address');
    count(await ask(path, ['Host: example.com', `X-Forwarded-Host: ${own}`]), 'a forwarded Host');
  }
  expect(counts.forbidden).toBeGreaterThanOrEqual(4 * 44);
  const { published } = await client.call('publish.state', {});
  expect(published).toMatchObject({ refused: counts.forbidden, requests: 1 });
  task.meta.figure = `${counts.forbidden + counts.unread} requests with ${foreignHosts.length + foreignOrigins.length + 3} foreign Hosts and Origins: ${counts.forbidden} forbidden, ${counts.unread} not read at all`;
});

test('the local endpoint survives what is no request, and what is asked of it badly', async ({ task }) => {
  const { port, token } = await publishedProject();
  const own = `Host: 127.0.0.1:${port}`;
  const authorization = `Authorization: Bearer ${token}`;
  const bodies = ['', '{', '[]', 'null', '{"messages":5}', '{"__proto__":{"a":1}}', '['.repeat(5_000)];
  const requests: readonly (readonly string[])[] = [
    ...[
      'GET /../../etc/passwd HTTP/1.1',
      'GET /chat/../../package.json HTTP/1.1',
      'GET /%2e%2e/%2e%2e HTTP/1.1',
    ].map((line) => [line, own, authorization]),
    ...['TRACE / HTTP/1.1', 'CONNECT a:1 HTTP/1.1', 'PUT /v1/models HTTP/1.1', 'GET / HTTP/9.9', 'GET'].map(
      (line) => [line, own, authorization],
    ),
    ['GET /v1/models HTTP/1.1', own, authorization, `X: ${'x'.repeat(100_000)}`],
    ['GET /v1/models HTTP/1.1', own, `Authorization: Bearer ${'x'.repeat(10_000)}`],
    ['POST /v1/embeddings HTTP/1.1', own, authorization, 'Transfer-Encoding: chunked', 'Content-Length: 4'],
    ...bodies.map((body) => [
      ...['POST /v1/chat/completions HTTP/1.1', own, authorization, 'Content-Type: application/json'],
      ...[`Content-Length: ${body.length}`, 'Connection: close', '', body],
    ]),
  ];
  for (const lines of requests) {
    const status = await send(port, lines).catch(() => 400);
    expect([400, 401, 404, 405, 413, 431, 505], lines[0]!.slice(0, 80)).toContain(status);
  }
  expect(await send(port, ['GET /v1/models HTTP/1.1', own, authorization])).toBe(200);
  task.meta.figure = `${requests.length} requests`;
});
