import { expect, it } from 'vitest';
import { openTestBackend } from '../support/backend.ts';
import { collect } from '../support/collect.ts';

it('the sample with results comes in one step, holds something in every room, and comes twice as two projects', async () => {
  const { client } = await openTestBackend();
  const bring = async () => {
    const last = (await collect(client.stream('carry.importSample', {}))).at(-1);
    if (last?.type !== 'done') throw new Error('no end');
    return last.import.projectId;
  };
  const projectId = await bring();
  const project = { projectId };
  const ideas = await client.call('ideas.list', project);
  expect(ideas.length).toBeGreaterThanOrEqual(5);
  expect(ideas.filter(({ starred }) => starred)).toHaveLength(2);
  // Generated here, not typed: each says by which method and model.
  expect(ideas.every(({ provenance }) => provenance !== null)).toBe(true);
  const documents = await client.call('develop.documents', project);
  expect(documents.some(({ documents: some }) => some.length > 0)).toBe(true);
  const plan = await client.call('plan.get', project);
  expect([plan.items.length, plan.risks.length, plan.cards.length]).toEqual([2, 1, 1]);
  expect(await client.call('compose.documents', project)).toHaveLength(1);
  expect((await client.call('sources.list', project)).length).toBeGreaterThan(2);
  const talks = await client.call('conversations.list', project);
  expect(talks).toHaveLength(3);
  const [shop] = await client.call('recommend.datasets', project);
  expect(await client.call('recommend.runs', { datasetId: shop!.id })).toHaveLength(1);
  const [churn] = await client.call('predict.datasets', project);
  expect(await client.call('predict.runs', { datasetId: churn!.id })).toHaveLength(1);
  const [reviews] = await client.call('analyse.list', project);
  expect((await client.call('analyse.get', { analysisId: reviews!.id })).result).not.toBeNull();
  const events = await collect(client.stream('search.everything', { query: 'battery', ...project }));
  expect(events.at(-1)).toMatchObject({ type: 'done', hits: expect.arrayContaining([]) as unknown });

  const again = await bring();
  expect(again).not.toBe(projectId);
  expect(await client.call('projects.list', {})).toHaveLength(2);
}, 240_000);
