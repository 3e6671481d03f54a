import { expect, it } from 'vitest';
import { openTestBackend } from '../support/backend.ts';

it(
  'what was deleted is brought back after a restart, and only what is named goes for good',
  { timeout: 120_000 },
  async () => {
    const first = await openTestBackend();
    const { client } = first;
    const { id: projectId } = await client.call('projects.create', { name: 'Garden' });
    const { id: other } = await client.call('projects.create', { name: 'Orchard' });
    const add = (project: string, title: string) =>
      client.call('ideas.add', { projectId: project, fields: { title } });
    const pot = await add(projectId, 'Clay pot');
    const line = await add(projectId, 'Rain line');
    const tree = await add(other, 'Old tree');
    await client.call('board.change', { ids: [pot.id], starred: true, addTags: ['water'] });
    const risk = await client.call('plan.addRisk', {
      projectId,
      fields: { title: 'Frost', likelihood: 3, impact: 4 },
    });
    const talk = await client.call('conversations.create', { projectId, title: 'A talk' });
    await client.call('board.deleteMany', { ids: [pot.id, line.id] });
    await client.call('plan.deleteRisk', { id: risk.id });
    await client.call('conversations.delete', { id: talk.id });
    await client.call('ideas.delete', { id: tree.id });
    await client.call('projects.delete', { id: other });
    await first.backend.close();

    const second = await openTestBackend(first.dataFolder);
    const list = async (of: string | null = null) =>
      (await second.client.call('trash.list', { projectId: of })).map(({ kind, name }) => `${kind}: ${name}`);
    // What hangs on a deleted project comes back with it, and is not named by itself.
    expect((await list()).sort()).toEqual([
      'conversation: A talk',
      'idea: Clay pot',
      'idea: Rain line',
      'plan: Frost',
      'project: Orchard',
    ]);
    expect((await list(projectId)).length).toBe(4);
    await second.client.call('trash.restore', {
      items: [
        { kind: 'idea', id: pot.id },
        { kind: 'project', id: other },
        { kind: 'plan', id: risk.id },
      ],
    });
    expect(await second.client.call('ideas.list', { projectId })).toMatchObject([
      { title: 'Clay pot', starred: true, tags: ['water'] },
    ]);
    expect((await second.client.call('plan.get', { projectId })).risks).toMatchObject([{ title: 'Frost' }]);
    expect(await list(other)).toEqual(['idea: Old tree']);

    const go = (id: string) => second.client.call('trash.deleteForGood', { items: [{ kind: 'idea', id }] });
    expect(await go(line.id)).toEqual({ count: 1 });
    // What is not deleted can't go for good, and what is gone doesn't come back.
    expect(await go(pot.id)).toEqual({ count: 0 });
    await expect(
      second.client.call('trash.restore', { items: [{ kind: 'idea', id: line.id }] }),
    ).rejects.toMatchObject({ code: 'not-found' });
    expect((await second.client.call('ideas.list', { projectId })).map(({ title }) => title)).toEqual([
      'Clay pot',
    ]);
  },
);
