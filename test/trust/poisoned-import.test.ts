import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { clientOf, startMessage, startProcess } from '../support/backend-process.ts';
import { collect } from '../support/collect.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { isWhole } from '../support/trust.ts';

async function open(folder: string) {
  const { child, send, next, exited } = startProcess();
  send(startMessage(folder));
  await next('ready');
  send({ type: 'connect', connection: 1 });
  const kill = async () => {
    child.kill('SIGKILL');
    await exited;
  };
  return { client: clientOf(child, 1), kill };
}

/** Long enough for anything that a start would set going. */
const afterStart = () => new Promise((resolve) => setTimeout(resolve, 2000));
/** Several turns of the embedder, so that there is something left to do when the first is over. */
const paragraphs = Array.from(
  { length: 1500 },
  (_, at) => `Paragraph ${at} speaks of kettle number ${at * 7}, its lid, its lead and its base.`,
);

test(
  'an import that took the backend with it is marked as cut off and not taken up again by itself',
  { timeout: 300_000 },
  async ({ task }) => {
    const folder = await temporaryFolder();
    const first = await open(folder);
    const { id: projectId } = await first.client.call('projects.create', { name: 'Kettle' });
    const text = { title: 'Poison', text: paragraphs.join('\n\n') };
    const events = first.client.stream('sources.import', { projectId, texts: [text] });
    for (;;) {
      const { value } = await events.next();
      if (value?.type === 'progress' && value.phase === 'embedding' && value.share > 0) break;
    }
    await first.kill();

    // Twice: a loop would show as work that goes on, or as a mark that is gone.
    let chunks: number | null = null;
    for (let start = 0; start < 2; start++) {
      const { client, kill } = await open(folder);
      await afterStart();
      const [source, ...others] = await client.call('sources.list', { projectId });
      expect(source).toMatchObject({ name: 'Poison', state: 'importing' });
      expect(others).toEqual([]);
      chunks ??= source!.chunks;
      expect(source!.chunks).toBe(chunks);
      await kill();
    }
    task.meta.figure = 'two starts, nothing taken up';
  },
);

/** Five million elements: more than the reader's 768 MiB hold, or more than it can read within 30 s of silence. */
const tooMuch = '<b>x</b>'.repeat(5_000_000);

test.runIf(isWhole)(
  'a file that ends its reader is named with the reason, nothing of it is kept, and the files beside it are read',
  { timeout: 600_000 },
  async ({ task }) => {
    const folder = await temporaryFolder();
    const files = await temporaryFolder();
    const write = async (name: string, text: string) => {
      const file = path.join(files, name);
      await writeFile(file, text);
      return file;
    };
    const paths = [
      await write('poison.html', `<html><body>${tooMuch}`),
      await write('fine.txt', 'Descale the kettle every month.'),
    ];
    const first = await open(folder);
    const { id: projectId } = await first.client.call('projects.create', { name: 'Kettle' });
    const events = await collect(first.client.stream('sources.import', { projectId, paths }));
    expect(events.filter((event) => event.type === 'file')).toMatchObject([
      { file: 'poison.html', outcome: 'failed', source: null, problem: { code: 'worker-ended' } },
      { file: 'fine.txt', outcome: 'added' },
    ]);
    await first.kill();

    const { client } = await open(folder);
    await afterStart();
    expect(await client.call('sources.list', { projectId })).toMatchObject([
      { name: 'fine.txt', state: 'ready' },
    ]);
    task.meta.figure = 'refused as worker-ended, not there after a start';
  },
);
