import { existsSync, readFileSync } from 'node:fs';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestBackend } from '../support/backend.ts';
import { allRows, carried, wholeProjectFile, wholeProjectWord } from '../support/carry.ts';
import { collect } from '../support/collect.ts';
import { seedStore } from '../support/seed-store.ts';
import { openTestStore } from '../support/store.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

let template = '';
let projectId = '';
let [lost, revived] = ['', ''];
beforeAll(async () => {
  template = await mkdtemp(path.join(tmpdir(), 'inkling-test-'));
  await seedStore(template, async (client) => {
    const done = await carried(client, 'carry.import', { path: wholeProjectFile });
    projectId = done.import.projectId;
    lost = (await client.call('ideas.add', { projectId, fields: { title: 'Lost' } })).id;
    revived = (await client.call('ideas.add', { projectId, fields: { title: 'Revived' } })).id;
  });
}, 240_000);
afterAll(() => rm(template, { recursive: true }));

/** A backend that the whole project was imported into, with two ideas more. */
async function openWhole() {
  const folder = await temporaryFolder();
  await cp(template, folder, { recursive: true });
  return openTestBackend(folder);
}

type Side = Awaited<ReturnType<typeof openTestBackend>>;

/** What lies in the store of a folder, once its backend is closed. */
async function rowsOf(folder: string) {
  const { store } = await openTestStore(folder);
  const rows = await allRows(store.database);
  const broken = await sql`pragma foreign_key_check`.execute(store.database);
  await store.close();
  expect(broken.rows).toEqual([]);
  return rows;
}

const fileIn = async (name = 'project.inkling') => path.join(await temporaryFolder(), name);

it(
  'a project comes out of a file as it went in, every row of every table',
  { timeout: 120_000 },
  async () => {
    const first = await openWhole();
    const file = await fileIn();
    await carried(first.client, 'carry.export', { projectId, path: file });
    const second = await openTestBackend();
    await carried(second.client, 'carry.import', { path: file });
    const { passages } = await second.client.call('knowledge.search', {
      projectId,
      question: `warranty ${wholeProjectWord}`,
    });
    expect(passages[0]?.text).toContain('30 months');
    expect((await second.client.call('conversations.list', { projectId })).length).toBe(1);
    await first.backend.close();
    await second.backend.close();
    const before = await rowsOf(first.dataFolder);
    expect(await rowsOf(second.dataFolder)).toEqual(before);
    for (const [table, all] of Object.entries(before)) expect(all.length, table).toBeGreaterThan(0);
  },
);

it(
  'imported twice it is a copy, with ids of its own and everything in it',
  { timeout: 120_000 },
  async () => {
    const { client, backend, dataFolder } = await openWhole();
    const preview = await carried(client, 'carry.preview', { path: wholeProjectFile });
    expect(preview.preview).toMatchObject({ as: 'copy', sameProject: { id: projectId }, differences: [] });
    const copy = await carried(client, 'carry.import', { path: wholeProjectFile });
    expect(copy.import.projectId).not.toBe(projectId);
    const ideas = await client.call('ideas.list', { projectId: copy.import.projectId });
    const old = await client.call('ideas.list', { projectId });
    const titles = old.map(({ title }) => title).filter((title) => title !== 'Lost' && title !== 'Revived');
    expect(ideas.map(({ title }) => title)).toEqual(titles);
    for (const { id } of ideas) expect(old.map((idea) => idea.id)).not.toContain(id);
    // What is said by ids inside of texts is about the copy's ideas too.
    const [round] = await client.call('converge.rounds', { projectId: copy.import.projectId });
    expect(round?.ideaIds.length).toBeGreaterThan(0);
    for (const id of round!.ideaIds) expect(ideas.map((idea) => idea.id)).toContain(id);
    await backend.close();
    const rows = await rowsOf(dataFolder);
    for (const table of ['develop_field', 'chunk', 'citation', 'predict_run', 'analysis_finding', 'picture'])
      expect(rows[table]!.length % 2, table).toBe(0);
  },
);

