import { fork, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createClient } from '../../contract/client.ts';
import { backendToShellSchema, type BackendToShell, type ShellToBackend } from '../../contract/shell.ts';
import { root } from '../support/backend.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** The backend as the shell starts it under an old Electron. */
function startProcess() {
  const child = fork(path.join(root, 'backend/process.ts'), [], {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const heard: BackendToShell[] = [];
  const listeners = new Set<() => void>();
  let log = '';
  child.stderr!.setEncoding('utf8').on('data', (text: string) => (log += text));
  child.on('message', (raw) => {
    heard.push(backendToShellSchema.parse(raw));
    for (const listener of listeners) listener();
  });
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return {
    child,
    exited,
    log: () => log,
    send: (message: ShellToBackend) => void child.send(message),
    next: (type: BackendToShell['type']) =>
      new Promise<BackendToShell>((resolve) => {
        const look = () => {
          const found = heard.find((message) => message.type === type);
          if (!found) return;
          listeners.delete(look);
          resolve(found);
        };
        listeners.add(look);
        look();
      }),
  };
}

function startMessage(dataFolder: string): ShellToBackend {
  return {
    type: 'start',
    version: '1.2.3',
    dataFolder,
    modelsFolder: path.join(root, 'models'),
    libraryFolder: path.join(root, 'library'),
    key: { raw: Buffer.alloc(32, 7).toString('base64'), protection: 'keychain' },
  };
}

/** A client of one connection, as a window is. */
function clientOf(child: ChildProcess, connection: number) {
  return createClient({
    post: (data) => void child.send({ type: 'message', connection, data }),
    listen(onMessage) {
      child.on('message', (raw) => {
        const message = backendToShellSchema.parse(raw);
        if (message.type === 'message' && message.connection === connection) onMessage(message.data);
      });
    },
    close: () => void child.send({ type: 'disconnect', connection }),
  });
}

describe('the backend as a process', () => {
  it('starts, serves two windows under the shell’s key, and ends with the shell', async () => {
    const { child, send, next, exited } = startProcess();
    // Before it is ready, as a quick window would.
    send({ type: 'connect', connection: 1 });
    send(startMessage(await temporaryFolder()));
    expect(await next('ready')).toEqual({ type: 'ready' });
    send({ type: 'connect', connection: 2 });
    const [first, second] = [clientOf(child, 1), clientOf(child, 2)];
    expect(await first.call('system.status', {})).toMatchObject({
      version: '1.2.3',
      keyProtection: 'keychain',
    });
    const stream = second.stream('system.changes', {});
    const change = stream.next();
    const { id } = await first.call('projects.create', { name: 'Garden' });
    expect((await change).value).toEqual({ type: 'changed', what: 'projects', projectId: id });
    await expect(second.call('projects.rename', { id, name: '' })).rejects.toMatchObject({
      code: 'invalid-input',
    });
    second.close();
    expect(await first.call('projects.list', {})).toHaveLength(1);
    child.disconnect();
    expect(await exited).toBe(0);
  });

  it('says why it can’t start, and ends by itself', async () => {
    const { send, next, exited } = startProcess();
    send(startMessage('/proc/inkling'));
    expect(await next('refused')).toMatchObject({ type: 'refused', problem: { code: 'data-folder' } });
    expect(await exited).toBe(0);
  });

  it('ends with code 1 and a line in its log when it is told what it can’t understand', async () => {
    const { child, exited, log } = startProcess();
    child.send({ type: 'nonsense' });
    expect(await exited).toBe(1);
    expect(log()).toContain('uncaught');
  });

  it('keeps what was saved when it is killed, and starts again on the same folder', async () => {
    const folder = await temporaryFolder();
    const first = startProcess();
    first.send(startMessage(folder));
    await first.next('ready');
    first.send({ type: 'connect', connection: 1 });
    await clientOf(first.child, 1).call('projects.create', { name: 'Garden' });
    first.child.kill('SIGKILL');
    await first.exited;
    const second = startProcess();
    second.send(startMessage(folder));
    await second.next('ready');
    second.send({ type: 'connect', connection: 1 });
    expect(await clientOf(second.child, 1).call('projects.list', {})).toMatchObject([{ name: 'Garden' }]);
  });
});
