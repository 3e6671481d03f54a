import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import type { Client } from '../../contract/client.ts';
import type { UndoCall } from '../../contract/undo.ts';
import { openTestBackend } from '../support/backend.ts';
import { carried, wholeProjectFile, wholeProjectWord } from '../support/carry.ts';
import { collect } from '../support/collect.ts';
import { decryptStore } from '../support/decrypt.ts';
import { openTestStore } from '../support/store.ts';

/** How often the word stands in a store that is at rest: in its decrypted pages and log, and in any file beside. */
function hits(folder: string): { readonly database: number; readonly files: string[] } {
  const word = wholeProjectWord.toLowerCase();
  const inDatabase = decryptStore(folder).toString('latin1').toLowerCase().split(word).length - 1;
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => {
    const file = path.join(folder, name);
    return statSync(file).isFile() && readFileSync(file).toString('latin1').toLowerCase().includes(word);
  });
  return { database: inDatabase, files };
}

/** What stands around the word where it is still found: enough to see which table forgot it. */
function around(folder: string): string[] {
  const text = decryptStore(folder).toString('latin1');
  return [...text.matchAll(new RegExp(`.{0,60}${wholeProjectWord}.{0,30}`, 'gisu'))]
    .slice(0, 10)
    .map(([found]) => found.replace(/[^\x20-\x7e]+/gu, '·'));
}

async function open() {
  const backend = await openTestBackend();
  const { client } = backend;
  const { import: record } = await carried(client, 'carry.import', { path: wholeProjectFile });
  const { projectId } = record;
  await keepUndoSteps(client, projectId);
  // Words of ideas stand in an index once they were looked for.
  await collect(client.stream('board.search', { projectId, query: wholeProjectWord }));
  await collect(client.stream('search.everything', { query: wholeProjectWord }));
  return { ...backend, projectId };
}

/** What was done to ideas is kept with the words that they had and got, in what it is called too; one step was taken back. */
async function keepUndoSteps(client: Client, projectId: string): Promise<void> {
  const [idea] = await client.call('ideas.list', { projectId });
  const { id, editedAt } = idea!;
  const textIs = (pitch: string): UndoCall => ({
    name: 'board.setText',
    input: { id, editedAt, fields: { title: wholeProjectWord, pitch, who: '', why: '', experiment: '' } },
  });
  const step = () => ({
    ...{ id: randomUUID(), projectId, label: `Edit “${wholeProjectWord}”` },
    ...{ back: [textIs('before')], forth: [textIs(`${wholeProjectWord} `.repeat(150))] },
  });
  const [kept, takenBack] = [step(), step()];
  for (const one of [kept, takenBack]) expect(await client.call('undo.keep', one)).toEqual({ kept: true });
  await client.call('undo.forget', { id: takenBack.id });
  expect(await client.call('undo.list', {})).toMatchObject([{ id: kept.id }]);
}

/** Deleted for good on another day, and looked at while the app still runs: it is gone at once, not at its next start. */
async function deleteForGood(folder: string): Promise<void> {
  const { client, backend } = await openTestBackend(folder);
  const trashed = await client.call('trash.list', {});
  expect(trashed.length).toBeGreaterThan(0);
  await client.call('trash.deleteForGood', { items: 'all' });
  expect(await client.call('undo.list', {})).toEqual([]);
  expect(await client.call('trash.list', {})).toEqual([]);
  expect({ ...hits(folder), around: around(folder) }).toEqual({ database: 0, files: [], around: [] });
  await backend.close();
}

it(
  'a project that was deleted leaves no word of it, whatever room it stood in',
  { timeout: 240_000 },
  async ({ task }) => {
    const { client, backend, dataFolder, projectId } = await open();
    await client.call('projects.delete', { id: projectId });
    for (const { id, origin } of await client.call('compose.templates', {}))
      if (origin === 'person') await client.call('compose.deleteTemplate', { id });
    await backend.close();
    expect(hits(dataFolder).database).toBeGreaterThan(100);
    await deleteForGood(dataFolder);
    expect({ ...hits(dataFolder), around: around(dataFolder) }).toEqual({
      database: 0,
      files: [],
      around: [],
    });
    task.meta.figure = 'all 50 tables, 0 hits';
  },
);

