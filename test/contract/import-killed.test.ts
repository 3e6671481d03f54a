import { expect, it } from 'vitest';
import { collect } from '../support/collect.ts';
import { clientOf, startMessage, startProcess } from '../support/backend-process.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const paragraphs = Array.from(
  { length: 400 },
  (_, i) => `Paragraph ${i} speaks of kettle number ${i * 7}, its lid and its lead.`,
);
const text = { title: 'Long', text: paragraphs.join('\n\n') };

async function open(folder: string) {
  const { child, send, next, exited } = startProcess();
  send(startMessage(folder));
  await next('ready');
  send({ type: 'connect', connection: 1 });
  return { child, exited, client: clientOf(child, 1) };
}

it(
  'an import that is killed goes on where it ended, and comes to what it would have been',
  { timeout: 240_000 },
  async () => {
    const folder = await temporaryFolder();
    const first = await open(folder);
    const { id: projectId } = await first.client.call('projects.create', { name: 'Kettle' });
    const events = first.client.stream('sources.import', { projectId, texts: [text] });
    // The process ends in the midst of it, so this stream never does.
    for (;;) {
      const { value } = await events.next();
      if (value?.type === 'progress' && value.phase === 'embedding' && value.share > 0) break;
    }
    first.child.kill('SIGKILL');
    await first.exited;

    const { client } = await open(folder);
    const [cutOff] = await client.call('sources.list', { projectId });
    expect(cutOff).toMatchObject({ name: 'Long', state: 'importing' });
    expect(cutOff!.chunks).toBeGreaterThan(0);
    await collect(client.stream('sources.import', { projectId, resume: true }));
    const { id: freshId } = await client.call('projects.create', { name: 'Uninterrupted' });
    await collect(client.stream('sources.import', { projectId: freshId, texts: [text] }));

    const [resumed] = await client.call('sources.list', { projectId });
    const [fresh] = await client.call('sources.list', { projectId: freshId });
    expect(resumed).toMatchObject({ state: 'ready', chunks: fresh!.chunks });
    // The same passages: neither twice nor left out at the seam.
    for (const number of [0, 1400, 2793]) {
      const question = `What is said of kettle number ${number}?`;
      const textsOf = async (id: string) =>
        (await client.call('knowledge.search', { projectId: id, question })).passages.map((one) => one.text);
      expect(await textsOf(projectId)).toEqual(await textsOf(freshId));
    }
    const { quotes } = await client.call('knowledge.quote', { projectId, question: 'kettle number 2793' });
    expect(quotes.map((quote) => quote.text).join()).toContain('Paragraph 399');
  },
);
