import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { ownIdeasLimit } from '../../contract/own-ideas.ts';
import { undoDays, undoKept, undoLimit, type UndoCall, type UndoStep } from '../../contract/undo.ts';
import { openTestBackend } from '../support/backend.ts';
import { decryptStore } from '../support/decrypt.ts';
import { openTestStore } from '../support/store.ts';

const stepOf = (projectId: string, ideaId: string, label: string): UndoStep => ({
  id: randomUUID(),
  projectId,
  label,
  back: [{ name: 'board.deleteMany', input: { ids: [ideaId] } }],
  forth: [{ name: 'board.restoreMany', input: { ids: [ideaId] } }],
});

it('what was done is kept in its order over a restart, until it is taken back or was long ago', async () => {
  const first = await openTestBackend();
  const { client } = first;
  const { id: projectId } = await client.call('projects.create', { name: 'Garden' });
  const { id: ideaId } = await client.call('ideas.add', { projectId, fields: { title: 'Clay pot' } });
  const steps = ['one', 'two', 'three'].map((label) => stepOf(projectId, ideaId, label));
  for (const step of steps) await client.call('undo.keep', step);
  expect(await client.call('undo.list', {})).toEqual(steps);
  expect(await client.call('undo.forget', { id: steps[1]!.id })).toEqual({ was: true, before: false });
  expect(await client.call('undo.forget', { id: steps[1]!.id })).toEqual({ was: false, before: true });
  // It holds nothing of it any more.
  expect(await client.call('undo.list', {})).toEqual([steps[0], steps[2]]);
  // Done again: it is the newest now.
  await client.call('undo.keep', steps[0]!);
  await first.backend.close();

  const second = await openTestBackend(first.dataFolder);
  expect(await second.client.call('undo.list', {})).toEqual([steps[2], steps[0]]);
  await second.backend.close();
  const { store } = await openTestStore(first.dataFolder);
  await store.database
    .updateTable('undo_step')
    .set({ kept_at: Date.now() - (undoDays + 1) * 86_400_000 })
    .where('id', '=', steps[2]!.id)
    .execute();
  await store.close();
  const third = await openTestBackend(first.dataFolder);
  expect(await third.client.call('undo.list', {})).toEqual([steps[0]]);
});

it('the oldest make room: a hundred are kept, fewer when they are large, and the newest whatever its size', async () => {
  const { client } = await openTestBackend();
  const { id: projectId } = await client.call('projects.create', { name: 'Garden' });
  const idea = await client.call('ideas.add', { projectId, fields: { title: 'Clay pot' } });
  const [oldest] = [stepOf(projectId, idea.id, '0')];
  await client.call('undo.keep', oldest);
  for (let i = 1; i < undoKept + 5; i++) await client.call('undo.keep', stepOf(projectId, idea.id, `${i}`));
  const labels = async () => (await client.call('undo.list', {})).map(({ label }) => label);
  expect((await labels()).length).toBe(undoKept);
  expect((await labels())[0]).toBe('5');
  // Pushed out, it was not taken back: a window that still holds it can do so.
  expect(await client.call('undo.forget', { id: oldest.id })).toEqual({ was: false, before: false });
  const many: string[] = [];
  for (let i = 0; i < 3; i++) {
    const ideas = Array.from({ length: ownIdeasLimit }, (_, n) => ({ title: `Pot ${n}` }));
    many.push(...(await client.call('ideas.addMany', { projectId, ideas })).map(({ id }) => id));
  }
  const marks = many.slice(0, 5000).map((id) => ({
    id,
    starred: true,
    state: 'new' as const,
    tags: ['x'.repeat(40), 'y'.repeat(40), 'z'.repeat(40)],
    rank: idea.rank,
  }));
  const large = (label: string): UndoStep => ({
    ...stepOf(projectId, idea.id, label),
    back: [{ name: 'board.setMarks', input: { marks } }],
    forth: [{ name: 'board.setMarks', input: { marks } }],
  });
  expect(JSON.stringify(large('')).length).toBeGreaterThan(undoLimit / 2);
  await client.call('undo.keep', large('large'));
  expect((await labels()).at(-1)).toBe('large');
  await client.call('undo.keep', large('larger'));
  expect(await labels()).toEqual(['larger']);
});

