import { describe, expect, it } from 'vitest';
import type { IdeaMarks } from '../../contract/board.ts';
import { openTestBackend } from '../support/backend.ts';
import { collect } from '../support/collect.ts';
import { decryptStore } from '../support/decrypt.ts';

const texts = [
  ['Frozen dough club', 'Neighbours collect unbaked rolls and bake them at home in the morning.'],
  ['Leftover auction', 'Loaves that are left at closing time are sold to the highest bidder.'],
  ['Bicycle courier', 'A rider brings bread to offices before nine.'],
  ['Sourdough lessons', 'Evening classes teach how to keep a starter alive.'],
  ['Weather forecast', 'Rain tomorrow means fewer customers, so less is baked.'],
  ['剩余面包盲盒', '打烊前把当天没有卖完的面包装成盲盒低价出售，减少浪费。'],
] as const;

async function open(folder?: string) {
  const backend = await openTestBackend(folder);
  const { client } = backend;
  const { id: projectId } = await client.call('projects.create', { name: 'Bakery' });
  const list = () => client.call('ideas.list', { projectId });
  const addAll = async () => {
    for (const [title, pitch] of texts)
      await client.call('ideas.add', { projectId, fields: { title, pitch } });
    return list();
  };
  const inOrder = async () =>
    (await list()).sort((a, b) => (a.rank < b.rank ? -1 : 1)).map(({ title }) => title.split(' ')[0]);
  const search = async (query: string) => {
    const events = await collect(client.stream('board.search', { projectId, query }));
    const last = events.at(-1)!;
    if (last.type !== 'done') throw new Error('no end');
    const titles = new Map((await list()).map(({ id, title }) => [id, title]));
    return { events, hits: last.hits, titles: last.hits.map(({ ideaId }) => titles.get(ideaId)) };
  };
  return { ...backend, projectId, list, addAll, inOrder, search };
}

describe('changing many ideas', () => {
  it('sets state, star and tags of all, and setting what was before undoes exactly', async () => {
    const { client, addAll, list } = await open();
    const ideas = await addAll();
    expect(ideas[0]).toMatchObject({ state: 'new', tags: [], starred: false });
    const ids = ideas.slice(0, 3).map(({ id }) => id);
    await client.call('board.change', { ids: [ids[0]!], addTags: ['early'], starred: true });
    const before = await list();
    const change = await client.call('board.change', {
      ids,
      state: 'promising',
      addTags: ['  #Cheap   To try ', 'EARLY'],
      removeTags: ['none'],
      starred: true,
    });
    expect(change.before).toMatchObject([{ tags: ['early'] }, { tags: [] }, { tags: [] }]);
    const after = await list();
    expect(after.map(({ tags }) => tags)).toEqual([
      ['early', 'cheap to try'],
      ['cheap to try', 'early'],
      ['cheap to try', 'early'],
      [],
      [],
      [],
    ]);
    expect(after.map(({ state, starred }) => [state, starred])).toEqual([
      ...Array<unknown>(3).fill(['promising', true]),
      ...Array<unknown>(3).fill(['new', false]),
    ]);
    const undone = await client.call('board.setMarks', { marks: change.before });
    expect(await list()).toEqual(before);
    await client.call('board.setMarks', { marks: undone.before });
    expect(await list()).toEqual(after);
  });

  it('changes none when one can’t be changed', async () => {
    const { client, addAll, list } = await open();
    const ideas = await addAll();
    const ids = ideas.map(({ id }) => id);
    const many = Array.from({ length: 19 }, (_, at) => `tag ${at}`);
    await client.call('board.change', { ids: [ids[0]!], addTags: many });
    const before = await list();
    await expect(client.call('board.change', { ids, addTags: ['one', 'two'] })).rejects.toMatchObject({
      code: 'invalid-input',
      message: expect.stringContaining('20 tags') as string,
    });
    const gone = ids.at(-1)!;
    await client.call('ideas.delete', { id: gone });
    await expect(client.call('board.change', { ids, state: 'parked' })).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(client.call('board.deleteMany', { ids })).rejects.toMatchObject({ code: 'not-found' });
    await client.call('ideas.restore', { id: gone });
    const { id: other } = await client.call('projects.create', { name: 'Other' });
    const foreign = await client.call('ideas.add', { projectId: other, fields: { title: 'Elsewhere' } });
    await expect(
      client.call('board.change', { ids: [ids[0]!, foreign.id], starred: true }),
    ).rejects.toMatchObject({ code: 'invalid-input' });
    expect(await list()).toEqual(before);
  });

  it('puts ideas beside another, in the order they had, and new ones at the end', async () => {
    const { client, addAll, inOrder, projectId } = await open();
    const [a, b, c, d] = (await addAll()).map(({ id }) => id);
    await client.call('board.change', { ids: [d!, b!], place: { side: 'before', id: a! } });
    expect((await inOrder()).slice(0, 4)).toEqual(['Leftover', 'Sourdough', 'Frozen', 'Bicycle']);
    for (let i = 0; i < 40; i++)
      await client.call('board.change', { ids: [i % 2 ? c! : d!], place: { side: 'before', id: b! } });
    expect((await inOrder()).slice(0, 4)).toEqual(['Sourdough', 'Bicycle', 'Leftover', 'Frozen']);
    await client.call('ideas.add', { projectId, fields: { title: 'Last' } });
    expect((await inOrder()).at(-1)).toBe('Last');
    await expect(
      client.call('board.change', { ids: [a!], place: { side: 'after', id: a! } }),
    ).rejects.toMatchObject({ code: 'invalid-input' });
  });

  it('takes many away and brings them back; a text goes back to whose it was', async () => {
    const { client, addAll, list } = await open();
    const before = await addAll();
    const ids = before.map(({ id }) => id);
    await client.call('board.deleteMany', { ids });
    expect(await list()).toEqual([]);
    expect(await client.call('board.restoreMany', { ids })).toEqual(before);
    const { id, title, pitch, who, why, experiment } = before[0]!;
    await client.call('ideas.edit', { id, fields: { title: 'Other', pitch: 'words' } });
    const fields = { title, pitch, who, why, experiment };
    expect(await client.call('board.setText', { id, fields, editedAt: null })).toEqual(before[0]);
  });
});

