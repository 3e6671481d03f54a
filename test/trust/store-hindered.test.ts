import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { keyFile } from '../../backend/store/key-file.ts';
import { migrations } from '../../backend/store/migrations/index.ts';
import { openStore, type Store } from '../../backend/store/open.ts';
import { writeWholeFile } from '../../electron/write-whole-file.ts';
import { openTestBackend } from '../support/backend.ts';
import { collect } from '../support/collect.ts';
import { bundled } from '../support/faults/bundle.ts';
import {
  integrityOf,
  lostOf,
  projectToWriteIn,
  writeInRooms,
  type Acknowledged,
} from '../support/faults/rooms.ts';
import { write } from '../support/faults/writer.ts';
import { memoryFolder, temporaryFolder } from '../support/temporary-folder.ts';

/** Root may mount a disk of any size in memory; others can't try these. */
const canMount =
  process.platform === 'linux' &&
  process.getuid?.() === 0 &&
  spawnSync('unshare', ['-m', 'mount', '-t', 'tmpfs', 'none', '/mnt']).status === 0;

const run = (...command: string[]) => execFileSync(command[0]!, command.slice(1), { stdio: 'pipe' });

/** A disk of its own, gone when the test is over. */
async function smallDisk(megabytes: number): Promise<string> {
  const folder = await temporaryFolder();
  run('mount', '-t', 'tmpfs', '-o', `size=${megabytes}m,mode=700`, 'inkling-test', folder);
  onTestFinished(() => void run('umount', '-l', folder));
  return folder;
}

const fillerOf = (disk: string) => path.join(disk, 'filler');

/** Leaves so many bytes of a disk free. */
function fill(disk: string, freeBytes: number): void {
  rmSync(fillerOf(disk), { force: true });
  const { bavail, bsize } = statfsSync(disk);
  writeFileSync(fillerOf(disk), Buffer.alloc(Math.max(0, bavail * bsize - freeBytes)));
}

const emptyAgain = (disk: string) => rmSync(fillerOf(disk), { force: true });

/** Writes in all rooms until so many rows were acknowledged or it fails; gives them, and what it failed with. */
async function writeUntilFailure(
  store: Store,
  most: number,
  now?: () => number,
): Promise<{ rows: Acknowledged[]; error: unknown }> {
  const rows: Acknowledged[] = [];
  try {
    const projectId = await projectToWriteIn(store.database);
    for await (const row of writeInRooms(store.database, projectId, now ? { now } : {})) {
      rows.push(row);
      if (rows.length >= most) break;
    }
  } catch (error) {
    return { rows, error };
  }
  return { rows, error: null };
}

async function expectWhole(store: Store, rows: readonly Acknowledged[]): Promise<void> {
  expect(await lostOf(store.database, rows)).toEqual([]);
  expect(await integrityOf(store.database)).toBe('ok');
}

