import { fork, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { createClient } from '../../contract/client.ts';
import { backendToShellSchema, type BackendToShell, type ShellToBackend } from '../../contract/shell.ts';
import { root } from './backend.ts';

/** The backend as the shell starts it under an old Electron. */
export function startProcess() {
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

/** What the shell says first, under a key that is always the same. */
export function startMessage(dataFolder: string): ShellToBackend {
  return {
    type: 'start',
    version: '1.2.3',
    dataFolder,
    modelsFolder: path.join(root, 'models'),
    libraryFolder: path.join(root, 'library'),
    key: { raw: Buffer.alloc(32, 7).toString('base64'), protection: 'keychain' },
    keychain: 'available',
  };
}

/** A client of one connection, as a window is. */
export function clientOf(child: ChildProcess, connection: number) {
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
