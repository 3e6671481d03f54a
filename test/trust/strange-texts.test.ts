import { rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import type { Client } from '../../contract/client.ts';
import { openTestBackend } from '../support/backend.ts';
import { collect } from '../support/collect.ts';
import { longestFileName, longestTitle, strangeTexts } from '../support/strange-texts.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const texts = Object.values(strangeTexts);

it('right-to-left text, emoji, combining marks and zero-width characters are kept as written, found, and exported', async ({
  task,
}) => {
  const { client } = await openTestBackend();
  const { id: projectId } = await client.call('projects.create', { name: strangeTexts.hebrew.text });
  const ids = new Map<string, string>();
  for (const { text } of texts) {
    const idea = await client.call('ideas.add', { projectId, fields: { title: text, pitch: text } });
    expect(idea.title).toBe(text);
    ids.set(text, idea.id);
  }
  const missed: string[] = [];
  for (const { text, word } of texts) {
    const hits = await found(client, projectId, word);
    if (!hits.includes(ids.get(text)!)) missed.push(word);
  }
  expect(missed).toEqual([]);

  for (const format of ['md', 'html', 'csv', 'json'] as const) {
    const { base64 } = await client.call('leave.export', { projectId, format, language: 'en' });
    const file = Buffer.from(base64, 'base64').toString('utf8');
    for (const { text } of texts) {
      // The text itself, whatever a format puts before a sign of its own.
      const plain = format === 'json' ? file : file.replaceAll('\\', '').replaceAll('&nbsp;', ' ');
      expect(plain, `${format}: ${text}`).toContain(format === 'json' ? JSON.stringify(text) : text);
    }
  }
  task.meta.figure = `${texts.length} texts, found by a word of each, and in 4 formats`;
});

it('a name that is too long is refused with a sentence, and the longest ones are kept', async () => {
  const { client } = await openTestBackend();
  const { id: projectId } = await client.call('projects.create', { name: longestTitle });
  const long = 'a'.repeat(10_000);
  await expect(client.call('projects.create', { name: long })).rejects.toMatchObject({
    code: 'invalid-input',
  });
  await expect(client.call('ideas.add', { projectId, fields: { title: long } })).rejects.toMatchObject({
    code: 'invalid-input',
    message: expect.stringContaining('200 characters') as string,
  });
  const { id, title } = await client.call('ideas.add', { projectId, fields: { title: longestTitle } });
  expect(title).toBe(longestTitle);
  await expect(client.call('board.change', { ids: [id], addTags: [long] })).rejects.toMatchObject({
    code: 'invalid-input',
    message: expect.stringContaining('40 characters') as string,
  });
  const { name } = await client.call('leave.export', { projectId, format: 'md', language: 'en' });
  expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
});

it('a file whose name is as long as names may be is read, found, and named in an answer', async () => {
  const { client } = await openTestBackend();
  const { id: projectId } = await client.call('projects.create', { name: 'Files' });
  const folder = await temporaryFolder();
  const bare = path.join(folder, 'short.txt');
  await writeFile(bare, 'The tank holds four hundred litres of rain.');
  const file = path.join(folder, longestFileName);
  await rename(bare, file);
  await collect(client.stream('sources.import', { projectId, paths: [file] }));
  const question = 'How much does the tank hold?';
  const { passages } = await client.call('knowledge.search', { projectId, question });
  expect(passages[0]?.source).toBe(longestFileName);
});

/** The ids of the ideas that hold a word of this query. */
async function found(client: Client, projectId: string, query: string): Promise<string[]> {
  const events = await collect(client.stream('board.search', { projectId, query }));
  const last = events.at(-1)!;
  return last.type === 'done'
    ? last.hits.filter(({ words }) => words !== null).map(({ ideaId }) => ideaId)
    : [];
}