it('what is deleted in a room leaves no word of it, room by room', { timeout: 240_000 }, async ({ task }) => {
  const first = await open();
  const { dataFolder, projectId } = first;
  await first.backend.close();
  await renameProjectWords(dataFolder);
  const { client, backend } = await openTestBackend(dataFolder);
  const rooms = await emptyEveryRoom(client, projectId);
  await backend.close();
  await deleteForGood(dataFolder);
  expect({ ...hits(dataFolder), around: around(dataFolder) }).toEqual({ database: 0, files: [], around: [] });
  task.meta.figure = `${rooms} rooms, 0 hits`;
});

/** The brief, and what runs of the model were given of it, go with the project: they get other words. */
async function renameProjectWords(folder: string): Promise<void> {
  const { store } = await openTestStore(folder);
  const other = (column: string) =>
    sql`${sql.ref(column)} = replace(${sql.ref(column)}, ${wholeProjectWord}, 'Other')`;
  const texts = ['title', 'problem', 'people', 'constraints', 'assets', 'success'];
  await sql`update brief set ${sql.join(texts.map(other))}`.execute(store.database);
  await sql`update project set ${other('name')}`.execute(store.database);
  await sql`update generation_input set ${other('brief')}`.execute(store.database);
  await store.close();
}

/** Deletes as a person would, one thing after another; the project itself stays; with its brief. */
async function emptyEveryRoom(client: Client, projectId: string): Promise<number> {
  const project = { projectId };
  const rooms: (() => Promise<unknown>)[] = [
    async () => {
      for (const { id } of await client.call('cluster.list', project))
        await client.call('cluster.rename', { id, name: 'Group', nameBy: 'person' });
      await client.call('cluster.arrange', { projectId, groups: [] });
    },
    async () => {
      const ids = (await client.call('ideas.list', project)).map(({ id }) => id);
      await client.call('board.deleteMany', { ids });
    },
    async () => {
      for (const set of await client.call('converge.sets', project))
        if (set.own) await client.call('converge.deleteSet', { id: set.id });
      for (const { id } of await client.call('converge.rounds', project))
        await client.call('converge.deleteRound', { id });
    },
    async () => {
      const plan = await client.call('plan.get', project);
      for (const { id } of plan.items) await client.call('plan.deleteItem', { id });
      for (const { id } of plan.risks) await client.call('plan.deleteRisk', { id });
    },
    async () => {
      for (const { id } of await client.call('compose.documents', project))
        await client.call('compose.deleteDocument', { documentId: id });
      for (const { id, origin } of await client.call('compose.templates', {}))
        if (origin === 'person') await client.call('compose.deleteTemplate', { id });
    },
    async () => {
      for (const { id } of await client.call('sources.list', project))
        await client.call('sources.delete', { id });
    },
    async () => {
      for (const { id } of await client.call('conversations.list', project))
        await client.call('conversations.delete', { id });
    },
    async () => {
      const ids = (await client.call('tests.list', project)).map(({ id }) => id);
      await client.call('tests.delete', { ids });
      for (const { id } of await client.call('testRuns.list', project))
        await client.call('testRuns.delete', { id });
    },
    async () => {
      for (const { id } of await client.call('recommend.datasets', project))
        await client.call('recommend.deleteDataset', { datasetId: id });
    },
    async () => {
      for (const { id } of await client.call('predict.datasets', project))
        await client.call('predict.deleteDataset', { datasetId: id });
      for (const { id } of await client.call('pictures.sets', project))
        await client.call('pictures.deleteSet', { setId: id });
    },
    async () => {
      for (const { id } of await client.call('analyse.list', project))
        await client.call('analyse.delete', { analysisId: id });
    },
    () => client.call('sessions.savePeople', { projectId, people: [] }),
  ];
  for (const empty of rooms) await empty();
  return rooms.length;
}
