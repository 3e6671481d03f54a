import { spawn } from 'node:child_process';
import dgram from 'node:dgram';
import { once } from 'node:events';
import net, { type AddressInfo } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import type { NetworkAttempt } from '../../contract/network.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { waysOut, type Targets } from '../support/network/ways-out.ts';

const program = fileURLToPath(new URL('../support/guarded-child.ts', import.meta.url));

/** Real servers on this machine; `reached` counts what got to any of them. */
async function openTargets(): Promise<{ readonly targets: Targets; reached(): number }> {
  let reached = 0;
  const listen = async (where: net.ListenOptions) => {
    const server = net.createServer((socket) => {
      reached++;
      socket.on('error', () => {}).end();
    });
    server.listen(where);
    await once(server, 'listening');
    onTestFinished(() => void server.close());
    return server;
  };
  const portOf = (server: net.Server) => (server.address() as AddressInfo).port;
  const udp = dgram.createSocket('udp4').on('message', () => reached++);
  udp.bind(0, '127.0.0.1');
  await once(udp, 'listening');
  onTestFinished(() => void udp.close());
  const socket = path.join(await temporaryFolder(), 'socket');
  await listen({ path: socket });
  const targets = {
    tcp: portOf(await listen({ port: 0, host: '127.0.0.1' })),
    tcp6: portOf(await listen({ port: 0, host: '::1' })),
    udp: udp.address().port,
    socket,
  };
  return { targets, reached: () => reached };
}

it.each([
  ['the backend', 'process', 'backend'],
  ['a worker thread', 'thread', 'worker'],
])('no way out of %s works, not even to this machine, and each one tried is taken down', async (...given) => {
  const [, mode, by] = given.slice(0, 3) as [string, string, string];
  const { targets, reached } = await openTargets();
  const child = spawn(process.execPath, [program, mode, JSON.stringify(targets)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  await once(child, 'close');
  const { outcomes, attempts } = JSON.parse(output) as {
    outcomes: Record<string, string>;
    attempts: NetworkAttempt[];
  };

  const names = Object.keys(waysOut(targets));
  expect(Object.keys(outcomes)).toEqual(names);
  expect(
    Object.entries(outcomes).filter(([, outcome]) => /^(got out|nothing happened)$/.test(outcome)),
  ).toEqual([]);
  expect(reached()).toBe(0);
  expect(attempts.length).toBeGreaterThanOrEqual(names.length);
  expect(attempts.filter((attempt) => attempt.allowed || attempt.by !== by || attempt.feature)).toEqual([]);
  expect(attempts).toContainEqual(
    expect.objectContaining({ kind: 'connection', host: 'models.example', port: targets.tcp }),
  );
  expect(attempts).toContainEqual(expect.objectContaining({ kind: 'name', host: 'a-secret.example.com' }));
});