it('nothing is kept of what is gone: not of a project, nor of an idea that went for good', async () => {
  const { client, backend, dataFolder } = await openTestBackend();
  const { id: projectId } = await client.call('projects.create', { name: 'Garden' });
  const pot = await client.call('ideas.add', { projectId, fields: { title: 'Clay pot' } });
  const line = await client.call('ideas.add', { projectId, fields: { title: 'Rain line' } });
  const [ofPot, ofLine] = [stepOf(projectId, pot.id, 'Clay pot'), stepOf(projectId, line.id, 'Rain line')];
  await client.call('undo.keep', ofPot);
  await client.call('undo.keep', ofLine);
  await client.call('projects.delete', { id: projectId });
  expect(await client.call('undo.list', {})).toEqual([]);
  const nothing = { kept: false };
  expect(await client.call('undo.keep', stepOf(randomUUID(), pot.id, 'of no project'))).toEqual(nothing);
  // In the trash it can come back, and what was done with it.
  expect(await client.call('undo.keep', ofLine)).toEqual({ kept: true });
  expect(await client.call('undo.list', {})).toEqual([]);
  await client.call('projects.restore', { id: projectId });
  expect(await client.call('undo.list', {})).toEqual([ofPot, ofLine]);
  const { id: goneId } = await client.call('projects.create', { name: 'Gone' });
  await client.call('projects.delete', { id: goneId });
  await client.call('trash.deleteForGood', { items: [{ kind: 'project', id: goneId }] });
  expect(await client.call('undo.keep', stepOf(goneId, pot.id, 'too late'))).toEqual(nothing);

  await client.call('ideas.delete', { id: pot.id });
  await client.call('trash.deleteForGood', { items: [{ kind: 'idea', id: pot.id }] });
  expect(await client.call('undo.list', {})).toEqual([ofLine]);
  // A window that still holds it, and does it again or takes it back, brings none of its words back.
  const textIs: UndoCall = {
    name: 'board.setText',
    input: {
      ...{ id: pot.id, editedAt: null },
      fields: { title: 'Clay pot', pitch: '', who: '', why: '', experiment: '' },
    },
  };
  const late = [
    { ...ofPot, id: randomUUID() },
    { ...stepOf(projectId, line.id, 'Clay pot'), forth: [textIs] },
    {
      ...stepOf(projectId, line.id, 'Clay pot'),
      back: [{ name: 'board.restoreMany', input: { ids: [line.id, pot.id] } }],
    },
  ] satisfies UndoStep[];
  for (const step of late) expect(await client.call('undo.keep', step)).toEqual(nothing);
  for (const call of [textIs, { name: 'board.restoreMany', input: { ids: [line.id, pot.id] } }] as const)
    await expect(client.call(call.name, call.input as never)).rejects.toMatchObject({ code: 'not-found' });
  // Nor is anything kept under one project of an idea of another, where it would outlive it.
  const { id: otherId } = await client.call('projects.create', { name: 'Other' });
  expect(await client.call('undo.keep', stepOf(otherId, line.id, 'Rain line'))).toEqual(nothing);
  expect(await client.call('undo.list', {})).toEqual([ofLine]);
  await backend.close();

  const { store } = await openTestStore(dataFolder);
  await store.database
    .insertInto('undo_step')
    .values([
      { id: 'no id', project_id: projectId, label: '', ways: '{"back": 5}', kept_at: Date.now() },
      // As an earlier version kept it, of an idea that was gone.
      {
        id: randomUUID(),
        project_id: projectId,
        label: 'Clay pot',
        ways: JSON.stringify(ofPot),
        kept_at: Date.now(),
      },
    ])
    .execute();
  await store.close();
  const again = await openTestBackend(dataFolder);
  expect(await again.client.call('undo.list', {})).toEqual([ofLine]);
  await again.backend.close();
  expect(decryptStore(dataFolder).includes('Clay pot')).toBe(false);
});