describe('searching the ideas', () => {
  it('finds by words at once and by meaning after, and says by which', async () => {
    const { addAll, search } = await open();
    await addAll();
    const { events, hits, titles } = await search('selling surplus');
    expect(events.map(({ type }) => type)).toEqual(['found', 'progress', 'progress', 'done']);
    expect(titles[0]).toBe('Leftover auction');
    expect(hits[0]!.meaning).toMatchObject({ rank: 1 });
    const again = await search('bak');
    expect(again.events.map(({ type }) => type)).toEqual(['found', 'done']);
    const byWords = again.hits.filter(({ words }) => words !== null);
    expect(byWords.length).toBeGreaterThan(0);
    expect(byWords.every(({ matched }) => matched[0] === 'bak')).toBe(true);
    expect((await search('"OR" NEAR( * 5')).hits).toBeDefined();
  });

  it('is asked anew while it still reads the ideas for the last question', async () => {
    const { client, projectId, search } = await open();
    // More than are read in one piece: between two pieces the other search goes on.
    for (let at = 0; at < 120; at++)
      await client.call('ideas.add', {
        projectId,
        fields: { title: `Loaf ${at}`, pitch: 'Baked at night.' },
      });
    const found = await Promise.all(['loaf', 'baked'].map(search));
    expect(found.map(({ hits }) => hits.length)).toEqual([120, 120]);
  });

  it('finds Chinese ideas by pairs of characters and by their own embedder', async () => {
    const { addAll, search } = await open();
    await addAll();
    const { hits, titles } = await search('面包浪费');
    expect(titles[0]).toBe('剩余面包盲盒');
    expect(hits[0]).toMatchObject({ matched: expect.arrayContaining(['面包', '浪费']) as string[] });
    expect(hits[0]!.meaning).not.toBeNull();
  });

  it('follows edits and deletions, and leaves nothing of a deleted project', async () => {
    const { client, backend, dataFolder, projectId, search, addAll } = await open();
    await addAll();
    const fields = { title: 'Zarquonium oven', pitch: 'Bakes with zarquonium.' };
    const idea = await client.call('ideas.add', { projectId, fields });
    expect((await search('zarquonium')).titles[0]).toBe('Zarquonium oven');
    await client.call('ideas.edit', { id: idea.id, fields: { title: 'Plain oven', pitch: 'Bakes.' } });
    expect((await search('zarquonium')).hits.every(({ words }) => words === null)).toBe(true);
    await client.call('board.setText', { id: idea.id, fields: { ...idea, ...fields }, editedAt: null });
    await client.call('board.change', { ids: [idea.id], addTags: ['zarquonium'] });
    expect((await search('zarquonium')).hits[0]!.ideaId).toBe(idea.id);
    await client.call('board.deleteMany', { ids: [idea.id] });
    expect((await search('zarquonium')).hits.some(({ ideaId }) => ideaId === idea.id)).toBe(false);
    await client.call('board.restoreMany', { ids: [idea.id] });
    await client.call('projects.delete', { id: projectId });
    await backend.close();
    expect(decryptStore(dataFolder).includes('arquonium')).toBe(true);
    const { client: later, backend: next } = await openTestBackend(dataFolder);
    await later.call('trash.deleteForGood', { items: 'all' });
    await next.close();
    expect(decryptStore(dataFolder).includes('arquonium')).toBe(false);
    expect(decryptStore(dataFolder).includes('zarquonium')).toBe(false);
  });

  it('can be called off while ideas are being embedded, and keeps what was embedded', async () => {
    const { client, projectId, search } = await open();
    for (let i = 0; i < 100; i++)
      await client.call('ideas.add', { projectId, fields: { title: `Idea ${i} about shop number ${i}` } });
    const controller = new AbortController();
    const stopped = (async () => {
      for await (const event of client.stream(
        'board.search',
        { projectId, query: 'shop' },
        controller.signal,
      ))
        if (event.type === 'progress') controller.abort();
    })();
    await expect(stopped).rejects.toMatchObject({ code: 'cancelled' });
    const { events } = await search('shop');
    const [total] = events.flatMap((event) => (event.type === 'progress' ? [event.total] : []));
    expect(total ?? 0).toBeLessThan(100);
  });
});

it('marks survive a restart', async () => {
  const { client, addAll, backend, dataFolder, projectId } = await open();
  const ids = (await addAll()).map(({ id }) => id);
  await client.call('board.change', { ids: ids.slice(2), state: 'parked', addTags: ['later'] });
  const marksOf = ({ id, state, tags, rank }: IdeaMarks) => ({ id, state, tags, rank });
  const before = (await client.call('ideas.list', { projectId })).map(marksOf);
  await backend.close();
  const { client: again } = await openTestBackend(dataFolder);
  expect((await again.call('ideas.list', { projectId })).map(marksOf)).toEqual(before);
});
