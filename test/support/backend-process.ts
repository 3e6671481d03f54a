import { fork } from 'node:child_process';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { backendToShellSchema, type BackendToShell, type ShellToBackend } from '../../contract/shell.ts';
import { root } from './backend.ts';

export { clientOf, startMessage } from './speak-to-backend.ts';

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
