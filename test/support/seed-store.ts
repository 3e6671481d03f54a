import path from 'node:path';
import { openInProcess } from '../../backend/in-process.ts';
import { createClient, type Client } from '../../contract/client.ts';

const root = path.join(import.meta.dirname, '../..');

/** Writes into the store of a folder before the app opens it, as another client would. */
export async function seedStore<T>(dataFolder: string, write: (client: Client) => Promise<T>): Promise<T> {
  const backend = await openInProcess({
    version: '0.0.0-test',
    dataFolder,
    modelsFolder: path.join(root, 'models'),
    libraryFolder: path.join(root, 'library'),
    isThrowAway: false,
  });
  const client = createClient(backend.port);
  try {
    return await write(client);
  } finally {
    client.close();
    await backend.close();
  }
}
