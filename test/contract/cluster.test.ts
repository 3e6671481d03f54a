import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { IdeaGroup } from '../../contract/cluster.ts';
import type { InputOf } from '../../contract/index.ts';
import { openTestBackend } from '../support/backend.ts';
import { collect } from '../support/collect.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** Three subjects that any embedder tells apart. */
const subjects = {
  boats: [
    'Harbour ferry at dawn',
    'Shared rowing boat',
    'Sailing lessons on the lake',
    'Boat repair evening',
    'Mooring for visitors',
    'Night fishing boat',
  ],
  bread: [
    'Sourdough by post',
    'Bread oven in the yard',
    'Baking class on Monday',
    'Flour mill tour',
    'Rye loaf subscription',
    'Croissant counter',
  ],
  piano: [
    'Piano lessons at home',
    'Concert for toddlers',
    'Tuning the school piano',
    'Choir in the foyer',
    'Music theory evening',
    'Rent a violin',
  ],
} as const;

async function open(folder?: string) {
  const backend = await openTestBackend(folder);
  const { client } = backend;
  const { id: projectId } = await client.call('projects.create', { name: 'Town' });
  const add = (title: string, pitch = '') =>
    client.call('ideas.add', { projectId, fields: { title, pitch } });
  const ids = async () => (await client.call('ideas.list', { projectId })).map(({ id }) => id);
  const last = async <T>(events: AsyncIterable<T>) => (await collect(events)).at(-1)!;
  const propose = async (settings: Partial<InputOf<'cluster.propose'>> = {}) => {
    const event = await last(
      client.stream('cluster.propose', { projectId, method: 'hdbscan', seed: 1, ...settings }),
    );
    if (event.type !== 'done') throw new Error('No proposal came');
    return event.proposal;
  };
  const duplicates = async () => {
    const event = await last(client.stream('cluster.duplicates', { projectId }));
    if (event.type !== 'done') throw new Error('No answer came');
    return event;
  };
  const map = async (settings: Partial<InputOf<'cluster.map'>> = {}) => {
    const event = await last(client.stream('cluster.map', { projectId, ...settings }));
    if (event.type !== 'done') throw new Error('No map came');
    return event;
  };
  const arrange = (groups: readonly IdeaGroup[]) =>
    client.call('cluster.arrange', { projectId, groups: [...groups] });
  const list = () => client.call('cluster.list', { projectId });
  return { ...backend, projectId, add, ids, propose, duplicates, map, arrange, list };
}
type Open = Awaited<ReturnType<typeof open>>;

async function addSubjects({ add }: Open) {
  const subjectOf = new Map<string, string>();
  for (const [subject, titles] of Object.entries(subjects))
    for (const title of titles) subjectOf.set((await add(title)).id, subject);
  return subjectOf;
}
const groupOf = (ideaIds: string[], name = 'Mine'): IdeaGroup => ({
  ...{ name, nameBy: 'person', words: [], stability: null, ideaIds },
});

