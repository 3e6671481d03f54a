import path from 'node:path';
import pino from 'pino';
import { onTestFinished } from 'vitest';
import { createBackend } from '../../backend/main.ts';
import { keyFile } from '../../backend/store/key-file.ts';
import { createMemoryPorts } from '../../backend/transport/port-memory.ts';
import { createClient } from '../../contract/client.ts';
import { temporaryFolder } from './temporary-folder.ts';

export const root = path.join(import.meta.dirname, '../..');

/** The whole backend with the shipped models and library, and a client of it. */
export async function openTestBackend(folder?: string) {
  const dataFolder = folder ?? (await temporaryFolder());
  const backend = await createBackend({
    version: '0.0.0-test',
    dataFolder,
    modelsFolder: path.join(root, 'models'),
    libraryFolder: path.join(root, 'library'),
    key: keyFile(dataFolder),
    log: pino({ level: 'silent' }),
  });
  onTestFinished(() => backend.close());
  const connect = () => {
    const [near, far] = createMemoryPorts();
    backend.serve(far);
    return createClient(near);
  };
  return { backend, dataFolder, client: connect(), connect };
}