it(
  'a locked file tells nothing without its passphrase, not even its name',
  { timeout: 120_000 },
  async () => {
    const { client } = await openWhole();
    const file = await fileIn();
    const passphrase = 'correct horse battery';
    await carried(client, 'carry.export', { projectId, path: file, passphrase });
    const bytes = readFileSync(file);
    expect(bytes.includes(wholeProjectWord)).toBe(false);
    const other = await openTestBackend();
    const look = (words: string | null) =>
      carried(other.client, 'carry.preview', { path: file, passphrase: words });
    await expect(look(null)).rejects.toMatchObject({ code: 'file-encrypted' });
    await expect(look('correct horse batterz')).rejects.toMatchObject({ code: 'file-encrypted' });
    expect((await look(passphrase)).preview).toMatchObject({ as: 'new', isEncrypted: true });
    // One bit anywhere behind the first frame.
    bytes[bytes.length - 200]! ^= 1;
    await writeFile(file, bytes);
    await expect(look(passphrase)).rejects.toMatchObject({ code: 'file-damaged' });
  },
);

it(
  'two copies that were worked on come together: what is newer stands, no text is lost, and it can be taken back',
  { timeout: 180_000 },
  async () => {
    const here = await openWhole();
    const there = await openWhole();
    const ideasOf = async ({ client }: Side) => client.call('ideas.list', { projectId });
    const [first, second] = await ideasOf(here);
    const save = (side: Side, problem: string) =>
      side.client.call('briefs.save', { projectId, fields: { problem } });
    const edit = (side: Side, id: string, pitch: string) =>
      side.client.call('ideas.edit', { id, fields: { pitch } });

    await save(there, 'Older words of the brief.');
    await edit(there, second!.id, 'Older words of the second idea.');
    await edit(here, first!.id, 'Older words of the first idea, here.');
    await save(here, 'Newer words of the brief, here.');
    await edit(here, second!.id, 'Newer words of the second idea, here.');
    await edit(there, first!.id, 'Newer words of the first idea.');
    await there.client.call('board.change', { ids: [second!.id], state: 'chosen', addTags: ['theirs'] });
    await here.client.call('board.change', { ids: [second!.id], addTags: ['ours'] });
    // Deleted here: the one that was written to later there comes back, the other stays deleted.
    await here.client.call('board.deleteMany', { ids: [lost, revived] });
    await edit(there, revived, 'Written after it was deleted here.');
    await there.client.call('ideas.add', { projectId, fields: { title: 'Only there' } });
    await here.client.call('ideas.add', { projectId, fields: { title: 'Only here' } });

    const file = await fileIn();
    await carried(there.client, 'carry.export', { projectId, path: file });
    const before = await here.client.call('leave.export', { projectId, format: 'json', language: 'en' });
    const { preview } = await carried(here.client, 'carry.preview', { path: file, into: projectId });
    expect(preview).toMatchObject({ as: 'merge', sameProject: { id: projectId } });
    expect(preview.rooms.find(({ room }) => room === 'ideas')).toMatchObject({ staysDeleted: 1 });
    expect(preview.differences.map(({ took }) => took).sort()).toEqual(['file', 'file', 'here', 'here']);
    const after = await here.client.call('leave.export', { projectId, format: 'json', language: 'en' });
    const without = (text: string) =>
      Buffer.from(text, 'base64')
        .toString('utf8')
        .replace(/"writtenAt":\s*\d+/u, '');
    expect(without(after.base64)).toBe(without(before.base64));

    const done = await carried(here.client, 'carry.import', {
      path: file,
      into: projectId,
      digest: preview.digest,
    });
    expect(done.kept).toBe(4);
    const merged = await ideasOf(here);
    expect(merged.map(({ title }) => title)).toEqual(expect.arrayContaining(['Only there', 'Only here']));
    expect(merged.find(({ id }) => id === first!.id)?.pitch).toBe('Newer words of the first idea.');
    expect(merged.find(({ id }) => id === second!.id)).toMatchObject({
      pitch: 'Newer words of the second idea, here.',
      state: 'chosen',
      tags: expect.arrayContaining(['theirs', 'ours']) as unknown,
    });
    expect((await here.client.call('briefs.get', { projectId })).problem).toBe(
      'Newer words of the brief, here.',
    );
    expect(merged.map(({ id }) => id)).not.toContain(lost);
    expect(merged.find(({ id }) => id === revived)?.pitch).toBe('Written after it was deleted here.');
    expect(merged.map(({ id }) => id)).not.toContain(lost);
    expect(merged.find(({ id }) => id === revived)?.pitch).toBe('Written after it was deleted here.');
    // No text is lost: earlier texts of the ideas, and the brief's beside.
    const texts = async (ideaId: string) =>
      (await here.client.call('lineage.revisions', { ideaId })).map(({ pitch }) => pitch);
    expect(await texts(first!.id)).toContain('Older words of the first idea, here.');
    expect(await texts(second!.id)).toContain('Older words of the second idea.');
    const kept = await here.client.call('carry.kept', { importId: done.import.id });
    expect(kept).toMatchObject([{ room: 'brief', took: 'here' }]);
    expect(kept[0]?.text).toContain('Older words of the brief.');

    // The same again adds nothing.
    const again = await carried(here.client, 'carry.import', { path: file, into: projectId });
    expect(again.import).toMatchObject({ added: 0, changed: 0 });

    // Taken back, but for what was worked on since.
    const added = merged.find(({ title }) => title === 'Only there')!;
    await here.client.call('converge.veto', { ideaId: added.id, reason: 'Worked on since' });
    const taken = await here.client.call('carry.takeBack', { importId: done.import.id });
    expect(taken).toEqual({ projectId, left: 1 });
    const back = await ideasOf(here);
    expect(back.find(({ id }) => id === first!.id)?.pitch).toBe('Older words of the first idea, here.');
    expect(back.find(({ id }) => id === second!.id)).toMatchObject({ state: 'new' });
    expect(back.map(({ title }) => title)).toContain('Only there');
    await expect(here.client.call('carry.takeBack', { importId: done.import.id })).rejects.toMatchObject({
      code: 'not-found',
    });
  },
);

