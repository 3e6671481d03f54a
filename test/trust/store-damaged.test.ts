import { existsSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { createRandom } from '../../backend/numerics/random.ts';
import { keyFile } from '../../backend/store/key-file.ts';
import { databaseFileName, openStore } from '../../backend/store/open.ts';
import { openTestBackend } from '../support/backend.ts';
import { changedFiles, readFolder, resetFolder, type FolderBytes } from '../support/faults/folder-bytes.ts';
import {
  integrityOf,
  lostOf,
  projectToWriteIn,
  writeInRooms,
  type Acknowledged,
} from '../support/faults/rooms.ts';
import { memoryFolder } from '../support/temporary-folder.ts';
import { rounds } from '../support/trust.ts';

const databaseFile = databaseFileName;
const logFile = `${databaseFileName}-wal`;
const endFile = `${databaseFileName}-end`;

/** A store as a crash leaves it: a part of what was acknowledged is in the database, the rest in the log. */
interface Crashed {
  readonly folder: string;
  readonly files: FolderBytes;
  readonly acknowledged: readonly Acknowledged[];
}

async function crashedStore(): Promise<Crashed> {
  const folder = await memoryFolder();
  const acknowledged: Acknowledged[] = [];
  const store = await openStore(folder, keyFile(folder));
  const projectId = await projectToWriteIn(store.database);
  for await (const row of writeInRooms(store.database, projectId)) {
    acknowledged.push(row);
    if (acknowledged.length === 80) await sql`pragma wal_checkpoint(truncate)`.execute(store.database);
    if (acknowledged.length >= 140) break;
  }
  const files = readFolder(folder);
  await store.close();
  resetFolder(folder, files);
  return { folder, files, acknowledged };
}

/** The same after a clean end: all of it is in the database. */
async function closedStore(): Promise<Crashed> {
  const { folder, acknowledged } = await crashedStore();
  await (await openStore(folder, keyFile(folder))).close();
  return { folder, files: readFolder(folder), acknowledged };
}

/** What becomes of a store: refused with every byte kept, or opened with all that was acknowledged. All else throws. */
async function outcomeOf({ folder, acknowledged }: Crashed): Promise<'refused' | 'whole'> {
  const before = readFolder(folder);
  const store = await openStore(folder, keyFile(folder)).catch((error: unknown) => {
    expect(error).toMatchObject({ code: 'database-damaged' });
    return null;
  });
  if (store) {
    expect(await lostOf(store.database, acknowledged)).toEqual([]);
    expect(await integrityOf(store.database)).toBe('ok');
    await store.close();
    return 'whole';
  }
  expect(changedFiles(folder, before)).toEqual([]);
  return 'refused';
}

type Damage = (bytes: Buffer, random: () => number) => Buffer;

const flipped: Damage = (bytes, random) => {
  const at = Math.floor(random() * bytes.length);
  bytes[at]! ^= 1 << Math.floor(random() * 8);
  return bytes;
};
const cutOff: Damage = (bytes, random) => bytes.subarray(0, Math.floor(random() * bytes.length));
const zeroed: Damage = (bytes, random) => {
  const sector = 512 * Math.floor((random() * bytes.length) / 512);
  return bytes.fill(0, sector, Math.min(bytes.length, sector + 512));
};
const damages = { flipped, cutOff, zeroed };

/** Where a fault is put: `closed` after a clean end, `crashed` before what a crash left was read. */
const places = [
  { after: 'closed', file: databaseFile },
  { after: 'crashed', file: databaseFile },
  { after: 'crashed', file: logFile },
  { after: 'closed', file: 'database.key' },
] as const;

const tries = rounds({ quick: 3, whole: 20 });

it('a flipped bit, a cut off or a zeroed part of database, log or key is refused and left as it was, or nothing is missing', async ({
  task,
}) => {
  const random = createRandom(11);
  const stores = { closed: await closedStore(), crashed: await crashedStore() };
  const count = { refused: 0, whole: 0 };
  for (const { after, file } of places)
    for (const damage of Object.values(damages))
      for (let i = 0; i < tries; i++) {
        const store = stores[after];
        resetFolder(store.folder, store.files);
        const damaged = damage(Buffer.from(store.files.get(file)!), random);
        writeFileSync(path.join(store.folder, file), damaged);
        count[await outcomeOf(store)]++;
      }
  expect(count.refused).toBeGreaterThan(count.whole);
  task.meta.figure = `${count.refused + count.whole} faults: ${count.refused} refused with every byte kept, ${count.whole} of no consequence, 0 opened with something missing`;
}, 300_000);

it('a log that is gone, cut off between two changes, or not of this database and session is refused and left as it was', async ({
  task,
}) => {
  const earlier = await crashedStore();
  const store = await nextSession(earlier);
  const log = path.join(store.folder, logFile);
  const other = await crashedStore();
  const faults: Record<string, () => void> = {
    gone: () => rmSync(log),
    'without its last frame': () => truncateSync(log, store.files.get(logFile)!.length - 4120),
    'only its header': () => truncateSync(log, 32),
    'of another database': () => writeFileSync(log, other.files.get(logFile)!),
    'of an earlier session': () => writeFileSync(log, earlier.files.get(logFile)!),
  };
  for (const [name, fault] of Object.entries(faults)) {
    resetFolder(store.folder, store.files);
    fault();
    expect(await outcomeOf(store), name).toBe('refused');
  }
  resetFolder(store.folder, store.files);
  expect(await outcomeOf(store)).toBe('whole');
  task.meta.figure = `${Object.keys(faults).length} of ${Object.keys(faults).length} refused`;
});

/** The same store, opened once more and crashed again. */
async function nextSession({ folder, acknowledged }: Crashed): Promise<Crashed> {
  const store = await openStore(folder, keyFile(folder));
  const projectId = await projectToWriteIn(store.database);
  const more: Acknowledged[] = [];
  for await (const row of writeInRooms(store.database, projectId)) {
    more.push(row);
    if (more.length >= 20) break;
  }
  const files = readFolder(folder);
  await store.close();
  resetFolder(folder, files);
  return { folder, files, acknowledged: [...acknowledged, ...more] };
}

it('a write that a power cut tore is dropped, and what was acknowledged before it is there', async () => {
  const store = await crashedStore();
  const log = store.files.get(logFile)!;
  // The frames of a transaction nobody was told of: the beginning of one that is torn.
  const torn = Buffer.concat([log, log.subarray(log.length - 4120, log.length - 1000)]);
  writeFileSync(path.join(store.folder, logFile), torn);
  expect(await outcomeOf(store)).toBe('whole');
});

it('a database without the note of where its log ended is opened, and so is one with a note that is too old', async () => {
  const store = await crashedStore();
  rmSync(path.join(store.folder, endFile));
  expect(await outcomeOf(store)).toBe('whole');

  resetFolder(store.folder, store.files);
  const note = store.files.get(endFile)!.toString('utf8').split(' ');
  const older = [note[0], String(Number(note[1]) - 3).padStart(10, '0'), '0000000007', '0000000900', note[4]];
  writeFileSync(path.join(store.folder, endFile), older.join(' '));
  expect(await outcomeOf(store)).toBe('whole');
  expect(existsSync(path.join(store.folder, endFile))).toBe(false);
});

it('a copy or a backup in the place of the database asks for no log', async () => {
  const store = await crashedStore();
  const file = path.join(store.folder, databaseFile);
  const closed = await closedStore();
  rmSync(file);
  rmSync(path.join(store.folder, logFile));
  // Held open by nobody, so that its number may be given again: the time of its birth tells them apart.
  writeFileSync(file, closed.files.get(databaseFile)!);
  writeFileSync(path.join(store.folder, 'database.key'), closed.files.get('database.key')!);
  expect(await outcomeOf({ ...store, acknowledged: closed.acknowledged })).toBe('whole');
});

it('a part of the database that is damaged while it is open is answered with a clear problem, and the backend goes on', async ({
  task,
}) => {
  const { folder, files, acknowledged } = await closedStore();
  const { client } = await openTestBackend(folder);
  const [project] = await client.call('projects.list', {});
  const projectId = project!.id;
  const file = path.join(folder, databaseFile);
  const bytes = Buffer.from(files.get(databaseFile)!);
  // All but the first pages, which say where the tables are and are in memory already.
  for (let at = 6 * 4096 + 100; at < bytes.length; at += 4096) bytes[at]! ^= 4;
  writeFileSync(file, bytes);
  const codes = await Promise.all(
    [
      client.call('ideas.list', { projectId }),
      client.call('plan.get', { projectId }),
      client.call('sources.list', { projectId }),
      client.call('conversations.list', { projectId }),
      client.call('predict.datasets', { projectId }),
      client.call('projects.create', { name: 'Another' }),
    ].map((answer) =>
      answer.then(
        () => 'answered',
        (error: unknown) => (error as { code: string }).code,
      ),
    ),
  );
  expect(acknowledged.length).toBeGreaterThan(0);
  expect(codes).toContain('database-damaged');
  expect(new Set([...codes, 'answered'])).toEqual(new Set(['answered', 'database-damaged']));
  expect(await client.call('system.status', {})).toBeDefined();
  task.meta.figure = `${codes.filter((code) => code === 'database-damaged').length} of ${codes.length} questions met the damage and said so, the rest were in memory`;
});
