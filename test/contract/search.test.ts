import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { Client } from '../../contract/client.ts';
import { searchKinds, type SearchHit } from '../../contract/search.ts';
import { openTestBackend } from '../support/backend.ts';
import { carried, wholeProjectFile, wholeProjectWord } from '../support/carry.ts';
import { collect } from '../support/collect.ts';
import { refused, run } from '../support/command-line.ts';
import { olderDatabase } from '../support/older-database.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

type Options = { projectId?: string; limit?: number; language?: 'en' | 'zh-CN' };

async function search(client: Client, query: string, options: Options = {}) {
  const events = await collect(client.stream('search.everything', { query, ...options }));
  const last = events.at(-1)!;
  if (last.type !== 'done') throw new Error('no end');
  const titles = last.hits.map(({ title }) => title.text);
  return { events, hits: last.hits, more: last.more, titles };
}

const words = ({ text, marks }: SearchHit['title']) => marks.map(({ start, end }) => text.slice(start, end));
const kindsOf = (hits: readonly SearchHit[]) => [...new Set(hits.map(({ target }) => target.kind))];

async function open() {
  const backend = await openTestBackend();
  const { client } = backend;
  const { id: projectId } = await client.call('projects.create', { name: 'Bakery' });
  const add = (title: string, pitch = '') =>
    client.call('ideas.add', { projectId, fields: { title, pitch } });
  return { ...backend, projectId, add };
}

describe('searching everything by words', () => {
  it('finds every kind of thing, marks the words, and says where each stands', async () => {
    const { client } = await openTestBackend();
    const { import: record } = await carried(client, 'carry.import', { path: wholeProjectFile });
    const { hits, more } = await search(client, wholeProjectWord, { limit: 50 });
    expect(kindsOf(hits)).toEqual([...searchKinds]);
    expect(more).toEqual([]);
    for (const hit of hits) {
      const marked = [...words(hit.title), ...words(hit.excerpt)].map((word) => word.toLowerCase());
      if (hit.by === 'words') expect(marked, hit.id).toContain(wholeProjectWord.toLowerCase());
      expect(hit.projectId).toBe(hit.target.kind === 'template' ? null : record.projectId);
    }
    const plan = hits.flatMap(({ target }) => (target.kind === 'plan' ? [target.part] : []));
    expect(new Set(plan)).toEqual(new Set(['road', 'risks', 'cases']));
    // A place is shown once, however many messages of a conversation match.
    const talks = hits.filter(({ target }) => target.kind === 'conversation');
    expect(new Set(talks.map(({ target }) => JSON.stringify(target))).size).toBe(talks.length);
  });

  it('finds forms and beginnings of words, Chinese, and all words before some', async () => {
    const { client, add } = await open();
    await add('Sourdough lessons', 'Evening classes teach how to keep a starter alive.');
    await add('Bicycle courier', 'A rider brings bread to offices before nine.');
    await add('剩余面包盲盒', '打烊前把当天没有卖完的面包装成盲盒低价出售，减少浪费。');
    const titles = async (query: string) => (await search(client, query)).titles;
    expect(await titles('lesson')).toEqual(['Sourdough lessons']);
    expect(await titles('teaches')).toEqual(['Sourdough lessons']);
    expect(await titles('offi')).toEqual(['Bicycle courier']);
    expect(await titles('Bread NINE')).toEqual(['Bicycle courier']);
    expect(await titles('bread lessons')).toEqual(
      expect.arrayContaining(['Sourdough lessons', 'Bicycle courier']),
    );
    expect(await titles('面包')).toEqual(['剩余面包盲盒']);
    expect(await titles('盲')).toEqual(['剩余面包盲盒']);
    expect(await titles('xylophone')).toEqual([]);
    const { hits } = await search(client, '面包');
    expect(words(hits[0]!.title)).toEqual(['面包']);
    expect(words((await search(client, 'teaches')).hits[0]!.excerpt)).toEqual(['teach']);
  });

  it.each([
    '"',
    'NEAR(',
    'a OR',
    '*',
    'place : idea',
    '-',
    '(',
    '{words}',
    "' or 1=1 --",
    '\u0000',
    '\ud800a',
  ])('takes %j for words, never for syntax', async (query) => {
    const { client, add } = await open();
    await add('Nothing of the kind');
    expect((await search(client, query)).events.at(-1)).toMatchObject({ type: 'done' });
  });

  it('finds the templates of the library by either language, named in that of the window', async () => {
    const { client } = await openTestBackend();
    const { hits } = await search(client, 'landing page', { language: 'zh-CN' });
    expect(hits[0]).toMatchObject({
      projectId: null,
      target: { kind: 'template', templateId: 'landing-page', isOwn: false },
    });
    expect(hits[0]!.title.text).toMatch(/\p{Script=Han}/u);
  });

  it('looks in one project when asked to, and says of which kinds there is more', async () => {
    const { client, projectId, add } = await open();
    for (let i = 0; i < 7; i++) await add(`Lantern ${i}`);
    const other = await client.call('projects.create', { name: 'Lantern', brief: { title: 'Lantern' } });
    const all = await search(client, 'lantern');
    expect(all.more).toEqual(['idea']);
    expect(all.hits.filter(({ target }) => target.kind === 'idea')).toHaveLength(5);
    expect(kindsOf(all.hits)).toEqual(['idea', 'brief']);
    expect(kindsOf((await search(client, 'lantern', { projectId })).hits)).toEqual(['idea']);
    expect(kindsOf((await search(client, 'lantern', { projectId: other.id })).hits)).toEqual(['brief']);
  });
});

