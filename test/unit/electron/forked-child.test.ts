import { EventEmitter } from 'node:events';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { MessagePortMain } from 'electron';
import { expect, onTestFinished, test } from 'vitest';
import { startForkedChild } from '../../../electron/forked-child.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const echo = `process.on('message', (m) => m.type === 'message' && process.send({ ...m, data: m.data }));`;

/** The shell's end of a window's port: what arrives is emitted, what is posted is kept. */
function createPort() {
  const posted: unknown[] = [];
  const emitter = new EventEmitter();
  const port = Object.assign(emitter, {
    postMessage: (data: unknown) => void posted.push(data),
    start: () => undefined,
    close: () => undefined,
  });
  return {
    port: port as unknown as MessagePortMain,
    posted,
    send: (data: unknown) => emitter.emit('message', { data }),
  };
}

test('a message that can’t be relayed is passed over, and the next one arrives', async () => {
  const program = path.join(await temporaryFolder(), 'echo.cjs');
  writeFileSync(program, echo);
  const child = startForkedChild(process.execPath, program, {
    onMessage: () => undefined,
    onExit: () => undefined,
  });
  onTestFinished(() => child.kill());
  const { port, posted, send } = createPort();
  child.connect(port);
  const circle: unknown[] = [];
  circle.push(circle);
  for (const message of [circle, 10n, { id: 10n }]) expect(() => send(message)).not.toThrow();
  send('next');
  await expect.poll(() => posted).toEqual(['next']);
});