describe.skipIf(!canMount)('on a disk of its own (which only root can mount)', () => {
  it('a full disk refuses the write that does not fit, keeps every row before it, and takes more once there is room', async ({
    task,
  }) => {
    const disk = await smallDisk(24);
    const folder = path.join(disk, 'data');
    const store = await openStore(folder, keyFile(folder));
    const before = await writeUntilFailure(store, 60);
    fill(disk, 150_000);
    const full = await writeUntilFailure(store, 10_000);
    expect(full.error).toMatchObject({ code: expect.stringMatching(/^SQLITE_(FULL|IOERR)/) as string });
    const rows = [...before.rows, ...full.rows];
    await expectWhole(store, rows);
    emptyAgain(disk);
    const after = await writeUntilFailure(store, 30);
    expect(after.error).toBeNull();
    await store.close();
    const again = await openStore(folder, keyFile(folder));
    await expectWhole(again, [...rows, ...after.rows]);
    await again.close();
    task.meta.figure = `0 of ${rows.length + after.rows.length} acknowledged rows lost`;
  });

  it('a full disk keeps nobody from opening what there is: what was to be tidied waits for the next start', async () => {
    const disk = await smallDisk(24);
    const folder = path.join(disk, 'data');
    const store = await openStore(folder, keyFile(folder));
    const { rows } = await writeUntilFailure(store, 120);
    const kept = rows.filter(({ table }) => table !== 'idea');
    await sql`update idea set deleted_at = 1`.execute(store.database);
    await store.close();
    // The index of the log needs 32 KiB: without these it is said what is missing, and nothing is touched.
    fill(disk, 8192);
    await expect(openStore(folder, keyFile(folder))).rejects.toMatchObject({ code: 'disk-full' });
    fill(disk, 65_536);
    const again = await openStore(folder, keyFile(folder));
    await expectWhole(again, kept);
    await again.close();
    emptyAgain(disk);
    const last = await openStore(folder, keyFile(folder));
    await expectWhole(last, kept);
    const left = await sql<{ count: number }>`select count(*) as count from idea`.execute(last.database);
    expect(left.rows).toEqual([{ count: 0 }]);
    await last.close();
  });

  it('a migration that does not fit is refused with the old schema as it was, and leaves no part of a snapshot', async () => {
    const disk = await smallDisk(24);
    const folder = path.join(disk, 'data');
    const store = await openStore(folder, keyFile(folder));
    const { rows } = await writeUntilFailure(store, 120);
    await store.close();
    const newer = {
      ...migrations,
      '9999-colour': {
        up: async (database: Parameters<(typeof migrations)[string]['up']>[0]) => {
          await sql`alter table project add column colour text`.execute(database);
        },
      },
    };
    fill(disk, 100_000);
    await expect(openStore(folder, keyFile(folder), newer)).rejects.toMatchObject({ code: 'disk-full' });
    expect(readdirSync(folder).filter((name) => name.includes('snapshot'))).toEqual([]);
    const again = await openStore(folder, keyFile(folder));
    await expectWhole(again, rows);
    await again.close();
    emptyAgain(disk);
    const migrated = await openStore(folder, keyFile(folder), newer);
    await expectWhole(migrated, rows);
    await migrated.close();
  });

  it('an import that fills the disk is refused with a sentence, a first start on a full disk too, and both go well afterwards', async () => {
    const disk = await smallDisk(24);
    const folder = path.join(disk, 'data');
    await mkdir(folder);
    fill(disk, 0);
    await expect(openStore(folder, keyFile(folder))).rejects.toMatchObject({ code: 'disk-full' });
    emptyAgain(disk);
    const { client, backend } = await openTestBackend(folder);
    const { id: projectId } = await client.call('projects.create', { name: 'Garden' });
    fill(disk, 100_000);
    const texts = [{ title: 'Long', text: 'The float falls with the water. '.repeat(20_000) }];
    await expect(collect(client.stream('sources.import', { projectId, texts }))).rejects.toMatchObject({
      code: 'disk-full',
    });
    expect(await client.call('sources.list', { projectId })).toEqual([]);
    emptyAgain(disk);
    expect(await client.call('projects.create', { name: 'Another' })).toMatchObject({ name: 'Another' });
    await backend.close();
  });

  it('an export that does not fit leaves the file that stood there, and no part of the new one', async () => {
    const disk = await smallDisk(4);
    const file = path.join(disk, 'plan.pdf');
    await writeWholeFile(file, Buffer.from('the plan'));
    fill(disk, 8192);
    await expect(writeWholeFile(file, Buffer.alloc(1_000_000))).rejects.toMatchObject({ code: 'ENOSPC' });
    expect(readdirSync(disk).toSorted()).toEqual(['filler', 'plan.pdf']);
  });

  it('a disk that may no longer be written refuses changes with a sentence, still reads, and loses nothing', async () => {
    const disk = await smallDisk(24);
    const folder = path.join(disk, 'data');
    const { client, backend } = await openTestBackend(folder);
    const project = await client.call('projects.create', { name: 'Garden' });
    await backend.close();
    run('mount', '-o', 'remount,ro', disk);
    await expect(openStore(folder, keyFile(folder))).rejects.toMatchObject({ code: 'data-folder' });
    run('mount', '-o', 'remount,rw', disk);
    const again = await openTestBackend(folder);
    expect(await again.client.call('projects.list', {})).toMatchObject([{ id: project.id }]);
  });
});

