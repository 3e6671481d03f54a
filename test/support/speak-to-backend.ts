import type { ChildProcess } from 'node:child_process';
import path from 'node:path';
import { createClient } from '../../contract/client.ts';
import { backendToShellSchema, type ShellToBackend } from '../../contract/shell.ts';

const root = path.join(import.meta.dirname, '../..');

/** What the shell says first, under a key that is always the same. */
export function startMessage(dataFolder: string): ShellToBackend {
  return {
    type: 'start',
    version: '1.2.3',
    dataFolder,
    modelsFolder: path.join(root, 'models'),
    libraryFolder: path.join(root, 'library'),
    updateFile: null,
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
