import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { Client } from '../../contract/client.ts';
import type { GenerateInput, Idea } from '../../contract/ideation.ts';
import type { EventOf } from '../../contract/index.ts';
import { openTestBackend, root } from '../support/backend.ts';

const minutes = 60_000;

async function addProject(client: Client) {
  const markdown = readFileSync(path.join(root, 'test/briefs/locksmith.md'), 'utf8');
  const brief = await client.call('briefs.parseMarkdown', { markdown });
  return (await client.call('projects.create', { name: 'Locks', brief })).id;
}

async function generate(client: Client, input: GenerateInput): Promise<Idea[]> {
  const ideas: Idea[] = [];
  for await (const event of client.stream('ideation.generate', input))
    if (event.type === 'idea') ideas.push(event.idea);
  return ideas;
}

async function runAgain(client: Client, runId: string, ideaId?: string) {
  const events: Exclude<EventOf<'lineage.runAgain'>, { type: 'failed' }>[] = [];
  for await (const event of client.stream('lineage.runAgain', { runId, ...(ideaId ? { ideaId } : {}) }))
    events.push(event);
  const done = events.at(-1);
  if (done?.type !== 'done') throw new Error('The run did not end');
  return { done, again: events.flatMap((event) => (event.type === 'idea' ? [event.idea] : [])) };
}

test(
  'a run comes again word for word, also after its ideas were edited, and says what changed since',
  async () => {
    const { client } = await openTestBackend();
    const projectId = await addProject(client);
    const first = await generate(client, { projectId, method: 'mixed', count: 1, seed: 7 });
    // The second run follows what the person wanted of the first.
    await client.call('ideas.star', { id: first[0]!.id, starred: true });
    await generate(client, { projectId, method: 'mixed', count: 1, seed: 8 });
    await client.call('ideas.star', { id: first[0]!.id, starred: false });
    expect(first).toHaveLength(1);
    const [later, earlier] = await client.call('lineage.runs', { projectId });
    expect(earlier).toMatchObject({ method: 'mixed', count: 1, seed: 7, state: 'done', changed: [] });
    expect(earlier!.ideas).toBe(first.length);

    // The model's words are kept when a person writes others over them.
    const edited = first[0]!;
    await client.call('ideas.edit', { id: edited.id, fields: { pitch: '人写的一句话。' } });
    const again = await runAgain(client, earlier!.id);
    expect(again.done).toEqual({ type: 'done', same: first.length, different: 0, gone: 0, changed: [] });
    expect(again.again[0]!.kept!.pitch).toBe(edited.pitch);

    // The later run had the idea's first words on the table; they are found among its revisions.
    expect((await runAgain(client, later!.id)).done).toMatchObject({ different: 0, changed: [] });
    expect(await client.call('ideas.list', { projectId })).toHaveLength(first.length + later!.ideas);

    await client.call('briefs.save', { projectId, fields: { people: 'Somebody else' } });
    await client.call('ideas.delete', { id: edited.id });
    const [laterNow, earlierNow] = await client.call('lineage.runs', { projectId });
    expect(earlierNow!.changed).toEqual(['brief']);
    expect(laterNow!.changed).toEqual(['brief', 'ideas']);
    // The brief of then is kept with the run, and asked with; what was deleted is not there to be held against.
    const gone = await runAgain(client, earlier!.id);
    expect(gone.done).toMatchObject({ same: 0, different: 0, gone: 1, changed: ['brief'] });

    const comparison = await client.call('lineage.compare', { leftId: earlier!.id, rightId: later!.id });
    expect(comparison.differences).toEqual(['seed']);
    expect(comparison.left.ideas).toHaveLength(0);
    expect(comparison.right.relevance).toBeGreaterThan(0);
    const itself = await client.call('lineage.compare', { leftId: later!.id, rightId: later!.id });
    expect(itself.pairs.every(({ sameText }) => sameText)).toBe(true);
    expect(itself.pairs).toHaveLength(later!.ideas);
  },
  15 * minutes,
);

test('every text an idea had is kept, and one can go back to it', async () => {
  const { client } = await openTestBackend();
  const { id: projectId } = await client.call('projects.create', { name: 'Texts' });
  const { id } = await client.call('ideas.add', { projectId, fields: { title: 'One', why: 'Because' } });
  await client.call('ideas.edit', { id, fields: { title: '二' } });
  await client.call('ideas.edit', { id, fields: { title: '二' } });
  await client.call('ideas.edit', { id, fields: { title: 'Three', why: '' } });
  const revisions = await client.call('lineage.revisions', { ideaId: id });
  expect(revisions.map(({ title, why, by }) => ({ title, why, by }))).toEqual([
    { title: 'One', why: 'Because', by: 'person' },
    { title: '二', why: 'Because', by: 'person' },
  ]);
  const { title, why } = revisions[0]!;
  expect(await client.call('ideas.edit', { id, fields: { title, why } })).toMatchObject({ title: 'One' });
  expect(await client.call('lineage.revisions', { ideaId: id })).toHaveLength(3);
  await client.call('ideas.delete', { id });
  await expect(client.call('lineage.revisions', { ideaId: id })).rejects.toMatchObject({ code: 'not-found' });
});
