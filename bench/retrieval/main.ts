import { cpus } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { openSession } from '../../cli/session.ts';
import type { InstalledModel } from '../../contract/models.ts';
import { askAll } from './ask-all.ts';
import { readSet } from './questions.ts';

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: 'corpus' },
    json: { type: 'boolean' },
    details: { type: 'boolean' },
    /** The folder of a reranker in ONNX: the same questions are asked a second time with it. */
    reranker: { type: 'string' },
  },
});
const session = await openSession(undefined);
try {
  const { client } = session;
  const { folder, questions } = await readSet(values.data);
  const { id: projectId } = await client.call('projects.create', { name: 'Benchmark' });
  let imported = { files: 0, characters: 0, ms: 0 };
  for await (const event of client.stream('sources.import', { projectId, paths: [folder] })) {
    if (event.type !== 'done') continue;
    imported = { files: event.added, characters: event.characters, ms: event.totalMs };
  }
  // A set may keep its questions beside its documents: they must not be found.
  const all = await client.call('sources.list', { projectId });
  const sourceIds = all.filter(({ name }) => !name.endsWith('.csv')).map(({ id }) => id);

  const asked = questions.filter(({ kind }) => kind !== 'handoff');
  const plain = await askAll(client, { projectId, sourceIds }, asked);
  let withReranker: object | null = null;
  if (values.reranker !== undefined) {
    let chosen: InstalledModel | null = null;
    for await (const event of client.stream('models.import', { path: path.resolve(values.reranker) }))
      if (event.type === 'done') chosen = event.model;
    await client.call('models.use', { modelId: chosen?.id ?? null, task: 'text-ranking' });
    const { figures } = await askAll(client, { projectId, sourceIds }, asked);
    withReranker = { model: chosen?.name, sizeBytes: chosen?.sizeBytes, ...figures };
  }
  const result = {
    benchmark: 'retrieval',
    data: values.data,
    machine: { processor: cpus()[0]?.model ?? 'unknown', node: process.version },
    imported,
    ...plain.figures,
    ...(withReranker ? { withReranker } : {}),
    ...(values.details ? { details: plain.details } : {}),
  };
  process.stdout.write(`${JSON.stringify(result, null, values.json ? 2 : 1)}\n`);
} finally {
  await session.close();
}
