import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openInProcess } from '../backend/in-process.ts';
import { createClient, type Client } from '../contract/client.ts';

/** A backend of this process's own, and a client of it. */
export interface Session {
  readonly client: Client;
  /** Stops the backend; a throw-away store is removed. */
  close(): Promise<void>;
}

const root = path.join(import.meta.dirname, '..');

/**
 * Starts a backend on the store in a folder, or on one that is thrown away. `secret` is looked at where the store wants
 * one; `evenDamaged` takes a damaged one as well, of which only the door answers.
 */
export async function openSession(
  dataFolder: string | undefined,
  access: { readonly secret?: string | undefined; readonly evenDamaged?: boolean | undefined } = {},
): Promise<Session> {
  const folder = dataFolder ?? (await mkdtemp(path.join(tmpdir(), 'inkling-')));
  const removeThrowAway = async () => {
    if (dataFolder === undefined) await rm(folder, { recursive: true, force: true });
  };
  try {
    const backend = await openInProcess({
      version: await readVersion(),
      dataFolder: folder,
      modelsFolder: path.join(root, 'models'),
      libraryFolder: path.join(root, 'library'),
      isThrowAway: dataFolder === undefined,
      secret: access.secret,
      evenDamaged: access.evenDamaged ?? false,
    });
    const client = createClient(backend.port);
    return {
      client,
      async close() {
        client.close();
        await backend.close();
        await removeThrowAway();
      },
    };
  } catch (error) {
    await removeThrowAway();
    throw error;
  }
}

async function readVersion(): Promise<string> {
  const { version } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8')) as {
    version: string;
  };
  return version;
}