it('what is deleted does not go along, and where files lay stays at home', { timeout: 120_000 }, async () => {
  const { client } = await openWhole();
  const [idea] = await client.call('ideas.list', { projectId });
  const source = path.join(await temporaryFolder(), 'secret-folder-name.txt');
  await writeFile(source, 'The pot holds two litres.');
  await collect(client.stream('sources.import', { projectId, paths: [source] }));
  await client.call('ideas.edit', { id: idea!.id, fields: { pitch: 'Zirkelwort' } });
  await client.call('ideas.delete', { id: idea!.id });
  const file = await fileIn();
  await carried(client, 'carry.export', { projectId, path: file });
  const other = await openTestBackend();
  await carried(other.client, 'carry.import', { path: file });
  await other.backend.close();
  const rows = JSON.stringify(await rowsOf(other.dataFolder));
  expect(rows).not.toContain('Zirkelwort');
  expect(rows).not.toContain(path.dirname(source));
  expect(rows).toContain('secret-folder-name.txt');
});

it('refuses what is no place for a project file, and what is none', { timeout: 120_000 }, async () => {
  const { client } = await openWhole();
  const folder = await temporaryFolder();
  const write = (name: string) =>
    carried(client, 'carry.export', { projectId, path: path.join(folder, name) });
  await expect(write('project.txt')).rejects.toMatchObject({ code: 'invalid-input' });
  await expect(
    carried(client, 'carry.export', { projectId, path: 'relative.inkling' }),
  ).rejects.toMatchObject({ code: 'invalid-input' });
  await writeFile(path.join(folder, 'letter.inkling'), 'Dear Ms Okafor');
  await expect(write('letter.inkling')).rejects.toMatchObject({ code: 'invalid-input' });
  expect(readFileSync(path.join(folder, 'letter.inkling'), 'utf8')).toBe('Dear Ms Okafor');
  await expect(write('nowhere/project.inkling')).rejects.toMatchObject({ code: 'file-unreadable' });
  expect(existsSync(path.join(folder, 'nowhere'))).toBe(false);
  const read = (name: string) => carried(client, 'carry.preview', { path: path.join(folder, name) });
  await expect(read('letter.inkling')).rejects.toMatchObject({ code: 'file-unsupported' });
  await expect(read('missing.inkling')).rejects.toMatchObject({ code: 'file-unreadable' });
  await expect(read('.')).rejects.toMatchObject({ code: 'file-unreadable' });
  // Another origin is not merged with.
  const { id } = await client.call('projects.create', { name: 'Another' });
  await expect(carried(client, 'carry.preview', { path: wholeProjectFile, into: id })).rejects.toMatchObject({
    code: 'invalid-input',
  });
});

it('stopped on the way it leaves nothing behind', { timeout: 120_000 }, async () => {
  const { client } = await openWhole();
  const file = await fileIn();
  const stop = new AbortController();
  stop.abort();
  await expect(
    collect(client.stream('carry.export', { projectId, path: file }, stop.signal)),
  ).rejects.toMatchObject({ code: 'cancelled' });
  expect(existsSync(file)).toBe(false);
});
