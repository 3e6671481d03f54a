import { existsSync, readFileSync } from 'node:fs';
import { chmod, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { openConnection } from '../../backend/store/connection.ts';
import { keyFile } from '../../backend/store/key-file.ts';
import { givenKey, throwAwayKey } from '../../backend/store/key.ts';
import { databaseFileName, openStore, type Store } from '../../backend/store/open.ts';
import { buildGeneration, buildIdea } from '../support/build.ts';
import { decryptStore } from '../support/decrypt.ts';
import { openTestStore } from '../support/store.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const marker = 'MARKER-the-secret-garden-of-words';

async function pragma(store: Store, name: string): Promise<unknown> {
  const { rows } = await sql<Record<string, unknown>>`pragma ${sql.raw(name)}`.execute(store.database);
  return Object.values(rows[0] ?? {})[0];
}

/** A folder with a store that was used and closed. */
async function usedFolder(): Promise<string> {
  const folder = await temporaryFolder();
  const { store, addProject } = await openTestStore(folder);
  await addProject(marker);
  await store.close();
  return folder;
}

describe('opening the store', () => {
  it('writes every commit through, keeps foreign keys, and overwrites what is deleted', async () => {
    const { store } = await openTestStore(await temporaryFolder());
    expect(await pragma(store, 'journal_mode')).toBe('wal');
    expect(await pragma(store, 'synchronous')).toBe(2);
    expect(await pragma(store, 'foreign_keys')).toBe(1);
    expect(await pragma(store, 'secure_delete')).toBe(1);
    expect(store.keyProtection).toBe('key-file');
  });

  it('creates the folder, and the key for its owner alone', async () => {
    const folder = path.join(await temporaryFolder(), 'a', 'b');
    await openTestStore(folder);
    const key = await stat(path.join(folder, 'database.key'));
    expect(key.size).toBe(32);
    expect(key.mode & 0o777).toBe(0o600);
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
  });

  it('takes away rights that others were given to the key', async () => {
    const folder = await usedFolder();
    await chmod(path.join(folder, 'database.key'), 0o644);
    await openTestStore(folder);
    expect((await stat(path.join(folder, 'database.key'))).mode & 0o777).toBe(0o600);
  });

  it('puts no plain text on the disk, neither while open nor after', async () => {
    const folder = await temporaryFolder();
    const file = path.join(folder, databaseFileName);
    const { store, addProject } = await openTestStore(folder);
    await addProject(marker);
    expect(readFileSync(`${file}-wal`).includes(marker)).toBe(false);
    expect(decryptStore(folder).includes(marker)).toBe(true);
    await store.close();
    expect(existsSync(`${file}-wal`)).toBe(false);
    expect(readFileSync(file).includes(marker)).toBe(false);
    expect(decryptStore(folder).includes(marker)).toBe(true);
  });

  it('finds everything again', async () => {
    const folder = await usedFolder();
    const { projects } = await openTestStore(folder);
    expect((await projects.listProjects()).map(({ name }) => name)).toEqual([marker]);
  });

  it('makes a new key when a first start was cut off before there was a database', async () => {
    const folder = await temporaryFolder();
    await writeFile(path.join(folder, 'database.key'), '');
    const { projects } = await openTestStore(folder);
    expect(await projects.listProjects()).toEqual([]);
    expect((await stat(path.join(folder, 'database.key'))).size).toBe(32);
  });
});

describe('a store that can’t be opened', () => {
  it('refuses a wrong key and leaves the file alone', async () => {
    const folder = await usedFolder();
    const before = await readFile(path.join(folder, databaseFileName));
    await expect(openStore(folder, throwAwayKey())).rejects.toMatchObject({ code: 'database-damaged' });
    expect(await readFile(path.join(folder, databaseFileName))).toEqual(before);
  });

  it('refuses a database whose key file is gone, and makes no new key', async () => {
    const folder = await usedFolder();
    const before = await readFile(path.join(folder, databaseFileName));
    await rename(path.join(folder, 'database.key'), path.join(folder, 'elsewhere'));
    await expect(openStore(folder, keyFile(folder))).rejects.toMatchObject({
      code: 'database-damaged',
      message: expect.stringContaining('database.key') as string,
    });
    expect(existsSync(path.join(folder, 'database.key'))).toBe(false);
    expect(await readFile(path.join(folder, databaseFileName))).toEqual(before);
    await rename(path.join(folder, 'elsewhere'), path.join(folder, 'database.key'));
    const { projects } = await openTestStore(folder);
    expect(await projects.listProjects()).toHaveLength(1);
  });

  it('refuses a key file of the wrong length', async () => {
    const folder = await usedFolder();
    await writeFile(path.join(folder, 'database.key'), 'short');
    await expect(openStore(folder, keyFile(folder))).rejects.toMatchObject({ code: 'database-damaged' });
    expect(await readFile(path.join(folder, 'database.key'), 'utf8')).toBe('short');
  });

  it('refuses a damaged file and leaves it alone', async () => {
    const folder = await usedFolder();
    const file = path.join(folder, databaseFileName);
    const bytes = await readFile(file);
    bytes[200]! ^= 1;
    await writeFile(file, bytes);
    await expect(openStore(folder, keyFile(folder))).rejects.toMatchObject({ code: 'database-damaged' });
    expect(await readFile(file)).toEqual(bytes);
  });

  it('refuses a plain text file in place of the database', async () => {
    const folder = await usedFolder();
    const file = path.join(folder, databaseFileName);
    await writeFile(file, 'my shopping list');
    await expect(openStore(folder, keyFile(folder))).rejects.toMatchObject({ code: 'database-damaged' });
    expect(await readFile(file, 'utf8')).toBe('my shopping list');
  });

  it('says which data folder can’t be used', async () => {
    const file = path.join(await temporaryFolder(), 'file');
    await writeFile(file, '');
    for (const folder of [file, path.join(file, 'below'), '/proc/inkling']) {
      await expect(openStore(folder, keyFile(folder))).rejects.toMatchObject({
        code: 'data-folder',
        message: expect.stringContaining(folder) as string,
      });
    }
  });

  it.skipIf(process.getuid?.() === 0)('says that a folder can’t be written', async () => {
    const folder = await temporaryFolder();
    await chmod(folder, 0o500);
    await expect(openStore(folder, keyFile(folder))).rejects.toMatchObject({ code: 'data-folder' });
  });

  it('refuses a folder in the place of the database', async () => {
    const folder = await usedFolder();
    await rm(path.join(folder, databaseFileName));
    await mkdir(path.join(folder, databaseFileName));
    await expect(openStore(folder, keyFile(folder))).rejects.toMatchObject({ code: 'database-damaged' });
  });

  it('lets only one backend use a data folder', async () => {
    const folder = await temporaryFolder();
    const { addProject } = await openTestStore(folder);
    await addProject();
    await expect(openStore(folder, keyFile(folder))).rejects.toMatchObject({ code: 'database-locked' });
  });

  it('takes no key of another length', () => {
    expect(() => givenKey(Buffer.alloc(16), 'keychain')).toThrow(RangeError);
  });
});

describe('a full disk', () => {
  it('refuses the write that doesn’t fit, and keeps everything before it', async () => {
    const folder = await temporaryFolder();
    const { store, addProject, ideas } = await openTestStore(folder);
    const project = await addProject();
    // SQLite fails in the same way where the file may not grow.
    const pages = Number(await pragma(store, 'page_count'));
    await pragma(store, `max_page_count = ${pages + 4}`);
    let saved = 0;
    const fill = async () => {
      for (; saved < 100; saved++) await ideas.addIdea(buildIdea(project.id, { pitch: 'x'.repeat(2000) }));
    };
    await expect(fill()).rejects.toMatchObject({ code: 'SQLITE_FULL' });
    expect(await ideas.listIdeas(project.id)).toHaveLength(saved);
    await store.close();
    const again = await openTestStore(folder);
    expect(await again.ideas.listIdeas(project.id)).toHaveLength(saved);
  });
});

const longAgo = Date.now() - 31 * 86_400_000;

describe('what is tidied at the start', () => {
  it('leaves nothing of what was deleted a month before', async () => {
    const folder = await temporaryFolder();
    const first = await openTestStore(folder);
    const kept = await first.addProject('Kept');
    const gone = await first.addProject('Gone');
    const text = (index: number) => `${marker} ${index} `.repeat(40);
    for (let index = 0; index < 200; index++) {
      await first.ideas.addIdea(buildIdea(gone.id, { pitch: text(index) }));
      const idea = buildIdea(kept.id, { pitch: text(index) });
      await first.ideas.addIdea(idea);
      await first.ideas.deleteIdea(idea.id);
    }
    await first.projects.deleteProject(gone.id, Date.now());
    await first.store.database
      .updateTable('project')
      .set({ deleted_at: longAgo })
      .where('id', '=', gone.id)
      .execute();
    await first.store.database
      .updateTable('idea')
      .set({ deleted_at: longAgo })
      .where('deleted_at', 'is not', null)
      .execute();
    await first.store.close();
    // Proves that the look below the queries would find it.
    expect(decryptStore(folder).includes(marker)).toBe(true);

    const second = await openTestStore(folder);
    expect(decryptStore(folder).includes(marker)).toBe(false);
    expect((await second.projects.listProjects()).map(({ name }) => name)).toEqual(['Kept']);
    await expect(second.projects.restoreProject(gone.id)).rejects.toMatchObject({ code: 'not-found' });
    await second.store.close();
    expect(decryptStore(folder).includes(marker)).toBe(false);
  });

  it('sweeps at the next start what a crash kept it from sweeping', async () => {
    const folder = await temporaryFolder();
    const first = await openTestStore(folder);
    const { id } = await first.addProject();
    await first.ideas.addIdea(buildIdea(id, { pitch: `${marker} `.repeat(60) }));
    await first.store.close();
    // The purge has been written, and then the process died before the file was swept.
    const connection = openConnection(
      path.join(folder, databaseFileName),
      await keyFile(folder).load(true),
      false,
    );
    connection.exec(
      'pragma secure_delete = off; begin; pragma user_version = 1; delete from project; commit',
    );
    connection.close();
    expect(decryptStore(folder).includes(marker)).toBe(true);

    const { store } = await openTestStore(folder);
    await store.close();
    expect(decryptStore(folder).includes(marker)).toBe(false);
    const again = openConnection(
      path.join(folder, databaseFileName),
      await keyFile(folder).load(true),
      false,
    );
    expect(again.pragma('user_version', { simple: true })).toBe(0);
    again.close();
  });

  it('does not write the whole file anew for the little room that editing leaves', async () => {
    const folder = await temporaryFolder();
    const first = await openTestStore(folder);
    const { id } = await first.addProject();
    for (let index = 0; index < 60; index++)
      await first.ideas.addIdea(buildIdea(id, { pitch: `${marker} `.repeat(60) }));
    const long = await first.ideas.addIdea(buildIdea(id, { pitch: 'long '.repeat(4000) }));
    await first.ideas.editIdea(long.id, { pitch: 'short' }, 1);
    await first.store.database.deleteFrom('idea_revision').execute();
    await first.store.close();
    const { store } = await openTestStore(folder);
    const { rows } = await sql<{ freelist_count: number }>`pragma freelist_count`.execute(store.database);
    expect(rows[0]!.freelist_count).toBeGreaterThan(0);
  });

  it('marks as failed what nobody is running any more', async () => {
    const folder = await temporaryFolder();
    const first = await openTestStore(folder);
    const project = await first.addProject();
    const running = buildGeneration(project.id);
    const done = buildGeneration(project.id);
    await first.ideas.startGeneration(running);
    await first.ideas.startGeneration(done);
    await first.ideas.finishGeneration(done.id, 'done', 5, { shown: 3 });
    await first.store.close();

    const { store } = await openTestStore(folder);
    const rows = await store.database.selectFrom('generation').selectAll().execute();
    const states = Object.fromEntries(rows.map((row) => [row.id, row.state]));
    expect(states).toEqual({ [running.id]: 'failed', [done.id]: 'done' });
    expect(rows.find((row) => row.id === done.id)).toMatchObject({ finished_at: 5, summary: '{"shown":3}' });
  });
});
