import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { ServerResponse } from 'node:http';
import { expect, it, onTestFinished } from 'vitest';
import { clientOf, startMessage, startProcess } from '../support/backend-process.ts';
import { collect } from '../support/collect.ts';
import { embeddedGguf } from '../support/embedded-gguf.ts';
import { sendFrom, startLoopbackHub } from '../support/loopback-hub.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { rounds } from '../support/trust.ts';

const kills = rounds({ quick: 3, whole: 20 });
/** One whose bytes the catalogue doesn't pin. */
const id = 'llama-3.2-1b-instruct';
const repository = 'bartowski/Llama-3.2-1B-Instruct-GGUF';
const file = 'Llama-3.2-1B-Instruct-Q4_K_M.gguf';

async function open(folder: string) {
  const { child, send, next, exited } = startProcess();
  send(startMessage(folder));
  await next('ready');
  send({ type: 'connect', connection: 1 });
  return { child, exited, client: clientOf(child, 1) };
}

/** Sends a file from a byte on so slowly that there is time to be killed in the midst of it. */
function drip(response: ServerResponse, bytes: Buffer, start: number): void {
  response.writeHead(start > 0 ? 206 : 200, {
    ...(start > 0 ? { 'content-range': `bytes ${start}-${bytes.length - 1}/${bytes.length}` } : {}),
  });
  let at = start;
  const timer = setInterval(() => {
    response.write(bytes.subarray(at, (at += 100_000)));
    if (at >= bytes.length) response.end();
  }, 5);
  response.once('close', () => clearInterval(timer));
}

it(
  `a download whose process is killed ${kills} times ends with the right bytes, behind the guard`,
  { timeout: 900_000 },
  async ({ task }) => {
    const folder = await temporaryFolder();
    const bytes = embeddedGguf();
    const hub = await startLoopbackHub({ repository, files: { [file]: { bytes } } });
    onTestFinished(hub.close);
    hub.state.mischief = (request, response) => {
      drip(response, bytes, Number(/\d+/u.exec(request.headers.range ?? '')?.[0] ?? 0));
      return true;
    };
    for (let kill = 0; kill < kills; kill++) {
      const { child, exited, client } = await open(folder);
      if (kill === 0) await client.call('models.setHub', { address: hub.address });
      let begun: number | null = null;
      for await (const event of client.stream('models.download', { id })) {
        if (event.type !== 'progress' || event.phase !== 'fetching') continue;
        begun ??= event.doneBytes;
        if (event.doneBytes > begun + 1e6 * Math.random()) break;
      }
      child.kill('SIGKILL');
      await exited;
    }
    expect(hub.state.starts).toHaveLength(kills);
    expect(hub.state.starts).toEqual([...hub.state.starts].sort((a, b) => a - b));
    expect(new Set(hub.state.starts).size).toBe(kills);

    hub.state.mischief = (request, response) => {
      sendFrom(response, bytes, Number(/\d+/u.exec(request.headers.range ?? '')?.[0] ?? 0));
      return true;
    };
    const { child, exited, client } = await open(folder);
    const events = await collect(client.stream('models.download', { id }));
    expect(events.at(-1)).toMatchObject({ type: 'done', model: { name: 'Llama 3.2 1B Instruct' } });
    expect(events.some((event) => event.type === 'progress' && event.phase === 'verifying')).toBe(true);
    expect(await readdir(path.join(folder, 'downloads'))).toEqual([]);
    // One order, whose commit and hashes were kept over every kill.
    expect(hub.state.listings).toBe(1);

    const { entries } = await client.call('network.log', {});
    const ours = entries.filter(({ feature }) => feature === 'download');
    expect(new Set(ours.map(({ host, port }) => `http://${host}:${port}`))).toEqual(new Set([hub.address]));
    expect(ours.every(({ allowed }) => allowed)).toBe(true);
    expect(ours.reduce((sum, { receivedBytes }) => sum + receivedBytes, 0)).toBeGreaterThan(0);
    child.kill('SIGKILL');
    await exited;
    task.meta.figure = `${kills} kills, the right bytes`;
  },
);