describe('a folder that is taken away while it is used', () => {
  it('refuses changes with a sentence instead of writing them nowhere, and has all the rest when it is back', async () => {
    const parent = await temporaryFolder();
    const folder = path.join(parent, 'data');
    const { client, backend } = await openTestBackend(folder);
    const { id } = await client.call('projects.create', { name: 'Garden' });
    await rename(folder, path.join(parent, 'elsewhere'));
    const refused = { code: 'data-folder', message: expect.stringContaining(folder) as string };
    await expect(client.call('projects.create', { name: 'Nowhere' })).rejects.toMatchObject(refused);
    await expect(client.call('projects.rename', { id, name: 'Nowhere' })).rejects.toMatchObject(refused);
    expect(await client.call('projects.list', {})).toMatchObject([{ name: 'Garden' }]);
    await rename(path.join(parent, 'elsewhere'), folder);
    await client.call('projects.rename', { id, name: 'Back' });
    await backend.close();
    const again = await openTestBackend(folder);
    expect(await again.client.call('projects.list', {})).toMatchObject([{ name: 'Back' }]);
  });

  it('refuses changes as well when another folder stands in its place', async () => {
    const parent = await temporaryFolder();
    const folder = path.join(parent, 'data');
    const { client } = await openTestBackend(folder);
    await rm(folder, { recursive: true });
    await mkdir(folder);
    await writeFile(path.join(folder, 'inkling.db'), '');
    await expect(client.call('projects.create', { name: 'Nowhere' })).rejects.toMatchObject({
      code: 'data-folder',
    });
  });
});

describe('a clock that jumps', () => {
  afterEach(() => void vi.useRealTimers());

  it('backwards and forwards between two writes loses nothing, whatever order the times are in', async ({
    task,
  }) => {
    const folder = await memoryFolder();
    const store = await openStore(folder, keyFile(folder));
    const hours = [0, -26, 50, -400_000, 400_000, 0];
    let calls = 0;
    const jumping = () => Date.now() + hours[++calls % hours.length]! * 3_600_000;
    const { rows, error } = await writeUntilFailure(store, 150, jumping);
    expect(error).toBeNull();
    await expectWhole(store, rows);
    await store.close();
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('1990-01-01') });
    const { client } = await openTestBackend(folder);
    const [project] = await client.call('projects.list', {});
    const projectId = project!.id;
    const ideas = await client.call('ideas.list', { projectId });
    expect(ideas.map(({ id }) => id).toSorted()).toEqual(
      rows.flatMap(({ table, id }) => (table === 'idea' ? [id] : [])).toSorted(),
    );
    await client.call('projects.rename', { id: projectId, name: 'Of another time' });
    vi.setSystemTime(new Date('2090-01-01'));
    expect(await client.call('ideas.star', { id: ideas[0]!.id, starred: true })).toMatchObject({
      starred: true,
    });
    expect(await client.call('projects.list', {})).toMatchObject([{ name: 'Of another time' }]);
    task.meta.figure = `0 of ${rows.length} acknowledged rows lost under jumps of up to 45 years`;
  });
});

describe('another process', () => {
  let program = '';
  beforeAll(async () => {
    program = await bundled('test/support/faults/writer-child.ts');
  });

  it('that uses the folder is said, nothing is touched, and after its kill everything it had acknowledged is there', async () => {
    const folder = await memoryFolder();
    const writing = write(program, folder, { killAfter: 150 });
    await vi.waitUntil(() => existsSync(path.join(folder, 'inkling.db-end')), { timeout: 60_000 });
    await expect(openStore(folder, keyFile(folder))).rejects.toMatchObject({ code: 'database-locked' });
    const { acknowledged } = await writing;
    const store = await openStore(folder, keyFile(folder));
    await expectWhole(store, acknowledged);
    await store.close();
  });
});
