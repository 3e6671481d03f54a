import { planted } from '../../test/support/big-project.ts';
import type { WatchedBackend } from '../../test/support/watched-backend.ts';
import { InklingError } from '../../contract/errors.ts';

/** What one piece of work took. */
export interface Measured {
  readonly what: string;
  /** Until there was something to show, in ms; of a question, until it was answered. */
  readonly firstMs: number;
  readonly wallMs: number;
  /** Of the whole backend, its threads included: what other work on the machine does not lengthen. */
  readonly cpuMs: number;
  /** How late the backend's own thread came to what was due. */
  readonly lateMaxMs: number;
  /** What was found, or why it was refused. */
  readonly found: string;
}

/**
 * Opens the rooms of the one project that is there, one after the other, and does in each what needs all of its data.
 * `isKept`: without what changes the project.
 */
export async function measureRooms(
  backend: Pick<WatchedBackend, 'client' | 'look'>,
  take: (row: Measured) => void,
  { isKept }: { readonly isKept: boolean },
): Promise<void> {
  const { client } = backend;
  const measure = async (what: string, work: (first: () => void) => Promise<string>): Promise<void> => {
    await backend.look();
    const began = performance.now();
    const firsts: number[] = [];
    let found: string;
    try {
      found = await work(() => void firsts.push(performance.now() - began));
    } catch (error) {
      if (!(error instanceof InklingError)) throw error;
      found = `refused: ${error.message}`;
    }
    const wallMs = performance.now() - began;
    const { cpuMs, lateMaxMs } = await backend.look();
    take({ what, firstMs: firsts[0] ?? wallMs, wallMs, cpuMs, lateMaxMs, found });
  };

  await measure('list of projects', async () => `${(await client.call('projects.list', {})).length}`);
  const [project] = await client.call('projects.list', {});
  if (!project) throw new Error('There is no project.');
  const projectId = project.id;

  await measure('ideas: all of them', async () => {
    const ideas = await client.call('ideas.list', { projectId });
    return `${ideas.length} ideas, ${(JSON.stringify(ideas).length / 1e6).toFixed(1)} MB`;
  });
  const ideas = await client.call('ideas.list', { projectId });
  const word = ideas[ideas.length >> 1]!.title.split(' ')[0]!;
  for (const time of ['first', 'again'])
    await measure(`ideas: searched, ${time}`, async (first) => {
      let hits = 0;
      for await (const event of client.stream('board.search', { projectId, query: word })) {
        if (event.type === 'found') first();
        if (event.type === 'done') hits = event.hits.length;
      }
      return `${hits} hits`;
    });
  if (!isKept) {
    const some = ideas.slice(0, 1000).map(({ id }) => id);
    await measure('ideas: 1,000 tagged', async () => {
      const { after } = await client.call('board.change', { ids: some, addTags: ['many'] });
      return `${after.length} changed`;
    });
  }
  await measure('ideas: one edited', async () => {
    const { title } = await client.call('ideas.edit', { id: ideas[7]!.id, fields: { who: 'Everybody' } });
    return title;
  });
  await measure('map', async () => {
    for await (const event of client.stream('cluster.map', { projectId, anew: true }))
      if (event.type === 'done') return `${event.points.length} points`;
    return 'nothing';
  });
  for (const method of ['hdbscan', 'k-means'] as const)
    await measure(`groups, ${method}`, async () => {
      for await (const event of client.stream('cluster.propose', { projectId, method, seed: 1 }))
        if (event.type === 'done') return `${event.proposal.count} groups`;
      return 'nothing';
    });
  await measure('duplicates', async () => {
    for await (const event of client.stream('cluster.duplicates', { projectId }))
      if (event.type === 'done') return `${event.pairs.length} pairs`;
    return 'nothing';
  });
  await measure('choosing: the table', async () => {
    const [set] = await client.call('converge.sets', { projectId });
    if (!set) return 'no criteria';
    const { assessments } = await client.call('converge.table', { projectId, setId: set.id, scope: 'all' });
    return `${assessments.length} rows`;
  });

  await measure('knowledge: list of sources', async () => {
    const sources = await client.call('sources.list', { projectId });
    return `${sources.length} sources`;
  });
  for (const time of ['first', 'again'])
    await measure(`knowledge: searched, ${time}`, async () => {
      const { passages } = await client.call('knowledge.search', { projectId, question: planted.question });
      const at = passages.findIndex(({ text }) => text.includes(planted.sentence));
      return `planted passage at place ${at + 1}`;
    });
  await measure('knowledge: one misspelt word', async () => {
    const question = 'warrenty of the kettel';
    const { read } = await client.call('knowledge.search', { projectId, question });
    return read.repaired.map(({ from, to }) => `${from} → ${to}`).join(', ');
  });
  await measure('assistant: an answer that quotes', async (first) => {
    for await (const event of client.stream('assistant.reply', {
      projectId,
      question: planted.question,
      mode: 'quote',
    })) {
      if (event.type !== 'progress') first();
      if (event.type === 'done') return event.text.includes(planted.sentence) ? 'the sentence' : event.text;
    }
    return 'nothing';
  });

  const [dataset] = await client.call('recommend.datasets', { projectId });
  if (dataset) {
    const datasetId = dataset.id;
    await measure('recommender: overview', async () => {
      await client.call('recommend.overview', { datasetId });
      return `${dataset.interactions} interactions`;
    });
    await measure('recommender: trained', async () => {
      const contenders = ['popularity', 'item-knn'] as const;
      for await (const event of client.stream('recommend.train', { datasetId, contenders: [...contenders] }))
        if (event.type === 'done') return event.ready.join(', ');
      return 'nothing';
    });
    const { users } = await client.call('recommend.users', { datasetId, limit: 1 });
    await measure('recommender: a list', async () => {
      const who = { kind: 'user' as const, userId: users[0]!.id };
      const { lists } = await client.call('recommend.recommend', {
        datasetId,
        who,
        contenders: ['item-knn'],
      });
      return `${lists[0]!.items.length} items`;
    });
    await measure('recommender: users with a 7', async () => {
      const { total } = await client.call('recommend.users', { datasetId, search: '7' });
      return `${total} users`;
    });
  }
  for (const format of ['json', 'md', 'docx'] as const)
    await measure(`export of everything, ${format}`, async () => {
      const { base64 } = await client.call('leave.export', { projectId, format, language: 'en' });
      return `${((base64.length * 0.75) / 1e6).toFixed(1)} MB`;
    });
  if (isKept) return;
  await measure('the project deleted', async () => {
    await client.call('projects.delete', { id: projectId });
    return '';
  });
  await measure('the project deleted for good', async () => {
    const { count } = await client.call('trash.deleteForGood', { items: 'all' });
    return `${count} rows`;
  });
}