describe('what changes', () => {
  it('is found as it stands now, and not when it is deleted', async () => {
    const { client, projectId, add } = await open();
    const idea = await add('Zeppelin rides');
    const { titles } = await search(client, 'zeppelin');
    expect(titles).toEqual(['Zeppelin rides']);
    await client.call('ideas.edit', { id: idea.id, fields: { title: 'Balloon rides' } });
    expect((await search(client, 'zeppelin')).titles).toEqual([]);
    expect((await search(client, 'balloon')).titles).toEqual(['Balloon rides']);
    await client.call('ideas.delete', { id: idea.id });
    expect((await search(client, 'balloon')).titles).toEqual([]);
    await client.call('ideas.restore', { id: idea.id });
    expect((await search(client, 'balloon')).titles).toEqual(['Balloon rides']);

    await client.call('briefs.save', { projectId, fields: { problem: 'Gondolas rust.' } });
    expect(kindsOf((await search(client, 'gondola')).hits)).toEqual(['brief']);
    await client.call('briefs.save', { projectId, fields: { problem: 'Baskets rust.' } });
    expect((await search(client, 'gondola')).hits).toEqual([]);
    await client.call('projects.delete', { id: projectId });
    expect((await search(client, 'balloon baskets')).hits).toEqual([]);
  });

  it('is found in a store of the schema before there was an index', async () => {
    const folder = await temporaryFolder();
    const store = await olderDatabase(folder, '0018-search');
    const id = '0e4f1c5e-7d8f-4a7b-9c55-1d2a3b4c5d6e';
    await sql`insert into project (id, name, created_at, updated_at) values (${id}, 'Old', 1, 1)`.execute(
      store.database,
    );
    await sql`insert into brief (project_id, title, problem, people, constraints, assets, success, updated_at)
      values (${id}, 'Jam', 'Marmalade sets too slowly.', '', '', '', '', 1)`.execute(store.database);
    await store.close();
    const { client } = await openTestBackend(folder);
    expect(kindsOf((await search(client, 'marmalade')).hits)).toEqual(['brief']);
  });
});

describe('searching by meaning', () => {
  it('finds ideas that say the same in other words, once they have been read', async () => {
    const { client, projectId, add } = await open();
    await add('Bicycle courier', 'A rider brings bread to offices before nine.');
    await add('Sourdough lessons', 'Evening classes teach how to keep a starter alive.');
    await add('Weather forecast', 'Rain tomorrow means fewer customers, so less is baked.');
    await add('Leftover auction', 'Loaves left at closing time go to the highest bidder.');
    const query = 'delivery by a cyclist';
    expect((await search(client, query)).hits).toEqual([]);
    await collect(client.stream('board.search', { projectId, query: 'anything' }));
    const { events, hits } = await search(client, query);
    expect(events.map(({ type }) => type)).toEqual(['found', 'done']);
    expect(hits[0]).toMatchObject({ by: 'meaning', title: { text: 'Bicycle courier', marks: [] } });
  });
});

it('the command line finds what a store holds', { timeout: 60_000 }, async () => {
  const data = await temporaryFolder();
  const { client, backend } = await openTestBackend(data);
  const { id: projectId } = await client.call('projects.create', { name: 'Bakery' });
  await client.call('ideas.add', {
    projectId,
    fields: { title: 'Night oven', pitch: 'Bakes while all sleep.' },
  });
  await backend.close();
  const { code, stdout } = await run(['search', 'ovens', '--data', data]);
  expect({ code, stdout }).toEqual({
    code: 0,
    stdout: 'idea\n  Night oven  [Bakery]\n    Bakes while all sleep.\n',
  });
  const json = await run(['search', 'bakes', 'sleep', '--data', data, '--project', 'Bakery', '--json']);
  expect(JSON.parse(json.stdout)).toMatchObject({ hits: [{ projectId, by: 'words' }], more: [] });
  expect(await refused('search', '--data', data)).toContain('Say what you look for');
  expect(await refused('search', 'a')).toContain('--data DIR');
  expect(await refused('search', 'a', '--data', data, '--limit', '0')).toContain('from 1 to 50');
  expect(await refused('search', 'a', '--data', data, '--language', 'fr')).toContain('en, zh-CN');
});