describe('clusters', () => {
  it('are proposed without changing anything, and the same for the same seed', async () => {
    const place = await open();
    const subjectOf = await addSubjects(place);
    const proposal = await place.propose({ method: 'k-means', count: 3 });
    expect(proposal.count).toBe(3);
    for (const { ideaIds } of proposal.groups) {
      const counts = Map.groupBy(ideaIds, (id) => subjectOf.get(id));
      expect(Math.max(...[...counts.values()].map((ids) => ids.length)) / ideaIds.length).toBeGreaterThan(
        0.6,
      );
    }
    expect(await place.list()).toEqual([]);
    expect((await place.propose({ method: 'k-means', count: 3 })).groups).toEqual(proposal.groups);
    const dense = await place.propose();
    const all = [...dense.groups.flatMap(({ ideaIds }) => ideaIds), ...dense.outsideIds];
    expect(all.sort()).toEqual((await place.ids()).sort());
    for (const { stability } of dense.groups) expect(stability).toMatchObject({ reruns: 10 });
  });

  it('are accepted in one go, undone and done again by sending what was', async () => {
    const place = await open();
    await addSubjects(place);
    const { groups } = await place.propose({ method: 'k-means', count: 3 });
    const first = await place.arrange(groups);
    expect(first).toMatchObject({ before: [], leftOut: 0 });
    expect((await place.list()).map(({ ideaCount }) => ideaCount).sort()).toEqual(
      groups.map(({ ideaIds }) => ideaIds.length).sort(),
    );
    const [moved] = groups[0]!.ideaIds;
    const second = await place.arrange([groupOf([moved!])]);
    expect(await place.list()).toMatchObject([{ name: 'Mine', ideaCount: 1, stability: null }]);
    await place.arrange(second.before);
    expect((await place.list()).map(({ id }) => id).sort()).toEqual(first.after.map(({ id }) => id!).sort());
    await place.arrange(second.after);
    expect(await place.list()).toHaveLength(1);
    await place.arrange([]);
    expect(await place.list()).toEqual([]);
    expect(await place.ids()).toHaveLength(18);
  });

  it('refuse an idea in two groups, leave out what is gone, and keep the place of what is hidden', async () => {
    const place = await open();
    const a = await place.add('One');
    const b = await place.add('Two');
    await expect(place.arrange([groupOf([a.id]), groupOf([a.id, b.id])])).rejects.toMatchObject({
      code: 'invalid-input',
    });
    expect((await place.arrange([groupOf([a.id, randomUUID()])])).leftOut).toBe(1);
    await place.client.call('ideas.delete', { id: a.id });
    expect(await place.list()).toEqual([]);
    const { before } = await place.arrange([groupOf([b.id])]);
    await place.arrange(before);
    await place.client.call('ideas.restore', { id: a.id });
    expect(await place.list()).toMatchObject([{ ideaCount: 1 }]);
  });

  it('are renamed, parted and named by words', async () => {
    const place = await open();
    const subjectOf = await addSubjects(place);
    const of = (subject: string) => [...subjectOf].flatMap(([id, one]) => (one === subject ? id : []));
    const { after } = await place.arrange([groupOf([...of('boats'), ...of('bread')], 'Both')]);
    const renamed = await place.client.call('cluster.rename', {
      ...{ id: after[0]!.id!, name: 'Water and flour', nameBy: 'person' },
    });
    expect(renamed).toMatchObject({ name: 'Water and flour', ideaCount: 12 });
    const halves = await place.client.call('cluster.split', {
      projectId: place.projectId,
      ideaIds: after[0]!.ideaIds,
    });
    expect(halves.flatMap(({ ideaIds }) => ideaIds).sort()).toEqual([...after[0]!.ideaIds].sort());
    const [named] = await place.client.call('cluster.words', {
      projectId: place.projectId,
      groups: [{ ideaIds: of('boats') }],
    });
    expect(named!.words).toContain('boat');
  });

  it('of no idea, one, and equal ideas are answered in words', async () => {
    const place = await open();
    await expect(place.propose()).rejects.toMatchObject({ code: 'not-enough-data' });
    const one = await place.add('Only one');
    await expect(place.propose()).rejects.toMatchObject({ code: 'not-enough-data' });
    for (let i = 0; i < 7; i++) await place.add('Only one');
    const { groups, outsideIds } = await place.propose();
    expect(groups.flatMap(({ ideaIds }) => ideaIds).length + outsideIds.length).toBe(8);
    await expect(
      place.client.call('cluster.split', { projectId: place.projectId, ideaIds: await place.ids() }),
    ).rejects.toMatchObject({ code: 'invalid-input' });
    expect((await place.map()).points.find(({ ideaId }) => ideaId === one.id)).toBeDefined();
  });
});

