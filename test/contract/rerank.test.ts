import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Passage } from '../../contract/knowledge.ts';
import { openTestBackend } from '../support/backend.ts';
import { collect } from '../support/collect.ts';
import { refused, run } from '../support/command-line.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import {
  randomCrossEncoderGraph,
  sharedTokensGraph,
  tinyWords,
  writeTinyFolder,
} from '../support/tiny-onnx.ts';

const sections = [
  ['Warranty', 'The kettle has a warranty of 30 months. Keep the receipt.'],
  ['Water', 'The kettle boils water. It boils the water of two cups at six.'],
  ['Opening', 'The shop opens at nine and closes at six.'],
  ['Price', 'The price of bread is two euros. The price of tea is two euros a cup.'],
  ['Delivery', 'Parcels are sent on weekdays.'],
];
const text = `# Shop\n\n${sections.map(([title, body]) => `## ${title}\n\n${body}`).join('\n\n')}\n`;
const question = 'How long is the warranty of the kettle?';

const wordsOf = (of: string) => of.toLowerCase().match(/[a-z]+|\d+|[^\s\w]/gu) ?? [];

/** What the tiny model gives for a pair, counted here: pairs of the same word that it knows. */
function sharedOf({ headings, text: body }: Passage): number {
  const passage = wordsOf([...headings.filter((heading) => !body.includes(heading)), body].join('\n'));
  return wordsOf(question)
    .filter((word) => tinyWords.includes(word))
    .reduce((sum, word) => sum + passage.filter((other) => other === word).length, 0);
}

async function ranker(graph: Uint8Array, name: string): Promise<string> {
  return writeTinyFolder(path.join(await temporaryFolder(), name), { graph });
}

async function open() {
  const { client, dataFolder, backend } = await openTestBackend();
  const { id: projectId } = await client.call('projects.create', { name: 'Shop' });
  await collect(client.stream('sources.import', { projectId, texts: [{ title: 'Shop', text }] }));
  const choose = async (graph: Uint8Array, name: string) => {
    const events = await collect(client.stream('models.import', { path: await ranker(graph, name) }));
    const done = events.at(-1)!;
    if (done.type !== 'done') throw new Error('It did not end');
    await client.call('models.use', { modelId: done.model.id, task: 'text-ranking' });
    return done.model.id;
  };
  const search = () => client.call('knowledge.search', { projectId, question });
  return { client, dataFolder, backend, projectId, choose, search };
}

const chunks = ({ passages }: { passages: readonly Passage[] }) => passages.map(({ chunkId }) => chunkId);

describe('passages read together with the question', { timeout: 120_000 }, () => {
  it('come in the order of a reranker whose order is known, and back in their own without it', async () => {
    const { client, projectId, choose, search } = await open();
    const before = await search();
    expect(before.together).toBeNull();
    expect(before.passages.every(({ together }) => together === null)).toBe(true);
    expect(before.passages.length).toBeGreaterThan(3);

    const id = await choose(sharedTokensGraph(), 'counts-words');
    const after = await search();
    expect(after.together).toMatchObject({ model: 'counts-words', problem: null });
    expect(chunks(after).sort()).toEqual(chunks(before).sort());
    const scores = after.passages.map(({ together }) => together!.score);
    expect(scores).toEqual(after.passages.map(sharedOf));
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    expect(after.passages.map(({ together }) => together!.rank)).toEqual(scores.map((_, i) => i + 1));
    // The order is another one: words the reranker doesn't know brought the first one up.
    expect(before.passages[0]!.headings.at(-1)).toBe('Warranty');
    expect(after.passages[0]!.headings.at(-1)).not.toBe('Warranty');
    // Each keeps what the other signals said of it.
    for (const passage of after.passages) {
      const { together: _, ...rest } = passage;
      const { together: __, ...was } = before.passages.find(({ chunkId }) => chunkId === passage.chunkId)!;
      expect(rest).toEqual(was);
    }
    const quoted = await client.call('knowledge.quote', { projectId, question });
    expect(quoted.together).toMatchObject({ model: 'counts-words' });
    expect(quoted.quotes[0]!.text).toContain('30 months');

    await client.call('models.use', { modelId: null, task: 'text-ranking' });
    expect(chunks(await search())).toEqual(chunks(before));
    // Deleted while it is in use: nothing reads together any more.
    await client.call('models.use', { modelId: id, task: 'text-ranking' });
    await search();
    await client.call('models.delete', { modelId: id });
    expect((await search()).together).toBeNull();
  });

  it('are the same in another backend on the same data, by a random one too', async () => {
    const { backend, dataFolder, projectId, choose, search } = await open();
    await choose(randomCrossEncoderGraph(), 'random');
    const first = await search();
    expect(first.passages.every(({ together }) => Number.isFinite(together!.score))).toBe(true);
    await backend.close();
    const { client } = await openTestBackend(dataFolder);
    const again = await client.call('knowledge.search', { projectId, question });
    expect(again.passages).toEqual(first.passages);
  });

  it('keep the order without it when the reranker is damaged, and the reason is told', async () => {
    const { dataFolder, choose, search } = await open();
    const before = await search();
    const id = await choose(sharedTokensGraph(), 'broken');
    const file = path.join(dataFolder, 'models', id, 'onnx/model.onnx');
    await writeFile(file, (await readFile(file)).subarray(1));
    const after = await search();
    expect(after.together).toMatchObject({
      model: 'broken',
      passages: 0,
      problem: { code: 'model-damaged' },
    });
    expect(chunks(after)).toEqual(chunks(before));
  });
});

describe('on the command line', { timeout: 120_000 }, () => {
  it('a reranker is imported, used by ask, and put off again', async () => {
    const data = await temporaryFolder();
    const file = path.join(await temporaryFolder(), 'shop.md');
    await writeFile(file, text);
    const folder = await ranker(sharedTokensGraph(), 'counts-words');
    const imported = await run(['models', 'import', folder, '--data', data]);
    expect(imported).toMatchObject({ code: 0, stdout: expect.stringContaining('text-ranking') as string });
    const ask = ['ask', file, '--question', question, '--data', data];
    const without = await run([...ask, '--json']);
    expect(JSON.parse(without.stdout)).toMatchObject({ together: null });
    const used = await run(['models', 'use', 'counts-words', '--data', data]);
    expect(used.stdout).toContain('reads passages together with questions');
    const read = await run(ask);
    expect(read.stdout).toMatch(/passages read together with the question by counts-words\./u);
    expect(read.stdout).toContain('30 months');
    const off = await run(['models', 'use', 'counts-words', '--off', '--data', data]);
    expect(off.stdout).toContain('not used any more');
    expect(await refused('models', 'use', 'counts-words', '--off', '--data', data)).toContain('not in use');
    expect(await refused('models', 'list', '--off')).toContain('--off');
  });
});
