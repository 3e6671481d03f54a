import { readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { syncFolder } from '../sync-folder.ts';
import { writeSynced } from '../write-synced.ts';
import { parseEnvelope, type Envelope } from './envelope.ts';

const fileName = 'database.keys.json';
/** Ours have less than 2,000; a larger one isn't read. */
const mostBytes = 16_384;

/** The wrapped keys of a data folder; null when there are none. Throws as parseEnvelope does. */
export function readEnvelope(dataFolder: string): Promise<Envelope | null> {
  return readFrom(path.join(dataFolder, fileName));
}

async function readFrom(file: string): Promise<Envelope | null> {
  try {
    const { size } = await stat(file);
    return parseEnvelope(size > mostBytes ? '' : await readFile(file, 'utf8'), file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/**
 * Puts an envelope in the place of the one that is there. It is written whole beside it, brought to the disk, read back
 * and proved by `prove`, which throws when it doesn't open; only then the old one goes, in one step. One without slots
 * is no envelope.
 */
export async function replaceEnvelope(
  dataFolder: string,
  envelope: Envelope,
  prove: (written: Envelope) => Promise<void>,
): Promise<void> {
  const file = path.join(dataFolder, fileName);
  if (envelope.slots.length === 0) {
    await rm(file, { force: true });
    return syncFolder(dataFolder);
  }
  const draft = `${file}.new`;
  await writeSynced(draft, `${JSON.stringify(envelope, null, 2)}\n`, 'w');
  try {
    const written = await readFrom(draft);
    if (!written) throw new Error(`${draft} is gone.`);
    await prove(written);
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
  await syncFolder(dataFolder);
}