describe('duplicates', () => {
  it('are found by text and by meaning, merged with both texts kept, and taken back', async () => {
    const place = await open();
    const { client, projectId } = place;
    const kept = await place.add('Tea cart', 'A cart with hot tea for people who wait in the hall.');
    const same = await place.add('tea cart!', 'A cart with hot tea, for people who wait in the hall');
    const near = await place.add('Tea trolley', 'A trolley with hot tea for people waiting in the hall.');
    await place.add('Night bus', 'A bus that brings nurses home at four in the morning.');
    const found = await place.duplicates();
    expect(found.same).toEqual([[kept.id, same.id]]);
    expect(found.pairs.map(({ ideaIds }) => ideaIds)).toEqual([[kept.id, near.id]]);

    const merged = await client.call('cluster.merge', {
      projectId,
      merges: [{ keepId: kept.id, awayIds: [same.id, near.id], fields: { title: 'Tea on wheels' } }],
    });
    expect(merged.kept).toMatchObject([{ id: kept.id, title: 'Tea on wheels' }]);
    expect(await place.ids()).toHaveLength(2);
    expect(await client.call('projects.list', {})).toMatchObject([{ ideaCount: 2 }]);
    const history = await client.call('cluster.history', { ideaId: kept.id });
    expect(history.merged.map(({ idea }) => idea.title)).toEqual(['tea cart!', 'Tea trolley']);
    expect(history.before).toMatchObject([{ title: 'Tea cart' }]);

    const out = await client.call('cluster.takeOut', { ideaId: near.id });
    expect(out).toMatchObject({ idea: { id: near.id, mergedIntoId: null }, keptId: kept.id });
    const undone = await client.call('cluster.undoMerge', { batchId: merged.batchId });
    expect(undone.kept).toMatchObject([{ title: 'Tea cart', editedAt: null }]);
    expect(await place.ids()).toHaveLength(4);
    await expect(client.call('cluster.undoMerge', { batchId: merged.batchId })).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('said to differ are not asked about again, until that is taken back', async () => {
    const place = await open();
    const a = await place.add('Tea cart', 'A cart with hot tea for people who wait in the hall.');
    const b = await place.add('Tea trolley', 'A trolley with hot tea for people waiting in the hall.');
    const ideaIds: [string, string] = [b.id, a.id];
    const setApart = (apart: boolean) =>
      place.client.call('cluster.setApart', { projectId: place.projectId, ideaIds, apart });
    await setApart(true);
    expect((await place.duplicates()).pairs).toEqual([]);
    await setApart(false);
    expect((await place.duplicates()).pairs).toHaveLength(1);
  });

  it('make chains but never a circle, and a merge that fails leaves everything as it was', async () => {
    const place = await open();
    const { client, projectId } = place;
    const [a, b, c] = [await place.add('A'), await place.add('B'), await place.add('C')];
    const merge = (keepId: string, ...awayIds: string[]) =>
      client.call('cluster.merge', { projectId, merges: [{ keepId, awayIds }] });
    const first = await merge(b.id, a.id);
    const second = await merge(c.id, b.id);
    const { merged } = await client.call('cluster.history', { ideaId: c.id });
    expect(merged.map(({ idea, intoId }) => [idea.title, intoId])).toEqual([
      ['B', c.id],
      ['A', b.id],
    ]);
    await expect(merge(a.id, c.id)).rejects.toMatchObject({ code: 'not-found' });
    await expect(merge(c.id, c.id)).rejects.toMatchObject({ code: 'invalid-input' });
    await expect(
      client.call('cluster.merge', {
        projectId,
        merges: [
          { keepId: c.id, awayIds: [(await place.add('D')).id] },
          { keepId: c.id, awayIds: [a.id] },
        ],
      }),
    ).rejects.toMatchObject({ code: 'not-found' });
    expect(await place.ids()).toHaveLength(2);
    // Taken back in the order they were made, too: A is out of B, which is still in C.
    await client.call('cluster.undoMerge', { batchId: first.batchId });
    await client.call('cluster.undoMerge', { batchId: second.batchId });
    expect(await place.ids()).toHaveLength(4);
  });

  it('of 200 equal ideas are merged and taken back in one go, and go with the idea that was kept', async () => {
    const folder = await temporaryFolder();
    const place = await open(folder);
    const { client, projectId } = place;
    for (let i = 0; i < 200; i++) await place.add('Same', 'The same each time.');
    const { same } = await place.duplicates();
    expect(same.map((ids) => ids.length)).toEqual([200]);
    const [keepId, ...awayIds] = same[0]!;
    const { batchId } = await client.call('cluster.merge', {
      projectId,
      merges: [{ keepId: keepId!, awayIds }],
    });
    expect(await place.ids()).toEqual([keepId]);
    const { back } = await client.call('cluster.undoMerge', { batchId });
    expect(back).toHaveLength(199);
    expect(await place.ids()).toHaveLength(200);
  });
});

describe('the map', () => {
  it('is kept: the same at each visit, new ideas among their neighbours, anew when asked', async () => {
    const folder = await temporaryFolder();
    const place = await open(folder);
    const subjectOf = await addSubjects(place);
    const first = await place.map();
    expect(first).toMatchObject({ placed: 0, byMeaning: true, seed: 1 });
    expect(first.points).toHaveLength(18);
    for (const { x, y } of first.points) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x).toBeLessThanOrEqual(1);
      expect(y).toBeLessThanOrEqual(1);
    }
    const added = await place.add('Rye bread baking course');
    const second = await place.map();
    expect(second.placed).toBe(1);
    expect(second.points.filter(({ ideaId }) => ideaId !== added.id).sort(byId)).toEqual(
      [...first.points].sort(byId),
    );
    const at = second.points.find(({ ideaId }) => ideaId === added.id)!;
    const nearest = first.points.toSorted(
      (a, b) => Math.hypot(a.x - at.x, a.y - at.y) - Math.hypot(b.x - at.x, b.y - at.y),
    )[0]!;
    expect(subjectOf.get(nearest.ideaId)).toBe('bread');
    const anew = await place.map({ anew: true });
    expect(anew.placed).toBe(0);
    expect((await place.map()).points.sort(byId)).toEqual(anew.points.sort(byId));
  });

  it('with few ideas says so, and with none is empty', async () => {
    const place = await open();
    expect(await place.map()).toMatchObject({ points: [], byMeaning: false, laidOutAt: null });
    await place.add('Alone');
    expect((await place.map()).points).toHaveLength(1);
  });
});

const byId = (a: { ideaId: string }, b: { ideaId: string }) => (a.ideaId < b.ideaId ? -1 : 1);
