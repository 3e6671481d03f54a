import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Idea, IdeaFields } from '../../../contract/ideation.ts';
import { keepUndo } from '../../../renderer/app/kept-undo.ts';
import { createBoardWork } from '../../../renderer/features/ideas/board-work.ts';
import { createUndoStack } from '../../../renderer/ui/undo.ts';
import { openTestBackend } from '../../support/backend.ts';

const states = ['new', 'promising', 'chosen', 'parked'] as const;
const step = fc.oneof(
  fc.record({ kind: fc.constant('state' as const), of: fc.nat(), state: fc.constantFrom(...states) }),
  fc.record({ kind: fc.constant('star' as const), of: fc.nat(), starred: fc.boolean() }),
  fc.record({ kind: fc.constant('tag' as const), of: fc.nat(), tag: fc.constantFrom('a', 'b', 'c') }),
  fc.record({ kind: fc.constant('untag' as const), of: fc.nat(), tag: fc.constantFrom('a', 'b', 'c') }),
  fc.record({ kind: fc.constant('move' as const), of: fc.nat(), to: fc.nat(), after: fc.boolean() }),
  fc.record({ kind: fc.constant('edit' as const), of: fc.nat(), title: fc.constantFrom('x', 'y') }),
  fc.record({ kind: fc.constant('delete' as const), of: fc.nat() }),
  fc.record({ kind: fc.constant('add' as const), title: fc.constantFrom('p', 'q') }),
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;
const unheard = () => undefined;
const empty: IdeaFields = { title: '', pitch: '', who: '', why: '', experiment: '' };

describe('undo and redo across the board', () => {
  it('any sequence of actions undone wholly gives the board as it was, and redone gives it again', async () => {
    const { client } = await openTestBackend();
    const play = async (steps: readonly Step[]) => {
      const { id: projectId } = await client.call('projects.create', { name: 'Board' });
      for (const title of ['one', 'two', 'three', 'four'])
        await client.call('ideas.add', { projectId, fields: { title } });
      const kept = () => client.call('ideas.list', { projectId });
      let shown = await kept();
      const first = shown;
      const undo = createUndoStack();
      const settled = keepUndo(client, undo, unheard);
      await settled();
      const work = createBoardWork(client, undo, projectId, (change) => (shown = change(shown)));
      const one = (at: number): Idea | undefined => shown[at % Math.max(1, shown.length)];
      for (const next of steps) {
        if (next.kind === 'add') {
          await work.add(() => 'add', { ...empty, title: next.title });
          continue;
        }
        const idea = one(next.of);
        if (!idea) continue;
        // Half of the time the next idea too: many are changed at once.
        const also = shown[shown.indexOf(idea) + 1];
        const ids = next.of % 2 && also ? [idea.id, also.id] : [idea.id];
        if (next.kind === 'state') await work.change('state', ids, { state: next.state });
        if (next.kind === 'star') await work.change('star', ids, { starred: next.starred });
        if (next.kind === 'tag') await work.change('tag', ids, { addTags: [next.tag] });
        if (next.kind === 'untag') await work.change('untag', ids, { removeTags: [next.tag] });
        if (next.kind === 'edit') await work.edit('edit', idea, { title: next.title });
        if (next.kind === 'delete') await work.remove('delete', ids);
        if (next.kind === 'move') {
          const beside = one(next.to);
          if (beside && !ids.includes(beside.id))
            await work.change('move', ids, {
              place: { side: next.after ? 'after' : 'before', id: beside.id },
            });
        }
      }
      const last = await kept();
      expect(shown).toEqual(last);
      while ((await undo.undoLast()) !== null);
      expect(await kept()).toEqual(first);
      expect(shown).toEqual(first);
      while ((await undo.redoLast()) !== null);
      expect(await kept()).toEqual(last);
      expect(shown).toEqual(last);
      // As a window that is opened on another day.
      await settled();
      const later = createUndoStack();
      await keepUndo(client, later, unheard)();
      while ((await later.undoLast()) !== null);
      expect(await kept()).toEqual(first);
      while ((await later.redoLast()) !== null);
      expect(await kept()).toEqual(last);
      await client.call('projects.delete', { id: projectId });
    };
    await fc.assert(fc.asyncProperty(fc.array(step, { maxLength: 12 }), play), { numRuns: 25 });
  }, 120_000);

  it('an idea that was moved and deleted comes back among those of the same moment where it stood', async () => {
    const { client } = await openTestBackend();
    const { id: projectId } = await client.call('projects.create', { name: 'Import' });
    const ideas = ['one', 'two', 'three', 'four'].map((title) => ({ ...empty, title, tags: [] }));
    await client.call('ideas.addMany', { projectId, ideas });
    let shown = await client.call('ideas.list', { projectId });
    const first = shown;
    const undo = createUndoStack();
    const work = createBoardWork(client, undo, projectId, (change) => (shown = change(shown)));
    const [one, , three] = first.map(({ id }) => id) as [string, string, string];
    await work.change('move', [one], { place: { side: 'after', id: three } });
    await work.remove('delete', [one]);
    await undo.undoLast();
    expect(shown.map(({ title }) => title)).toEqual(first.map(({ title }) => title));
    await undo.undoLast();
    expect(shown).toEqual(first);
  });

  it('a new action forgets what was undone; one that fails to be undone stays', async () => {
    const done: string[] = [];
    const undo = createUndoStack();
    const push = (name: string, fails = false) =>
      undo.push(
        name,
        () => (fails ? Promise.reject(new Error('no')) : Promise.resolve(void done.push(`-${name}`))),
        async () => void done.push(`+${name}`),
      );
    push('a');
    push('b');
    // Pressed twice without waiting: one after the other all the same.
    await Promise.all([undo.undoLast(), undo.undoLast()]);
    expect(await undo.redoLast()).toBe('a');
    push('c', true);
    expect(await undo.redoLast()).toBeNull();
    await expect(undo.undoLast()).rejects.toThrow('no');
    expect(undo.items.get().map(({ label }) => label)).toEqual(['a', 'c']);
    expect(done).toEqual(['-b', '-a', '+a']);
  });

  it('what one window took back, another leaves as it is, and says so, whichever of them had done it', async () => {
    const { client } = await openTestBackend();
    const { id: projectId } = await client.call('projects.create', { name: 'Board' });
    const { id } = await client.call('ideas.add', { projectId, fields: { title: 'one' } });
    const [first, second] = [createUndoStack(), createUndoStack()];
    const gone: string[] = [];
    const settled = keepUndo(client, first, (label) => void gone.push(label));
    await settled();
    const work = createBoardWork(client, first, projectId, () => undefined);
    await work.change('star', [id], { starred: true });
    await settled();
    await keepUndo(client, second, (label) => void gone.push(label))();
    expect(await first.undoLast()).toBe('star');
    await client.call('board.change', { ids: [id], starred: true, addTags: ['later'] });
    expect(await second.undoLast()).toBeNull();
    expect(gone).toEqual(['star']);
    expect(second.items.get()).toEqual([]);
    expect(await second.redoLast()).toBeNull();
    const kept = () => client.call('ideas.list', { projectId });
    expect(await kept()).toMatchObject([{ starred: true, tags: ['later'] }]);

    // The other way round: the window that did it comes second.
    await work.change('park', [id], { state: 'parked' });
    await settled();
    const third = createUndoStack();
    await keepUndo(client, third, (label) => void gone.push(label))();
    expect(await third.undoLast()).toBe('park');
    await client.call('board.change', { ids: [id], state: 'chosen' });
    expect(await first.undoLast()).toBeNull();
    expect(gone).toEqual(['star', 'park']);
    expect(await kept()).toMatchObject([{ state: 'chosen' }]);
    // Done again where it was taken back, it can be taken back again.
    expect(await third.redoLast()).toBe('park');
    expect(await third.undoLast()).toBe('park');
    expect(await kept()).toMatchObject([{ state: 'new' }]);
  });

  it('what was done to an idea that went for good is said, forgotten, and not in the way of what was done before', async () => {
    const { client } = await openTestBackend();
    const { id: projectId } = await client.call('projects.create', { name: 'Board' });
    const undo = createUndoStack();
    const settled = keepUndo(client, undo, unheard);
    const work = createBoardWork(client, undo, projectId, () => undefined);
    const first = await work.add(({ title }) => title, { ...empty, title: 'first' });
    const second = await work.add(({ title }) => title, { ...empty, title: 'second' });
    const fresh = await work.add(({ title }) => title, { ...empty, title: 'fresh' });
    await work.edit('edit', second, { title: 'second again' });
    await work.remove('remove', [second.id]);
    work.replaced('replace', second.id, fresh.id);
    await settled();
    await client.call('trash.deleteForGood', { items: [{ kind: 'idea', id: second.id }] });
    const notFound = expect.objectContaining({ code: 'not-found' }) as Error;
    for (let i = 0; i < 3; i++) await expect(undo.undoLast()).rejects.toEqual(notFound);
    // What could not be brought back took nothing away in its place.
    expect((await client.call('ideas.list', { projectId })).map(({ id }) => id)).toEqual([
      first.id,
      fresh.id,
    ]);
    expect(await undo.undoLast()).toBe('fresh');
    await expect(undo.undoLast()).rejects.toEqual(notFound);
    expect(await undo.undoLast()).toBe('first');
    await settled();
    expect(await client.call('undo.list', {})).toEqual([]);
  });

  it('what was done to something that lies in the trash can be taken back when it is there again', async () => {
    const { client } = await openTestBackend();
    const { id: projectId } = await client.call('projects.create', { name: 'Board' });
    const { id } = await client.call('ideas.add', { projectId, fields: { title: 'one' } });
    const undo = createUndoStack();
    const settled = keepUndo(client, undo, unheard);
    const work = createBoardWork(client, undo, projectId, () => undefined);
    await work.change('star', [id], { starred: true });
    const notFound = expect.objectContaining({ code: 'not-found' }) as Error;
    const labels = async () => {
      await settled();
      return (await client.call('undo.list', {})).map(({ label }) => label);
    };

    await client.call('ideas.delete', { id });
    await expect(undo.undoLast()).rejects.toEqual(notFound);
    expect(await labels()).toEqual(['star']);
    await client.call('ideas.restore', { id });
    await client.call('projects.delete', { id: projectId });
    await expect(undo.undoLast()).rejects.toEqual(notFound);
    await client.call('projects.restore', { id: projectId });
    expect(await labels()).toEqual(['star']);
    expect(await undo.undoLast()).toBe('star');

    // So can what was taken back be done again, which is not kept until then.
    await client.call('ideas.delete', { id });
    await expect(undo.redoLast()).rejects.toEqual(notFound);
    expect(await labels()).toEqual([]);
    await client.call('ideas.restore', { id });
    expect(await undo.redoLast()).toBe('star');
    expect(await client.call('ideas.list', { projectId })).toMatchObject([{ starred: true }]);
  });

  it('what waits for something in the trash stands in nothing else’s way', async () => {
    const { client } = await openTestBackend();
    const { id: projectId } = await client.call('projects.create', { name: 'Board' });
    const [stays, goes] = [
      await client.call('ideas.add', { projectId, fields: { title: 'one' } }),
      await client.call('ideas.add', { projectId, fields: { title: 'two' } }),
    ];
    const undo = createUndoStack();
    keepUndo(client, undo, unheard);
    const work = createBoardWork(client, undo, projectId, () => undefined);
    await work.change('star one', [stays.id], { starred: true });
    await work.change('star two', [goes.id], { starred: true });
    await client.call('ideas.delete', { id: goes.id });
    await expect(undo.undoLast()).rejects.toMatchObject({ code: 'not-found' });
    expect(await undo.undoLast()).toBe('star one');
    await client.call('ideas.restore', { id: goes.id });
    expect(await undo.undoLast()).toBe('star two');
  });

  it('only what names its redo can be done again', async () => {
    const undo = createUndoStack();
    undo.push(randomUUID(), () => Promise.resolve());
    expect(await undo.undoLast()).not.toBeNull();
    expect(await undo.redoLast()).toBeNull();
  });
});
