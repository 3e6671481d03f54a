import { randomUUID } from 'node:crypto';
import { readFileSync, existsSync } from 'node:fs';
import { cp, readdir } from 'node:fs/promises';
import path from 'node:path';
import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { describe, expect, it } from 'vitest';
import { openConnection } from '../../backend/store/connection.ts';
import { keyFile } from '../../backend/store/key-file.ts';
import { migrations } from '../../backend/store/migrations/index.ts';
import { databaseFileName, openStore } from '../../backend/store/open.ts';
import { buildIdea } from '../support/build.ts';
import { decryptStore } from '../support/decrypt.ts';
import { olderDatabase } from '../support/older-database.ts';
import { openTestStore } from '../support/store.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const colour: Migration = {
  async up(database) {
    await sql`alter table project add column colour text`.execute(database);
  },
};
const broken: Migration = {
  async up(database) {
    await sql`alter table project add column half text`.execute(database);
    await sql`this is not sql`.execute(database);
  },
};

describe('migrations', () => {
  it('are numbered without a gap', () => {
    const numbers = Object.keys(migrations).map((name) => Number(name.slice(0, 4)));
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  });

  it('make every table strict', async () => {
    const { store } = await openTestStore(await temporaryFolder());
    const { rows } = await sql<{ name: string; strict: number }>`
      select name, strict from pragma_table_list where schema = 'main' and type = 'table'
      and name not like 'sqlite_%' and name not like 'kysely_%' order by name`.execute(store.database);
    expect(rows.map(({ name }) => name)).toEqual([
      'analysis',
      'analysis_finding',
      'analysis_label',
      'analysis_table',
      'analysis_vectors',
      'assistant_setting',
      'brief',
      'catalogue',
      'chunk',
      'citation',
      'cluster',
      'compose_document',
      'compose_template',
      'compose_version',
      'converge_entry',
      'conversation',
      'dataset',
      'develop_assumption',
      'develop_evidence',
      'develop_field',
      'develop_version',
      'engine',
      'feedback',
      'generation',
      'generation_input',
      'handoff',
      'idea',
      'idea_apart',
      'idea_indexed',
      'idea_map',
      'idea_merge',
      'idea_place',
      'idea_revision',
      'idea_vector',
      'item_vectors',
      'message',
      'model',
      'network_event',
      'picture',
      'picture_run',
      'picture_set',
      'plan_entry',
      'predict_dataset',
      'predict_run',
      'predict_table',
      'project',
      'project_engine',
      'project_import',
      'project_import_row',
      'recommender_run',
      'run_evidence',
      'search_entry',
      'search_queue',
      'session_draft',
      'setting',
      'source',
      'test_case',
      'test_row',
      'test_run',
      'typed_text',
      'undo_step',
    ]);
    expect(rows.every(({ strict }) => strict === 1)).toBe(true);
  });

  it('keep every row of a database of the first schema', async () => {
    const folder = await temporaryFolder();
    const { database: old, close } = await olderDatabase(folder, '0002-');
    const id = randomUUID();
    await sql`insert into project (id, name, created_at, updated_at) values (${id}, 'Old', 5, 5)`.execute(
      old,
    );
    // Its generation isn't kept here, so the idea is a person's.
    const idea = buildIdea(id, { origin: 'person', provenance: null });
    await sql`insert into idea (id, project_id, origin, starred, title, pitch, who, why, experiment, created_at)
      values (${idea.id}, ${id}, 'person', 0, ${idea.title}, ${idea.pitch}, ${idea.who}, ${idea.why},
        ${idea.experiment}, ${idea.createdAt})`.execute(old);
    await close();
    const { projects, ideas } = await openTestStore(folder);
    expect(await projects.listProjects()).toMatchObject([{ id, name: 'Old' }]);
    expect(await ideas.listIdeas(id)).toEqual([idea]);
    expect((await readdir(folder)).filter((name) => name.includes('0001-first-slice.snapshot'))).toHaveLength(
      1,
    );
  });

  it('take away typing that may have been a secret, down to the bytes, and leave what was none', async () => {
    const folder = await temporaryFolder();
    const older = await olderDatabase(folder, '0023-');
    const long = 'A paragraph. '.repeat(200);
    const rows = [
      ['a', '', 'sk-Zirkelwort-key'],
      ['b', 'Zirkelwort half', 'Zirkelwort half of a passphrase'],
      ['c', '', 'A note that I am\nwriting.'],
      ['d', '', long],
    ] as const;
    for (const [place, base, text] of rows)
      await sql`insert into typed_text (place, base, text, typed_at)
        values (${place}, ${base}, ${text}, ${Date.now()})`.execute(older.database);
    await older.close();
    expect(decryptStore(folder).includes('Zirkelwort')).toBe(true);
    const { store } = await openTestStore(folder);
    const { rows: kept } = await sql<{ place: string }>`select place from typed_text order by place`.execute(
      store.database,
    );
    expect(kept.map(({ place }) => place)).toEqual(['c', 'd']);
    await store.close();
    expect(decryptStore(folder).includes('Zirkelwort')).toBe(false);
  });

  it('run once, and change nothing when the store is opened again', async () => {
    const folder = await temporaryFolder();
    const first = await openTestStore(folder);
    await first.addProject();
    const applied = (store: typeof first.store) =>
      sql`select name, timestamp from kysely_migration`.execute(store.database).then(({ rows }) => rows);
    const before = await applied(first.store);
    await first.store.close();
    const second = await openTestStore(folder);
    expect(await applied(second.store)).toEqual(before);
    expect(await second.projects.listProjects()).toHaveLength(1);
    // No snapshot either: there was nothing to migrate.
    expect((await readdir(folder)).filter((name) => name.includes('snapshot'))).toEqual([]);
  });

  it('take a snapshot first, under the same key', async () => {
    const folder = await temporaryFolder();
    const first = await openTestStore(folder);
    await first.addProject('Before');
    await first.store.close();

    const store = await openStore(folder, keyFile(folder), { ...migrations, '9999-colour': colour });
    await sql`update project set name = 'After', colour = 'green'`.execute(store.database);
    await store.close();

    const last = Object.keys(migrations).at(-1);
    const snapshot = path.join(folder, `inkling-at-${last}.snapshot.db`);
    expect(readFileSync(snapshot).includes('Before')).toBe(false);
    const connection = openConnection(snapshot, readFileSync(path.join(folder, 'database.key')), true);
    expect(connection.prepare('select name from project').get()).toEqual({ name: 'Before' });
    connection.close();
  });

  it('leave the old schema as it was when one fails', async () => {
    const folder = await temporaryFolder();
    const first = await openTestStore(folder);
    await first.addProject('Kept');
    await first.store.close();
    const failing = { ...migrations, '9998-colour': colour, '9999-broken': broken };
    await expect(openStore(folder, keyFile(folder), failing)).rejects.toThrow(/syntax error/);
    const again = await openTestStore(folder);
    expect((await again.projects.listProjects()).map(({ name }) => name)).toEqual(['Kept']);
    const columns = await sql`select * from project`.execute(again.store.database);
    expect(Object.keys(columns.rows[0] as object)).not.toContain('colour');
  });

  it('refuse a newer database and leave every byte of it, its log included', async () => {
    const folder = await temporaryFolder();
    const newer = await openStore(folder, keyFile(folder), { ...migrations, '9999-colour': colour });
    await sql`insert into project (id, name, created_at, updated_at) values ('x', 'y', 1, 1)`.execute(
      newer.database,
    );
    // As a crash leaves it: the last commits are only in the log.
    const crashed = await temporaryFolder();
    await cp(folder, crashed, { recursive: true });
    await newer.close();

    for (const place of [folder, crashed]) {
      const files = [databaseFileName, `${databaseFileName}-wal`, 'database.key'];
      const contents = () =>
        files
          .map((name) => path.join(place, name))
          .map((file) => (existsSync(file) ? readFileSync(file, 'hex') : ''));
      const before = contents();
      await expect(openStore(place, keyFile(place))).rejects.toMatchObject({
        code: 'database-newer',
        message: expect.stringContaining('9999-colour') as string,
      });
      expect(contents()).toEqual(before);
    }
    const again = await openStore(crashed, keyFile(crashed), { ...migrations, '9999-colour': colour });
    const { rows } = await sql`select name from project`.execute(again.database);
    expect(rows).toEqual([{ name: 'y' }]);
    await again.close();
  });
});
