import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openInProcess } from '../../backend/in-process.ts';
import { createClient, type Client } from '../../contract/client.ts';
import type { EventOf, InputOf, StreamName } from '../../contract/index.ts';
import { addDecisions } from './decisions.ts';

// node scripts/sample/make.ts: makes library/samples/sample.inkling anew, a project in which every room holds what the
// rooms themselves came to. Takes some minutes.

const root = path.join(import.meta.dirname, '../..');
const target = path.join(root, 'library/samples/sample.inkling');
const ideaCount = 8;
const seed = 1;
/** The last is the conversation that the assistant opens with: one that was answered. */
const questions = [
  'Can it make tea?',
  'What does it cost to send the machine back?',
  'How long does the first charge of the battery take?',
];

/** The last event of a stream, which is what it came to. */
async function done<N extends StreamName>(client: Client, name: N, input: InputOf<N>) {
  process.stderr.write(`${name}\n`);
  let last: EventOf<N> | null = null;
  for await (const event of client.stream(name, input)) last = event;
  return last as unknown as Extract<EventOf<N>, { type: 'done' }>;
}

async function addAll(client: Client): Promise<string> {
  const { id: projectId } = await client.call('projects.createSample', {});
  await done(client, 'ideation.generate', { projectId, method: 'mixed', count: ideaCount, seed });
  await done(client, 'cluster.map', { projectId });
  await addDecisions(client, projectId);

  await done(client, 'sources.addSample', { projectId, language: 'en' });
  for (const question of questions) {
    const { id: conversationId } = await client.call('conversations.create', { projectId });
    await done(client, 'assistant.answer', { conversationId, question });
  }
  await client.call('tests.addSample', { projectId, language: 'en' });

  const shop = await client.call('recommend.createSample', { projectId, sample: 'reading' });
  await done(client, 'recommend.evaluate', { datasetId: shop.id, seed, algorithms: ['item-knn'] });

  const churn = await client.call('predict.createSample', { projectId, sample: 'churn', language: 'en' });
  const config = {
    target: churn.target ?? 'left',
    folds: 0,
    learningCurve: false,
    models: ['linear' as const, 'decision-tree' as const],
  };
  await done(client, 'predict.train', { datasetId: churn.id, config });

  const reviews = await client.call('analyse.createSample', { projectId, sample: 'reviews' });
  await done(client, 'analyse.run', { analysisId: reviews.id });
  return projectId;
}

const dataFolder = await mkdtemp(path.join(tmpdir(), 'inkling-sample-'));
const backend = await openInProcess({
  version: '1',
  dataFolder,
  modelsFolder: path.join(root, 'models'),
  libraryFolder: path.join(root, 'library'),
  isThrowAway: true,
});
const client = createClient(backend.port);
try {
  const projectId = await addAll(client);
  await rm(target, { force: true });
  const { sizeBytes, rows } = await done(client, 'carry.export', {
    projectId,
    path: target,
    passphrase: null,
  });
  process.stderr.write(`${rows} rows, ${sizeBytes} bytes\n`);
} finally {
  client.close();
  await backend.close();
  await rm(dataFolder, { recursive: true, force: true });
}
