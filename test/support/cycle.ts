import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Client } from '../../contract/client.ts';
import { InklingError } from '../../contract/errors.ts';
import { buildBrief } from './build.ts';
import { collect } from './collect.ts';
import { purchasesCsv } from './purchases.ts';

/** What a person does in a short session, over and over: each cycle leaves the store as it found it, but for the bin. */
export async function runCycle(client: Client, folder: string, cycle: number): Promise<void> {
  const { id: projectId } = await client.call('projects.create', {
    name: `Cycle ${cycle}`,
    brief: buildBrief(),
  });
  await generate(client, projectId, cycle);
  const idea = await client.call('ideas.add', {
    projectId,
    fields: { title: `Drip club ${cycle}`, pitch: `Neighbours share drip line number ${cycle}.` },
  });
  await client.call('board.change', { ids: [idea.id], addTags: ['shared'], state: 'promising' });
  await collect(client.stream('board.search', { projectId, query: 'drip' }));
  await client.call('ideas.edit', { id: idea.id, fields: { who: 'Plot holders' } });

  const title = `leaflet ${cycle}`;
  const text = `# Tank ${cycle}\n\nThe tank holds ${100 + cycle} litres. It is filled on Monday.\n`;
  await collect(client.stream('sources.import', { projectId, texts: [{ title, text }] }));
  const question = 'How much does the tank hold?';
  await client.call('knowledge.search', { projectId, question });
  if (cycle % 4 === 0)
    await collect(client.stream('assistant.reply', { projectId, question, mode: 'quote' }));
  if (cycle % 10 === 0) await tables(client, projectId, folder);
  if (cycle % 10 === 5) await client.call('leave.export', { projectId, format: 'md', language: 'en' });

  const [source] = await client.call('sources.list', { projectId });
  await client.call('sources.delete', { id: source!.id });
  await client.call('ideas.delete', { id: idea.id });
  await client.call('projects.delete', { id: projectId });
}

/**
 * Has one idea written by the model. Mostly it is called off while the model reads the brief, one time in ten when it
 * begins to write, and one time in a hundred not at all.
 */
async function generate(client: Client, projectId: string, cycle: number): Promise<void> {
  const lastPhase = cycle % 100 === 1 ? null : cycle % 10 === 2 ? 'drafting' : 'reading';
  const stop = new AbortController();
  const input = { projectId, method: 'scamper', count: 1, seed: 1 };
  try {
    for await (const event of client.stream('ideation.generate', input, stop.signal))
      if (event.type === 'progress' && event.phase === lastPhase) stop.abort();
  } catch (error) {
    if (!(error instanceof InklingError) || error.code !== 'cancelled') throw error;
  }
}

/** A small shop: read from a file, looked at, thrown away. */
async function tables(client: Client, projectId: string, folder: string): Promise<void> {
  const file = path.join(folder, 'purchases.csv');
  await writeFile(file, purchasesCsv());
  const source = { kind: 'file' as const, path: file };
  const events = client.stream('recommend.importDataset', {
    projectId,
    interactions: {
      source,
      columns: { user: 'customer', item: 'product', value: 'quantity', time: 'bought at' },
      rule: { kind: 'each-once' },
    },
  });
  for await (const event of events) {
    if (event.type !== 'done') continue;
    const datasetId = event.dataset.id;
    const { users } = await client.call('recommend.users', { datasetId, limit: 1 });
    const who = { kind: 'user' as const, userId: users[0]!.id };
    await client.call('recommend.recommend', { datasetId, who, contenders: ['item-knn'] });
    await client.call('recommend.deleteDataset', { datasetId });
  }
}
