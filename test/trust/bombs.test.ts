import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { DocumentJobs } from '../../backend/documents/jobs.ts';
import { documentWorkerLimits } from '../../backend/documents/limits.ts';
import { createWorker, type WorkerHandle } from '../../backend/workers/worker-handle.ts';
import { InklingError } from '../../contract/errors.ts';
import { documentBombs, tableBombs, type Bomb } from '../support/hostile/bombs.ts';
import { importEverywhere, type TableWorker } from '../support/hostile/import-table.ts';
import { peakOfProcess } from '../support/hostile/survive.ts';
import { openTestBackend } from '../support/backend.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { isWhole } from '../support/trust.ts';

/** As the backend's own for documents; those for tables may take more. */
const worker: WorkerHandle<DocumentJobs> = createWorker(documentWorkerLimits);
const tables: TableWorker = createWorker(documentWorkerLimits);
afterAll(() => Promise.all([worker.close(), tables.close()]));
const { signal } = new AbortController();

const tried = (bombs: Readonly<Record<string, Bomb>>) =>
  Object.entries(bombs).filter(([, { isLong }]) => isWhole || !isLong);

/**
 * What came of a bomb, as a figure. A worker that was silent for 30 s, or took more than 768 MiB, would have been ended,
 * and that is no `file-…`.
 */
async function outcomeOf(says: RegExp | null, read: () => Promise<unknown>): Promise<string> {
  const began = performance.now();
  const outcome = await read().catch((error: unknown) => error);
  const took = `in ${Math.ceil(performance.now() - began)} ms, ${Math.round(peakOfProcess())} MiB`;
  if (!(outcome instanceof Error)) {
    expect(says).toBeNull();
    return `read ${took}`;
  }
  if (!(outcome instanceof InklingError)) throw outcome;
  expect(outcome.code, outcome.message).toMatch(/^file-|^not-enough-data$|^table-unusable$/u);
  if (says !== null) expect(outcome.message).toMatch(says);
  return `refused ${took}`;
}

test.for(tried(documentBombs))(
  'a document made to fill a machine or to keep it busy is survived: %s',
  { timeout: 180_000 },
  async ([, { file, make, says }], { task }) => {
    const bytes = await make();
    task.meta.figure = await outcomeOf(says, () =>
      worker.run('read-document', { from: { bytes }, fileName: file }, { signal }),
    );
  },
);

test.for(tried(tableBombs))(
  'a table made to fill a machine or to keep it busy is survived by every room: %s',
  { timeout: 300_000 },
  async ([, { file, make, says }], { task }) => {
    const location = path.join(await temporaryFolder(), file);
    writeFileSync(location, await make());
    task.meta.figure = await outcomeOf(says, () =>
      importEverywhere(tables, { kind: 'file', path: location }),
    );
  },
);

test('a schema, a model file, a brief and a list that nest without end are refused or read', async () => {
  const { client } = await openTestBackend();
  const deep = 20_000;
  for (const text of [
    `{"const":${'['.repeat(deep)}${']'.repeat(deep)}}`,
    `{"enum":[${'['.repeat(deep)}${']'.repeat(deep)}]}`,
    `${'{"items":'.repeat(4000)}{}${'}'.repeat(4000)}`,
    `${'{"allOf":['.repeat(4000)}{}${']}'.repeat(4000)}`,
  ]) {
    const { problems } = await client.call('compose.checkSchema', { schema: { kind: 'json', text } });
    expect(problems, text.slice(0, 30)).toHaveLength(1);
  }
  const file = { name: 'a.json', text: `{"format":${'['.repeat(100_000)}${']'.repeat(100_000)}}` };
  await expect(client.call('predict.mergeModels', { files: [file, file] })).rejects.toMatchObject({
    code: 'file-unsupported',
  });
  const { id: projectId } = await client.call('projects.create', { name: 'Kettle' });
  const nested = Array.from({ length: 3000 }, (_, at) => `${' '.repeat(at)}- > * ${'['.repeat(20)}a`).join(
    '\n',
  );
  const read = client.call('ideas.readText', { projectId, source: { kind: 'pasted', text: nested } });
  await expect(read.catch((error: unknown) => error)).resolves.not.toMatchObject({ code: 'internal' });
  await client.call('briefs.parseMarkdown', {
    markdown: `# a\n${'> '.repeat(40_000)}b\n${'**'.repeat(9000)}`,
  });
});
